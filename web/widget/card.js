/** An activity as a card, and the ones that were saved. A card's words are the server's. */
import { button, drawing, icon, link, make, safeAddress } from "./browser.js";
import { strings } from "./strings.js";

/** @type {(parts: CardParts) => Cards} */
export const createCards = ({ listener, saved, choose, view }) => {
  /** What to do when something was saved or removed. @type {(() => void)[]} */
  const changes = [];
  const opener = button("quiet", "", () => open(), "save");
  const count = opener.appendChild(make("span"));
  const changed = () => {
    const all = saved.all().length;
    count.textContent = strings.savedCount(all);
    opener.hidden = !all;
    for (const change of changes) change();
  };

  /** @type {(activity: Activity, inList?: boolean) => HTMLElement} */
  const card = (activity, inList) => {
    const { id, name, url, facts, picture, place, more, read_out: readOut, ring = [] } = activity;
    /** Words alone would be the same on every card. @type {<T extends Element>(made: T) => T} */
    const named = (made) => {
      made.setAttribute("aria-label", `${made.textContent}: ${name}`);
      return made;
    };
    const save = button("quiet", "", () => {
      saved.toggle(activity);
      changed();
      if (inList) open();
    });
    const mark = () => {
      const on = saved.all().some((one) => one.id === id);
      const words = inList ? strings.remove : on ? strings.saved : strings.save;
      save.replaceChildren(icon(inList ? "close" : "save"), words);
      if (!inList) save.setAttribute("aria-pressed", `${on}`);
      named(save);
    };
    mark();
    if (!inList) changes.push(mark);
    const body = make(
      "div",
      {},
      make("h4", { class: "name", "data-picture": picture || null }, link(url, name)),
      ...factLines(facts),
    );
    const way = place && safeAddress(`${url}#ways`);
    return make(
      "li",
      { class: "card", "data-activity": id },
      body,
      make(
        "div",
        { class: "tools" },
        readOut && listener.row(readOut, body),
        more && named(button("quiet", strings.more, () => choose(more), "ask")),
        save,
        way && named(make("a", { class: "quiet", href: way }, icon("place"), strings.getThere)),
      ),
      inList &&
        ring.length > 0 &&
        make("details", {}, make("summary", {}, strings.ring), ...factLines(ring)),
    );
  };

  const open = () => {
    const all = saved.all();
    const ids = all.map(({ id }) => encodeURIComponent(id)).join();
    view(
      opener,
      strings.savedTitle,
      all.length
        ? [
            make("p", {}, strings.savedNote),
            link(`saved?ids=${ids}`, strings.savedPage, { class: "quiet" }),
            make("ul", { class: "cards" }, ...all.map((one) => card(one, true))),
          ]
        : [make("p", {}, strings.savedNone)],
    );
  };

  changed();
  return { card, opener };
};

/** Lines without a label stand by themselves, the others in lists. @param {Fact[]} facts */
const factLines = (facts) => {
  /** @type {HTMLElement[]} */
  const lines = [];
  for (const { kind, label, text, link: address, picture, items = [] } of facts) {
    const words = items.length
      ? items.map((item) =>
          make("span", { class: "item" }, item.shape && drawing(item.shape), item.text),
        )
      : [link(address, text)];
    if (!label) {
      lines.push(make("p", { class: kind }, ...words));
      continue;
    }
    let list = lines.at(-1);
    if (list?.tagName !== "DL") lines.push((list = make("dl", { class: "facts" })));
    list.append(
      make(
        "div",
        { class: `fact ${kind}` },
        make("dt", { "data-picture": picture || null }, `${label}: `),
        make("dd", {}, ...words),
      ),
    );
  }
  return lines;
};
