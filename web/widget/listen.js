/** Plays one message at a time through one audio element. */
import { icon, make } from "./dom.js";
import { strings } from "./strings.js";

export class Listener {
  /** @type {HTMLButtonElement | null} */
  #button = null;

  /** @param {AbortSignal} signal  releases every listener and stops the sound */
  constructor(signal) {
    this.audio = make("audio", { preload: "none" });
    this.audio.addEventListener("ended", () => this.stop(), { signal });
    this.audio.addEventListener("error", () => this.#failed(), { signal });
    signal.addEventListener("abort", () => this.stop());
    this.signal = signal;
  }

  /**
   * A button that plays `address`, and stops it while it plays.
   *
   * @param {string} address
   * @returns {HTMLButtonElement}
   */
  button(address) {
    const button = make("button", { type: "button", class: "quiet listen" });
    show(button, false);
    button.addEventListener(
      "click",
      () => (this.#button === button ? this.stop() : this.#play(button, address)),
      { signal: this.signal },
    );
    return button;
  }

  stop() {
    const button = this.#button;
    if (!button) return;
    this.#button = null;
    this.audio.pause();
    show(button, false);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} address
   */
  async #play(button, address) {
    this.stop();
    button.parentElement?.querySelector(".trouble")?.remove();
    this.#button = button;
    show(button, true);
    this.audio.src = address;
    try {
      await this.audio.play();
    } catch (error) {
      // Stopping before the sound has loaded aborts play(): that is no failure.
      if (this.#button === button && /** @type {Error} */ (error).name !== "AbortError") {
        this.#failed();
      }
    }
  }

  #failed() {
    const button = this.#button;
    if (!button) return;
    this.stop();
    button.after(make("p", { class: "trouble" }, strings.errors.audio));
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} playing
 */
function show(button, playing) {
  button.replaceChildren(
    icon(playing ? "stop" : "listen"),
    playing ? strings.stop : strings.listen,
  );
}
