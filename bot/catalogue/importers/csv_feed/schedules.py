"""When the activity of a row meets: days, times, a repeat rule, windows and dates it is not on."""

from __future__ import annotations

import re
from datetime import date, time

from bot.catalogue.importers.csv_feed.rows import Row
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.times import NotADayError, read_date, read_time, read_weekdays
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import check_rule
from bot.catalogue.rules import RecurrenceError, read_rule

_EVERY = {
    "weekly": "FREQ=WEEKLY", "every week": "FREQ=WEEKLY", "daily": "FREQ=DAILY",
    "every day": "FREQ=DAILY", "monthly": "FREQ=MONTHLY", "every month": "FREQ=MONTHLY",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2", "every fortnight": "FREQ=WEEKLY;INTERVAL=2",
    "every two weeks": "FREQ=WEEKLY;INTERVAL=2", "every other week": "FREQ=WEEKLY;INTERVAL=2",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
}  # fmt: skip
_ANY_DAY = date(2000, 1, 1)
"""For a time with an offset: GMT, as CSV tells no other."""
_ONCE = frozenset({"once", "one off", "one-off", "no", "none", "never"})
_SPAN = re.compile(r"^(.+?)\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*(.+)$", re.I)


def read_schedule(row: Row, findings: Findings) -> Schedule | None:
    """The schedule of one row; None where it says nothing. What cannot be used is noted."""
    cells = row.cells
    start, end = _times(cells.get("start_time", ""), cells.get("end_time", ""), findings)
    dates = {name: _date(row, name, findings) for name in ("first_date", "valid_from", "valid_to")}
    first, valid_from, valid_to = dates.values()
    words = cells.get("when", "")
    if valid_from and valid_to and valid_to < valid_from:
        findings.note(f"line {row.number}: it ends {valid_to} before it starts {valid_from}")
        return Schedule(words=words) if words else None
    rule = _rule(row, first, findings)
    if rule is None and first is None and valid_from is not None and valid_from == valid_to:
        first = valid_from
    known = rule is not None or first is not None
    if not known:
        words = words or _in_words(row)
    if not (known or words):
        return None
    return Schedule(
        start_date=first,
        start_time=start if known else None,
        end_time=end if known and start else None,
        rrule=rule,
        valid_from=valid_from,
        valid_to=valid_to,
        excluded_dates=_dates(row, "not_on", findings),
        words=words,
    )


def _rule(row: Row, first: date | None, findings: Findings) -> str | None:
    """The RRULE of a row; None where it happens once, or where its days are not certain."""
    said = " ".join(row.cells.get("repeats", "").split())
    try:
        days = read_weekdays(row.cells.get("days"))
    except NotADayError as error:
        findings.note(f"line {row.number}: {error}")
        return None
    if said.casefold() in _ONCE:
        return None
    text = _EVERY.get(said.casefold(), said) or ("FREQ=WEEKLY" if days else "")
    if not text:
        return None
    if days and "BYDAY=" not in text.upper():
        text += f";BYDAY={','.join(days)}"
    try:
        check_rule(text, first)
        rule = read_rule(text)
    except RecurrenceError as error:
        findings.refuse_rule(error, f"line {row.number}: {{}}")
        return None
    if first is None and not rule.stands_alone:
        findings.note(f"line {row.number}: {text} needs the date of the first session")
        return None
    return text.upper().removeprefix("RRULE:")


def _times(start: str, end: str, findings: Findings) -> tuple[time | None, time | None]:
    span = None if end else _SPAN.match(start)
    if span:  # "10:30am - 12:30pm" in one cell
        start, end = span[1], span[2]
        half = re.search(r"[ap]\.?m", end, re.I)
        if half and re.fullmatch(r"\d{1,2}([:.]\d{2})?", start):
            start += half.group()  # "2-4pm"
    found = []
    for said in (start, end):
        at = read_time(_clock(said), _ANY_DAY) if said else None
        if said and at is None:
            findings.note(f"{said[:30]!r} is not a time")
        found.append(at)
    return found[0], found[1]


def _clock(said: str) -> str:
    """ "10" is ten o'clock; "noon" is twelve."""
    said = said.strip()
    if said.casefold() in ("noon", "midday"):
        return "12:00"
    return f"{int(said):02}:00" if said.isdecimal() and int(said) < 24 else said


def _date(row: Row, column: str, findings: Findings) -> date | None:
    said = row.cells.get(column, "")
    found = read_date(said)
    if said and found is None:
        findings.note(f"line {row.number}: {said[:30]!r} in {column} is not a date")
    return found


def _dates(row: Row, column: str, findings: Findings) -> tuple[date, ...]:
    found = []
    for said in re.split(r"[;,\n]+", row.cells.get(column, "")):
        if said.strip():
            day = read_date(said)
            if day is None:
                findings.note(f"line {row.number}: {said.strip()[:30]!r} in {column} is not a date")
            else:
                found.append(day)
    return tuple(sorted(set(found)))


def _in_words(row: Row) -> str:
    """What was written in the cells, where no dates can be made of it."""
    names = ("days", "repeats", "start_time", "end_time")
    said = [row.cells[name] for name in names if name in row.cells]
    return ", ".join(said) if "days" in row.cells or "repeats" in row.cells else ""
