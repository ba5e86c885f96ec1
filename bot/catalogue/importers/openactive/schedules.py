"""When a programme meets: its sessions' own dates, else its schedule.

Source: OpenActive Modelling Opportunity Data 2.0, "Schedule" and "PartialSchedule";
https://schema.org/Schedule. Durations are ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.catalogue.importers.fields import Record, children, day, identifier, number
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.times import read_date, read_time
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import check_rule
from bot.catalogue.rules import RecurrenceError
from bot.settings import LONDON

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.I)
_FREQUENCY = re.compile(r"P(\d+)([DWMY])", re.I)
_FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_GONE = ("EventCancelled", "EventPostponed")
_DAY = timedelta(days=1)


def read_schedules(
    facts: Record, sessions: Iterable[Record], today: date, findings: Findings
) -> tuple[Schedule, ...]:
    """The sessions that are still to come; where none is listed, what the schedule says.

    A schedule of a feed is often wider than what takes place, so listed sessions win.
    """
    listed = [one for session in sessions for one in _session(session)]
    coming = [one for one in listed if one.start_date and one.start_date >= today]
    if coming:
        return tuple(dict.fromkeys(sorted(coming, key=_order)))
    scheduled = [
        _within(made, facts) if not listed else made
        for record in children(facts, "eventSchedule")
        if (made := read_schedule(record, findings))
    ]
    if scheduled or listed:
        return tuple(dict.fromkeys(scheduled or listed))
    return tuple(_session(facts))


def _within(schedule: Schedule, facts: Record) -> Schedule:
    """A schedule without an end ends with what it belongs to: a course is over some day."""
    first, last = _day(facts.get("startDate")), _day(facts.get("endDate"))
    if schedule.valid_to or last is None or first is None or last <= first:
        return schedule
    if schedule.start_date and last < schedule.start_date:
        return schedule
    return replace(schedule, valid_to=last)


def is_off(record: Record) -> bool:
    """Whether it is cancelled or postponed."""
    return identifier(record, "eventStatus").endswith(_GONE)


def _session(record: Record) -> Iterator[Schedule]:
    """A session's date, as a schedule that happens once; nothing where it is off or has none."""
    start = _moment(record.get("startDate"))
    if start is None or is_off(record) or number(record, "remainingUses") == 0:
        return
    if not isinstance(start, datetime):
        last = day(record, "endDate")
        if last and last > start:  # from a first to a last day, without times
            yield Schedule(start_date=start, rrule="FREQ=DAILY", valid_from=start, valid_to=last)
            return
        yield Schedule(start_date=start)
        return
    end = _moment(record.get("endDate"))
    length = duration(record.get("duration"))
    if not isinstance(end, datetime) and length and start < datetime.max - length:
        end = start + length
    ends = isinstance(end, datetime) and timedelta() < end - start < _DAY
    yield Schedule(
        start_date=start.date(),
        start_time=start.time(),
        end_time=end.time() if ends and isinstance(end, datetime) else None,
    )


def read_schedule(record: Record, findings: Findings) -> Schedule | None:
    """A Schedule or PartialSchedule; None where it cannot be expanded, which is noted."""
    first, last = _day(record.get("startDate")), _day(record.get("endDate"))
    on = first or date(2000, 1, 1)
    start, end = read_time(record.get("startTime"), on), read_time(record.get("endTime"), on)
    length = duration(record.get("duration"))
    if start and end is None and length and length < _DAY:
        end = (datetime.combine(on, start) + length).time()
    text = _rule(record)
    try:
        check_rule(text, first)
    except RecurrenceError as error:
        findings.refuse_rule(error, "its schedule cannot be used: {}")
        return None
    if first is None and "INTERVAL" in text:
        findings.note(f"its schedule has no start date, which {text} needs")
        return None
    if first and last and last < first:
        findings.note(f"its schedule ends {last} before it starts {first}")
        return None
    out = {gone for value in _listed(record.get("exceptDate")) if (gone := _day(value))}
    return Schedule(
        start_date=first, start_time=start, end_time=end if start else None, rrule=text,
        valid_from=first, valid_to=last, excluded_dates=tuple(sorted(out)),
    )  # fmt: skip


def _rule(record: Record) -> str:
    """The RRULE of a schedule; a PartialSchedule that says no frequency is weekly."""
    said = _FREQUENCY.fullmatch(identifier(record, "repeatFrequency"))
    every, unit = (int(said[1]), said[2].upper()) if said else (1, "W")
    if unit == "D" and every % 7 == 0:
        every, unit = every // 7, "W"
    parts = [f"FREQ={_FREQUENCIES[unit]}"]
    if every > 1:
        parts.append(f"INTERVAL={every}")
    days = [code for one in _listed(record.get("byDay")) if (code := _weekday(one))]
    if days and unit == "M":
        weeks = [
            int(w) for w in _listed(record.get("byMonthWeek")) if str(w).lstrip("-").isdecimal()
        ]
        days = [f"{week}{code}" for code in days for week in weeks] or days
    if days:
        parts.append(f"BYDAY={','.join(dict.fromkeys(days))}")
    month_days = [str(one) for one in _listed(record.get("byMonthDay"))]
    if month_days and unit != "W":
        parts.append(f"BYMONTHDAY={','.join(month_days)}")
    count = number(record, "repeatCount")
    if count and count >= 1 and record.get("startDate"):
        parts.append(f"COUNT={int(count)}")
    return ";".join(parts)


def duration(value: Any) -> timedelta | None:
    """An ISO 8601 duration of days or less ("PT1H30M"); None for others and for none at all."""
    found = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    try:
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None


def _weekday(value: Any) -> str:
    """ "https://schema.org/Monday" and "iCal:2MO" as RRULE writes them."""
    name = value if isinstance(value, str) else ""
    if isinstance(value, Mapping):
        name = identifier(value, "@id", "id")
    name = re.split(r"[/:#]", name)[-1]
    if re.fullmatch(r"-?\d?(MO|TU|WE|TH|FR|SA|SU)", name):
        return name
    return name[:2].upper() if name.lower().endswith("day") else ""


def _moment(value: Any) -> date | datetime | None:
    """A date, or a naive London time from one with an offset; without one it is London's."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return read_date(text)
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None:
            found = found.astimezone(LONDON).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return found.replace(second=0, microsecond=0)


def _day(value: Any) -> date | None:
    found = _moment(value)
    return found.date() if isinstance(found, datetime) else found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _order(schedule: Schedule) -> tuple[date, time]:
    return schedule.start_date or date.max, schedule.start_time or time()
