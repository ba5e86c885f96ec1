/** One activity as a card. Its words are the server's. */
import { link, make } from "./dom.js";

/** @param {Activity} activity */
export const activityCard = ({ id, name, url, facts, picture }) =>
  make(
    "li",
    { class: "card", "data-activity": id },
    make("h4", { class: "name", "data-picture": picture || null }, link(url, name)),
    ...factLines(facts),
  );

/** Lines without a label stand by themselves, the others in lists. @param {Fact[]} facts */
const factLines = (facts) => {
  /** @type {HTMLElement[]} */
  const lines = [];
  for (const { kind, label, text, link: address, picture } of facts) {
    const words = link(address, text, { class: kind });
    if (!label) {
      lines.push(make("p", { class: kind }, words));
      continue;
    }
    let list = lines.at(-1);
    if (list?.tagName !== "DL") lines.push((list = make("dl", { class: "facts" })));
    list.append(
      make(
        "div",
        { class: `fact ${kind}` },
        make("dt", { "data-picture": picture || null }, `${label}: `),
        make("dd", {}, words),
      ),
    );
  }
  return lines;
};
