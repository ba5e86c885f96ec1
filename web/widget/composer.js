/** Where the person types. */
import { icon, make } from "./dom.js";
import { strings } from "./strings.js";

const LONGEST = 500;
const LETTERS_LEFT_SHOWN_FROM = 400;

export class Composer {
  /**
   * @param {object} hooks
   * @param {(text: string) => void} hooks.send  gets 1 to 500 characters
   * @param {() => void} hooks.locate
   * @param {AbortSignal} hooks.signal
   */
  constructor({ send, locate, signal }) {
    this.send = send;
    this.field = make("textarea", {
      id: "question",
      class: "question",
      rows: "2",
      autocomplete: "off",
      enterkeyhint: "send",
      "aria-describedby": "question-trouble question-left",
    });
    this.trouble = make("p", { id: "question-trouble", class: "trouble", role: "alert" });
    this.left = make("p", { id: "question-left", class: "left" });
    this.locateButton = make(
      "button",
      { type: "button", class: "quiet" },
      icon("place"),
      strings.locate,
    );
    this.tools = make("div", { class: "tools" }, this.locateButton);
    this.element = make(
      "form",
      { class: "composer", novalidate: true },
      make("label", { for: "question", class: "label" }, strings.question),
      this.trouble,
      make(
        "div",
        { class: "entry" },
        this.field,
        make("button", { type: "submit", class: "send" }, strings.send),
      ),
      this.left,
      this.tools,
    );
    this.element.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.field.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.field.addEventListener("input", () => this.#typed(), { signal });
    this.locateButton.addEventListener("click", () => locate(), { signal });
  }

  get text() {
    return this.field.value.trim();
  }

  set text(text) {
    this.field.value = text;
    this.complain("");
    this.#typed();
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  /** @param {string} words  empty takes the complaint away */
  complain(words) {
    this.trouble.textContent = words;
    if (words) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const text = this.text;
    const used = [...text].length;
    if (!text) this.complain(strings.errors.empty);
    else if (used > LONGEST) this.complain(strings.errors.tooLong(used));
    else {
      this.complain("");
      this.send(text);
      return;
    }
    this.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method is composing, Enter picks a word: it must not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  #typed() {
    const used = [...this.text].length;
    if (used && used <= LONGEST) this.complain("");
    this.left.textContent =
      used > LETTERS_LEFT_SHOWN_FROM && used <= LONGEST
        ? strings.errors.lettersLeft(LONGEST - used)
        : "";
  }
}
