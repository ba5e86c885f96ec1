/** The conversation as it is seen and announced. */
import { make } from "./dom.js";
import { messageView, paragraphs } from "./message.js";
import { strings } from "./strings.js";

export class Log {
  #parts;

  /** @param {MessageParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.element = make("div", {
      class: "log",
      role: "log",
      // Said as well as implied by the role: some screen readers need it.
      "aria-live": "polite",
      "aria-label": strings.conversation,
      // A conversation longer than the panel must scroll by keyboard too.
      tabindex: "0",
    });
  }

  /**
   * @param {string} text
   * @returns {HTMLElement} what was added
   */
  addSaid(text) {
    const said = make("div", { class: "turn said" }, speaker(strings.youSaid), make("p", {}, text));
    this.element.append(said);
    this.#bringUp(said);
    return said;
  }

  /**
   * Adds a whole answer at once, so that it is announced once and whole.
   *
   * @param {Message[]} messages
   */
  addAnswer(messages) {
    if (!messages.length) return;
    const answer = this.#answer(messages);
    this.element.append(answer);
    this.#bringUp(answer);
    this.#parts.listener.answered(answer);
  }

  /**
   * Words of the widget itself.
   *
   * @param {string} text
   */
  addNote(text) {
    const note = make("div", { class: "turn note" }, ...paragraphs(text));
    this.element.append(note);
    this.#bringUp(note);
  }

  /**
   * Shows a conversation of before. It is not announced: it is no news.
   *
   * @param {Turn[]} turns
   */
  restore(turns) {
    this.element.setAttribute("aria-live", "off");
    const elements = turns.flatMap(({ said, messages }) => [
      said
        ? make("div", { class: "turn said" }, speaker(strings.youSaid), make("p", {}, said))
        : "",
      messages.length ? this.#answer(messages) : "",
    ]);
    this.element.replaceChildren(...elements.filter(Boolean));
    this.retireChoices(this.element.querySelector(".answer:last-child"));
    const last = this.element.lastElementChild;
    if (last) this.#bringUp(last, "auto");
    setTimeout(() => this.element.setAttribute("aria-live", "polite"), 500);
  }

  /**
   * Choices of earlier questions stay to be read, but an old "Yes" must not answer a new question.
   * The focus stays where it is, right before the new answer.
   *
   * @param {Element | null} [except]
   */
  retireChoices(except = null) {
    for (const button of this.element.querySelectorAll(".choice")) {
      if (!except?.contains(button)) button.setAttribute("aria-disabled", "true");
    }
  }

  /** Makes the choices of the last answer usable again, after a message that did not arrive. */
  reviveChoices() {
    const answers = this.element.querySelectorAll(".answer");
    for (const button of answers[answers.length - 1]?.querySelectorAll(".choice") ?? []) {
      button.removeAttribute("aria-disabled");
    }
  }

  clear() {
    this.element.replaceChildren();
  }

  /** Scrolls so that the last turn starts at the top; needed where it was filled while hidden. */
  showLast() {
    const last = this.element.lastElementChild;
    if (last) this.#bringUp(last, "auto");
  }

  /** @param {Message[]} messages */
  #answer(messages) {
    return make(
      "div",
      { class: "turn answer" },
      speaker(strings.assistantSaid),
      ...messages.map((message) => messageView(message, this.#parts)),
    );
  }

  /**
   * Scrolls the conversation, never the council's page around it, to the start of `element`.
   *
   * @param {Element} element
   * @param {ScrollBehavior} [behavior]
   */
  #bringUp(element, behavior) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // On small screens the panel scrolls as one, so that its header does not fill the view.
    const scroller =
      this.element.scrollHeight > this.element.clientHeight + 1
        ? this.element
        : this.element.parentElement;
    if (!scroller) return;
    const gap = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTo({
      top: scroller.scrollTop + gap - 12,
      behavior: behavior ?? (calm ? "auto" : "smooth"),
    });
  }
}

/** @param {string} words */
function speaker(words) {
  return make("h3", { class: "hidden-words" }, words);
}
