"""What was not found is counted by filter, district and month, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pytest

from bot.catalogue.gaps import Gap, count_unfound, gaps_of
from bot.catalogue.places.errors import PlacesError
from bot.catalogue.query import DateRange, Search
from bot.catalogue.results import Found
from bot.catalogue.store import Catalogue
from bot.settings import LONDON
from tests.catalogue.making import NOW, WEYMOUTH

SEARCH = Search(
    categories=("swimming",), near=WEYMOUTH, days=("sat", "sun"), max_price=3,
    dates=DateRange(date(2026, 11, 28), date(2026, 11, 29)), for_=("autism",), meal=True,
)  # fmt: skip


def test_each_filter_is_counted_by_itself() -> None:
    found = gaps_of(SEARCH, "DT4", NOW)
    assert {(one.field, one.value) for one in found} == {
        ("categories", "swimming"), ("days", "sat"), ("days", "sun"), ("for", "autism"),
        ("max_price", "3"), ("dates", "stated"), ("meal", "yes"),
    }  # fmt: skip
    assert {(one.month, one.district, one.searches) for one in found} == {("2026-11", "DT4", 1)}


def test_neither_the_day_nor_the_place_itself_is_kept() -> None:
    kept = repr(gaps_of(SEARCH, "DT4", NOW))
    assert "2026-11-2" not in kept
    assert "Weymouth" not in kept
    assert str(WEYMOUTH.lat) not in kept


def test_a_search_for_anything_at_all_counts_too() -> None:
    assert gaps_of(Search(near=WEYMOUTH), "DT4", NOW) == [Gap("2026-11", "DT4", "any", "any")]


def test_the_month_is_londons() -> None:
    late = datetime.fromisoformat("2026-06-30T23:30:00+00:00")
    assert gaps_of(Search(), "", late)[0].month == "2026-07"
    assert NOW.tzinfo is LONDON


def test_the_same_gap_is_one_row_that_grows(catalogue: Catalogue) -> None:
    for _ in range(3):
        catalogue.note_gaps(gaps_of(Search(categories=("music",)), "DT4", NOW))
    catalogue.note_gaps(gaps_of(Search(categories=("dance",)), "DT4", NOW))
    assert catalogue.gaps() == [
        Gap("2026-11", "DT4", "categories", "music", 3),
        Gap("2026-11", "DT4", "categories", "dance", 1),
    ]


class Log:
    def __init__(self) -> None:
        self.noted: list[Gap] = []

    def note_gaps(self, gaps: Iterable[Gap]) -> None:
        self.noted += gaps


def test_only_a_search_that_finds_nothing_is_counted() -> None:
    log, near = Log(), Search(near=WEYMOUTH)
    count_unfound(log, near, Found((), 3), lambda lat, lon: "DT4", NOW)
    assert log.noted == []
    count_unfound(log, near, Found((), 0), lambda lat, lon: "DT4", NOW)
    assert log.noted == [Gap("2026-11", "DT4", "any", "any")]


def test_a_district_that_cannot_be_told_spoils_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    def broken(lat: float, lon: float) -> str:
        raise PlacesError("The table of places cannot be read.")

    log = Log()
    count_unfound(log, Search(near=WEYMOUTH), Found((), 0), broken, NOW)
    assert log.noted == []
    assert "could not be counted" in caplog.text
