/** One message of the assistant: its words, choices, cards, sources and Listen. */
import { activityCard } from "./card.js";
import { make, safeAddress, withPhoneLinks } from "./dom.js";
import { strings } from "./strings.js";

/**
 * @param {Message} message
 * @param {MessageParts} parts
 * @returns {HTMLElement}
 */
export function messageView(message, parts) {
  const { choices = [], activities = [], sources = [], explained = [] } = message;
  const choiceView = choices.length ? choiceButtons(choices, parts) : null;
  // Choices follow their question; choices about the cards ("Show more") follow the cards.
  const asks = message.text.trim().endsWith("?");
  const words = make("div", { class: "words" }, ...paragraphs(message.text));
  return make(
    "div",
    { class: message.urgent ? "message urgent" : "message" },
    message.urgent && make("p", { class: "urgent-label" }, strings.urgent),
    words,
    explained.length > 0 && meanings(explained),
    asks && choiceView,
    parts.listener.row(message, words, parts.base),
    activities.length > 0 &&
      make(
        "ul",
        { class: "cards", "aria-label": strings.activities(activities.length) },
        ...activities.map((activity) => activityCard(activity, parts.base)),
      ),
    !asks && choiceView,
    sources.length > 0 && sourceList(sources, parts.base),
  );
}

/**
 * Paragraphs are parted by empty lines; lines that start with "- " or "• " are a list.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function paragraphs(text) {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim())
    .flatMap((block) => {
      /** @type {HTMLElement[]} */
      const elements = [];
      for (const line of block.trim().split("\n")) {
        const item = /^\s*[-•*]\s+(.*)$/.exec(line);
        const last = elements[elements.length - 1];
        if (!item) elements.push(make("p", {}, withPhoneLinks(line.trim())));
        else if (last?.tagName === "UL") last.append(make("li", {}, withPhoneLinks(item[1])));
        else elements.push(make("ul", {}, make("li", {}, withPhoneLinks(item[1]))));
      }
      return elements;
    });
}

/**
 * @param {Choice[]} choices
 * @param {MessageParts} parts
 */
function choiceButtons(choices, { choose, signal }) {
  const group = make("div", { class: "choices", role: "group", "aria-label": strings.choices });
  for (const { label, text } of choices) {
    const button = make("button", { type: "button", class: "choice" }, label);
    button.addEventListener(
      "click",
      () => {
        if (button.getAttribute("aria-disabled") !== "true") choose(text);
      },
      { signal },
    );
    group.append(button);
  }
  return group;
}

/**
 * @param {Message["sources"]} sources
 * @param {URL} base
 */
function sourceList(sources, base) {
  const links = sources.map(({ title, url }) => {
    const address = safeAddress(url, base);
    return make("li", {}, address ? make("a", { href: address }, title) : title);
  });
  return make(
    "div",
    { class: "sources" },
    make("p", {}, strings.sources),
    make("ul", {}, ...links),
  );
}

/** @param {NonNullable<Message["explained"]>} explained */
function meanings(explained) {
  const items = explained.map(({ explanation }) => make("li", {}, explanation));
  return make("div", { class: "meanings" }, make("p", {}, strings.meanings), make("ul", {}, ...items));
}
