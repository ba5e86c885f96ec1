/** The conversation as it is seen and announced: turns, and what the assistant's messages hold. */
import { button, focused, icon, link, make, paragraphs } from "./browser.js";
import { strings } from "./strings.js";

/** @type {(parts: LogParts) => Log} */
export const createLog = ({ listener, cards, choose, begin, give, share, illustrate }) => {
  const element = make("div", {
    class: "log",
    role: "log",
    // Said as well as implied by the role: some screen readers need it.
    "aria-live": "polite",
    "aria-label": strings.conversation,
    // A conversation longer than the panel must scroll by keyboard too.
    tabindex: "0",
  });

  /**
   * Scrolls the conversation, never the council's page around it, to the start of a turn.
   *
   * @type {(turn: Element | null, behavior?: ScrollBehavior) => void}
   */
  const bringUp = (turn, behavior) => {
    // On small screens the panel scrolls as one, so that its header does not fill the view.
    const scrolls = element.scrollHeight > element.clientHeight + 1;
    const scroller = scrolls ? element : element.parentElement;
    if (!scroller || !turn) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const gap = turn.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTo({
      top: scroller.scrollTop + gap - 12,
      behavior: behavior ?? (calm ? "auto" : "smooth"),
    });
  };

  /** @type {<T extends HTMLElement>(turn: T) => T} */
  const add = (turn) => {
    illustrate(turn);
    element.append(turn);
    bringUp(turn);
    return turn;
  };

  /** @param {string} text */
  const saidTurn = (text) =>
    make("div", { class: "turn said" }, speaker(strings.youSaid), make("p", {}, text));

  /** @type {(messages: Message[], rated: boolean) => HTMLElement} */
  const answerTurn = (messages, rated) =>
    make(
      "div",
      { class: "turn answer" },
      speaker(strings.assistantSaid),
      ...messages.map(messageView),
      rated && !messages.some(({ urgent }) => urgent) && createFeedback(messages[0].id, give),
    );

  /** @param {Message} message */
  const messageView = (message) => {
    const { text, pictures, choices = [], activities = [], sources = [], urgent } = message;
    // Choices follow their question; choices about the cards ("Show more") follow the cards.
    const asks = text.trim().endsWith("?");
    const choiceView =
      choices.length > 0 &&
      make(
        "div",
        { class: "choices", role: "group", "aria-label": strings.choices },
        ...choices.map((one) => choice(one.label, () => choose(one.text))),
      );
    const words = make("div", { class: "words" }, ...paragraphs(text, pictures));
    return make(
      "div",
      { class: urgent ? "message urgent" : "message" },
      urgent && make("p", { class: "urgent-label" }, strings.urgent),
      words,
      listView(
        "meanings",
        strings.meanings,
        (message.explained ?? []).map((word) => word.explanation),
      ),
      asks && choiceView,
      listener.row(message, words),
      listView("chips", strings.filters, (message.filters ?? []).map(chip)),
      activities.length > 0 &&
        make(
          "ul",
          { class: "cards", "aria-label": strings.activities(activities.length) },
          ...activities.map((activity) => cards.card(activity)),
        ),
      !asks && choiceView,
      (message.week?.items ?? []).length > 0 && weekView(share),
      listView(
        "sources",
        strings.sources,
        sources.map(({ title, url }) => link(url, title)),
      ),
    );
  };

  /** A wish of the search, to be changed or taken off. @param {Filter} filter */
  const chip = ({ label, remove, change }) => {
    const cross = choice("", () => choose(remove), icon("close"));
    cross.setAttribute("aria-label", strings.removeFilter(label));
    return make(
      "span",
      { class: "chip" },
      change ? choice(label, () => begin(change)) : label,
      cross,
    );
  };

  return {
    element,
    addSaid: (text) => add(saidTurn(text)),
    addAnswer(messages, rated = false) {
      if (messages.length) listener.answered(add(answerTurn(messages, rated)));
    },
    addNote(text) {
      add(make("div", { class: "turn note" }, ...paragraphs(text)));
    },
    restore(turns) {
      element.setAttribute("aria-live", "off");
      // What was said meanwhile, and waits to be sent, comes after it.
      element.prepend(
        ...turns.flatMap(({ said, messages }) => [
          ...(said ? [saidTurn(said)] : []),
          ...(messages.length ? [answerTurn(messages, Boolean(said))] : []),
        ]),
      );
      illustrate(element);
      this.retireChoices(element.querySelector(".answer:last-child"));
      this.showLast();
      setTimeout(() => element.setAttribute("aria-live", "polite"), 500);
    },
    retireChoices(except) {
      for (const choice of element.querySelectorAll(".choice")) {
        if (!except?.contains(choice)) choice.setAttribute("aria-disabled", "true");
      }
    },
    reviveChoices() {
      const last = [...element.querySelectorAll(".answer")].at(-1);
      for (const choice of last?.querySelectorAll(".choice") ?? []) {
        choice.removeAttribute("aria-disabled");
      }
    },
    markWaiting(turn, takeBack) {
      if (turn.querySelector(".waiting")) return;
      turn.append(
        // The notice has announced it.
        make(
          "p",
          { class: "waiting", "aria-live": "off" },
          strings.notSent,
          button("quiet", strings.takeBack, takeBack),
        ),
      );
    },
    markSent(turn) {
      const mark = turn.querySelector(".waiting");
      if (mark?.contains(focused(mark))) element.focus();
      mark?.remove();
    },
    clear: () => element.replaceChildren(),
    showLast: () => bringUp(element.lastElementChild, "auto"),
  };
};

