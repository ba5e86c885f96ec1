/** The opened assistant: heading, conversation, status, composer, forget. */
import { icon, make } from "./dom.js";
import { strings } from "./strings.js";

export class Panel {
  #forgetButton;
  #confirm;
  #signal;

  /** @param {PanelParts} parts */
  constructor(parts) {
    const { log, composer, signal } = parts;
    this.#signal = signal;
    this.status = make("p", { class: "status", role: "status" });
    this.notice = make("div", { class: "notice", role: "alert" });
    this.#forgetButton = this.#button("quiet forget", strings.forget, () => this.#ask(true));
    this.#confirm = this.#confirmation(parts);
    composer.tools.append(this.#forgetButton);
    const close = this.#button("close", "", parts.close);
    close.append(icon("close"), make("span", {}, strings.close));
    close.setAttribute("aria-label", strings.closeLabel);
    const attributes = { class: "panel", "aria-labelledby": "heading", hidden: true };
    this.element = make(
      parts.floating ? "dialog" : "section",
      attributes,
      make(
        "div",
        { class: "header" },
        make(
          "div",
          { class: "titles" },
          make("h2", { id: "heading", class: "heading" }, parts.heading),
          parts.council && make("p", { class: "council" }, parts.council),
        ),
        close,
      ),
      log.element,
      this.status,
      this.notice,
      composer.element,
      this.#confirm,
      parts.audio,
    );
    this.element.addEventListener("keydown", (event) => escape(event, parts.close), { signal });
    // The browser's own Escape of a full-screen dialog closes it without our tidying up.
    this.element.addEventListener("cancel", (event) => event.preventDefault(), { signal });
  }

  /**
   * Shows the panel. A full-screen one covers the page, so the page behind is out of reach.
   *
   * @param {boolean} fullScreen
   */
  show(fullScreen) {
    this.hide();
    this.element.hidden = false;
    if (!(this.element instanceof HTMLDialogElement)) return;
    if (fullScreen) this.element.showModal();
    else this.element.open = true;
  }

  hide() {
    this.#ask(false);
    if (this.element instanceof HTMLDialogElement && this.element.open) this.element.close();
    this.element.hidden = true;
  }

  /** @param {...(Node | string)} content  nothing takes the notice away */
  notify(...content) {
    this.notice.replaceChildren(...content);
  }

  /** @param {boolean} asking */
  #ask(asking) {
    const moves = this.#confirm.contains(focusedIn(this.#confirm));
    this.#confirm.hidden = !asking;
    this.#forgetButton.setAttribute("aria-expanded", String(asking));
    if (asking) this.#confirm.querySelector("button")?.focus();
    else if (moves) this.#forgetButton.focus();
  }

  /** @param {PanelParts} parts */
  #confirmation({ forget }) {
    const group = make(
      "div",
      { class: "confirm", role: "group", "aria-labelledby": "forget-question", hidden: true },
      make("p", { id: "forget-question" }, strings.forgetAsk),
      this.#button("choice", strings.forgetNo, () => this.#ask(false)),
      this.#button("choice danger", strings.forgetYes, () => {
        this.#ask(false);
        forget();
      }),
    );
    return group;
  }

  /**
   * @param {string} kind
   * @param {string} words
   * @param {() => void} press
   */
  #button(kind, words, press) {
    const button = make("button", { type: "button", class: kind }, words);
    button.addEventListener("click", press, { signal: this.#signal });
    return button;
  }
}

/**
 * @param {Event} event
 * @param {() => void} close
 */
function escape(event, close) {
  const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
  if (key !== "Escape" || isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  close();
}

/** @param {Element} element */
function focusedIn(element) {
  return /** @type {ShadowRoot | Document} */ (element.getRootNode()).activeElement;
}
