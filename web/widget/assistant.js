/** The element `<daywise-assistant>`: puts the parts together and opens and closes them. */
import { Api, serverAddress } from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { icon, make } from "./dom.js";
import { Listener } from "./listen.js";
import { currentLocation, LocationError } from "./location.js";
import { Log } from "./log.js";
import { Memory, Preferences } from "./memory.js";
import { Panel } from "./panel.js";
import { soundChoices } from "./sound.js";
import { strings } from "./strings.js";
import { Talk } from "./talk.js";

/** Where the panel covers the whole page: as in widget.css. */
const FULL_SCREEN = "(max-width: 30em), (max-height: 30em)";

/**
 * Attributes, read when the element enters the page, all optional:
 * `council` (the council's name, under the heading), `heading`, `question` (offered with the
 * greeting), `phone` (shown when the server cannot be reached) and `position`
 * ("floating", the default, or "in-page").
 *
 * It makes no request and stores nothing until the person opens it.
 */
export class DaywiseAssistant extends HTMLElement {
  /** @type {AbortController | null} */
  #connection = null;
  /** @type {HTMLButtonElement | null} */
  #launcher = null;
  /** @type {Panel | null} */
  #panel = null;
  /** @type {Composer | null} */
  #composer = null;
  /** @type {Chat | null} */
  #chat = null;
  /** @type {Listener | null} */
  #listener = null;
  /** @type {Log | null} */
  #log = null;
  /** @type {Talk | null} */
  #talk = null;
  #memory = new Memory(serverAddress.href);
  #preferences = new Preferences();
  #fullScreen = matchMedia(FULL_SCREEN);

  connectedCallback() {
    const connection = new AbortController();
    this.#connection = connection;
    const { signal } = connection;
    const floating = this.getAttribute("position") !== "in-page";
    this.#build(floating, signal);
    this.#fullScreen.addEventListener("change", () => this.#refit(), { signal });
    if (this.#memory.open) this.open({ takeFocus: false });
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    this.shadowRoot?.replaceChildren();
  }

  get isOpen() {
    return this.#panel?.element.hidden === false;
  }

  /** @param {{takeFocus?: boolean}} [options]  no focus is taken when a reload opens it again */
  open({ takeFocus = true } = {}) {
    if (!this.#panel || !this.#launcher || this.isOpen) return;
    this.#panel.show(this.#fullScreen.matches);
    this.#launcher.hidden = true;
    this.#memory.open = true;
    if (takeFocus) this.#composer?.focus();
    this.#log?.showLast();
    this.#chat?.start();
  }

  close() {
    if (!this.isOpen) return;
    this.#listener?.stop();
    this.#talk?.cancel();
    this.#panel?.hide();
    this.#memory.open = false;
    if (!this.#launcher) return;
    this.#launcher.hidden = false;
    this.#launcher.focus();
  }

  /**
   * @param {boolean} floating
   * @param {AbortSignal} signal
   */
  #build(floating, signal) {
    const api = new Api();
    const preferences = this.#preferences;
    const listener = new Listener(signal, preferences);
    const log = new Log({
      base: serverAddress,
      listener,
      choose: (text) => void this.#chat?.send(text),
      signal,
    });
    const composer = new Composer({
      send: (text) => void this.#chat?.send(text),
      locate: () => void this.#locate(),
      signal,
    });
    const talk = new Talk({
      api,
      heard: (text) => this.#heard(text),
      status: (words) => {
        panel.status.textContent = words;
      },
      trouble: (words) => composer.complain(words),
      begins: () => listener.stop(),
      signal,
    });
    composer.tools.append(talk.button, soundChoices(preferences, !talk.button.hidden, signal));
    const panel = new Panel({
      heading: this.getAttribute("heading") || strings.heading,
      council: this.getAttribute("council") ?? "",
      floating,
      log,
      composer,
      audio: listener.audio,
      close: () => this.close(),
      forget: () => {
        listener.stop();
        this.#talk?.cancel();
        void this.#chat?.forget();
      },
      signal,
    });
    this.#chat = new Chat({
      api,
      memory: this.#memory,
      log,
      composer,
      panel,
      phone: this.getAttribute("phone") ?? "",
      openingQuestion: this.getAttribute("question") ?? "",
      changed: () => {
        this.#memory.open = this.isOpen;
      },
    });
    this.#launcher = make(
      "button",
      { type: "button", class: "launcher", "aria-haspopup": "dialog" },
      icon("ask"),
      make("span", {}, strings.launcher),
    );
    if (!floating) this.#launcher.removeAttribute("aria-haspopup");
    this.#launcher.addEventListener("click", () => this.open(), { signal });
    this.#panel = panel;
    this.#composer = composer;
    this.#listener = listener;
    this.#talk = talk;
    this.#log = log;
    this.#attach(floating, this.#launcher, panel.element);
  }

  /**
   * @param {boolean} floating
   * @param {HTMLElement} launcher
   * @param {HTMLElement} panel
   */
  #attach(floating, launcher, panel) {
    const root = make(
      "div",
      { class: floating ? "root floating" : "root in-page" },
      launcher,
      panel,
    );
    const style = make("link", {
      rel: "stylesheet",
      href: new URL("widget/widget.css", serverAddress).href,
    });
    // Nothing is shown without its style; where the style cannot load it works all the same.
    root.hidden = true;
    style.onload = style.onerror = () => {
      root.hidden = false;
      if (this.isOpen) this.#log?.showLast();
    };
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(style, root);
  }

  async #locate() {
    const { status } = this.#panel ?? {};
    const composer = this.#composer;
    if (!status || !composer) return;
    composer.complain("");
    status.textContent = strings.locating;
    try {
      const location = await currentLocation();
      status.textContent = "";
      await this.#chat?.send(composer.text || strings.nearMe, location);
    } catch (error) {
      status.textContent = "";
      if (!(error instanceof LocationError)) throw error;
      this.#panel?.notify(make("p", {}, error.message));
    }
  }

  /** @param {string} text  what was heard: shown, to be changed, unless it is to be sent at once */
  #heard(text) {
    if (!this.#composer || !this.#panel) return;
    if (this.#preferences.chosen.send) {
      void this.#chat?.send(text);
      return;
    }
    this.#composer.text = text;
    this.#panel.status.textContent = strings.heard;
    this.#composer.focus();
  }

  /** Zoomed or turned: what covers the page puts it out of reach, and what does not gives it back. */
  #refit() {
    if (!this.isOpen || !this.#panel) return;
    const focused = /** @type {HTMLElement | null} */ (this.shadowRoot?.activeElement);
    this.#panel.show(this.#fullScreen.matches);
    focused?.focus({ preventScroll: true });
  }
}
