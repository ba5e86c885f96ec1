/** Building elements without markup in strings, so that no text can become a tag. */

/** @type {Make} */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children) if (child) element.append(child);
  return element;
};

/** @type {Button} */
export const button = (kind, words, click, picture) =>
  make("button", { type: "button", class: kind, click }, picture && icon(picture), words);

const SHAPES = {
  ask: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  back: "M20 12H4l7-7M4 12l7 7",
  close: "M6 6l12 12M18 6L6 18",
  listen: "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  stop: "M6 6h12v12H6z",
  talk: "M9 4a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v4",
  pause: "M8 5v14M16 5v14",
  play: "M7 4l13 8-13 8z",
  place: "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
};

/** A picture beside words that already say it: hidden from screen readers. @type {Icon} */
export const icon = (name) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = svg.appendChild(document.createElementNS(space, "path"));
  path.setAttribute("d", SHAPES[/** @type {keyof typeof SHAPES} */ (name)]);
  return svg;
};

/**
 * Text with its telephone numbers as links. Only full UK numbers that start with 0, and 116 123:
 * a price or a year must never become a call.
 *
 * @param {string} text
 */
export const withPhoneLinks = (text) => {
  const fragment = document.createDocumentFragment();
  let from = 0;
  // No lookbehind: Safari before 16.4 refuses the whole file that holds one.
  for (const match of text.matchAll(/(^|[^\d£])(0\d{2,4}(?: ?\d{2,4}){2,3}|116 123)(?!\d)/g)) {
    const [, before, number] = match;
    if (!/^(116123|\d{10,11})$/.test(number.replaceAll(" ", ""))) continue;
    const start = match.index + before.length;
    fragment.append(text.slice(from, start), phoneLink(number));
    from = start + number.length;
  }
  fragment.append(text.slice(from));
  return fragment;
};

/** @param {string} number  as people read it */
export const phoneLink = (number) =>
  make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}`, class: "phone" }, number);

/** The paragraphs and lists ("- ") of a text, and the picture of each line. @type {Paragraphs} */
export const paragraphs = (text, pictures = []) => {
  let at = 0;
  /** @type {HTMLElement[]} */
  const elements = [];
  for (const block of text.split(/\n\s*\n/)) {
    let list = null;
    for (const line of block.split("\n").filter((line) => line.trim())) {
      const item = /^\s*[-•*]\s+(.*)$/.exec(line);
      const words = withPhoneLinks(item ? item[1] : line.trim());
      const element = make(item ? "li" : "p", { "data-picture": pictures[at++] || null }, words);
      if (!item) list = null;
      else if (!list) elements.push((list = make("ul")));
      if (list) list.append(element);
      else elements.push(element);
    }
  }
  return elements;
};

/** The server's address, also where it lives below a path: this file is `<base>/widget/dom.js`. */
export const server = new URL("../", import.meta.url);

/**
 * An address that a person may follow: http, https, a telephone number or a page of the server.
 * Anything else ("javascript:") is null.
 *
 * @param {string | null | undefined} address
 */
export const safeAddress = (address) => {
  try {
    const url = new URL(address ?? "", server);
    return address && /^(https?|tel):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** A link where the address may be followed, else its words. @type {Link} */
export const link = (address, words, attributes) => {
  const href = safeAddress(address);
  return href ? make("a", { href, ...attributes }, words) : words;
};

/** What has the focus beside `element`. @param {Element} element */
export const focused = (element) =>
  /** @type {ShadowRoot | Document} */ (element.getRootNode()).activeElement;
