"""Recurrence rules: what an RFC 5545 RRULE says, checked before it is expanded.

Only rules by the day are read (DAILY to YEARLY). A rule is refused where expanding it could
run without end or where it says nothing about days (SECONDLY, INTERVAL=0, BYHOUR).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from dateutil import rrule as du

from bot.errors import DaywiseError
from bot.settings import LONDON

_Weekday = Literal[0, 1, 2, 3, 4, 5, 6]
_FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {
    "DAILY": du.DAILY,
    "WEEKLY": du.WEEKLY,
    "MONTHLY": du.MONTHLY,
    "YEARLY": du.YEARLY,
}
_WEEKDAYS: dict[str, _Weekday] = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_PARTS = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS",
}  # fmt: skip
_MAX_LENGTH = 500


class RecurrenceError(DaywiseError):
    """An RRULE cannot be used; the message says which and why."""


class NeverHappensError(RecurrenceError):
    """An RRULE fits no day at all, which takes long to find out."""


@dataclass(frozen=True)
class Rule:
    """An RRULE that was read. Weekdays count from Monday as 0."""

    text: str
    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    until_time: datetime | None = None
    """The exact last start (naive, London) where UNTIL carried a time."""
    week_start: _Weekday = 0
    weekdays: tuple[tuple[int, int | None], ...] = ()
    """(weekday, nth): nth is 1 for the first of the month, -1 for the last, None for every."""
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether the days follow from the rule without a start date."""
        if self.interval != 1 or self.count is not None:
            return False
        if self.frequency == "DAILY":
            return True
        if self.frequency == "YEARLY":
            return bool(self.months) and bool(self.weekdays or self.month_days)
        return bool(self.weekdays or self.month_days)


def read_rule(text: str) -> Rule:
    """Read an RRULE value ("FREQ=WEEKLY;BYDAY=MO"), with or without the "RRULE:" before it.

    Raises:
        RecurrenceError: for a rule that cannot be expanded by the day, with the reason.
    """
    rule = _read(text)
    if isinstance(rule, str):
        raise RecurrenceError(f"The repeat rule {text[:80]!r} cannot be used: {rule}.")
    return rule


@lru_cache(maxsize=4096)
def _read(text: str) -> Rule | str:
    """The rule, or why it is refused; both are remembered, as a feed repeats its rules."""
    if len(text) > _MAX_LENGTH:
        return f"it is longer than {_MAX_LENGTH} characters"
    try:
        parts = dict(
            part.split("=", 1) for part in text.strip().upper().removeprefix("RRULE:").split(";")
            if part
        )  # fmt: skip
    except ValueError:
        return "it is not written as NAME=VALUE pairs"
    if strange := sorted(parts.keys() - _PARTS):
        return f"{strange[0]} is not read"
    try:
        return _rule(text, parts)
    except (KeyError, ValueError, OverflowError) as error:
        return f"{error.args[0]} is not understood" if error.args else "it is not understood"


def _rule(text: str, parts: dict[str, str]) -> Rule | str:
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        return f"FREQ is {frequency or 'missing'}, not DAILY, WEEKLY, MONTHLY or YEARLY"
    until, until_time = _until(parts["UNTIL"]) if "UNTIL" in parts else (None, None)
    rule = Rule(
        text=text,
        frequency=frequency,
        interval=int(parts.get("INTERVAL", "1")),
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        until_time=until_time,
        week_start=_WEEKDAYS[parts.get("WKST", "MO")],
        weekdays=tuple(_weekday(item) for item in _items(parts, "BYDAY")),
        month_days=_numbers(parts, "BYMONTHDAY", 31),
        months=_numbers(parts, "BYMONTH", 12),
        positions=_numbers(parts, "BYSETPOS", 366),
    )
    return _objection(rule) or rule


