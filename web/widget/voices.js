/** What can say a sentence: the server's voice, and the device's own. */

/** Plays the server's sounds. */
export class ServerVoice {
  /** @type {(value?: unknown) => void} */
  #end = () => {};

  /** @param {HTMLAudioElement} audio */
  constructor(audio) {
    this.audio = audio;
  }

  /**
   * Resolves when the sentence has been said, or was stopped.
   *
   * @param {Part} part
   * @param {number} rate
   * @param {Said} said
   */
  async speak(part, rate, said) {
    const { audio } = this;
    audio.src = part.url;
    this.rate = rate;
    const ended = new Promise((resolve, reject) => {
      this.#end = resolve;
      audio.onended = resolve;
      audio.onerror = reject;
    });
    let going = true;
    if (part.words) {
      void timesOf(part).then((times) => {
        let last = -1;
        const look = () => {
          if (!going) return;
          const now = times.findIndex(({ end }) => audio.currentTime < end);
          if (now !== last && now >= 0) said((last = now));
          requestAnimationFrame(look);
        };
        look();
      });
    }
    try {
      // Stopping before the sound has loaded makes play() fail: that is no failure.
      await Promise.race([ended, audio.play().then(() => ended)]);
    } finally {
      going = false;
    }
  }

  /** @param {number} rate */
  set rate(rate) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = rate;
  }

  pause() {
    this.audio.pause();
  }

  resume() {
    return this.audio.play();
  }

  stop() {
    this.#end();
    this.audio.pause();
  }

  /** @param {Part | undefined} part  what will be said next: it is made while this one plays */
  prepare(part) {
    if (part) fetch(part.url, { credentials: "omit" }).catch(() => {});
  }
}

/**
 * The device's own British voice: instant, and nothing leaves the device. Chrome goes silent after
 * 15 seconds, so it is given a sentence at a time; on Android pause() ends it, so a pause here
 * is a stop, and the sentence begins again.
 */
export class DeviceVoice {
  /** @type {(() => Promise<void>) | null} */
  #again = null;
  /** @type {(value?: unknown) => void} */
  #end = () => {};
  rate = 1;

  /** @returns {SpeechSynthesisVoice | undefined}  voices may come late: ask each time */
  static find() {
    const voices = globalThis.speechSynthesis?.getVoices() ?? [];
    return voices.find(({ lang, localService }) => localService && /^en.GB/i.test(lang));
  }

  /**
   * @param {Part} part
   * @param {number} rate
   * @param {Said} said
   */
  speak(part, rate, said) {
    this.rate = rate;
    return new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#again = async () => {
        const words = new SpeechSynthesisUtterance(part.text);
        words.voice = DeviceVoice.find() ?? null;
        words.lang = "en-GB";
        words.rate = this.rate;
        words.onboundary = ({ charIndex }) => said(wordAt(part.text, charIndex));
        words.onend = resolve;
        words.onerror = ({ error }) => {
          if (error !== "canceled" && error !== "interrupted") reject(error);
        };
        this.words = words; // kept, or Chrome forgets it and its events
        speechSynthesis.speak(words);
      };
      void this.#again();
    });
  }

  pause() {
    if (this.words) this.words.onend = null;
    globalThis.speechSynthesis?.cancel();
  }

  async resume() {
    await this.#again?.();
  }

  stop() {
    this.pause();
    this.#end();
  }

  prepare() {}
}

/**
 * @param {Part} part
 * @returns {Promise<{end: number}[]>}  seconds, a word each; empty where they cannot be had
 */
async function timesOf(part) {
  try {
    const answer = await (await fetch(part.words, { credentials: "omit" })).json();
    /** @type {{end: number}[]} */
    const times = [];
    for (const { end, start_char: at } of answer.words) times[wordAt(answer.text, at)] = { end };
    // A word whose time is not told lasts as long as the one before.
    for (let i = 0; i < times.length; i++) times[i] ??= times[i - 1] ?? { end: 0 };
    return times;
  } catch {
    return [];
  }
}

/**
 * @param {string} text
 * @param {number} index  of a character
 * @returns {number} of the word that it stands in
 */
function wordAt(text, index) {
  return text.slice(0, index).split(/\s+/).length - 1;
}
