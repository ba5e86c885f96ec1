"""Days to come: what every reckoning of dates starts from."""

from __future__ import annotations

from datetime import date

Span = tuple[date, date]


def at(when: date) -> Span:
    """One day as a span."""
    return when, when


def full_year(year: str | None) -> int | None:
    """A year of two or four figures; None stays None."""
    if year is None:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def next_such_day(day: int, month: int, year: int | None, today: date) -> date | None:
    """The next such day from ``today``, or in ``year``; None where there is none to come."""
    for candidate in [year] if year else range(today.year, today.year + 5):
        try:
            when = date(candidate, month, day)
        except ValueError:
            continue
        if when >= today:
            return when
    return None
