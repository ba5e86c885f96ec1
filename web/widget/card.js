/** One activity as a card. */
import { make, phoneLink, safeAddress, withPhoneLinks } from "./dom.js";
import { strings } from "./strings.js";

/**
 * @param {Activity} activity
 * @param {URL} base  the server's address
 * @returns {HTMLElement}
 */
export function activityCard(activity, base) {
  const words = strings.card;
  const address = safeAddress(activity.url, base);
  const why = activity.why ?? [];
  const facts = make(
    "dl",
    { class: "facts" },
    fact(words.next, activity.next_session && sessionWords(activity.next_session), "next"),
    fact(words.when, activity.when),
    fact(words.where, placeWords(activity)),
    fact(words.price, activity.price),
    fact(words.access, (activity.access ?? []).map((id) => needWords("access", id)).join(", ")),
    fact(words.askAbout, needList(why, "unknown"), "ask"),
    fact(words.notMet, needList(why, "no"), "ask"),
    fact(
      words.instead,
      why
        .map(({ instead }) => instead && oneNeed(instead))
        .filter(Boolean)
        .join(", "),
      "ask",
    ),
    fact(words.phone, activity.phone && phoneLink(activity.phone)),
  );
  const name = address ? make("a", { href: address }, activity.name) : activity.name;
  return make(
    "li",
    { class: "card", "data-activity": activity.id },
    make("h4", { class: "name" }, name),
    activity.sample && make("p", { class: "badge" }, words.sample),
    facts,
    activity.stale && make("p", { class: "stale" }, withPhoneLinks(activity.stale)),
    activity.checked_on &&
      make("p", { class: "checked" }, words.checked(dateWords(activity.checked_on))),
  );
}

/**
 * @param {string} label
 * @param {string | Node | null | undefined | false} value  nothing is left out
 * @param {string} [kind]
 */
function fact(label, value, kind) {
  if (!value) return null;
  return make(
    "div",
    { class: kind ? `fact ${kind}` : "fact" },
    make("dt", {}, `${label}: `),
    make("dd", {}, value),
  );
}

/** @param {Activity} activity */
function placeWords({ place, distance_miles: miles }) {
  if (!place) return strings.card.online;
  const postcode = place.postcode.replaceAll(" ", "\u00a0");
  const words = [place.name, place.address, postcode].filter(Boolean).join(", ");
  if (miles == null) return words;
  const distance = make("strong", {}, strings.card.miles(Math.round(miles * 10) / 10));
  return make("span", {}, distance, words && ` (${words})`);
}

/**
 * @param {Need[]} why
 * @param {Need["met"]} met
 */
function needList(why, met) {
  return why
    .filter((need) => need.met === met)
    .map(({ need }) => oneNeed(need))
    .join(", ");
}

/** @param {string} need  "access:wheelchair", or "not_day:sat" where it was ruled out */
function oneNeed(need) {
  const [field, id = ""] = need.replace(/^not_/, "").split(":");
  return needWords(field, id);
}

/**
 * "wheelchair access" for ("access", "wheelchair").
 *
 * @param {string} field
 * @param {string} id
 * @returns {string}
 */
function needWords(field, id) {
  /** @type {Record<string, Record<string, string>>} */
  const words = strings.needs;
  return words[field]?.[id] ?? words.other[field] ?? id.replaceAll("_", " ");
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "long",
  day: "numeric",
  month: "long",
});
const DATE = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/**
 * "Saturday 28 November, 10am to 12 noon".
 *
 * @param {Session} session
 * @returns {string} empty where the start cannot be read
 */
function sessionWords({ start, end }) {
  const from = new Date(start);
  if (Number.isNaN(from.getTime())) return "";
  const until = end ? new Date(end) : null;
  const times =
    until && !Number.isNaN(until.getTime())
      ? strings.card.to(timeWords(from), timeWords(until))
      : timeWords(from);
  return `${DAY.format(from).replace(",", "")}, ${times}`;
}

/**
 * "21 November 2026".
 *
 * @param {string} day  YYYY-MM-DD
 */
function dateWords(day) {
  const date = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : DATE.format(date);
}

/** @param {Date} time */
function timeWords(time) {
  const [hour, minute] = CLOCK.format(time).split(":").map(Number);
  if (minute === 0 && hour === 12) return strings.card.noon;
  if (minute === 0 && hour === 0) return strings.card.midnight;
  const minutes = minute ? `:${String(minute).padStart(2, "0")}` : "";
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}
