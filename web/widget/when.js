/** Dates and times as people say them, always in London time. */
import { strings } from "./strings.js";

/** @typedef {import("./types.js").Session} Session */

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
export function sessionWords({ start, end }) {
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
export function dateWords(day) {
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
