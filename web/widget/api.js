/** The conversation API of the server that this file came from. */

/** The server's address, also where it lives below a path: this file is `<base>/widget/api.js`. */
export const serverAddress = new URL("../", import.meta.url);

const TIMEOUT_SECONDS = 30;

/** The server could not be reached, or did not answer in time. */
export class OfflineError extends Error {}

/** The server answered with a problem (RFC 9457). */
export class ProblemError extends Error {
  /**
   * @param {number} status
   * @param {string} detail  plain English, may be empty
   * @param {Message[]} messages  words with telephone numbers, may be empty
   * @param {number | null} retryAfterSeconds
   */
  constructor(status, detail, messages, retryAfterSeconds) {
    super(detail || `status ${status}`);
    this.status = status;
    this.detail = detail;
    this.messages = messages;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A client of one server. `fetcher` is a seam: tests and other hosts may bring their own. */
export class Api {
  /**
   * @param {URL} [base]
   * @param {typeof fetch} [fetcher]
   */
  constructor(base = serverAddress, fetcher = (...request) => fetch(...request)) {
    this.base = base;
    this.fetcher = fetcher;
  }

  /** @returns {Promise<{conversation: string, messages: Message[]}>} */
  start() {
    return this.#ask("POST", "api/conversations", {});
  }

  /**
   * @param {string} conversation
   * @param {string} text  1 to 500 characters
   * @param {GeoPoint | null} location
   * @param {string} key  the same for a try again, so that nothing is answered twice
   * @returns {Promise<{messages: Message[]}>}
   */
  send(conversation, text, location, key) {
    const body = location ? { text, location } : { text };
    return this.#ask("POST", `${path(conversation)}/messages`, body, key);
  }

  /**
   * @param {string} conversation
   * @returns {Promise<{conversation: string, messages?: Message[], turns: Turn[]}>}  the greeting, then the turns
   */
  read(conversation) {
    return this.#ask("GET", path(conversation));
  }

  /**
   * @param {Blob} sound  up to 30 seconds
   * @returns {Promise<{text: string}>}
   */
  transcribe(sound) {
    return this.#ask("POST", "api/transcriptions", sound);
  }

  /** @param {string} conversation */
  async forget(conversation) {
    await this.#ask("DELETE", path(conversation));
  }

  /**
   * @param {string} method
   * @param {string} address
   * @param {object} [body]
   * @param {string} [key]
   * @returns {Promise<any>} the JSON of a good answer, null where it has no body
   * @throws {OfflineError | ProblemError}
   */
  async #ask(method, address, body, key) {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    const sound = body instanceof Blob;
    if (body) headers["Content-Type"] = sound ? body.type : "application/json";
    if (key) headers["Idempotency-Key"] = key;
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_SECONDS * 1000);
    try {
      const response = await this.fetcher(new URL(address, this.base).href, {
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
      if (error instanceof ProblemError) throw error;
      throw new OfflineError("The server cannot be reached.", { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @param {string} conversation */
function path(conversation) {
  return `api/conversations/${encodeURIComponent(conversation)}`;
}

/** @param {Response} response */
async function problemOf(response) {
  /** @type {any} */
  let body = {};
  try {
    body = (await response.json()) ?? {};
  } catch {
    // A proxy in between may answer with a page: the status alone still says enough.
  }
  const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new ProblemError(
    response.status,
    typeof body.detail === "string" ? body.detail : "",
    [body.messages ?? body.message ?? []].flat().filter((message) => message?.text),
    Number.isNaN(seconds) ? null : seconds,
  );
}
