/** The person's choices about sound. */
import { icon, make } from "./dom.js";
import { strings } from "./strings.js";
import { britishVoice } from "./voices.js";

/**
 * "Read every answer to me", and whose voice, where there is one to choose.
 *
 * @type {(preferences: Preferences, speaks: boolean) => HTMLElement}
 */
export const soundChoices = (preferences, speaks) => {
  const { chosen, choose } = preferences;
  /** @type {(words: string, checked: boolean, chosen: (on: boolean) => void) => HTMLElement} */
  const box = (words, checked, change) =>
    make(
      "label",
      {},
      make("input", {
        type: "checkbox",
        checked,
        change: ({ currentTarget }) => change(currentTarget.checked),
      }),
      words,
    );
  const own = box(strings.ownVoice, chosen.voice !== "server", (on) =>
    choose({ voice: on ? "device" : "server" }),
  );
  // Voices load late: whether there is one to choose is known when the choices are looked at.
  const look = () => (own.hidden = !britishVoice());
  look();
  return make(
    "details",
    { class: "sound", toggle: look },
    make("summary", {}, icon("listen"), strings.sound),
    box(strings.readAll, Boolean(chosen.read), (read) => choose({ read })),
    own,
    speaks && box(strings.sendAtOnce, Boolean(chosen.send), (send) => choose({ send })),
  );
};
