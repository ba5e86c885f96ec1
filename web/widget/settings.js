/** How it looks and sounds: the person's choices, and what they do. */
import { make, safeAddress } from "./dom.js";
import { strings } from "./strings.js";
import { britishVoice } from "./voices.js";

const SIZES = [1, 1.25, 1.5];
const LOOKS = /** @type {const} */ (["contrast", "spaced", "ruler"]);
/** Lower than this, in its own letters, the panel scrolls as one. */
const LOW_EM = 34;

/** @type {(preferences: Preferences, speaks: boolean, signal: AbortSignal) => Settings} */
export const createSettings = (preferences, speaks, signal) => {
  const root = make("div");
  const ruler = make("div", { class: "band", "aria-hidden": "true" });
  const { choose } = preferences;

  const apply = () => {
    const { chosen } = preferences;
    root.style.setProperty("--size", `${chosen.size ?? 1}`);
    for (const look of LOOKS) root.classList.toggle(look, Boolean(chosen[look]));
    root.classList.toggle("pictures", Boolean(chosen.symbols));
    illustrate(root);
    fit();
  };
  const fit = () => {
    const letter = parseFloat(getComputedStyle(root).fontSize);
    root.classList.toggle("low", innerHeight < LOW_EM * letter);
  };
  addEventListener("resize", fit, { signal });

  /** Fetches the pictures of what `element` shows, once they are wanted. @param {Element} element */
  const illustrate = (element) => {
    if (!preferences.chosen.symbols) return;
    for (const words of element.querySelectorAll("[data-picture]")) {
      const src = safeAddress(words.getAttribute("data-picture"));
      words.removeAttribute("data-picture");
      if (src) words.prepend(make("img", { class: "picture", src, alt: "" }));
    }
  };

  /** The ruler goes where somebody points, or where the focus is. @param {number} y */
  const rule = (y) => {
    const panel = ruler.parentElement;
    if (!panel) return;
    const at = y - panel.getBoundingClientRect().top + panel.scrollTop;
    ruler.style.insetBlockStart = `${at}px`;
  };
  for (const event of ["pointermove", "pointerdown"]) {
    root.addEventListener(event, (pointed) => rule(/** @type {PointerEvent} */ (pointed).clientY));
  }
  root.addEventListener("focusin", ({ target }) => {
    const { top, height } = /** @type {Element} */ (target).getBoundingClientRect();
    rule(top + height / 2);
  });

  /** @type {(type: string, words: string, checked: boolean, change: (on: boolean) => void) => HTMLElement} */
  const box = (type, words, checked, change) =>
    make(
      "label",
      {},
      make("input", {
        type,
        name: type === "radio" && "size",
        checked,
        change({ currentTarget }) {
          change(currentTarget.checked);
          apply();
        },
      }),
      words,
    );
  /** @param {Switch} name */
  const toggle = (name) =>
    box("checkbox", strings.switches[name], preferences.chosen[name] ?? name === "device", (on) =>
      choose({ [name]: on }),
    );
  /** @type {(title: string, ...parts: Child[]) => HTMLElement} */
  const group = (title, ...parts) => make("fieldset", {}, make("legend", {}, title), ...parts);

  return {
    root,
    ruler,
    apply,
    illustrate,
    // Made anew each time: voices load late, and another page may have chosen meanwhile.
    content: () => [
      group(
        strings.size,
        ...SIZES.map((size, at) =>
          box("radio", strings.sizes[at], size === (preferences.chosen.size ?? 1), () =>
            choose({ size }),
          ),
        ),
      ),
      group(strings.looks, ...LOOKS.map(toggle)),
      group(
        strings.words,
        toggle("easy"),
        toggle("symbols"),
        make("p", { class: "credit" }, strings.credit),
      ),
      group(
        strings.sound,
        toggle("read"),
        britishVoice() && toggle("device"),
        speaks && toggle("send"),
      ),
    ],
  };
};
