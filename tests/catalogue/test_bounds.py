"""Nothing that is read later may rank better than its bound says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import inf

import pytest

from bot.catalogue import bounds
from bot.catalogue.distance import miles_between
from bot.settings import LONDON

DAY = date(2026, 11, 24)
SPRING = date(2026, 3, 29)


@dataclass(frozen=True)
class Row:
    stale: int = 0
    unknown: int = 0
    placeless: int = 0
    closeness: int = 0
    apart: float | None = 0.0
    soonest: int = DAY.toordinal()
    earliest: int = 600


def moment(day: date, hour: int, minute: int) -> float:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).timestamp()


def test_a_bound_has_the_time_of_day_below_which_nothing_starts() -> None:
    assert bounds.bound(Row(), near=False) == (False, 0, False, 0, inf, moment(DAY, 10, 0))
    never = Row(soonest=date.max.toordinal())
    assert bounds.bound(never, near=False)[-1] == inf


def test_what_has_no_place_has_no_distance() -> None:
    assert bounds.bound(Row(placeless=1, apart=None), near=True)[4] == inf
    assert bounds.bound(Row(apart=0.0), near=True)[4] == 0


@pytest.mark.parametrize("nominal", range(0, 240, 15))
def test_on_the_day_the_clocks_go_forward_no_later_minute_comes_before(nominal: int) -> None:
    _, _, _, _, _, first, *name = bounds.starting(SPRING, (nominal, "yoga"))
    later = [moment(SPRING, *divmod(minute, 60)) for minute in range(nominal, 300, 5)]
    assert first <= min(later)
    assert name == [] or first == moment(SPRING, *divmod(nominal, 60))


def test_a_name_counts_among_what_starts_together() -> None:
    assert bounds.starting(DAY, (600, "yoga"))[-2:] == (moment(DAY, 10, 0), "yoga")


@pytest.mark.parametrize(("north", "east"), [(0.0, 0.0), (0.1, 0.0), (0.0, 0.2), (0.8, 1.1)])
def test_the_miles_of_a_square_of_degrees_are_never_too_many(north: float, east: float) -> None:
    from math import cos, radians

    lat, lon = 50.6, -2.45
    apart = north**2 + (east * cos(radians(lat))) ** 2
    over_ground = miles_between(lat, lon, lat + north, lon + east)
    assert 0.9 * over_ground - 0.01 <= bounds.miles_at_least(apart) <= over_ground


def test_the_order_in_python_is_that_of_the_database() -> None:
    columns = bounds.ORDER.split(", ")
    row = Row(1, 2, 1, 2, 0.5, 7, 8)
    assert bounds.order(row) == tuple(getattr(row, column) for column in columns)
