/** The element `<daywise-assistant>`: puts the parts together and opens and closes them. */
import {
  button,
  createApi,
  createMemory,
  createPreferences,
  createSaved,
  focused,
  make,
  server,
} from "./browser.js";
import { createCards } from "./card.js";
import { createConversation } from "./conversation.js";
import { createListener } from "./listen.js";
import { createLog } from "./log.js";
import { createComposer, createPanel, createSettings, LONGEST } from "./panel.js";
import { strings } from "./strings.js";
import { createTalk, currentLocation } from "./talk.js";

/** Where the panel covers the whole page: as in widget.css. */
const FULL_SCREEN = "(max-width: 30em), (max-height: 30em)";

/**
 * Its attributes are told in docs/embed.md. It asks nothing and stores nothing until it is opened.
 */
export class DaywiseAssistant extends HTMLElement {
  #connection = new AbortController();
  /** @type {Assembled | null} */
  #inside = null;

  connectedCallback() {
    this.#connection = new AbortController();
    this.#inside = assemble(this, this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#inside = null;
    this.shadowRoot?.replaceChildren();
  }

  get isOpen() {
    return Boolean(this.#inside?.isOpen());
  }

  open() {
    this.#inside?.open(true);
  }

  close() {
    this.#inside?.close();
  }
}

/** @type {(host: HTMLElement, signal: AbortSignal) => Assembled} */
const assemble = (host, signal) => {
  const attribute = (/** @type {string} */ name) => host.getAttribute(name) ?? "";
  const floating = attribute("position") !== "in-page";
  const fullScreen = matchMedia(FULL_SCREEN);
  const memory = createMemory();
  const preferences = createPreferences();
  const api = createApi();
  const send = (/** @type {string} */ text) => void conversation.send(text);

  const locate = async () => {
    composer.complain("");
    panel.say(strings.locating);
    const place = await currentLocation().catch(String);
    panel.say("");
    if (typeof place === "string") panel.notify(make("p", {}, place));
    else await conversation.send(composer.text || strings.nearMe, place);
  };

  const listener = createListener(preferences, signal);
  const settings = createSettings(
    preferences,
    Boolean(globalThis.MediaRecorder && navigator.mediaDevices),
    signal,
  );
  const choose = (/** @type {string} */ text) => {
    panel.leave();
    send(text);
  };
  const cards = createCards({
    listener,
    saved: createSaved(),
    choose,
    view(by, title, content) {
      panel.view(by, title, content);
      settings.illustrate(panel.element);
    },
  });
  const log = createLog({
    listener,
    cards,
    choose,
    // What was typed stays behind it.
    begin(text) {
      composer.text = `${text}${composer.text}`;
      composer.focus();
    },
    give: (given) => conversation.give(given),
    share: () => conversation.share(),
    illustrate: settings.illustrate,
  });
  const composer = createComposer(send, locate);
  const talk = createTalk({
    api,
    composer,
    preferences,
    send,
    say: (words) => panel.say(words),
    begins: listener.stop,
    signal,
  });
  const settingsButton = button(
    "quiet",
    strings.settings,
    () => panel.view(settingsButton, strings.settingsTitle, settings.content()),
    "settings",
  );
  composer.tools.append(cards.opener, talk.button, settingsButton);

  const quiet = () => {
    listener.stop();
    talk.cancel();
  };
  const isOpen = () => !panel.element.hidden;

  /** @param {boolean} takeFocus */
  const open = (takeFocus) => {
    if (isOpen()) return;
    panel.show(fullScreen.matches);
    launcher.hidden = true;
    memory.open = true;
    if (takeFocus) composer.focus();
    log.showLast();
    void conversation.start();
  };

  const close = () => {
    if (!isOpen()) return;
    quiet();
    panel.leave();
    panel.hide();
    memory.open = false;
    launcher.hidden = false;
    launcher.focus();
  };

  const panel = createPanel({
    heading: attribute("heading") || strings.heading,
    council: attribute("council"),
    floating,
    log,
    composer,
    rest: [listener.audio, settings.ruler],
    close,
    forget() {
      quiet();
      void conversation.forget();
    },
  });
  const conversation = createConversation({
    api,
    memory,
    preferences,
    log,
    composer,
    panel,
    phone: attribute("phone"),
    question: attribute("question"),
    changed: () => (memory.open = isOpen()),
    signal,
  });

  const launcher = button("launcher", strings.launcher, () => open(true), "ask");
  if (floating) launcher.setAttribute("aria-haspopup", "dialog");
  const { root } = settings;
  root.lang = "en-GB";
  root.className = `root ${floating ? "floating" : "in-page"}`;
  root.append(launcher, panel.element);
  // Nothing is shown without its style; where the style cannot load it works all the same.
  root.hidden = true;
  const styled = () => {
    root.hidden = false;
    settings.apply();
    if (isOpen()) log.showLast();
  };
  const href = new URL("widget/widget.css", server).href;
  const style = make("link", { rel: "stylesheet", href, load: styled, error: styled });
  (host.shadowRoot ?? host.attachShadow({ mode: "open" })).replaceChildren(style, root);

  // Zoomed or turned: what covers the page puts it out of reach, and what does not gives it back.
  const refit = () => {
    if (!isOpen()) return;
    const before = /** @type {HTMLElement | null} */ (focused(root));
    panel.show(fullScreen.matches);
    before?.focus({ preventScroll: true });
  };
  fullScreen.addEventListener("change", refit, { signal });

  /** A link "#ask=..." anywhere on the page asks its question: once, and the first assistant. */
  const askedByLink = () => {
    const text = new URLSearchParams(location.hash.slice(1)).get("ask")?.trim() ?? "";
    const first = document.querySelector(host.localName) === host;
    if (!first || !text || [...text].length > LONGEST) return;
    // A reload must not ask again.
    history.replaceState(history.state, "", location.pathname + location.search);
    open(true);
    composer.focus();
    void conversation.start().then(() => conversation.send(text));
  };
  addEventListener("hashchange", askedByLink, { signal });
  if (memory.open) open(false);
  askedByLink();
  return { open, close, isOpen };
};
