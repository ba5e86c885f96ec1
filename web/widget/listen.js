/** Reads one message at a time aloud, sentence by sentence, and shows the word that is said. */
import { button, focused, icon, make, safeAddress } from "./browser.js";
import { strings } from "./strings.js";

const RATES = [0.75, 1, 1.25, 1.5];

/** @type {(preferences: Preferences, signal: AbortSignal) => Listener} */
export const createListener = (preferences, signal) => {
  const audio = make("audio", { preload: "auto" });
  const server = serverVoice(audio);
  const device = deviceVoice();
  /** @type {Map<Element, Row>} */
  const rows = new Map();
  /** @type {Playing | null} */
  let now = null;
  signal.addEventListener("abort", () => stop());
  globalThis.speechSynthesis?.getVoices(); // so that they are there when they are needed

  const rate = () => preferences.chosen.rate ?? 1;
  /** @param {Playing} playing */
  const voiceOf = ({ row, at }) =>
    britishVoice() && preferences.chosen.device !== false && row.parts[at]?.text ? device : server;

  const silence = () => {
    now = null;
    server.stop();
    device.stop();
  };

  const stop = () => {
    if (!now) return;
    const { row } = now;
    silence();
    row.spotlight(null);
    const inside = row.more.contains(focused(row.more));
    show(row, "listen");
    if (inside) row.button.focus();
  };

  /** @type {(row: Row, at: number, next?: Row[]) => Promise<void>} */
  const start = async (row, at, next = []) => {
    if (now?.row !== row) stop();
    silence();
    /** @type {Playing} */
    const playing = { row, at, paused: false, next };
    now = playing;
    row.element.querySelector(".trouble")?.remove();
    row.rate.value = `${rate()}`;
    show(row, "pause");
    try {
      for (; playing.at < row.parts.length; playing.at++) {
        const part = row.parts[playing.at];
        const voice = voiceOf(playing);
        voice.prepare(row.parts[playing.at + 1]);
        await voice.speak(part, rate(), (word) => row.spotlight(part.written[word]));
        if (now !== playing) return;
      }
      stop();
      if (next.length) start(next[0], 0, next.slice(1));
    } catch {
      failed(playing);
    }
  };

  /** @param {Playing} playing */
  const failed = (playing) => {
    if (now !== playing) return;
    stop();
    playing.row.button.after(make("p", { class: "trouble" }, strings.errors.audio));
  };

  /** @param {Row} row */
  const toggle = (row) => {
    const playing = now;
    if (playing?.row !== row) {
      start(row, 0);
      return;
    }
    playing.paused = !playing.paused;
    show(row, playing.paused ? "play" : "pause");
    const voice = voiceOf(playing);
    if (playing.paused) voice.pause();
    else voice.resume()?.catch(() => failed(playing));
  };

  /** @param {Row} row */
  const pace = (row) => {
    preferences.choose({ rate: Number(row.rate.value) });
    if (!now) return;
    server.pace(rate());
    if (voiceOf(now) === device) start(row, now.at, now.next);
  };

  return {
    audio,
    stop,
    row(message, words) {
      const parts = partsOf(message);
      if (!parts.length) return null;
      const whole = safeAddress(message.audio);
      const choice = make(
        "select",
        { "aria-label": strings.speed, change: () => pace(row) },
        ...RATES.map((one) => make("option", { value: `${one}` }, strings.rate(one))),
      );
      const more = make(
        "span",
        { class: "player", hidden: true },
        button("quiet", strings.before, () => start(row, Math.max(0, (now?.at ?? 0) - 1))),
        button("quiet", strings.stop, stop, "stop"),
        choice,
        whole && make("a", { href: `${whole}?save`, download: "answer.mp3" }, strings.file),
      );
      const play = button("quiet listen", "", () => toggle(row));
      const element = make("div", { class: "listen-row" }, play, more);
      const spotlight = createSpotlight(words, message.text);
      /** @type {Row} */
      const row = { element, button: play, more, rate: choice, parts, spotlight };
      rows.set(element, row);
      show(row, "listen");
      return element;
    },
    answered(answer) {
      if (!preferences.chosen.read) return;
      const [first, ...next] = [...answer.querySelectorAll(".message > .listen-row")].flatMap(
        (row) => rows.get(row) ?? [],
      );
      if (first) start(first, 0, next);
    },
  };
};

