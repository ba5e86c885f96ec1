/** What the person chose, kept on the device from the first choice on. */
const KEY = "daywise:preferences";

/** @typedef {{read?: boolean, voice?: "device" | "server", rate?: number}} Chosen */

export class Preferences {
  /** @type {Chosen} */
  #chosen = {};

  constructor() {
    try {
      this.#chosen = JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
    } catch {
      // Storage is blocked, or holds something else: nothing was chosen.
    }
  }

  get chosen() {
    return this.#chosen;
  }

  /** @param {Chosen} changes */
  choose(changes) {
    this.#chosen = { ...this.#chosen, ...changes };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#chosen));
    } catch {
      // The choice holds until the page is left.
    }
  }
}
