"""On which dates of the coming year each part of a week takes place, and which fall out.

A year is 52 weeks from a day on, so that each weekday comes 52 times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.bank_holidays import bank_holidays
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import occurrences
from bot.catalogue.wall_clock import midnight
from bot.vocabulary import DAYS
from bot.week.plan import Item, Plan
from bot.week.remarks import Remark, counted

YEAR_DAYS = 364
_SHOWN = 3

Why = Literal["bank_holiday", "term", "break", "ended", "not_begun"]


@dataclass(frozen=True)
class FallsOut:
    """A date on which something would be, and is not."""

    day: date
    why: Why


@dataclass(frozen=True)
class Year:
    """The coming year of one item."""

    item: Item
    on: tuple[date, ...]
    out: tuple[FallsOut, ...]
    in_doubt: tuple[date, ...]
    """Of ``on``, the bank holidays: the feed does not say that it is off, and it may well be."""

    @property
    def weeks(self) -> int:
        """In how many weeks of the 52 it takes place."""
        return len(self.on)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What to say of it; nothing of what is on every week."""
        found = []
        name = {"name": self.item.name}
        if self.weeks < 52:
            found.append(counted("week.year.weeks", self.weeks, **name))
        for why, key in (("term", "week.year.term"), ("bank_holiday", "week.year.holidays")):
            if any(one.why == why for one in self.out):
                found.append(Remark(key, name))
        if self.in_doubt:
            found.append(Remark("week.year.in_doubt", name))
        return tuple(found)


def years(plan: Plan, today: date) -> tuple[Year, ...]:
    """The coming year of each item, in the order of the week; ``today`` is a London date."""
    return tuple(year_of(item, today) for item in plan.items)


def year_of(item: Item, today: date) -> Year:
    """The coming year of one item; ``today`` is a London date."""
    holidays = {*bank_holidays(today, today + timedelta(days=YEAR_DAYS - 1))}
    on = _dates(item, item.schedules, today)
    whole = tuple(replace(s, excluded_dates=(), valid_from=None, valid_to=None)
                  for s in item.schedules if s.rrule is not None)  # fmt: skip
    missing = sorted(_dates(item, whole, today) - on)
    out = tuple(FallsOut(day, _why(item, day, holidays)) for day in missing)
    return Year(item, tuple(sorted(on)), out, tuple(sorted(on & holidays)))


def _dates(item: Item, schedules: Iterable[Schedule], today: date) -> set[date]:
    if not item.schedules:
        days = (today + timedelta(days=ahead) for ahead in range(YEAR_DAYS))
        return {day for day in days if day.weekday() == DAYS.index(item.day)}
    return {day for schedule in schedules for day in _of(schedule, item, today)}


def _of(schedule: Schedule, item: Item, today: date) -> Iterator[date]:
    weekday = DAYS.index(item.day)
    first, until = midnight(today), midnight(today + timedelta(days=YEAR_DAYS))
    for occurrence in occurrences(schedule, first, until):
        if occurrence.day.weekday() == weekday:
            yield occurrence.day


def _why(item: Item, day: date, holidays: set[date]) -> Why:
    if day in holidays:
        return "bank_holiday"
    rules = [schedule for schedule in item.schedules if schedule.rrule is not None]
    if all(schedule.valid_to is not None and schedule.valid_to < day for schedule in rules):
        return "ended"
    if all(schedule.valid_from is not None and schedule.valid_from > day for schedule in rules):
        return "not_begun"
    told = " ".join(schedule.words for schedule in rules).casefold()
    return "term" if "term" in told else "break"
