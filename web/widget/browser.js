/** What is asked of the browser: elements, addresses, what is kept on the device, requests. */

/** Never from markup in a string: no text can become a tag. @type {Make} */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children) if (child) element.append(child);
  return element;
};

/** @type {Button} */
export const button = (kind, words, click, picture) =>
  make("button", { type: "button", class: kind, click }, picture && icon(picture), words);

const SHAPES = {
  ask: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  back: "M20 12H4l7-7M4 12l7 7",
  close: "M6 6l12 12M18 6L6 18",
  listen: "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  save: "M6 3h12v18l-6-5-6 5z",
  stop: "M6 6h12v12H6z",
  talk: "M9 4a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v4",
  pause: "M8 5v14M16 5v14",
  play: "M7 4l13 8-13 8z",
  place: "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
};

/** @type {Icon} */
export const icon = (name) => drawing(SHAPES[/** @type {keyof typeof SHAPES} */ (name)], name);

/** @type {Drawing} */
export const drawing = (shape, name) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = svg.appendChild(document.createElementNS(space, "path"));
  path.setAttribute("d", shape);
  return svg;
};

/** A price or a year must never become a call. @param {string} text */
const withPhoneLinks = (text) => {
  const fragment = document.createDocumentFragment();
  let from = 0;
  // No lookbehind: Safari before 16.4 refuses the whole file.
  for (const match of text.matchAll(/(^|[^\d£])(0\d{2,4}(?: ?\d{2,4}){2,3}|116 123)(?!\d)/g)) {
    const [, before, number] = match;
    if (!/^(116123|\d{10,11})$/.test(number.replaceAll(" ", ""))) continue;
    const start = match.index + before.length;
    fragment.append(text.slice(from, start), phoneLink(number));
    from = start + number.length;
  }
  fragment.append(text.slice(from));
  return fragment;
};

/** @param {string} number */
export const phoneLink = (number) =>
  make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}` }, number);

/** @type {Paragraphs} */
export const paragraphs = (text, pictures = []) => {
  let at = 0;
  /** @type {HTMLElement[]} */
  const elements = [];
  for (const block of text.split(/\n\s*\n/)) {
    let list = null;
    for (const line of block.split("\n").filter((line) => line.trim())) {
      const item = /^\s*[-•*]\s+(.*)$/.exec(line);
      const words = withPhoneLinks(item ? item[1] : line.trim());
      const element = make(item ? "li" : "p", { "data-picture": pictures[at++] || null }, words);
      if (!item) list = null;
      else if (!list) elements.push((list = make("ul")));
      if (list) list.append(element);
      else elements.push(element);
    }
  }
  return elements;
};

/** The server's address: this file is `<base>/widget/browser.js`. */
export const server = new URL("../", import.meta.url);

/** @type {SafeAddress} */
export const safeAddress = (address) => {
  try {
    const url = new URL(address ?? "", server);
    return address && /^(https?|tel):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** @type {Link} */
export const link = (address, words, attributes) => {
  const href = safeAddress(address);
  return href ? make("a", { href, ...attributes }, words) : words;
};

/** @type {Focused} */
export const focused = (element) => /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;

// All that is kept on the device. Where storage is blocked, everything works without it.

/** @type {Attempt} */
const attempt = (action) => {
  try {
    return action();
  } catch {
    return null;
  }
};

/** @type {Kept} */
const kept = (key, storage = () => localStorage) => ({
  get: () => attempt(() => storage().getItem(key)),
  set: (value) =>
    attempt(() => (value ? storage().setItem(key, value) : storage().removeItem(key))),
  json: () => attempt(() => JSON.parse(storage().getItem(key) ?? "null")),
});

/** @type {() => Memory} */
export const createMemory = () => {
  const always = kept(`daywise:${server.href}`);
  const inTab = kept(`daywise:${server.href}`, () => sessionStorage);
  /** @type {string | null} */
  let known = null;
  return {
    get conversation() {
      return known ?? always.get();
    },
    set conversation(id) {
      known = id;
      always.set(id);
    },
    get open() {
      const id = inTab.get();
      return Boolean(id) && id === this.conversation;
    },
    set open(open) {
      inTab.set(open ? this.conversation : null);
    },
  };
};

/** @type {() => Saved} */
export const createSaved = () => {
  const list = kept(`daywise:saved:${server.href}`);
  /** @type {Activity[]} */
  let saved = [];
  // What somebody else wrote there is left out.
  const all = () => [list.json() ?? saved].flat().filter((one) => one?.facts);
  return {
    all,
    toggle(activity) {
      const others = all().filter(({ id }) => id !== activity.id);
      saved = others.length < all().length ? others : [...others, activity];
      list.set(saved.length ? JSON.stringify(saved) : null);
    },
  };
};

/** @type {() => Preferences} */
export const createPreferences = () => {
  const choices = kept("daywise:preferences");
  /** @type {Chosen} */
  let chosen = choices.json() ?? {};
  return {
    get chosen() {
      return chosen;
    },
    choose(changes) {
      chosen = { ...chosen, ...changes };
      choices.set(JSON.stringify(chosen));
    },
  };
};

const TIMEOUT_MS = 30000;

/** No good answer: none at all (`status` 0), or a problem (RFC 9457). */
export class AnswerError extends Error {
  status = 0;
  detail = "";
  /** @type {Message[]} */
  messages = [];
  retryAfterSeconds = 0;

  /** Later it may go well. */
  get mayPass() {
    return !this.status || this.status === 429 || this.status >= 500;
  }
}

/** @type {() => Api} */
export const createApi = () => {
  /** @type {Ask} */
  const ask = async (method, address, body, key) => {
    const sound = body instanceof Blob;
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    if (body) headers["Content-Type"] = sound ? body.type : "application/json";
    if (key) headers["Idempotency-Key"] = key;
    const timeout = new AbortController();
    setTimeout(() => timeout.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(new URL(address, server), {
        method,
        headers,
        body: sound ? body : body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: timeout.signal,
      });
      if (!response.ok) throw await problemOf(response);
      return response.status === 204 ? null : await response.json();
    } catch (error) {
      throw error instanceof AnswerError ? error : new AnswerError("unreachable", { cause: error });
    }
  };
  /** @param {string} conversation */
  const path = (conversation) => `api/conversations/${encodeURIComponent(conversation)}`;
  return {
    start: () => ask("POST", "api/conversations", {}),
    send: (conversation, said, key) => ask("POST", `${path(conversation)}/messages`, said, key),
    read: (conversation) => ask("GET", path(conversation)),
    transcribe: (sound) => ask("POST", "api/transcriptions", sound),
    forget: (conversation) => ask("DELETE", path(conversation)),
    share: (conversation) => ask("POST", `${path(conversation)}/week/link`),
    feedback: (given, key) => ask("POST", "api/feedback", given, key),
  };
};

/** @param {Response} response */
const problemOf = async (response) => {
  // A proxy in between may answer with a page.
  const body = (await response.json().catch(() => null)) ?? {};
  return Object.assign(new AnswerError(`status ${response.status}`), {
    status: response.status,
    detail: typeof body.detail === "string" ? body.detail : "",
    messages: [body.messages ?? body.message ?? []].flat().filter((message) => message?.text),
    retryAfterSeconds: Number.parseInt(response.headers.get("Retry-After") ?? "", 10) || 0,
  });
};
