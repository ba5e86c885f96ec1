/** The person's choices about sound. */
import { icon, make } from "./dom.js";
import { strings } from "./strings.js";
import { DeviceVoice } from "./voices.js";

/**
 * "Read every answer to me", and whose voice, where there is one to choose.
 *
 * @param {Preferences} preferences
 * @param {boolean} speaks  whether the person can speak to it
 * @param {AbortSignal} signal
 */
export function soundChoices(preferences, speaks, signal) {
  const read = box(strings.readAll, Boolean(preferences.chosen.read), (on) =>
    preferences.choose({ read: on }),
  );
  const own = box(strings.ownVoice, preferences.chosen.voice !== "server", (on) =>
    preferences.choose({ voice: on ? "device" : "server" }),
  );
  const atOnce = box(strings.sendAtOnce, Boolean(preferences.chosen.send), (on) =>
    preferences.choose({ send: on }),
  );
  atOnce.hidden = !speaks;
  const details = make(
    "details",
    { class: "sound" },
    make("summary", {}, icon("listen"), strings.sound),
    read,
    own,
    atOnce,
  );
  // Voices load late: whether there is one to choose is known when the choices are looked at.
  const look = () => (own.hidden = !DeviceVoice.find());
  details.addEventListener("toggle", look, { signal });
  look();
  return details;

  /**
   * @param {string} words
   * @param {boolean} on
   * @param {(on: boolean) => void} chosen
   */
  function box(words, on, chosen) {
    const input = make("input", { type: "checkbox", checked: on });
    input.addEventListener("change", () => chosen(input.checked), { signal });
    return make("label", {}, input, words);
  }
}
