/** Speaking to the assistant, and saying where one is: both only when a button is pressed. */
import { button, icon } from "./dom.js";
import { strings } from "./strings.js";

/** People who look for a word pause: only so long a silence ends what they say. */
const PAUSE_MS = 3000;
/** Nothing was said at all, and the longest that the server takes. */
const NOTHING_MS = 8000;
const LONGEST_MS = 29000;
/** Held longer than this, letting go ends it; a tap starts, and another ends. */
const HELD_MS = 500;
/** Loudness, from 0 to 1, from which on somebody speaks. */
const SPEAKING = 0.015;

/** @type {(parts: TalkParts) => Talk} */
export const createTalk = ({ api, heard, status, trouble, begins, signal }) => {
  /** Ends the recording; null while there is none. @type {((heard: boolean) => void) | null} */
  let end = null;
  /** When the press that began it was made; 0 once it is over, or where the next one ends it. */
  let pressed = 0;

  // A keyboard or a switch has no pointer that went down before.
  const talk = button("quiet talk", "", ({ detail }) => {
    if (detail) return;
    if (end) end(true);
    else void begin();
  });
  talk.hidden = !(globalThis.MediaRecorder && navigator.mediaDevices);
  talk.addEventListener("pointerdown", ({ pointerId }) => {
    // The words on the button change: letting go must count wherever it then stands.
    talk.setPointerCapture(pointerId);
    pressed = end ? 0 : Date.now();
    if (!end) void begin();
  });
  talk.addEventListener("pointerup", () => {
    if (Date.now() - pressed > HELD_MS) end?.(true);
  });

  const show = () =>
    talk.replaceChildren(icon(end ? "stop" : "talk"), end ? strings.talkEnd : strings.talk);
  show();

  const begin = async () => {
    begins();
    trouble("");
    try {
      /** @type {Promise<boolean>} */
      const over = new Promise((resolve) => (end = resolve));
      show();
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      status(strings.hearing);
      const sound = await record(stream, over);
      if (sound) status(strings.writing);
      const { text } = sound ? await api.transcribe(sound) : { text: "" };
      status("");
      if (text) heard(text);
    } catch (error) {
      status("");
      const refused = error instanceof DOMException;
      const { detail } = /** @type {any} */ (error);
      trouble(refused ? strings.errors.microphone : detail || strings.errors.hearing);
    } finally {
      end = null;
      show();
    }
  };

  const cancel = () => end?.(false);
  signal.addEventListener("abort", cancel);
  return { button: talk, cancel };
};

/**
 * What was said until it is `over`, or nobody spoke for a while; null where it was dropped.
 *
 * @type {(stream: MediaStream, over: Promise<boolean>) => Promise<Blob | null>}
 */
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
  let spoke = 0;
  while (stream.active) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    analyser.getFloatTimeDomainData(samples);
    const loudness = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    const now = Date.now();
    if (loudness > SPEAKING) spoke = now;
    if (now - began > LONGEST_MS || now - (spoke || began + NOTHING_MS - PAUSE_MS) > PAUSE_MS)
      break;
  }
  void context.close();
};

const LOCATION = { timeout: 15000, maximumAge: 300000 };

/**
 * Where the person is, to about 100 metres and no closer: that is enough to sort by distance.
 * Rejects with words for the person.
 *
 * @returns {Promise<GeoPoint>}
 */
export const currentLocation = () =>
  new Promise((resolve, reject) => {
    const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 1000) / 1000;
    const { locationDenied, locationUnknown } = strings.errors;
    if (!navigator.geolocation) reject(locationUnknown);
    else {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
        ({ code, PERMISSION_DENIED }) =>
          reject(code === PERMISSION_DENIED ? locationDenied : locationUnknown),
        LOCATION,
      );
    }
  });
