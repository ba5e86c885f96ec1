/** Carries a conversation: starts, restores, sends and forgets it, and says what went wrong. */
import { OfflineError, ProblemError } from "./api.js";
import { make, phoneLink, withPhoneLinks } from "./dom.js";
import { strings } from "./strings.js";

/** A quick answer needs no "Thinking…" before it: a screen reader would say both. */
const STATUS_AFTER_MS = 250;

export class Chat {
  #parts;
  #busy = false;
  /** Grows when the conversation is forgotten: an answer on its way then belongs to nobody. */
  #age = 0;
  /** @type {Promise<void> | null} */
  #started = null;
  /** What did not arrive, so that trying again is not answered twice. @type {{text: string, key: string} | null} */
  #unsent = null;

  /** @param {ChatParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Restores the conversation of before, or starts one. Does nothing when that has happened. */
  start() {
    this.#started ??= this.#working(strings.starting, () => this.#restore());
    return this.#started;
  }

  /**
   * @param {string} text  1 to 500 characters
   * @param {GeoPoint | null} [location]
   */
  async send(text, location = null) {
    const { panel } = this.#parts;
    if (this.#busy) {
      panel.status.textContent = strings.errors.busy;
      return;
    }
    this.#busy = true;
    panel.notify();
    try {
      await this.#started;
      await this.#ask(text, location);
    } finally {
      this.#busy = false;
    }
  }

  /**
   * @param {string} text
   * @param {GeoPoint | null} location
   */
  async #ask(text, location) {
    const { log, composer } = this.#parts;
    const age = this.#age;
    const typed = composer.text === text;
    const key = this.#unsent?.text === text ? this.#unsent.key : newKey();
    this.#unsent = { text, key };
    log.retireChoices();
    const said = log.addSaid(text);
    if (typed) composer.text = "";
    await this.#working(strings.thinking, async () => {
      try {
        const messages = await this.#answer(text, location, key);
        if (age !== this.#age) return;
        this.#unsent = null;
        log.addAnswer(messages);
      } catch (error) {
        if (age !== this.#age) return;
        said.remove();
        log.reviveChoices();
        if (!composer.text) composer.text = text;
        this.#explain(error, strings.errors.offline);
      }
    });
  }

  /** Deletes the conversation here and on the server. The next question starts a new one. */
  async forget() {
    const { api, memory, log, composer, panel } = this.#parts;
    const id = memory.conversation;
    panel.notify();
    try {
      if (id) await api.forget(id);
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 404)) {
        this.#explain(error, strings.errors.forget);
        return;
      }
    }
    this.#age += 1;
    this.#unsent = null;
    memory.open = false;
    memory.conversation = null;
    log.clear();
    log.addNote(strings.forgotten);
    composer.focus();
  }

  async #restore() {
    const { api, memory, log, openingQuestion } = this.#parts;
    try {
      const known = memory.conversation;
      if (known) {
        try {
          const { messages = [], turns } = await api.read(known);
          log.restore([{ said: null, messages }, ...turns]);
          this.#parts.changed();
          return;
        } catch (error) {
          if (!isGone(error)) throw error;
          log.addNote(strings.startedAnew);
        }
      }
      log.addAnswer(withOpening(await this.#begin(), openingQuestion));
    } catch (error) {
      this.#started = null;
      this.#explain(error, strings.errors.offlineStart);
    }
  }

  /**
   * @param {string} text
   * @param {GeoPoint | null} location
   * @param {string} key
   */
  async #answer(text, location, key) {
    const { api, memory, log } = this.#parts;
    if (!memory.conversation) await this.#begin();
    const age = this.#age;
    try {
      return (await api.send(memory.conversation ?? "", text, location, key)).messages;
    } catch (error) {
      // What was forgotten while it was on its way must not be sent again.
      if (!isGone(error) || age !== this.#age) throw error;
      await this.#begin();
      log.addNote(strings.startedAnew);
      return (await api.send(memory.conversation ?? "", text, location, key)).messages;
    }
  }

  async #begin() {
    const { api, memory, changed } = this.#parts;
    const { conversation, messages } = await api.start();
    memory.conversation = conversation;
    changed();
    return messages;
  }

  /**
   * @param {string} words
   * @param {() => Promise<void>} work
   */
  async #working(words, work) {
    const { status } = this.#parts.panel;
    const timer = setTimeout(() => {
      status.textContent = words;
    }, STATUS_AFTER_MS);
    try {
      await work();
    } finally {
      clearTimeout(timer);
      status.textContent = "";
    }
  }

  /**
   * @param {unknown} error
   * @param {string} unreachable  what to say when the server did not answer, or cannot
   */
  #explain(error, unreachable) {
    const { panel, composer, phone } = this.#parts;
    if (!(error instanceof ProblemError || error instanceof OfflineError)) {
      panel.notify(make("p", {}, unreachable));
      throw error;
    }
    const problem = error instanceof ProblemError ? error : null;
    const down = !problem || problem.status >= 500;
    let lines = [unreachable];
    if (problem?.messages.length) lines = problem.messages.map((message) => message.text);
    else if (problem?.detail) lines = [problem.detail];
    else if (problem?.status === 429) lines = [strings.errors.wait(problem.retryAfterSeconds)];
    else if (!down) lines = [strings.errors.refused];
    if (composer.text) lines.push(strings.errors.kept);
    const shown = lines.map((text) => make("p", {}, withPhoneLinks(text)));
    if (down && phone && !shown.some((line) => line.querySelector("a"))) {
      shown.push(make("p", { class: "call" }, `${strings.errors.call} `, phoneLink(phone)));
    }
    panel.notify(...shown);
  }
}

/** @param {unknown} error */
function isGone(error) {
  return error instanceof ProblemError && (error.status === 404 || error.status === 410);
}

/**
 * The greeting with the page's own question as its first choice.
 *
 * @param {Message[]} messages
 * @param {string} question
 */
function withOpening(messages, question) {
  if (!question || !messages.length) return messages;
  const last = messages[messages.length - 1];
  const choices = [{ label: question, text: question }, ...(last.choices ?? [])];
  return [...messages.slice(0, -1), { ...last, choices }];
}

/** A key no other message has. `crypto.randomUUID` exists on secure pages alone. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
