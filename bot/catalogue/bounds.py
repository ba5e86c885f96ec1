"""How well what a search has not read yet can rank at the best, from the rows of the database.

Each bound is the beginning of a :data:`bot.catalogue.ranking.Rank`: nothing that comes later ranks
better.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import inf, radians, sqrt
from typing import Any

from bot.catalogue.distance import EARTH_RADIUS_MILES
from bot.settings import LONDON

Bound = tuple[Any, ...]
_SKIPPED_HOUR = 1
"""Of the day on which British clocks go forward."""


ORDER = "stale, unknown, placeless, closeness, apart, soonest, earliest"
"""The order in which all that may fit is read; :func:`order` is the same in Python."""


def order(row: Any) -> tuple[Any, ...]:
    """The place of a row in :data:`ORDER`."""
    apart = row.apart or 0.0
    return row.stale, row.unknown, row.placeless, row.closeness, apart, row.soonest, row.earliest


def bound(row: Any, *, near: bool) -> Bound:
    """Of the rows after ``row`` in that order; ``near`` is whether a place was asked for."""
    far = not near or row.placeless
    miles = inf if far else miles_at_least(row.apart)
    day = date.fromordinal(row.soonest)
    starts = inf if day == date.max else _moment(day, row.earliest)
    return bool(row.stale), row.unknown, bool(row.placeless), row.closeness, miles, starts


def within(miles: float) -> Bound:
    """Of what meets every need, further away."""
    return False, 0, False, 0, miles


def start(row: Any) -> tuple[int, str]:
    """When in the day a row of ``slot`` starts, and the name that it is told by."""
    return row.minute, row.name


def starting(day: date, first: tuple[int, str]) -> Bound:
    """Of what meets every need and starts on a day from then on."""
    minute, name = first
    best = False, 0, False, 0, inf, _moment(day, minute)
    return best if minute // 60 == _SKIPPED_HOUR else (*best, name)


def miles_at_least(apart: float) -> float:
    """No more than the miles over the ground for a square of degrees, as ``apart`` has it.

    It reckons with meridians as far apart as at the place itself, which is wrong by up to 1.6 % for
    each degree further north, as far north as Britain goes.
    """
    angle = sqrt(apart)
    return max(0.0, radians(angle) * EARTH_RADIUS_MILES * (1 - min(1.0, 0.001 + 0.02 * angle)))


def _moment(day: date, minute: int) -> float:
    """When a minute of a London day is at the earliest, as a timestamp.

    Where the clocks go forward, half past one comes after two o'clock.
    """
    days, minute = divmod(minute, 24 * 60)
    at = time(minute // 60, 0 if minute // 60 == _SKIPPED_HOUR else minute % 60)
    return datetime.combine(day + timedelta(days), at, LONDON).timestamp()
