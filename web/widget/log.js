/** The conversation as it is seen and announced: turns, and what the assistant's messages hold. */
import { activityCard } from "./card.js";
import { button, focused, link, make, paragraphs } from "./dom.js";
import { strings } from "./strings.js";

/** @type {(parts: LogParts) => Log} */
export const createLog = ({ listener, choose, illustrate }) => {
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

  /** @param {Message[]} messages */
  const answerTurn = (messages) =>
    make(
      "div",
      { class: "turn answer" },
      speaker(strings.assistantSaid),
      ...messages.map((message) => messageView(message, listener, choose)),
    );

  return {
    element,
    addSaid: (text) => add(saidTurn(text)),
    addAnswer(messages) {
      if (messages.length) listener.answered(add(answerTurn(messages)));
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
          ...(messages.length ? [answerTurn(messages)] : []),
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

/** @type {(message: Message, listener: Listener, choose: Say) => HTMLElement} */
const messageView = (message, listener, choose) => {
  const { text, pictures, choices = [], activities = [], sources = [], urgent } = message;
  // Choices follow their question; choices about the cards ("Show more") follow the cards.
  const asks = text.trim().endsWith("?");
  const choiceView = choices.length > 0 && choiceButtons(choices, choose);
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
    activities.length > 0 &&
      make(
        "ul",
        { class: "cards", "aria-label": strings.activities(activities.length) },
        ...activities.map(activityCard),
      ),
    !asks && choiceView,
    listView(
      "sources",
      strings.sources,
      sources.map(({ title, url }) => link(url, title)),
    ),
  );
};

/** @type {(choices: Choice[], choose: Say) => HTMLElement} */
const choiceButtons = (choices, choose) =>
  make(
    "div",
    { class: "choices", role: "group", "aria-label": strings.choices },
    ...choices.map(({ label, text }) =>
      button("choice", label, ({ currentTarget }) => {
        if (currentTarget.getAttribute("aria-disabled") !== "true") choose(text);
      }),
    ),
  );

/** @type {(kind: string, title: string, items: Child[]) => Child} */
const listView = (kind, title, items) =>
  items.length > 0 &&
  make(
    "div",
    { class: kind },
    make("p", {}, title),
    make("ul", {}, ...items.map((item) => make("li", {}, item))),
  );
