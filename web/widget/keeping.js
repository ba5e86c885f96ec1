/** What is kept on the device, all of it. Where storage is blocked, everything works without it. */

const PREFERENCES = "daywise:preferences";

/** @type {Attempt} */
const attempt = (action) => {
  try {
    return action();
  } catch {
    return null;
  }
};

/** @type {(storage: () => Storage, key: string, value: string | null) => void} */
const keep = (storage, key, value) => {
  attempt(() => (value ? storage().setItem(key, value) : storage().removeItem(key)));
};

/**
 * The conversation's id: in `localStorage`, so that the person finds it again, and in
 * `sessionStorage` while the assistant is open in this tab, so that a reload leaves it open.
 *
 * @type {(origin: string) => Memory}
 */
export const createMemory = (origin) => {
  const key = `daywise:${origin}`;
  /** @type {string | null} */
  let known = null;
  return {
    get conversation() {
      return known ?? attempt(() => localStorage.getItem(key));
    },
    set conversation(id) {
      known = id;
      keep(() => localStorage, key, id);
    },
    get open() {
      const id = attempt(() => sessionStorage.getItem(key));
      return Boolean(id) && id === this.conversation;
    },
    set open(open) {
      keep(() => sessionStorage, key, open ? this.conversation : null);
    },
  };
};

/** What the person chose, kept from the first choice on. @type {() => Preferences} */
export const createPreferences = () => {
  /** @type {Chosen} */
  let chosen = attempt(() => JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}")) ?? {};
  return {
    get chosen() {
      return chosen;
    },
    choose(changes) {
      chosen = { ...chosen, ...changes };
      keep(() => localStorage, PREFERENCES, JSON.stringify(chosen));
    },
  };
};
