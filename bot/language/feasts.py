"""Feasts, school holidays and bank holidays of England, for :mod:`bot.language.reckoning`.

The ``holidays`` library knows them too, but is not in the assistant's Rasa environment, which
reads messages with this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta

from bot.language.coming import Span, at, next_such_day
from bot.language.rules import MONTH_WORDS

_FEASTS = {
    "christmas day": (12, 25),
    "xmas day": (12, 25),
    "christmas eve": (12, 24),
    "xmas eve": (12, 24),
    "boxing day": (12, 26),
    "valentines day": (2, 14),
    "new years day": (1, 1),
    "new year day": (1, 1),
    "new years eve": (12, 31),
    "new year eve": (12, 31),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
}
"""Days that stand still, month and day."""
_AFTER_EASTER = {
    "good friday": (-2, -2),
    "easter saturday": (-1, -1),
    "easter sunday": (0, 0),
    "easter monday": (1, 1),
    "easter weekend": (-2, 1),
}


def feast(words: Sequence[str], today: date) -> Span | None:
    """The next "Boxing Day", "Good Friday" or "Easter weekend"."""
    name = " ".join(words)
    if name in _FEASTS:
        month, day = _FEASTS[name]
        when = next_such_day(day, month, None, today)
        return at(when) if when else None
    if name in _AFTER_EASTER:
        first, last = _AFTER_EASTER[name]
        for year in (today.year, today.year + 1):
            sunday = easter(year)
            if sunday + timedelta(days=last) >= today:
                return sunday + timedelta(days=first), sunday + timedelta(days=last)
    return None


def half_term(words: Sequence[str], today: date) -> Span | None:
    """The next half term of schools in England, Monday to Friday: the weeks of the last Monday of
    October, the third of February and the late May bank holiday. A school may choose others. A
    month that is named ("half term in February") says which.
    """
    month = next((MONTH_WORDS[word] for word in words if word in MONTH_WORDS), None)
    for year in (today.year, today.year + 1):
        for monday in (_monday_of(year, 2, 3), _monday_of(year, 5, -1), _monday_of(year, 10, -1)):
            friday = monday + timedelta(days=4)
            if friday >= today and month in (None, monday.month, friday.month):
                return monday, friday
    return None


def before_feast(words: Sequence[str], today: date) -> Span | None:
    """ "Before Christmas" is until Christmas Eve, "by the end of the year" until its last day."""
    if "year" in words:
        return today, date(today.year, 12, 31)
    for year in (today.year, today.year + 1):
        day = easter(year) if "easter" in words else date(year, 12, 25)
        if day > today:
            return today, day if "now" in words else day - timedelta(days=1)
    return None


def week_by_feast(words: Sequence[str], today: date) -> Span | None:
    """The week before Christmas, the week after it, and the days between it and New Year."""
    first, last = (18, 24) if "before" in words else (26, 31)
    start = next_such_day(first, 12, None, today)
    return (start, start.replace(day=last)) if start else None


def holidays(words: Sequence[str], today: date) -> Span | None:
    """ "Over Christmas" is Christmas Eve to New Year's Day, the Easter holidays are two weeks."""
    for year in (today.year - 1, today.year, today.year + 1):
        if "easter" in words:
            start, end = easter(year) - timedelta(days=2), easter(year) + timedelta(days=14)
        else:
            start, end = date(year, 12, 24), date(year + 1, 1, 1)
        if end >= today:
            return max(start, today), end
    return None


def bank_holiday(words: Sequence[str], today: date) -> Span | None:
    """The next bank holiday that is a Monday, which most are; with "weekend" from its Saturday."""
    mondays = []
    for year in (today.year, today.year + 1):
        mondays += [easter(year) + timedelta(days=1), _monday_of(year, 5, 1)]
        mondays += [_monday_of(year, 5, -1), _monday_of(year, 8, -1)]
        # Christmas Day, Boxing Day and New Year's Day that fall on a weekend give the next weekday.
        for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
            given = day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
            mondays += [given] if given.weekday() == 0 else []
    months = {"spring": 5, "may": 5, "august": 8}
    month = next((months[word] for word in words if word in months), None)
    late = "spring" in words or "late" in words
    coming = [
        monday
        for monday in sorted(mondays)
        if monday >= today
        and month in (None, monday.month)
        and not (late and monday.day < 25)
        and not ("easter" in words and monday - timedelta(days=1) != easter(monday.year))
    ]
    return (coming[0] - timedelta(days=2 if "weekend" in words else 0), coming[0])


def _monday_of(year: int, month: int, nth: int) -> date:
    """The nth Monday of a month; the last for -1."""
    found: date = date(year, month, 1) + relativedelta(day=31 if nth < 0 else 1, weekday=MO(nth))
    return found
