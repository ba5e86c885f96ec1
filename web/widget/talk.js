/** Speaking to the assistant, and saying where one is: both only when a button is pressed. */
import { button, icon } from "./browser.js";
import { strings } from "./strings.js";

/** Milliseconds. People who look for a word pause: only so long a silence ends what they say. */
const PAUSE = 3000;
/** Nothing was said at all. */
const NOTHING = 8000;
/** What the server takes. */
const LONGEST = 29000;
/** A recogniser has so long for its last words. */
const STOPPING = 2000;
/** Held longer than this, letting go ends it; a tap starts, and another ends. */
const HELD = 500;
/** Loudness, from 0 to 1, from which on somebody speaks. */
const SPEAKING = 0.015;

/** @type {(parts: TalkParts) => Talk} */
export const createTalk = ({ api, composer, preferences, send, say, begins, signal }) => {
  /** Ends the hearing; null while there is none. @type {((kept: boolean) => void) | null} */
  let end = null;
  /** When the press that began it was made; 0 once it is over, or where the next one ends it. */
  let pressed = 0;
  let dropped = false;

  const press = () => (end ? end(true) : void begin());
  // A keyboard or a switch has no pointer that went down before.
  const talk = button("quiet talk", "", ({ detail }) => detail || press());
  talk.hidden = !(globalThis.MediaRecorder && navigator.mediaDevices);
  talk.addEventListener("pointerdown", ({ pointerId }) => {
    // The words on the button change: letting go must count wherever it then stands.
    talk.setPointerCapture(pointerId);
    pressed = end ? 0 : Date.now();
    if (!end) void begin();
  });
  talk.addEventListener("pointerup", () => {
    if (Date.now() - pressed > HELD) end?.(true);
  });
  const show = () =>
    talk.replaceChildren(icon(end ? "stop" : "talk"), end ? strings.talkEnd : strings.talk);
  show();

  /** @type {Hear} */
  const hear = async (over, shown) => {
    const Recogniser = await recogniserHere();
    if (Recogniser) {
      say(strings.hearing);
      const text = await recognise(new Recogniser(), over, shown);
      if (text !== undefined) return text;
    }
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    say(strings.hearing);
    const sound = await record(stream, over);
    if (!sound) return null;
    say(strings.writing);
    return (await api.transcribe(sound)).text;
  };

  const begin = async () => {
    begins();
    dropped = false;
    composer.complain("");
    const typed = composer.text;
    /** Comes after what was typed before. @param {string} heard */
    const shown = (heard) => {
      composer.text = typed && heard ? `${typed} ${heard}` : typed || heard;
    };
    let done = "";
    let trouble = "";
    try {
      /** @type {Promise<boolean>} */
      const over = new Promise((resolve) => (end = resolve));
      show();
      const heard = await hear(over, shown);
      const text = dropped ? null : heard;
      const atOnce = text && preferences.chosen.send;
      shown((!atOnce && text) || "");
      if (atOnce) send(text);
      else if (text) done = strings.heard;
      else if (text === "") trouble = strings.errors.hearing;
    } catch (error) {
      shown("");
      const { detail } = /** @type {any} */ (error);
      const refused = error instanceof DOMException;
      trouble = refused ? strings.errors.microphone : detail || strings.errors.hearing;
    }
    end = null;
    show();
    say(done);
    if (trouble) composer.complain(trouble);
    if (done) composer.focus();
  };

  const cancel = () => {
    dropped = true;
    end?.(false);
  };
  signal.addEventListener("abort", cancel);
  return { button: talk, cancel };
};

/** The browser's, where it hears on this device and has nothing to fetch for it. */
const recogniserHere = async () => {
  const { SpeechRecognition, webkitSpeechRecognition } = /** @type {any} */ (globalThis);
  const Recogniser = SpeechRecognition ?? webkitSpeechRecognition;
  try {
    const found = await Recogniser.available({ langs: ["en-GB"], processLocally: true });
    return found === "available" ? Recogniser : null;
  } catch {
    return null; // There is none, or the page's policy forbids it.
  }
};

/** @type {Recognise} */
const recognise = (ear, over, shown) =>
  new Promise((resolve, reject) => {
    let before = "";
    let text = "";
    let ending = false;
    let timer = 0;
    const wait = (/** @type {number} */ ms) => {
      clearTimeout(timer);
      if (!ending) timer = window.setTimeout(finish, ms, true);
    };
    const finish = (/** @type {boolean} */ kept) => {
      ending = true;
      wait(0);
      if (kept) ear.stop();
      else ear.abort();
      // One that hangs must not hold anybody up.
      setTimeout(() => resolve(kept ? text : null), kept ? STOPPING : 0);
    };
    Object.assign(ear, {
      lang: "en-GB",
      processLocally: true,
      continuous: true,
      interimResults: true,
    });
    ear.onresult = ({ results }) => {
      const heard = Array.from(results, (result) => result[0].transcript.trim());
      text = [before, ...heard].filter(Boolean).join(" ");
      shown(text);
      wait(PAUSE);
    };
    ear.onerror = ({ error }) => {
      if (/^(no-speech|aborted)$/.test(error)) return;
      ending = true;
      wait(0);
      if (/^(not-allowed|audio-capture)$/.test(error)) reject(new DOMException(error));
      else resolve(undefined);
    };
    // It may end by itself sooner than a person does.
    ear.onend = () => {
      before = text;
      if (ending) resolve(text);
      else ear.start();
    };
    void over.then(finish);
    wait(NOTHING);
    ear.start();
  });

/** @type {(stream: MediaStream, over: Promise<boolean>) => Promise<Blob | null>} */
const record = async (stream, over) => {
  const recorder = new MediaRecorder(stream);
  /** @type {Blob[]} */
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  const kept = await Promise.race([over, silence(stream).then(() => true)]);
  recorder.stop();
  await stopped;
  // At once: the device shows that it listens for as long as a track lives.
  for (const track of stream.getTracks()) track.stop();
  return kept ? new Blob(pieces, { type: recorder.mimeType }) : null;
};

/** Resolves when nobody has spoken for a while. @param {MediaStream} stream */
const silence = async (stream) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const began = Date.now();
  let until = began + NOTHING;
  while (stream.active && Date.now() < Math.min(until, began + LONGEST)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    analyser.getFloatTimeDomainData(samples);
    const loudness = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    if (loudness > SPEAKING) until = Date.now() + PAUSE;
  }
  void context.close();
};

/** Rejects with words for the person. @type {() => Promise<GeoPoint>} */
export const currentLocation = () =>
  new Promise((resolve, reject) => {
    // To about 100 metres and no closer: that is enough to sort by distance.
    const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 1000) / 1000;
    const { locationDenied, locationUnknown } = strings.errors;
    if (!navigator.geolocation) reject(locationUnknown);
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => resolve({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
      ({ code, PERMISSION_DENIED }) =>
        reject(code === PERMISSION_DENIED ? locationDenied : locationUnknown),
      { timeout: 15000, maximumAge: 300000 },
    );
  });
