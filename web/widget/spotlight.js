/** Marks the word that is being said, behind the words, so that no word changes. */
import { make } from "./dom.js";

export class Spotlight {
  #mark = make("span", { class: "spoken", "aria-hidden": "true", hidden: true });
  /** For each character of the text, where it stands on the page. @type {[Text, number][] | null} */
  #places = null;

  /**
   * @param {HTMLElement} words  what shows `text`, without its bullets and line breaks
   * @param {string} text
   */
  constructor(words, text) {
    this.words = words;
    this.text = text;
  }

  /** @param {[number, number] | null | undefined} span  first character, and the one after the last */
  show(span) {
    const [from, to] = span ?? [0, 0];
    this.#places ??= this.#find();
    const [first, last] = [this.#places[from], this.#places[to - 1]];
    this.#mark.hidden = !first || !last;
    if (!first || !last) return;
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    const word = range.getClientRects()[0];
    const all = this.words.getBoundingClientRect();
    if (!word) return;
    if (!this.#mark.isConnected) this.words.append(this.#mark);
    const { style } = this.#mark;
    style.left = `${word.left - all.left}px`;
    style.top = `${word.top - all.top}px`;
    style.width = `${word.width}px`;
    style.height = `${word.height}px`;
    this.#mark.scrollIntoView({ block: "nearest" });
  }

  /** What is shown is the text with some characters left out: each is looked for in turn. */
  #find() {
    /** @type {[Text, number][]} */
    const places = [];
    const walker = document.createTreeWalker(this.words, NodeFilter.SHOW_TEXT);
    let at = 0;
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      for (let i = 0; i < node.data.length; i++) {
        const found = this.text.indexOf(node.data[i], at);
        if (found < 0) continue;
        places[found] = [node, i];
        at = found + 1;
      }
    }
    return places;
  }
}
