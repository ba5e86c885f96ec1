/** The opened assistant, the field where people type, and how it looks and sounds. */
import { button, focused, make, safeAddress } from "./browser.js";
import { britishVoice } from "./listen.js";
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

  /** In place of the conversation; and the button that opened it. */
  const view = make("section", { class: "view", "aria-labelledby": "view", hidden: true });
  /** @type {HTMLElement | null} */
  let opener = null;
  const shown = [log.element, composer.element, status, notice];
  const leave = () => {
    view.hidden = true;
    for (const part of shown) part.hidden = false;
    if (opener?.hidden) composer.focus();
    else opener?.focus();
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
    say: (words) => (status.textContent = words),
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

  /** As people count them: one for a picture, too. */
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

const SIZES = [1, 1.25, 1.5];
const LOOKS = /** @type {const} */ (["contrast", "spaced", "ruler"]);
/** Lower than this, in its own letters, the panel scrolls as one. */
const LOW_EM = 34;

/** @type {(preferences: Preferences, speaks: boolean, signal: AbortSignal) => Settings} */
export const createSettings = (preferences, speaks, signal) => {
  const root = make("div");
  const ruler = make("div", { class: "band", "aria-hidden": "true" });

  const apply = () => {
    const { chosen } = preferences;
    root.style.setProperty("--size", `${chosen.size ?? 1}`);
    for (const look of LOOKS) root.classList.toggle(look, Boolean(chosen[look]));
    root.classList.toggle("pictures", Boolean(chosen.symbols));
    illustrate(root);
    fit();
  };
  const fit = () => {
    const letter = parseFloat(getComputedStyle(root).fontSize);
    root.classList.toggle("low", innerHeight < LOW_EM * letter);
  };
  addEventListener("resize", fit, { signal });

  /** @param {Element} element */
  const illustrate = (element) => {
    if (!preferences.chosen.symbols) return;
    for (const words of element.querySelectorAll("[data-picture]")) {
      const src = safeAddress(words.getAttribute("data-picture"));
      words.removeAttribute("data-picture");
      if (src) words.prepend(make("img", { class: "picture", src, alt: "" }));
    }
  };

  /** The ruler goes where somebody points, or where the focus is. @param {number} y */
  const rule = (y) => {
    const panel = ruler.parentElement;
    if (!panel) return;
    const at = y - panel.getBoundingClientRect().top + panel.scrollTop;
    ruler.style.insetBlockStart = `${at}px`;
  };
  for (const event of ["pointermove", "pointerdown"]) {
    root.addEventListener(event, (pointed) => rule(/** @type {PointerEvent} */ (pointed).clientY));
  }
  root.addEventListener("focusin", ({ target }) => {
    const { top, height } = /** @type {Element} */ (target).getBoundingClientRect();
    rule(top + height / 2);
  });

  /** @type {(words: string, attributes: Attributes, change: (on: boolean) => void) => Node} */
  const box = (words, attributes, change) =>
    make(
      "label",
      {},
      make("input", {
        ...attributes,
        change({ currentTarget }) {
          change(currentTarget.checked);
          apply();
        },
      }),
      words,
    );
  /** @param {Switch} name */
  const toggle = (name) => {
    const checked = preferences.chosen[name] ?? name === "device";
    return box(strings.switches[name], { type: "checkbox", checked }, (on) =>
      preferences.choose({ [name]: on }),
    );
  };
  /** @param {number} size */
  const sizeBox = (size, /** @type {number} */ at) => {
    const checked = size === (preferences.chosen.size ?? 1);
    return box(strings.sizes[at], { type: "radio", name: "size", checked }, () =>
      preferences.choose({ size }),
    );
  };
  /** @type {(title: string, ...parts: Child[]) => HTMLElement} */
  const group = (title, ...parts) => make("fieldset", {}, make("legend", {}, title), ...parts);

  return {
    root,
    ruler,
    apply,
    illustrate,
    // Made anew each time: voices load late.
    content: () => [
      group(strings.size, ...SIZES.map(sizeBox)),
      group(strings.looks, ...LOOKS.map(toggle)),
      group(strings.words, toggle("easy"), toggle("symbols"), make("p", {}, strings.credit)),
      group(
        strings.sound,
        toggle("read"),
        britishVoice() && toggle("device"),
        speaks && toggle("send"),
      ),
    ],
  };
};
