/** The opened assistant: heading, conversation, status, composer, forget. */
import { button, focused, icon, make } from "./dom.js";
import { strings } from "./strings.js";

/** @type {(parts: PanelParts) => Panel} */
export const createPanel = ({ heading, council, floating, log, composer, rest, close, forget }) => {
  const status = make("p", { class: "status", role: "status" });
  const notice = make("div", { class: "notice", role: "alert" });

  /** @param {boolean} asking */
  const confirm = (asking) => {
    const moves = question.contains(focused(question));
    question.hidden = !asking;
    forgetButton.setAttribute("aria-expanded", `${asking}`);
    if (asking) question.querySelector("button")?.focus();
    else if (moves) forgetButton.focus();
  };
  const forgetButton = button("quiet forget", strings.forget, () => confirm(true));
  composer.tools.append(forgetButton);
  const question = make(
    "div",
    { class: "confirm", role: "group", "aria-labelledby": "forget-question", hidden: true },
    make("p", { id: "forget-question" }, strings.forgetAsk),
    button("choice", strings.forgetNo, () => confirm(false)),
    button("choice danger", strings.forgetYes, () => {
      confirm(false);
      forget();
    }),
  );

  /** What is shown in place of the conversation, and the button that opened it. */
  const view = make("section", { class: "view", "aria-labelledby": "view", hidden: true });
  /** @type {HTMLElement | null} */
  let opener = null;
  const shown = [log.element, composer.element, status, notice];
  const leave = () => {
    view.hidden = true;
    for (const part of shown) part.hidden = false;
    opener?.focus();
    opener = null;
  };

  const closeButton = button("close", strings.close, close, "close");
  closeButton.setAttribute("aria-label", strings.closeLabel);
  const element = make(
    floating ? "dialog" : "section",
    {
      class: "panel",
      "aria-labelledby": "heading",
      hidden: true,
      // The browser's own Escape of a full-screen dialog closes it without our tidying up.
      cancel: (event) => event.preventDefault(),
      keydown(event) {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        // What is inside closes first.
        if (opener) leave();
        else if (!question.hidden) confirm(false);
        else close();
      },
    },
    make(
      "div",
      { class: "header" },
      make(
        "div",
        { class: "titles" },
        make("h2", { id: "heading", class: "heading" }, heading),
        council && make("p", { class: "council" }, council),
      ),
      closeButton,
    ),
    log.element,
    status,
    notice,
    composer.element,
    question,
    view,
    ...rest,
  );

  const hide = () => {
    confirm(false);
    if (element instanceof HTMLDialogElement && element.open) element.close();
    element.hidden = true;
  };

  return {
    element,
    hide,
    show(fullScreen) {
      hide();
      element.hidden = false;
      if (!(element instanceof HTMLDialogElement)) return;
      // A full-screen one covers the page, so the page behind is out of reach.
      if (fullScreen) element.showModal();
      else element.open = true;
    },
    say(words) {
      status.textContent = words;
    },
    notify: (...content) => notice.replaceChildren(...content),
    view(by, title, content) {
      confirm(false);
      opener = by;
      for (const part of shown) part.hidden = true;
      const back = button("quiet", strings.back, leave, "back");
      const heading = make("h3", { id: "view", class: "heading" }, title);
      view.replaceChildren(back, heading, make("div", {}, ...content));
      view.hidden = false;
      view.scrollTop = 0;
      back.focus();
    },
    leave,
  };
};

/** Characters of a question. */
export const LONGEST = 500;
const LETTERS_LEFT_SHOWN_FROM = 400;

/** Where the person types. @type {(send: Say, locate: () => void) => Composer} */
export const createComposer = (send, locate) => {
  const field = make("textarea", {
    id: "question",
    class: "question",
    rows: "2",
    autocomplete: "off",
    enterkeyhint: "send",
    "aria-describedby": "question-trouble question-left",
    keydown(event) {
      // While an input method is composing, Enter picks a word: it must not send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      element.requestSubmit();
    },
    input: () => typed(),
  });
  const trouble = make("p", { id: "question-trouble", class: "trouble", role: "alert" });
  const left = make("p", { id: "question-left", class: "left" });
  const tools = make("div", { class: "tools" }, button("quiet", strings.locate, locate, "place"));
  const element = make(
    "form",
    {
      class: "composer",
      novalidate: true,
      submit(event) {
        event.preventDefault();
        const text = field.value.trim();
        const used = letters();
        if (!text) complain(strings.errors.empty);
        else if (used > LONGEST) complain(strings.errors.tooLong(used));
        else {
          complain("");
          send(text);
          return;
        }
        focus();
      },
    },
    make("label", { for: "question", class: "label" }, strings.question),
    trouble,
    make("div", { class: "entry" }, field, make("button", { class: "send" }, strings.send)),
    left,
    tools,
  );

  /** Letters as people count them: one for a picture, too. */
  const letters = () => [...field.value.trim()].length;
  const focus = () => field.focus({ preventScroll: true });
  /** @param {string} words */
  const complain = (words) => {
    trouble.textContent = words;
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  const typed = () => {
    const used = letters();
    if (used && used <= LONGEST) complain("");
    const told = used > LETTERS_LEFT_SHOWN_FROM && used <= LONGEST;
    left.textContent = told ? strings.errors.lettersLeft(LONGEST - used) : "";
  };

  return {
    element,
    tools,
    focus,
    complain,
    get text() {
      return field.value.trim();
    },
    set text(text) {
      field.value = text;
      complain("");
      typed();
    },
  };
};
