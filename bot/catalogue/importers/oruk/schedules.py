"""When a service meets: ORUK schedules to :class:`bot.catalogue.model.Schedule`.

HSDS-UK schedules are RFC 5545 rules without COUNT, UNTIL, EXDATE and zone; Outpost adds
``weekday``, ``until`` and ``count``. Where a rule cannot be expanded for certain only its
words are kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from bot.catalogue.importers.fields import Record, day, number, paragraphs
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.times import DAY_NAMES, NotADayError, read_time, read_weekdays
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import check_rule
from bot.catalogue.rules import RecurrenceError

_FREQUENCIES = {
    "weekly": "WEEKLY", "week": "WEEKLY", "monthly": "MONTHLY", "month": "MONTHLY",
    "daily": "DAILY", "day": "DAILY", "yearly": "YEARLY", "year": "YEARLY",
}  # fmt: skip
_UNITS = {"WEEKLY": "weeks", "MONTHLY": "months", "DAILY": "days", "YEARLY": "years"}


def read_schedules(records: list[Record], today: date, findings: Findings) -> tuple[Schedule, ...]:
    """All schedules of one service at one place: each once, touching windows joined."""
    found = (read_schedule(record, today, findings) for record in records)
    return _join_windows(list(dict.fromkeys(one for one in found if one)))


def read_schedule(record: Record, today: date, findings: Findings) -> Schedule | None:
    """One schedule; None where it says nothing. ``today`` tells summer from winter time for
    times with an offset that have no date of their own."""
    start = day(record, "dtstart")
    valid_from = day(record, "valid_from")
    valid_to = min(filter(None, (day(record, "valid_to"), day(record, "until"))), default=None)
    anchor = start or valid_from or today
    opens = read_time(record.get("opens_at"), anchor)
    closes = read_time(record.get("closes_at"), anchor)
    for key, value in (("opens_at", opens), ("closes_at", closes)):
        if value is None and record.get(key):
            findings.note(f"{key} {str(record[key])[:30]!r} is not a time")
    if opens == closes:
        # From midnight to midnight is "all day", and no time that anybody comes at.
        opens, closes = (None if opens == time() else opens), None
    said = "\n".join(filter(None, (paragraphs(record, "description"), paragraphs(record, "notes"))))
    schedule = Schedule(
        start_date=start,
        start_time=opens,
        end_time=closes if opens else None,
        valid_from=valid_from,
        valid_to=valid_to,
        words=said,
    )
    if valid_from and valid_to and valid_to < valid_from:
        findings.note(f"the schedule ends {valid_to} before it starts {valid_from}")
        return _words_only(schedule, record)
    try:
        rule = None if _is_one_off(record, start) else _rule(record, start)
    except (NotADayError, _UncertainError) as error:
        findings.note(f"the schedule is kept as words only: {error}")
        return _words_only(schedule, record)
    if rule:
        try:
            check_rule(rule, start)
        except RecurrenceError as error:
            findings.refuse_rule(error, "the schedule is kept as words only: {}")
            return _words_only(schedule, record)
        return replace(schedule, rrule=rule)
    once = start or (valid_from if valid_from == valid_to else None)
    if once is None or (valid_from and valid_to and valid_from != valid_to):
        return _words_only(schedule, record)
    return replace(schedule, start_date=once)


def _is_one_off(record: Record, start: date | None) -> bool:
    """A one-off has one date thrice and no frequency; a ``byday`` beside it only repeats it."""
    window = {day(record, "valid_from"), day(record, "valid_to")}
    return start is not None and window == {start} and not record.get("freq")


class _UncertainError(ValueError):
    """The rule may mean more than one thing."""


def _rule(record: Record, start: date | None) -> str | None:
    """The RRULE of a record, None where it does not repeat."""
    days = read_weekdays(record.get("byday")) or read_weekdays(record.get("weekday"))
    month_days = _month_days(record.get("bymonthday"))
    said = record.get("freq")
    if said in (None, ""):
        if not days:
            return None
        frequency = "MONTHLY" if any(len(one) > 2 for one in days) else "WEEKLY"
    else:
        frequency = _FREQUENCIES.get(str(said).strip().lower(), "")
        if not frequency:
            raise _UncertainError(f"{str(said)[:30]!r} is not a frequency")
    interval = _interval(record)
    if interval > 1 and start is None:
        raise _UncertainError(f"every {interval} {_UNITS[frequency]}, but no start date is given")
    if frequency == "WEEKLY":
        days = [one[-2:] for one in days]
        month_days = []  # RFC 5545 allows none in a weekly rule
    if start is None and not days and not month_days and frequency != "DAILY":
        raise _UncertainError(f"it repeats by {_UNITS[frequency]}, but no day is given")
    parts = [f"FREQ={frequency}"]
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    if days:
        parts.append(f"BYDAY={','.join(days)}")
    if month_days:
        parts.append(f"BYMONTHDAY={','.join(map(str, month_days))}")
    count = number(record, "count")
    if count and count >= 1 and start:
        parts.append(f"COUNT={int(count)}")
    return ";".join(parts)


def _interval(record: Record) -> int:
    if record.get("interval") in (None, "", 0, "0"):
        return 1
    interval = number(record, "interval")
    if interval is None or interval != int(interval) or not 1 <= interval <= 60:
        raise _UncertainError(
            f"the interval {str(record['interval'])[:30]!r} is not a whole number"
        )
    return int(interval)


def _month_days(value: Any) -> list[int]:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, list):
        value = ",".join(str(part) for part in value)
    if not isinstance(value, str) or not value.strip():
        return []
    try:
        days = [int(part) for part in value.split(",")]
    except ValueError as error:
        raise _UncertainError(f"{value[:30]!r} is not a list of days of the month") from error
    if any(not 1 <= abs(one) <= 31 for one in days):
        raise _UncertainError(f"{value[:30]!r} is not a list of days of the month")
    return days


def _words_only(schedule: Schedule, record: Record) -> Schedule | None:
    """What can be said where the dates are not certain; None where nothing can."""
    text = schedule.words or _said(schedule, record)
    if not text:
        return None
    return Schedule(valid_from=schedule.valid_from, valid_to=schedule.valid_to, words=text)


def _said(schedule: Schedule, record: Record) -> str:
    try:
        days = read_weekdays(record.get("byday")) or read_weekdays(record.get("weekday"))
    except NotADayError:
        days = []
    interval = number(record, "interval") or 1
    frequency = _FREQUENCIES.get(str(record.get("freq") or "").strip().lower(), "")
    parts = []
    if interval > 1 and frequency:
        parts.append(f"every {interval:.0f} {_UNITS[frequency]}")
    if days:
        parts.append("on " + " and ".join(dict.fromkeys(DAY_NAMES[one[-2:]] for one in days)))
    if schedule.start_time:
        end = f" to {schedule.end_time:%H:%M}" if schedule.end_time else ""
        parts.append(f"{schedule.start_time:%H:%M}{end}")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _join_windows(schedules: list[Schedule]) -> tuple[Schedule, ...]:
    """One schedule for the windows of a series that follow each other without a gap."""

    def series(schedule: Schedule) -> str:
        return repr(replace(schedule, valid_from=None, valid_to=None))

    places = {series(schedule): number for number, schedule in reversed(list(enumerate(schedules)))}
    ordered = sorted(schedules, key=lambda s: (places[series(s)], s.valid_from or date.min))
    joined: list[Schedule] = []
    for window in ordered:
        last = joined[-1] if joined else None
        if (
            last
            and last.rrule
            and series(last) == series(window)
            and _touches(last.valid_to, window.valid_from)
        ):
            ends = (last.valid_to, window.valid_to)
            end = None if None in ends else max(filter(None, ends))
            joined[-1] = replace(last, valid_to=end)
        else:
            joined.append(window)
    return tuple(joined)


def _touches(end: date | None, start: date | None) -> bool:
    return end is None or start is None or start - end <= timedelta(days=1)
