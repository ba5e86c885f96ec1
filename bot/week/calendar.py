"""A plan as a calendar file (iCalendar, RFC 5545), for a person's own calendar.

A calendar knows an event by its UID. An item keeps its UID when it is moved, and SEQUENCE grows
with each change of the plan, so that a calendar that takes the file in again changes what it has
(RFC 5546, 2.1.5). What was taken out of the plan is there as CANCELLED, or it would stay for good.
Times carry Europe/London: a weekly 10:00 stays 10:00 across the clock change. The dates are those
of the coming year, as far ahead as they are worth telling.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from math import gcd
from urllib.parse import quote

from dateutil.rrule import rrulestr
from icalendar import Event, vRecur

from bot.calendar_files import add_place, new_calendar, to_bytes
from bot.catalogue.words import pounds
from bot.settings import LONDON
from bot.vocabulary import DAYS
from bot.week.dates import year_of
from bot.week.plan import Item, Plan
from bot.wording import say

_CODES = dict(zip(DAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


def calendar_of(plan: Plan, now: datetime, pages: str = "") -> bytes:
    """The file; without a date to come it holds only what was taken out.

    ``pages`` is the web address that the id of an activity is put behind, or empty. ``now`` is
    aware, London.
    """
    calendar = new_calendar("Week")
    calendar.add("x-wr-calname", say("week.calendar.name"))
    for item in plan.items:
        dates = sorted(year_of(item, now.date()).on)
        if dates:
            calendar.add_component(_planned(plan, item, dates, now, pages))
    for item in plan.gone:
        calendar.add_component(_cancelled(plan, item, now))
    return to_bytes(calendar)


def uid(plan: Plan, item: Item) -> str:
    """The event's own, for good. The plan's id opens the plan, so it cannot be told from this."""
    secret = sha256(plan.id.encode()).hexdigest()[:32]
    return f"{secret}-{item.number}@daywise"


def _planned(plan: Plan, item: Item, dates: list[date], now: datetime, pages: str) -> Event:
    event = _event(plan, item, dates[0], now)
    rule = _rule(item, dates)
    if rule is not None:
        recur, besides = rule
        event.add("rrule", recur)
        for day in besides:
            event.add("exdate", datetime.combine(day, item.start, LONDON))
    else:
        for day in dates[1:]:
            event.add("rdate", datetime.combine(day, item.start, LONDON))
    event.add("description", "\n".join(_lines(item, pages)))
    if pages:
        event.add("url", _page(item, pages))
    add_place(event, item.venue)
    return event


def _cancelled(plan: Plan, item: Item, now: datetime) -> Event:
    ahead = (DAYS.index(item.day) - now.weekday()) % 7
    event = _event(plan, item, now.date() + timedelta(days=ahead), now)
    event.add("status", "CANCELLED")
    return event


def _event(plan: Plan, item: Item, day: date, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(plan, item))
    event.add("sequence", plan.revision)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", item.name)
    past_midnight = item.end <= item.start
    event.add("dtstart", datetime.combine(day, item.start, LONDON))
    event.add("dtend", datetime.combine(day + timedelta(days=past_midnight), item.end, LONDON))
    return event


def _lines(item: Item, pages: str) -> Iterator[str]:
    if item.words:
        yield item.words
    cost = say("week.calendar.cost_unknown") if item.cost is None else pounds(item.cost)
    yield say("week.calendar.cost", cost=cost)
    if item.phone:
        yield say("week.calendar.phone", phone=item.phone)
    if pages:
        yield _page(item, pages)


def _page(item: Item, pages: str) -> str:
    return pages + quote(item.activity, safe="")


def _rule(item: Item, dates: list[date]) -> tuple[vRecur, list[date]] | None:
    """A rule for the dates, with those that it has too many.

    Rules are what every calendar reads; dates one by one (RDATE) Outlook does not. None where the
    dates follow no rule. One date is once.
    """
    if len(dates) == 1:
        return None
    first, last = (datetime.combine(day, item.start) for day in (dates[0], dates[-1]))
    until = last.replace(tzinfo=LONDON).astimezone(UTC)
    best: tuple[vRecur, list[date]] | None = None
    for text in _likely_rules(item, dates):
        days = {moment.date() for moment in rrulestr(text, dtstart=first).between(
            first, last, inc=True)}  # fmt: skip
        besides = sorted(days - set(dates))
        if set(dates) <= days and (best is None or len(besides) < len(best[1])):
            best = vRecur.from_ical(f"{text};UNTIL={until:%Y%m%dT%H%M%SZ}"), besides
    return best if best and len(best[1]) <= len(dates) else None


def _likely_rules(item: Item, dates: list[date]) -> Iterator[str]:
    weeks = [(day - dates[0]).days // 7 for day in dates[1:]]
    yield f"FREQ=WEEKLY;INTERVAL={gcd(*weeks)};BYDAY={_CODES[item.day]}"
    for nth in ((dates[0].day - 1) // 7 + 1, -1):
        yield f"FREQ=MONTHLY;BYDAY={nth}{_CODES[item.day]}"
