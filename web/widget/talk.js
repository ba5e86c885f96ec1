/** Speaking to the assistant: the server writes down what was said, and keeps nothing of it. */
import { icon, make } from "./dom.js";
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

export class Talk {
  #parts;
  /** Ends the recording, to be heard or dropped; null while there is none. @type {((heard: boolean) => void) | null} */
  #end = null;
  /** When the press that began it was made; 0 once it is over, or where the next one ends it. */
  #pressed = 0;

  /** @param {TalkParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { signal } = parts;
    this.button = make("button", { type: "button", class: "quiet talk" });
    this.button.hidden = !(globalThis.MediaRecorder && navigator.mediaDevices);
    this.#show(false);
    this.button.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    this.button.addEventListener("pointerup", () => this.#release(), { signal });
    this.button.addEventListener("click", (event) => this.#click(event), { signal });
    signal.addEventListener("abort", () => this.cancel());
  }

  /** Lets the microphone go. What was said so far goes nowhere. */
  cancel() {
    this.#end?.(false);
  }

  /** @param {PointerEvent} event */
  #press({ pointerId }) {
    // The words on the button change: letting go must count wherever it then stands.
    this.button.setPointerCapture(pointerId);
    this.#pressed = this.#end ? 0 : Date.now();
    if (!this.#end) void this.#begin();
  }

  #release() {
    if (Date.now() - this.#pressed > HELD_MS) this.#end?.(true);
  }

  /** @param {MouseEvent} event  a keyboard or a switch has no pointer that went down before */
  #click({ detail }) {
    if (detail) return;
    if (this.#end) this.#end(true);
    else void this.#begin();
  }

  async #begin() {
    const { api, status, trouble, begins } = this.#parts;
    begins();
    trouble("");
    try {
      /** @type {Promise<boolean>} */
      const over = new Promise((resolve) => (this.#end = resolve));
      this.#show(true);
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      status(strings.hearing);
      const sound = await record(stream, over);
      if (sound) status(strings.writing);
      const { text } = sound ? await api.transcribe(sound) : { text: "" };
      status("");
      if (text) this.#parts.heard(text);
    } catch (error) {
      status("");
      const refused = error instanceof DOMException;
      const { detail } = /** @type {any} */ (error);
      trouble(refused ? strings.errors.microphone : detail || strings.errors.hearing);
    } finally {
      this.#end = null;
      this.#show(false);
    }
  }

  /** @param {boolean} on */
  #show(on) {
    this.button.replaceChildren(icon(on ? "stop" : "talk"), on ? strings.talkEnd : strings.talk);
  }
}

/**
 * @param {MediaStream} stream
 * @param {Promise<boolean>} over  ends it; false drops it
 * @returns {Promise<Blob | null>}  null where it was dropped
 */
async function record(stream, over) {
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
}

/**
 * Resolves when nobody has spoken for a while.
 *
 * @param {MediaStream} stream
 */
async function silence(stream) {
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
    if (now - began > LONGEST_MS || now - (spoke || began + NOTHING_MS - PAUSE_MS) > PAUSE_MS) break;
  }
  void context.close();
}
