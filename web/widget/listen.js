/** Reads one message at a time aloud, sentence by sentence, and shows the word that is said. */
import { icon, make, safeAddress } from "./dom.js";
import { Spotlight } from "./spotlight.js";
import { strings } from "./strings.js";
import { DeviceVoice, ServerVoice } from "./voices.js";

const RATES = [0.75, 1, 1.25, 1.5];

export class Listener {
  /** @type {Playing | null} */
  #now = null;
  /** @type {WeakMap<Element, Row>} */
  #rows = new WeakMap();
  #device = new DeviceVoice();
  #server;
  #preferences;

  /**
   * @param {AbortSignal} signal  releases every listener and stops the sound
   * @param {Preferences} preferences
   */
  constructor(signal, preferences) {
    this.audio = make("audio", { preload: "auto" });
    this.#server = new ServerVoice(this.audio);
    this.#preferences = preferences;
    this.signal = signal;
    signal.addEventListener("abort", () => this.stop());
    globalThis.speechSynthesis?.getVoices(); // so that they are there when they are needed
  }

  /**
   * The controls that read `message` aloud; null where it has no sound.
   *
   * @param {Message} message
   * @param {HTMLElement} words  what shows its text
   * @param {URL} base
   */
  row(message, words, base) {
    const parts = partsOf(message, base);
    const whole = message.audio && safeAddress(message.audio, base);
    if (!parts.length) return null;
    const save = whole && make("a", { href: `${whole}?save`, download: "answer.mp3" }, strings.save);
    const rate = make(
      "select",
      { "aria-label": strings.speed },
      ...RATES.map((one) => make("option", { value: `${one}` }, strings.rate(one))),
    );
    const more = make(
      "span",
      { class: "player", hidden: true },
      this.#button(strings.back, () => this.#start(row, Math.max(0, (this.#now?.at ?? 0) - 1))),
      this.#button(strings.stop, () => this.stop(), "stop"),
      rate,
      save,
    );
    const button = this.#button("", () => this.#toggle(row));
    const element = make("div", { class: "listen-row" }, button, more);
    const spotlight = new Spotlight(words, message.text);
    /** @type {Row} */
    const row = { element, button, more, rate, parts, spotlight };
    rate.addEventListener("change", () => this.#pace(row), { signal: this.signal });
    this.#rows.set(element, row);
    show(row, "listen");
    return element;
  }

  /**
   * A new answer is there: it is read where the person chose that.
   *
   * @param {Element} answer
   */
  answered(answer) {
    if (!this.#preferences.chosen.read) return;
    const rows = Array.from(answer.querySelectorAll(".listen-row"), (row) => this.#rows.get(row));
    const [first, ...next] = rows.filter((row) => row !== undefined);
    if (first) this.#start(first, 0, next);
  }

  /** @returns {boolean} whether the device's own voice speaks */
  get usesDevice() {
    return Boolean(DeviceVoice.find()) && this.#preferences.chosen.voice !== "server";
  }

  stop() {
    const now = this.#now;
    if (!now) return;
    this.#now = null;
    this.#server.stop();
    this.#device.stop();
    now.row.spotlight.show(null);
    const inside = now.row.more.contains(focused(now.row.more));
    show(now.row, "listen");
    if (inside) now.row.button.focus();
  }

  /** @param {Row} row */
  #toggle(row) {
    const now = this.#now;
    if (now?.row !== row) this.#start(row, 0);
    else {
      now.paused = !now.paused;
      show(row, now.paused ? "play" : "pause");
      const voice = this.#voice(now);
      if (!now.paused) voice.resume()?.catch(() => this.#failed(now));
      else voice.pause();
    }
  }

  /**
   * @param {Row} row
   * @param {number} at  the number of its sentence
   * @param {Row[]} [next]  what is read after it
   */
  async #start(row, at, next = []) {
    if (this.#now?.row !== row) this.stop();
    this.#now = null;
    this.#server.stop();
    this.#device.stop();
    /** @type {Playing} */
    const now = { row, at, paused: false, next };
    this.#now = now;
    row.element.querySelector(".trouble")?.remove();
    row.rate.value = `${this.#rate}`;
    show(row, "pause");
    try {
      for (; now.at < row.parts.length; now.at++) {
        const part = row.parts[now.at];
        const voice = this.#voice(now);
        voice.prepare(row.parts[now.at + 1]);
        await voice.speak(part, this.#rate, (word) => row.spotlight.show(part.written[word]));
        if (this.#now !== now) return;
      }
      this.stop();
      if (next.length) this.#start(next[0], 0, next.slice(1));
    } catch {
      this.#failed(now);
    }
  }

  get #rate() {
    return this.#preferences.chosen.rate ?? 1;
  }

  /** @param {Playing} now  what has no words to say has only its sound */
  #voice(now) {
    return this.usesDevice && now.row.parts[now.at]?.text ? this.#device : this.#server;
  }

  /** @param {Row} row */
  #pace(row) {
    this.#preferences.choose({ rate: Number(row.rate.value) });
    const now = this.#now;
    if (!now) return;
    this.#server.rate = this.#rate;
    if (this.#voice(now) === this.#device) this.#start(row, now.at, now.next);
  }

  /** @param {Playing} now */
  #failed(now) {
    if (this.#now !== now) return;
    this.stop();
    now.row.button.after(make("p", { class: "trouble" }, strings.errors.audio));
  }

  /**
   * @param {string} words
   * @param {() => void} press
   * @param {"stop"} [picture]
   */
  #button(words, press, picture) {
    const button = make("button", { type: "button", class: "quiet listen" });
    button.append(picture ? icon(picture) : "", words);
    button.addEventListener("click", press, { signal: this.signal });
    return button;
  }
}

/**
 * @param {Row} row
 * @param {"listen" | "pause" | "play"} state
 */
function show({ button, more }, state) {
  button.replaceChildren(icon(state), strings[state]);
  more.hidden = state === "listen";
}

/**
 * @param {Message} message
 * @param {URL} base
 * @returns {Part[]}
 */
function partsOf({ audio, audio_parts: parts = [] }, base) {
  const given = parts.length ? parts : audio ? [{ url: audio }] : [];
  return given.flatMap(({ url, words_url: words = "", text = "", written = [] }) => {
    const address = safeAddress(url, base);
    return address
      ? [{ url: address, words: (words && safeAddress(words, base)) || "", text, written }]
      : [];
  });
}

/** @param {Element} element */
function focused(element) {
  return /** @type {ShadowRoot | Document} */ (element.getRootNode()).activeElement;
}
