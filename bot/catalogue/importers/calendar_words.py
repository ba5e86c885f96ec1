"""What words say about the year: "term time only", "not on bank holidays".

Feeds have no fields for it. What is certain becomes dates: a rule that holds in term time is cut
into the terms of the council pack; bank holidays of England (:mod:`bot.bank_holidays`) become
dates it is not on. The words stay for people to read. Where the pack knows no term that is still to
come, "in term time" is said, and only the days on which no school is open fall out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.bank_holidays import bank_holidays
from bot.catalogue.model import Activity, Schedule
from bot.catalogue.words import when_words
from bot.settings import LONDON

_YEARS_AHEAD = 2
"""To the end of which year bank holidays are written down; the next import goes on from there."""

Term = tuple[date, date]
"""First and last day, both inclusive."""

_TERM = re.compile(
    r"\b(?:school )?term[- ]?time(?:s)? only\b|\bonly (?:in|during) (?:school )?term[- ]?time\b"
    r"|\b(?:in|during) (?:school )?term[- ]?time only\b|\bterm only\b",
    re.I,
)
_NOT_TERM = re.compile(r"\bnot (?:just |only )?(?:in )?term[- ]?time\b", re.I)
_BANK_HOLIDAYS = re.compile(
    r"\b(?:not|closed|no (?:class|session|group|meeting)(?:es|s)?|except(?:ing)?|excluding|excl\.?"
    r"|apart from|but not)\b[^.;\n]{0,25}\b(?:bank|public) holidays?\b"
    r"|\b(?:bank|public) holidays?\b[^.;\n]{0,15}\b(?:closed|excluded|excepted)\b",
    re.I,
)


def with_the_year(activity: Activity, terms: Sequence[Term], today: date) -> Activity:
    """The activity with its schedules cut to what its words say of the year.

    Words of a schedule speak for it alone, those of the summary for all.
    """
    made = tuple(
        cut
        for schedule in activity.schedules
        for cut in _cut(schedule, f"{schedule.words}\n{activity.summary}", terms, today)
    )
    return activity if made == activity.schedules else replace(activity, schedules=made)


def _cut(schedule: Schedule, said: str, terms: Sequence[Term], today: date) -> Iterator[Schedule]:
    if schedule.rrule is None:  # a date that is told is on, whatever the year is like
        yield schedule
        return
    if _BANK_HOLIDAYS.search(said):
        schedule = _without(schedule, bank_holidays(*_written_down(today)))
    if not _TERM.search(said) or _NOT_TERM.search(said):
        yield schedule
        return
    schedule = replace(
        schedule, words=schedule.words or f"{_in_words(schedule, today)}, in term time"
    )
    if not any(last >= today for _, last in terms):
        yield _without(schedule, days_without_school(*_written_down(today)))
        return
    yield from _in_terms(schedule, terms, today)


def _in_terms(schedule: Schedule, terms: Sequence[Term], today: date) -> Iterator[Schedule]:
    none = True
    for first, last in terms:
        start = max(first, schedule.valid_from or first)
        end = min(last, schedule.valid_to or last)
        if start <= end and end >= today:
            none = False
            yield replace(schedule, valid_from=start, valid_to=end)
    if none:  # its own window lies outside the terms that are known
        yield Schedule(
            valid_from=schedule.valid_from, valid_to=schedule.valid_to, words=schedule.words
        )


def _without(schedule: Schedule, days: Iterable[date]) -> Schedule:
    return replace(schedule, excluded_dates=tuple(sorted({*schedule.excluded_dates, *days})))


def _written_down(today: date) -> tuple[date, date]:
    """Whole years: an import of the same feed says the same from January to December."""
    return date(today.year, 1, 1), date(today.year + _YEARS_AHEAD, 12, 31)


def _in_words(schedule: Schedule, today: date) -> str:
    alone = Activity(id="", source="", name="", schedules=(schedule,))
    return when_words(alone, datetime.combine(today, time(), LONDON))


def days_without_school(first: date, last: date) -> list[date]:
    """Days on which no school in England is open, whatever its council has chosen: bank holidays,
    Christmas to New Year, the middle of August. In order, both ends inclusive.

    Source: https://www.gov.uk/school-term-holiday-dates leads to each council's.
    """
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    shut = {
        day
        for day in days
        if (day.month, day.day) >= (12, 25) or (day.month == 8 and 8 <= day.day <= 24)
    }
    return sorted({*shut, *bank_holidays(first, last)})
