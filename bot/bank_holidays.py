"""The bank holidays of England, from the ``holidays`` library, which has them from gov.uk."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=16)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(day: date) -> bool:
    """Whether the day is one."""
    return day in _of_year(day.year)


def bank_holidays(first: date, last: date) -> list[date]:
    """Those from ``first`` to ``last``, both inclusive, in order."""
    days = (day for year in range(first.year, last.year + 1) for day in _of_year(year))
    return sorted(day for day in days if first <= day <= last)
