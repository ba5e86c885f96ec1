"""Counts days for :mod:`bot.language.dates`: what a rule's words mean, told from today.

Every function takes the words of a rule and today's date in London, and gives the first and the
last day, or None where there is no such day to come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.language import feasts
from bot.language.coming import Span, at, next_such_day
from bot.language.numbers import number, ordinal
from bot.language.rules import DAY_WORDS, MONTH_WORDS


def _coming(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _monday(today: date, weeks: int = 0) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def _weekday(words: Sequence[str]) -> int | None:
    return next((DAY_WORDS[word] for word in words if word in DAY_WORDS), None)


def _a_week_on(words: Sequence[str], today: date, weeks: int = 1) -> Span:
    weekday = _weekday(words)
    start = today + timedelta(days=1) if "tomorrow" in words else today
    if weekday is not None:
        start = _coming(weekday, today)
        if start == today and "week" in words and words[0] in DAY_WORDS:
            start = today
    return at(start + timedelta(days=7 * weeks))


def _this_day(words: Sequence[str], today: date) -> Span:
    return at(_coming(_weekday(words) or 0, today))


def _these_days(words: Sequence[str], today: date) -> Span:
    first, last = (DAY_WORDS[word] for word in words if word in DAY_WORDS)
    start = _coming(first, today)
    return start, _coming(last, start)


def _next_day(words: Sequence[str], today: date) -> Span:
    return at(_monday(today, 1) + timedelta(days=_weekday(words) or 0))


def _weekend(today: date, weeks: int = 0) -> Span:
    sunday = _monday(today, weeks) + timedelta(days=6)
    return max(today, sunday - timedelta(days=1)), sunday


def _week(today: date, weeks: int) -> Span:
    monday = _monday(today, weeks)
    return max(today, monday), monday + timedelta(days=6)


def _month_span(year: int, month: int, today: date) -> Span | None:
    start = date(year, month, 1)
    end = start + relativedelta(months=1, days=-1)
    return (max(today, start), end) if end >= today else None


def _in_days(words: Sequence[str], today: date) -> Span | None:
    count = number([word for word in words if word != "a"] or words)
    return at(today + timedelta(days=int(count))) if count and count < 400 else None


def _in_weeks(words: Sequence[str], today: date) -> Span | None:
    count = 2.0 if any(word.startswith("fortnight") for word in words) else number(words)
    return _week(today, int(count)) if count and count < 60 else None


def _next_few(words: Sequence[str], today: date) -> Span:
    count = number([word for word in words if word not in ("a", "the")])
    if "month" in words or "months" in words:
        return today, today + relativedelta(months=int(min(count or 1, 24)))
    days = 7 if "week" in words or "weeks" in words else 1
    if "fortnight" in words:
        days = 14
    if "few" in words or "coming" in words:
        count = 3
    return today, today + timedelta(days=int(days * min(count or 1, 100)))


def _month_of(words: Sequence[str]) -> int | None:
    return next((MONTH_WORDS[word] for word in words if word in MONTH_WORDS), None)


def _year_of(words: Sequence[str]) -> int | None:
    return next((int(w) for w in words if re.fullmatch(r"20\d\d", w)), None)


def _number_of(words: Sequence[str]) -> int | None:
    bare = [word for word in words if word not in DAY_WORDS and not re.fullmatch(r"20\d\d", word)]
    found = ordinal(bare)
    if found is None:
        found = next((int(word) for word in bare if word.isdecimal()), None)
    return found


def _date_month(words: Sequence[str], today: date) -> Span | None:
    day, month = _number_of(words), _month_of(words)
    if day is None or month is None:
        return None
    when = next_such_day(day, month, _year_of(words), today)
    return at(when) if when else None


_LINKS = frozenset({"and", "to", "until", "-", "or", "/", "&", ","})


def _date_range(words: Sequence[str], today: date) -> Span | None:
    """ "From Friday 5th to Sunday the 7th of March", "the 12th, 13th and 14th of December"."""
    cuts = [place for place, word in enumerate(words) if word in _LINKS and place > 0]
    left, right = words[: cuts[0]], words[cuts[-1] + 1 :]
    months = _month_of(left), _month_of(right)
    first, last = _number_of(left), _number_of(right)
    if first is None or last is None or months == (None, None):
        return None
    year = _year_of(words)
    end = next_such_day(last, months[1] or months[0] or 0, year, today)
    start = next_such_day(first, months[0] or months[1] or 0, year, today)
    if end is None or start is None:
        return None
    return (start, end) if start <= end else (today, end)


def _alone(words: Sequence[str], today: date) -> Span | None:
    day = ordinal(words)
    for months in range(12):
        start = today.replace(day=1) + relativedelta(months=months)
        try:
            when = start.replace(day=day or 0)
        except ValueError:
            continue
        if when >= today:
            return at(when)
    return None


def _from_to(words: Sequence[str], today: date) -> Span | None:
    first, last = (ordinal([word]) for word in words if ordinal([word]) is not None)
    start = _alone([f"{first}th"], today)
    end = _alone([f"{last}th"], start[0]) if start else None
    return (start[0], end[1]) if start and end else None


def _new_year(_: Sequence[str], today: date) -> Span | None:
    """ "In the new year" is January."""
    return _month(["january"], today)


def _month(words: Sequence[str], today: date) -> Span | None:
    month = _month_of(words)
    if month is None:
        return None
    year = _year_of(words)
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return _month_span(year, month, today)


def _month_after(today: date, months: int) -> Span | None:
    start = today.replace(day=1) + relativedelta(months=months)
    return _month_span(start.year, start.month, today)


def _nth_of_month(words: Sequence[str], today: date) -> Span | None:
    """ "The first weekend in December" is a Saturday and Sunday, "the last Monday of May" a day."""
    month = _month(words, today)
    if month is None:
        return None
    start = month[0].replace(day=1)
    weekday = 5 if "weekend" in words else _weekday(words) or 0
    days = [d for d in (start + timedelta(days=n) for n in range(31)) if d.month == start.month]
    such = [day for day in days if day.weekday() == weekday]
    place = ordinal(words)
    if "last" not in words and (place is None or place > len(such)):
        return None
    when = such[-1] if "last" in words or place is None else such[place - 1]
    if when < today:
        return None
    return (when, when + timedelta(days=1)) if "weekend" in words else at(when)


def _nth_week(words: Sequence[str], today: date) -> Span | None:
    """ "The first week of December" is its first seven days, "the last" its last seven."""
    month = _month(words, today)
    place = 1 if "first" in words else ordinal(words)
    if month is None:
        return None
    start, end = month[0].replace(day=1), month[1]
    days = 14 if "two" in words or "fortnight" in words else 7
    if "last" in words or place is None or place > 4:
        return max(today, end - timedelta(days=days - 1)), end
    start += timedelta(days=7 * (place - 1))
    return max(today, start), start + timedelta(days=days - 1)


def _half_month(words: Sequence[str], today: date) -> Span | None:
    month = _month(words, today)
    if month is None:
        return None
    start, end = month[0].replace(day=1), month[1]
    if ordinal(words) == 1:
        return max(today, start), start + timedelta(days=14)
    return start + timedelta(days=15), end


def _week_of(words: Sequence[str], today: date) -> Span | None:
    """ "The week of the 7th of December" is Monday to Sunday."""
    day = _date_month([word for word in words if word != "w"], today)
    if day is None:
        return None
    monday = day[0] - timedelta(days=day[0].weekday())
    return max(today, monday), monday + timedelta(days=6)


def _until_day(words: Sequence[str], today: date) -> Span:
    return today, _coming(_weekday(words) or 0, today)


def _weekend_of(words: Sequence[str], today: date) -> Span | None:
    """ "The weekend of the 16th and 17th of January", and of the 16th alone."""
    named = [word for word in words if ordinal([word]) is not None or word.isdecimal()]
    month = _month_of(words)
    if not named:
        return None
    if month is None:
        day = _alone(named, today)
    else:
        day = _date_month((named[0], *(w for w in words if w in MONTH_WORDS)), today)
    if day is None:
        return None
    saturday = day[0] - timedelta(days=(day[0].weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1)


READERS: dict[str, Callable[[Sequence[str], date], Span | None]] = {
    "feast": feasts.feast,
    "half_term": feasts.half_term,
    "holidays": feasts.holidays,
    "bank_holiday": feasts.bank_holiday,
    "nth_of_month": _nth_of_month,
    "nth_week": _nth_week,
    "half_month": _half_month,
    "week_of": _week_of,
    "week_by_feast": feasts.week_by_feast,
    "this_or_next_week": lambda _, today: (today, _week(today, 1)[1]),
    "before_feast": feasts.before_feast,
    "until_day": _until_day,
    "weekend_of": _weekend_of,
    "from_to": _from_to,
    "new_year": _new_year,
    "today_tomorrow": lambda _, today: (today, today + timedelta(days=1)),
    "today": lambda _, today: at(today),
    "tonight": lambda _, today: at(today),
    "tomorrow": lambda _, today: at(today + timedelta(days=1)),
    "day_after": lambda _, today: at(today + timedelta(days=2)),
    "a_week_on": _a_week_on,
    "a_fortnight_on": lambda words, today: _a_week_on(words, today, 2),
    "this_day": _this_day,
    "these_days": _these_days,
    "next_day": _next_day,
    "day_after_next": lambda words, today: _a_week_on(words, today, 1),
    "this_weekend": lambda _, today: _weekend(today),
    "next_weekend": lambda _, today: _weekend(today, 1),
    "weekend_after_next": lambda _, today: _weekend(today, 2),
    "this_week": lambda _, today: _week(today, 0),
    "next_week": lambda _, today: _week(today, 1),
    "week_after_next": lambda _, today: _week(today, 2),
    "in_days": _in_days,
    "in_weeks": _in_weeks,
    "next_few": _next_few,
    "this_month": lambda _, today: _month_after(today, 0),
    "next_month": lambda _, today: _month_after(today, 1),
    "weekday_date": _date_month,
    "date_month": _date_month,
    "month_date": _date_month,
    "date_range": _date_range,
    "weekday_alone": _alone,
    "alone": _alone,
    "month": _month,
}
"""By the name of the rule in ``sayings/dates.yml``."""
