/** Building elements without markup in strings, so that no text can become a tag. */

/**
 * An element with its attributes, properties of text and children. Empty children are left out.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | null | undefined>} [attributes]  true is a bare attribute
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const SHAPES = {
  ask: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  close: "M6 6l12 12M18 6L6 18",
  listen: "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  stop: "M6 6h12v12H6z",
  talk: "M9 4a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v4",
  pause: "M8 5v14M16 5v14",
  play: "M7 4l13 8-13 8z",
  place:
    "M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  phone:
    "M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
};

/**
 * A picture beside words that already say it: hidden from screen readers.
 *
 * @param {keyof typeof SHAPES} name
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/**
 * Text with its telephone numbers as links. Only full UK numbers that start with 0, and 116 123:
 * a price or a year must never become a call.
 *
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function withPhoneLinks(text) {
  const fragment = document.createDocumentFragment();
  let from = 0;
  // No lookbehind: Safari before 16.4 refuses the whole file that holds one.
  for (const match of text.matchAll(/(^|[^\d£])(0\d{2,4}(?: ?\d{2,4}){2,3}|116 123)(?!\d)/g)) {
    const [, before, number] = match;
    const digits = number.replaceAll(" ", "");
    if (digits !== "116123" && digits.length !== 10 && digits.length !== 11) continue;
    const start = match.index + before.length;
    fragment.append(text.slice(from, start), phoneLink(number));
    from = start + number.length;
  }
  fragment.append(text.slice(from));
  return fragment;
}

/** @param {string} number  as people read it */
export function phoneLink(number) {
  return make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}`, class: "phone" }, number);
}

/**
 * An address that a person may follow: http, https or a page of the server. Anything else
 * ("javascript:") is null.
 *
 * @param {string} address
 * @param {URL} base
 * @returns {string | null}
 */
export function safeAddress(address, base) {
  try {
    const url = new URL(address, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