/** @type {(row: Row, state: "listen" | "pause" | "play") => void} */
const show = (row, state) => {
  row.button.replaceChildren(icon(state), strings[state]);
  row.more.hidden = state === "listen";
};

/** @type {(message: ReadOut) => Part[]} */
const partsOf = ({ audio, audio_parts: parts = [] }) => {
  const given = parts.length ? parts : audio ? [{ url: audio }] : [];
  return given.flatMap(({ url, words_url, text = "", written = [] }) => {
    const address = safeAddress(url);
    return address ? [{ url: address, words: safeAddress(words_url), text, written }] : [];
  });
};

/** @type {CreateSpotlight} */
const createSpotlight = (words, text) => {
  const mark = make("span", { class: "spoken", "aria-hidden": "true", hidden: true });
  /** Where each character of the text stands on the page. @type {[Text, number][] | null} */
  let places = null;
  /** What is shown is the text with some characters left out: each is looked for in turn. */
  const find = () => {
    /** @type {[Text, number][]} */
    const found = [];
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    let at = 0;
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      for (let i = 0; i < node.data.length; i++) {
        const place = text.indexOf(node.data[i], at);
        if (place < 0) continue;
        found[place] = [node, i];
        at = place + 1;
      }
    }
    return found;
  };

  return (span) => {
    const [from, to] = span ?? [0, 0];
    places ??= find();
    const [first, last] = [places[from], places[to - 1]];
    mark.hidden = !first || !last;
    if (!first || !last) return;
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    const word = range.getClientRects()[0];
    const all = words.getBoundingClientRect();
    if (!word) return;
    if (!mark.isConnected) words.append(mark);
    mark.style.inset = `${word.top - all.top}px auto auto ${word.left - all.left}px`;
    mark.style.width = `${word.width}px`;
    mark.style.height = `${word.height}px`;
    mark.scrollIntoView({ block: "nearest" });
  };
};

/** @type {(audio: HTMLAudioElement) => PacedVoice} */
const serverVoice = (audio) => {
  /** @type {(value?: unknown) => void} */
  let end = () => {};
  const pace = (/** @type {number} */ rate) =>
    void (audio.defaultPlaybackRate = audio.playbackRate = rate);
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
    prepare: (part) => part && fetch(part.url, { credentials: "omit" }).catch(() => {}),
  };
};

/** Voices may come late: ask each time. */
export const britishVoice = () =>
  globalThis.speechSynthesis
    ?.getVoices()
    .find(({ lang, localService }) => localService && /^en.GB/i.test(lang));

/**
 * The device's own. Chrome goes silent after 15 seconds, so it gets a sentence at a time; on Android
 * pause() ends it, so a pause is a stop, and the sentence begins again. @type {() => Voice}
 */
const deviceVoice = () => {
  /** @type {SpeechSynthesisUtterance | undefined} */
  let words; // kept, or Chrome forgets it and its events
  let again = async () => {};
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
          words = new SpeechSynthesisUtterance(text);
          words.voice = britishVoice() ?? null;
          words.lang = "en-GB";
          words.rate = rate;
          words.onboundary = ({ charIndex }) => said(wordAt(text, charIndex));
          words.onend = resolve;
          words.onerror = ({ error }) => {
            if (error !== "canceled" && error !== "interrupted") reject(error);
          };
          speechSynthesis.speak(words);
        };
        void again();
      }),
    pause,
    resume: () => again(),
    stop() {
      pause();
      end();
    },
    prepare() {},
  };
};

/** When each word ends, in seconds. @param {string} address */
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
