"""When the events of one UID take place: masters, dates that move, dates that fall out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from icalendar import Event, vRecur

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
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def read_schedules(events: Sequence[Event], findings: Findings) -> tuple[Schedule, ...]:
    """The schedules of all events that share a UID.

    An event with a RECURRENCE-ID takes the place of that date of its master. Where there is no
    master (calendars are often cut to a window) it stands alone. What cannot be read is noted.
    """
    masters = [one for one in events if one.get("RECURRENCE-ID") is None]
    moved = [one for one in events if one.get("RECURRENCE-ID") is not None]
    replaced = {at for one in moved if (at := moment_of(one, "RECURRENCE-ID")) is not None}
    found: list[Schedule] = []
    for event in masters:
        if not is_cancelled(event):
            found += (
                _without(schedule, replaced) if _repeats(schedule) else schedule
                for schedule in read_event(event, findings)
            )
    for event in moved:
        if not is_cancelled(event):
            found += (
                replace(schedule, rrule=None, extra_dates=(), excluded_dates=())
                for schedule in read_event(event, findings)
            )
    return tuple(dict.fromkeys(found))


def read_event(event: Event, findings: Findings) -> list[Schedule]:
    """The schedules of one event, one for each time of day; none where it has no date."""
    start = moment_of(event, "DTSTART")
    if start is None:
        findings.note("it has no date that can be read")
        return []
    first = _date(start)
    schedule = Schedule(
        start_date=first,
        start_time=start.time() if isinstance(start, datetime) else None,
        extra_dates=tuple(sorted({_date(one) for one in moments_of(event, "RDATE")} - {first})),
    )
    out = set(moments_of(event, "EXDATE"))
    rule = _rule(event, findings)
    if rule:
        return [
            _without(replace(one, extra_dates=schedule.extra_dates), out)
            for one in _repeating(event, start, rule, findings)
        ]
    last = _last_day(event, start)
    if last > first:  # some days on end: each is a day to come
        days = replace(
            schedule, rrule="FREQ=DAILY", valid_from=first, valid_to=last, start_time=None
        )
        return [_without(days, out)]
    return [_without(replace(schedule, end_time=_end_time(event, start)), out)]


def _repeats(schedule: Schedule) -> bool:
    return bool(schedule.rrule or schedule.extra_dates)


def _without(schedule: Schedule, moments: Iterable[date | datetime]) -> Schedule:
    """The schedule without these dates, or times where one of several a day is meant."""
    gone = {
        _date(one)
        for one in moments
        if not isinstance(one, datetime) or schedule.start_time in (None, one.time())
    }
    return replace(schedule, excluded_dates=tuple(sorted({*schedule.excluded_dates, *gone})))


def _rule(event: Event, findings: Findings) -> vRecur | None:
    rules = stated(event, "RRULE")
    if len(rules) > 1:
        findings.note("it has several repeat rules; the first is kept")
    if not rules and event.get("RRULE") is not None:
        findings.note("its repeat rule cannot be read")
    return rules[0] if rules else None


def _repeating(
    event: Event, start: date | datetime, rule: vRecur, findings: Findings
) -> list[Schedule]:
    """The schedules of a rule: BYHOUR and BYMINUTE give one for each time of day."""
    first = _date(start)
    bare: Any = vRecur({name: value for name, value in rule.items() if name not in _CLOCK})
    text = _with_london_days(bare.to_ical().decode("utf-8", "replace"), event, first)
    times = _times(event, start, rule)
    once = Schedule(start_date=first, start_time=times[0], end_time=_end_time(event, start))
    try:
        check_rule(text, first)
    except RecurrenceError as error:
        findings.refuse_rule(error)
        return [once]
    if len(times) > 1 and "COUNT" in bare:
        findings.note("its repeat rule counts sessions of several times a day, which is not read")
        return [once]
    made = []
    for at in times:
        ends = _end_time(event, datetime.combine(first, at)) if at else None
        early = isinstance(start, datetime) and at is not None and at < start.time()
        made.append(
            Schedule(
                start_date=first,
                start_time=at,
                end_time=ends,
                rrule=text,
                excluded_dates=(first,) if early else (),
            )
        )
    return made


def _times(event: Event, start: date | datetime, rule: vRecur) -> Sequence[time | None]:
    """The times of day of a rule, in order. Those of another zone than London's are not read."""
    if not isinstance(start, datetime):
        return [None]
    own = next((getattr(one, "dt", None) for one in stated(event, "DTSTART")), None)
    if not isinstance(own, datetime) or own.time() != start.time():
        return [start.time()]
    hours, minutes = rule.get("BYHOUR") or [start.hour], rule.get("BYMINUTE") or [start.minute]
    return sorted({time(hour, minute) for hour in hours for minute in minutes})


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
    """When a session that begins at ``start`` ends; as long as the event is from its own start."""
    own = moment_of(event, "DTSTART")
    end = _end(event, own) if own is not None else None
    if isinstance(end, datetime) and isinstance(own, datetime) and isinstance(start, datetime):
        length = end - own
        return (start + length).time() if length < _DAY else None
    return None


def _date(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