/** @param {string} words */
const speaker = (words) => make("h3", { class: "hidden-words" }, words);

/** A button that does nothing once its question is an old one. @type {ChoiceButton} */
const choice = (words, act, picture) => {
  const made = button("choice", words, () => {
    if (made.getAttribute("aria-disabled") !== "true") act();
  });
  if (picture) made.append(picture);
  return made;
};

/** Where a week can be printed and shared: asked for first. @type {(share: Share) => HTMLElement} */
const weekView = (share) => {
  const view = make(
    "div",
    { class: "choices" },
    choice(strings.shareWeek, async () => {
      const made = await share();
      if (!made) return;
      const { url, own_url: own, calendar_url: calendar } = made;
      const [look, easy, dates, give] = strings.week;
      const inside = view.contains(focused(view));
      view.replaceChildren(
        link(url, look, { class: "quiet" }),
        link(`${url}/easy`, easy, { class: "quiet" }),
        link(calendar, dates, { class: "quiet" }),
        link(own, give, { class: "quiet" }),
      );
      if (inside) view.querySelector("a")?.focus();
    }),
  );
  return view;
};

/** @type {(kind: string, title: string, items: Child[]) => Child} */
const listView = (kind, title, items) =>
  items.length > 0 &&
  make(
    "div",
    { class: kind },
    make("p", {}, title),
    make("ul", {}, ...items.map((item) => make("li", {}, item))),
  );

/** "Was this right?", after an answer. @type {(message: string, give: Give) => HTMLElement} */
const createFeedback = (message, give) => {
  // What it becomes is announced by the log that it stands in.
  const told = make("span", {}, strings.feedback);
  const trouble = make("p", { class: "trouble", role: "alert" });
  /** @type {boolean | null} */
  let right = null;
  /** Says it; whether it arrived. @param {string} text */
  const send = async (text) => {
    trouble.textContent = "";
    const arrived = await give({ message, right, text });
    if (arrived) told.textContent = strings.thanks;
    else trouble.textContent = strings.errors.feedback;
    return arrived;
  };
  /** @type {(words: string, value: boolean) => HTMLButtonElement} */
  const answer = (words, value) =>
    button("quiet", words, async () => {
      right = value;
      if (!(await send(""))) return;
      const inside = answers.includes(/** @type {any} */ (focused(more)));
      for (const one of answers) one.remove();
      if (inside) more.focus();
    });
  const answers = [answer(strings.yes, true), answer(strings.no, false)];
  const more = button("quiet", strings.sayMore, () => show(Boolean(form.hidden)));
  const field = make("textarea", { class: "question", rows: "3", maxlength: "2000" });
  const form = make(
    "form",
    {
      hidden: true,
      async submit(event) {
        event.preventDefault();
        if (!field.value.trim()) field.focus();
        else if (await send(field.value.trim())) {
          field.value = "";
          show(false);
        }
      },
      keydown(event) {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        show(false);
      },
    },
    make("label", {}, strings.feedbackAsk, field),
    make("p", {}, strings.feedbackPrivate),
    make("button", { class: "send" }, strings.send),
  );
  /** @param {boolean} on */
  const show = (on) => {
    form.hidden = !on;
    more.setAttribute("aria-expanded", `${on}`);
    (on ? field : more).focus();
  };
  more.setAttribute("aria-expanded", "false");
  return make(
    "div",
    { class: "feedback", role: "group", "aria-label": strings.feedback },
    told,
    ...answers,
    more,
    form,
    trouble,
  );
};
