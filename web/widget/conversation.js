/** The conversation: asks the server, shows what it answers, and says what went wrong. */
import { make, paragraphs, phoneLink, server } from "./dom.js";
import { strings } from "./strings.js";

const TIMEOUT_MS = 30000;
/** A quick answer needs no "Thinking…" before it: a screen reader would say both. */
const STATUS_AFTER_MS = 250;

/** No good answer. `status` is 0 where none came at all; the rest is the server's (RFC 9457). */
export class AnswerError extends Error {
  status = 0;
  detail = "";
  /** @type {Message[]} */
  messages = [];
  retryAfterSeconds = 0;

  get isGone() {
    return this.status === 404 || this.status === 410;
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
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
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
    } finally {
      clearTimeout(timer);
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
  };
};

/** @param {Response} response */
const problemOf = async (response) => {
  // A proxy in between may answer with a page: the status alone still says enough.
  const body = (await response.json().catch(() => null)) ?? {};
  return Object.assign(new AnswerError(`status ${response.status}`), {
    status: response.status,
    detail: typeof body.detail === "string" ? body.detail : "",
    messages: [body.messages ?? body.message ?? []].flat().filter((message) => message?.text),
    retryAfterSeconds: Number.parseInt(response.headers.get("Retry-After") ?? "", 10) || 0,
  });
};

/** @type {(parts: ConversationParts) => Conversation} */
export const createConversation = ({
  api,
  memory,
  log,
  composer,
  panel,
  phone,
  question,
  changed,
}) => {
  let busy = false;
  /** Grows when the conversation is forgotten: an answer on its way then belongs to nobody. */
  let age = 0;
  /** @type {Promise<void> | null} */
  let started = null;
  /** What did not arrive, so that trying again is not answered twice. @type {Unsent | null} */
  let unsent = null;

  /** @type {(words: string, work: () => Promise<void>) => Promise<void>} */
  const working = async (words, work) => {
    const timer = setTimeout(() => panel.say(words), STATUS_AFTER_MS);
    await work().finally(() => {
      clearTimeout(timer);
      panel.say("");
    });
  };

  const begin = async () => {
    const { conversation, messages } = await api.start();
    memory.conversation = conversation;
    changed();
    return messages;
  };

  const restore = async () => {
    try {
      const known = memory.conversation;
      if (known) {
        try {
          const { messages = [], turns } = await api.read(known);
          log.restore([{ said: null, messages }, ...turns]);
          changed();
          return;
        } catch (error) {
          if (!(/** @type {AnswerError} */ (error).isGone)) throw error;
          log.addNote(strings.startedAnew);
        }
      }
      log.addAnswer(withOpening(await begin(), question));
    } catch (error) {
      started = null;
      explain(error, strings.errors.offlineStart);
    }
  };

  /** @type {(said: Said, key: string) => Promise<Message[]>} */
  const answer = async (said, key) => {
    if (!memory.conversation) await begin();
    const asked = age;
    try {
      return (await api.send(memory.conversation ?? "", said, key)).messages;
    } catch (error) {
      // What was forgotten while it was on its way must not be sent again.
      if (!(/** @type {AnswerError} */ (error).isGone) || asked !== age) throw error;
      await begin();
      log.addNote(strings.startedAnew);
      return (await api.send(memory.conversation ?? "", said, key)).messages;
    }
  };

  /** @type {(said: Said) => Promise<void>} */
  const ask = async (said) => {
    const { text } = said;
    const asked = age;
    const key = unsent?.text === text ? unsent.key : newKey();
    unsent = { text, key };
    log.retireChoices();
    const turn = log.addSaid(text);
    if (composer.text === text) composer.text = "";
    try {
      const messages = await answer(said, key);
      if (asked !== age) return;
      unsent = null;
      log.addAnswer(messages);
    } catch (error) {
      if (asked !== age) return;
      turn.remove();
      log.reviveChoices();
      if (!composer.text) composer.text = text;
      explain(error, strings.errors.offline);
    }
  };

  /** @type {(error: unknown, unreachable: string) => void} */
  const explain = (error, unreachable) => {
    if (!(error instanceof AnswerError)) {
      panel.notify(make("p", {}, unreachable));
      throw error;
    }
    const { status, detail, messages } = error;
    const down = !status || status >= 500;
    let lines = [unreachable];
    if (messages.length) lines = messages.map((message) => message.text);
    else if (detail) lines = [detail];
    else if (status === 429) lines = [strings.errors.wait(error.retryAfterSeconds)];
    else if (!down) lines = [strings.errors.refused];
    if (composer.text) lines.push(strings.errors.kept);
    const shown = lines.flatMap(paragraphs);
    if (down && phone && !shown.some((line) => line.querySelector("a"))) {
      shown.push(make("p", { class: "call" }, `${strings.errors.call} `, phoneLink(phone)));
    }
    panel.notify(...shown);
  };

  return {
    start() {
      started ??= working(strings.starting, restore);
      return started;
    },

    async send(text, location) {
      if (busy) {
        panel.say(strings.errors.busy);
        return;
      }
      busy = true;
      panel.notify();
      const said = location ? { text, location } : { text };
      await Promise.resolve(started)
        .then(() => working(strings.thinking, () => ask(said)))
        .finally(() => (busy = false));
    },

    async forget() {
      panel.notify();
      try {
        if (memory.conversation) await api.forget(memory.conversation);
      } catch (error) {
        if (!(/** @type {AnswerError} */ (error).isGone)) {
          explain(error, strings.errors.forget);
          return;
        }
      }
      age += 1;
      unsent = null;
      memory.open = false;
      memory.conversation = null;
      log.clear();
      log.addNote(strings.forgotten);
      composer.focus();
    },
  };
};

/** The greeting with the page's own question as its first choice. @type {WithOpening} */
const withOpening = (messages, question) => {
  const last = messages.at(-1);
  if (!question || !last) return messages;
  const choices = [{ label: question, text: question }, ...(last.choices ?? [])];
  return [...messages.slice(0, -1), { ...last, choices }];
};

/** A key no other message has. `crypto.randomUUID` exists on secure pages alone. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