def _objection(rule: Rule) -> str:
    if rule.interval < 1 or (rule.count is not None and rule.count < 1):
        return "INTERVAL and COUNT must be 1 or more"
    if any(month < 1 for month in rule.months):
        return "a month is less than 1"
    if (rule.frequency == "MONTHLY" or rule.months) and any(
        nth is not None and abs(nth) > 5 for _, nth in rule.weekdays
    ):
        return "no month has a weekday six times"  # and ``dateutil`` stumbles over it
    if rule.frequency in ("DAILY", "WEEKLY"):
        if any(nth is not None for _, nth in rule.weekdays):
            return f"a numbered weekday does not go with {rule.frequency}"
        if rule.positions or (rule.month_days and rule.frequency == "WEEKLY"):
            return f"BYSETPOS or BYMONTHDAY does not go with {rule.frequency}"
    return ""


def _items(parts: dict[str, str], name: str) -> list[str]:
    return [item.strip() for item in parts.get(name, "").split(",") if item.strip()]


def _numbers(parts: dict[str, str], name: str, largest: int) -> tuple[int, ...]:
    numbers = tuple(int(item) for item in _items(parts, name))
    if any(not 0 < abs(number) <= largest for number in numbers):
        raise ValueError(f"{name}={parts[name]}")
    return numbers


def _weekday(item: str) -> tuple[int, int | None]:
    nth = int(item[:-2]) if item[:-2] else None
    if nth is not None and not 0 < abs(nth) <= 53:
        raise ValueError(f"BYDAY={item}")
    return _WEEKDAYS[item[-2:]], nth


def _until(value: str) -> tuple[date, datetime | None]:
    if len(value) == 8:
        return datetime.strptime(value, "%Y%m%d").date(), None
    moment = datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")
    if value.endswith("Z"):
        moment = moment.replace(tzinfo=UTC).astimezone(LONDON).replace(tzinfo=None)
    return moment.date(), moment


def expander(rule: Rule, first: datetime, last: datetime) -> du.rrule:
    """The rule from ``first`` (naive; it anchors intervals) to ``last``, both inclusive.

    For DAILY and WEEKLY rules the parts that only take days away (BYMONTH, a daily BYDAY and
    BYMONTHDAY) are left to :func:`keeps`: ``dateutil`` searches to the year 9999 where a rule
    fits no day, and days are plentiful enough to look at each.
    """
    by_set = rule.frequency in ("MONTHLY", "YEARLY")
    weekdays = [du.weekday(day, nth) for day, nth in rule.weekdays]
    return du.rrule(
        _FREQUENCIES[rule.frequency],
        dtstart=first,
        interval=rule.interval,
        wkst=rule.week_start,
        until=last,
        byweekday=None if rule.frequency == "DAILY" else weekdays or None,
        bymonthday=(rule.month_days or None) if by_set else None,
        bymonth=(rule.months or None) if by_set else None,
        bysetpos=(rule.positions or None) if by_set else None,
    )


def keeps(rule: Rule, day: date) -> bool:
    """Whether a day that :func:`expander` gave fits what it left out."""
    if rule.frequency in ("MONTHLY", "YEARLY"):
        return True
    if rule.months and day.month not in rule.months:
        return False
    if rule.frequency == "WEEKLY":
        return True
    if rule.weekdays and day.weekday() not in {weekday for weekday, _ in rule.weekdays}:
        return False
    from_end = day.day - monthrange(day.year, day.month)[1] - 1
    return not rule.month_days or day.day in rule.month_days or from_end in rule.month_days


@lru_cache(maxsize=4096)
def never_happens(rule: Rule, first: datetime) -> bool:
    """Whether the rule fits no day at all from ``first`` on ("30 February").

    ``dateutil`` looks as far as the year 9999 for it, which takes up to a second: the answer is
    remembered, so that a senseless rule is found out once.
    """
    if rule.frequency in ("DAILY", "WEEKLY"):
        return False
    return next(iter(expander(rule, first, datetime.max)), None) is None
