/** What can say a sentence: the server's voice, and the device's own. */

/** Plays the server's sounds. @type {(audio: HTMLAudioElement) => PacedVoice} */
export const serverVoice = (audio) => {
  /** @type {(value?: unknown) => void} */
  let end = () => {};
  const pace = (/** @type {number} */ rate) => {
    audio.defaultPlaybackRate = audio.playbackRate = rate;
  };
  return {
    pace,
    async speak(part, rate, said) {
      audio.src = part.url;
      pace(rate);
      const ended = new Promise((resolve, reject) => {
        end = resolve;
        audio.onended = resolve;
        audio.onerror = reject;
      });
      let going = true;
      if (part.words) {
        void timesOf(part.words).then((times) => {
          let last = -1;
          const look = () => {
            if (!going) return;
            const at = times.findIndex((time) => audio.currentTime < time);
            if (at !== last && at >= 0) said((last = at));
            requestAnimationFrame(look);
          };
          look();
        });
      }
      // Stopping before the sound has loaded makes play() fail: that is no failure.
      await Promise.race([ended, audio.play().then(() => ended)]).finally(() => (going = false));
    },
    pause: () => audio.pause(),
    resume: () => audio.play(),
    stop() {
      end();
      audio.pause();
    },
    // What is said next is made while this one plays.
    prepare(part) {
      if (part) fetch(part.url, { credentials: "omit" }).catch(() => {});
    },
  };
};

/** A British voice of the device itself. Voices may come late: ask each time. */
export const britishVoice = () =>
  globalThis.speechSynthesis
    ?.getVoices()
    .find(({ lang, localService }) => localService && /^en.GB/i.test(lang));

/**
 * The device's own voice: instant, and nothing leaves the device. Chrome goes silent after 15
 * seconds, so it is given a sentence at a time; on Android pause() ends it, so a pause here
 * is a stop, and the sentence begins again.
 *
 * @type {() => Voice}
 */
export const deviceVoice = () => {
  /** @type {SpeechSynthesisUtterance | undefined} */
  let words; // kept, or Chrome forgets it and its events
  /** @type {(() => Promise<void>) | undefined} */
  let again;
  /** @type {(value?: unknown) => void} */
  let end = () => {};
  const pause = () => {
    if (words) words.onend = null;
    globalThis.speechSynthesis?.cancel();
  };
  return {
    speak: ({ text }, rate, said) =>
      new Promise((resolve, reject) => {
        end = resolve;
        again = async () => {
          words = Object.assign(new SpeechSynthesisUtterance(text), {
            voice: britishVoice() ?? null,
            lang: "en-GB",
            rate,
            onboundary: (/** @type {SpeechSynthesisEvent} */ event) =>
              said(wordAt(text, event.charIndex)),
            onend: resolve,
            onerror: (/** @type {SpeechSynthesisErrorEvent} */ { error }) => {
              if (error !== "canceled" && error !== "interrupted") reject(error);
            },
          });
          speechSynthesis.speak(words);
        };
        void again();
      }),
    pause,
    resume: () => again?.(),
    stop() {
      pause();
      end();
    },
    prepare() {},
  };
};

/** When each word ends, in seconds; empty where the times cannot be had. @param {string} address */
const timesOf = async (address) => {
  try {
    const { text, words } = await (await fetch(address, { credentials: "omit" })).json();
    /** @type {number[]} */
    const times = [];
    for (const { end, start_char: at } of words) times[wordAt(text, at)] = end;
    // A word whose time is not told lasts as long as the one before.
    for (let i = 0; i < times.length; i++) times[i] ??= times[i - 1] ?? 0;
    return times;
  } catch {
    return [];
  }
};

/** Which word a character stands in. @type {(text: string, index: number) => number} */
const wordAt = (text, index) => text.slice(0, index).split(/\s+/).length - 1;
