const PREFERENCES = "daywise:preferences";

/**
 * What is kept on the device of a conversation: its id and nothing else.
 *
 * The id stands in `localStorage`, so that the person finds the conversation again, and in
 * `sessionStorage` while the assistant is open in this tab, so that a reload leaves it open.
 * Where storage is blocked everything works, without finding it again.
 */
export class Memory {
  #key;
  /** @type {string | null} */
  #conversation = null;

  /** @param {string} origin  the server's: two servers on one page keep apart */
  constructor(origin) {
    this.#key = `daywise:${origin}`;
  }

  /** @returns {string | null} */
  get conversation() {
    return this.#conversation ?? attempt(() => localStorage.getItem(this.#key));
  }

  set conversation(id) {
    this.#conversation = id;
    if (id) attempt(() => localStorage.setItem(this.#key, id));
    else attempt(() => localStorage.removeItem(this.#key));
  }

  /** Whether the assistant was open in this tab when the page was left. */
  get open() {
    const id = attempt(() => sessionStorage.getItem(this.#key));
    return Boolean(id) && id === this.conversation;
  }

  set open(open) {
    const id = this.conversation;
    if (open && id) attempt(() => sessionStorage.setItem(this.#key, id));
    else attempt(() => sessionStorage.removeItem(this.#key));
  }
}

/** What the person chose, kept on the device from the first choice on. */
export class Preferences {
  /** @type {Chosen} */
  #chosen = {};

  constructor() {
    // Where storage is blocked, or holds something else, nothing was chosen.
    this.#chosen = attempt(() => JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}")) ?? {};
  }

  get chosen() {
    return this.#chosen;
  }

  /** @param {Chosen} changes */
  choose(changes) {
    this.#chosen = { ...this.#chosen, ...changes };
    attempt(() => localStorage.setItem(PREFERENCES, JSON.stringify(this.#chosen)));
  }
}

/**
 * @template T
 * @param {() => T} action
 * @returns {T | null} null where the browser blocks storage
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
