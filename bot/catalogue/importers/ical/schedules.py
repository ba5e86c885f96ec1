"""When the events of one UID take place: masters, dates that move, dates that fall out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from icalendar import Event

from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.ical.events import (
    in_london,
    is_cancelled,
    moment_of,
    moments_of,
    stated,
)
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import check_rule
from bot.catalogue.rules import RecurrenceError

_DAY = timedelta(days=1)
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def read_schedules(events: Sequence[Event], findings: Findings) -> tuple[Schedule, ...]:
    """The schedules of all events that share a UID.

    An event with a RECURRENCE-ID takes the place of that date of its master. Where there is no
    master (calendars are often cut to a window) it stands alone. What cannot be read is noted.
    """
    masters = [one for one in events if one.get("RECURRENCE-ID") is None]
    moved = [one for one in events if one.get("RECURRENCE-ID") is not None]
    replaced = {_date(at) for one in moved if (at := moment_of(one, "RECURRENCE-ID")) is not None}
    found: list[Schedule] = []
    for event in masters:
        if is_cancelled(event):
            continue
        schedule = read_schedule(event, findings)
        if schedule and (schedule.rrule or schedule.extra_dates):
            out = {*schedule.excluded_dates, *replaced}
            schedule = replace(schedule, excluded_dates=tuple(sorted(out)))
        if schedule:
            found.append(schedule)
    for event in moved:
        if not is_cancelled(event) and (schedule := read_schedule(event, findings)):
            found.append(replace(schedule, rrule=None, extra_dates=(), excluded_dates=()))
    return tuple(dict.fromkeys(found))


def read_schedule(event: Event, findings: Findings) -> Schedule | None:
    """The schedule of one event; None where it has no date."""
    start = moment_of(event, "DTSTART")
    if start is None:
        findings.note("it has no date that can be read")
        return None
    first = _date(start)
    schedule = Schedule(
        start_date=first,
        start_time=start.time() if isinstance(start, datetime) else None,
        excluded_dates=tuple(sorted({_date(one) for one in moments_of(event, "EXDATE")})),
        extra_dates=tuple(sorted({_date(one) for one in moments_of(event, "RDATE")} - {first})),
    )
    rule = _rule(event, first, findings)
    if rule:
        return replace(schedule, rrule=rule, end_time=_end_time(event, start))
    last = _last_day(event, start)
    if last > first:  # some days on end: each is a day to come
        return replace(
            schedule, rrule="FREQ=DAILY", valid_from=first, valid_to=last, start_time=None
        )
    return replace(schedule, end_time=_end_time(event, start))


def _rule(event: Event, first: date, findings: Findings) -> str | None:
    rules = stated(event, "RRULE")
    if len(rules) > 1:
        findings.note("it has several repeat rules; the first is kept")
    if not rules:
        if event.get("RRULE") is not None:
            findings.note("its repeat rule cannot be read")
        return None
    text = rules[0].to_ical().decode("utf-8", "replace")
    text = _with_london_days(text, event, first)
    try:
        check_rule(text, first)
    except RecurrenceError as error:
        findings.refuse_rule(error)
        return None
    return text


def _with_london_days(text: str, event: Event, first: date) -> str:
    """The rule with its weekdays moved where London's date is another than the event's own zone's:
    every Monday at 23:30 UTC is every Tuesday at 00:30 in summer."""
    own = next((getattr(one, "dt", None) for one in stated(event, "DTSTART")), None)
    if not isinstance(own, datetime) or own.tzinfo is None:
        return text
    shift = (first - own.date()).days
    days = re.search(r"BYDAY=([A-Z,]+)", text)
    if not shift or not days:
        return text
    moved = [_WEEK[(_WEEK.index(day) + shift) % 7] for day in days[1].split(",") if day in _WEEK]
    return text.replace(days[0], f"BYDAY={','.join(moved)}") if moved else text


def _last_day(event: Event, start: date | datetime) -> date:
    """The last day of an event without times, or of one that goes on for more than a day."""
    end = _end(event, start)
    if end is None:
        return _date(start)
    if not isinstance(start, datetime):
        return max(_date(end) - _DAY, _date(start))  # DTEND is the day after
    return _date(start) if end - start < _DAY else _date(end)


def _end(event: Event, start: date | datetime) -> date | datetime | None:
    end = moment_of(event, "DTEND")
    if end is None:
        length = next((one.dt for one in stated(event, "DURATION")), None)
        try:
            end = in_london(start + length) if isinstance(length, timedelta) else None
        except OverflowError:  # past the year 9999
            return None
    if end is None or isinstance(end, datetime) != isinstance(start, datetime):
        return None
    return end if end > start else None


def _end_time(event: Event, start: date | datetime) -> time | None:
    end = _end(event, start)
    if isinstance(end, datetime) and isinstance(start, datetime) and end - start < _DAY:
        return end.time()
    return None


def _date(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
