/** The conversation: asks the server, shows what it answers, and says what went wrong. */
import { AnswerError, make, paragraphs, phoneLink } from "./browser.js";
import { strings } from "./strings.js";

/** A quick answer needs no "Thinking…" before it: a screen reader would say both. */
const STATUS_AFTER_MS = 250;
/** Between two tries. Each pause is twice as long as the one before. */
const FIRST_PAUSE_MS = 4000;
const LONGEST_PAUSE_MS = 60000;

/** @type {(parts: ConversationParts) => Conversation} */
export const createConversation = (parts) => {
  const { api, memory, preferences, log, composer, panel, phone, question, changed, signal } =
    parts;
  /** What was said and has no answer yet, the oldest first. @type {Waiting[]} */
  const outbox = [];
  /** @type {Promise<void> | undefined} */
  let going;
  /** It did not arrive, and is tried again by itself. */
  let waiting = false;
  let pauseMs = FIRST_PAUSE_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Grows when the conversation is forgotten: an answer on its way then belongs to nobody. */
  let age = 0;
  let started = false;
  /** Feedback that did not arrive, so that it counts once. @type {Unsaid | null} */
  let unsaid = null;

  /** @type {<T>(words: string, work: Promise<T>) => Promise<T>} */
  const working = (words, work) => {
    const status = setTimeout(() => waiting || panel.say(words), STATUS_AFTER_MS);
    return work.finally(() => {
      clearTimeout(status);
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
    const known = memory.conversation;
    if (known) {
      try {
        const { messages = [], turns } = await api.read(known);
        log.restore([{ said: null, messages }, ...turns]);
        changed();
        return;
      } catch (error) {
        if (!isGone(error)) throw error;
        log.addNote(strings.startedAnew);
      }
    }
    log.addAnswer(withOpening(await begin(), question));
  };

  /** @param {Waiting} one */
  const answer = async ({ said, key }) => {
    if (!memory.conversation) await begin();
    const asked = age;
    const send = async () => (await api.send(memory.conversation ?? "", said, key)).messages;
    return send().catch(async (error) => {
      // What was forgotten while it was on its way must not be sent again.
      if (!isGone(error) || asked !== age) throw error;
      await begin();
      log.addNote(strings.startedAnew);
      return send();
    });
  };

  /** Nothing waits any more. */
  const calm = () => {
    clearTimeout(timer);
    waiting = false;
    pauseMs = FIRST_PAUSE_MS;
    panel.notify();
  };

  /** Tries again by itself, after longer and longer pauses. @type {(error: AnswerError) => void} */
  const tryLater = ({ retryAfterSeconds }) => {
    for (const one of outbox) log.markWaiting(one.turn, () => takeBack(one));
    waiting = true;
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(pump, retryAfterSeconds * 1000 || pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };

  /** @param {Waiting} one */
  const takeBack = (one) => {
    outbox.splice(outbox.indexOf(one), 1);
    one.turn.remove();
    if (!composer.text) composer.text = one.said.text;
    composer.focus();
    if (outbox.length) return;
    log.reviveChoices();
    calm();
  };

  /** Whether the next one may be sent. @param {Waiting} one */
  const deliver = async (one) => {
    const ours = () => outbox[0] === one;
    try {
      const messages = await working(strings.thinking, answer(one));
      if (!ours()) return true;
      outbox.shift();
      started = true;
      calm();
      log.markSent(one.turn);
      log.addAnswer(messages, true);
    } catch (error) {
      if (!ours()) return true;
      if (error instanceof AnswerError && error.mayPass) {
        const first = !waiting;
        tryLater(error);
        // Once: an alert at every try would talk all the time.
        if (first) explain(error, strings.errors.offline);
        if (first) log.showLast();
        return false;
      }
      outbox.shift();
      one.turn.remove();
      log.reviveChoices();
      if (!composer.text) composer.text = one.said.text;
      calm();
      explain(error, strings.errors.offline);
    }
    return true;
  };

  /** Starts where that has not happened, and sends what waits, one after the other. */
  const pump = () => {
    clearTimeout(timer);
    const run = async () => {
      if (!started) await start();
      while (outbox.length && (await deliver(outbox[0])));
    };
    going ??= run().finally(() => (going = undefined));
    return going;
  };

  const start = async () => {
    try {
      started = true;
      await working(strings.starting, restore());
      if (waiting && !outbox.length) calm();
    } catch (error) {
      started = false;
      if (outbox.length) return; // what becomes of them is told
      if (!waiting) explain(error, strings.errors.offlineStart);
      if (error instanceof AnswerError && error.mayPass) tryLater(error);
    }
  };

  /** @type {(error: unknown, unreachable: string) => void} */
  const explain = (error, unreachable) => {
    if (!(error instanceof AnswerError)) {
      panel.notify(make("p", {}, unreachable));
      throw error;
    }
    const { status, detail, messages, mayPass } = error;
    let lines = [unreachable];
    if (messages.length) lines = messages.map((message) => message.text);
    else if (status === 429) lines = [strings.errors.tooMany];
    else if (detail) lines = [detail];
    else if (!mayPass) lines = [strings.errors.refused];
    if (outbox.length) lines.push(strings.errors.sendsItself);
    else if (composer.text) lines.push(strings.errors.kept);
    const shown = lines.flatMap((line) => paragraphs(line));
    if (mayPass && phone && !shown.some((line) => line.querySelector("a"))) {
      shown.push(make("p", { class: "call" }, `${strings.errors.call} `, phoneLink(phone)));
    }
    panel.notify(...shown);
  };

  addEventListener("online", () => waiting && pump(), { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));

  return {
    start: pump,

    async send(text, location) {
      if (outbox.length && !waiting) {
        panel.say(strings.errors.busy);
        return;
      }
      log.retireChoices();
      const turn = log.addSaid(text);
      if (composer.text === text) composer.text = "";
      /** @type {Said} */
      const said = { text };
      if (location) said.location = location;
      if (preferences.chosen.easy) said.easy = true;
      const one = { said, key: newKey(), turn };
      outbox.push(one);
      if (waiting) log.markWaiting(turn, () => takeBack(one));
      else panel.notify();
      await pump();
    },

    async give(given) {
      const said = JSON.stringify(given);
      if (unsaid?.said !== said) unsaid = { said, key: newKey() };
      try {
        const whole = { conversation: memory.conversation, ...given };
        const { messages = [] } = (await api.feedback(whole, unsaid.key)) ?? {};
        unsaid = null;
        log.addAnswer(messages);
        return true;
      } catch {
        return false;
      }
    },

    async share() {
      panel.notify();
      try {
        return await working(strings.thinking, api.share(memory.conversation ?? ""));
      } catch (error) {
        explain(error, strings.errors.offline);
        return null;
      }
    },

    async forget() {
      panel.notify();
      try {
        if (memory.conversation) await api.forget(memory.conversation);
      } catch (error) {
        if (!isGone(error)) {
          explain(error, strings.errors.forget);
          return;
        }
      }
      age += 1;
      outbox.length = 0;
      calm();
      memory.open = false;
      memory.conversation = null;
      log.clear();
      log.addNote(strings.forgotten);
      composer.focus();
    },
  };
};

/** @param {unknown} error */
const isGone = (error) => error instanceof AnswerError && /^4(04|10)$/.test(`${error.status}`);

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
