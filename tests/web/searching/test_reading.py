"""From people's own words and choices to a search."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue.query import DateRange, Search
from tests.web.searching.making import POOLE, search_of


def test_words_and_choices_make_one_search() -> None:
    assert search_of(
        what="painting", near="Poole", when="weekends", within="5", price="3",
        access=["wheelchair", "hoist"], for_="dementia", format="in_person", transport="bus",
    ) == Search(
        categories=("arts_and_crafts",), near=POOLE, days=("sat", "sun"), within_miles=5,
        max_price=3, access=("wheelchair", "hoist"), for_=("dementia",), format="in_person",
        transport=("bus",),
    )  # fmt: skip


@pytest.mark.parametrize("what", ["swimming", "arts and crafts", "arts_and_crafts", "Lunch clubs"])
def test_a_kind_by_its_name_or_id_needs_no_reading(what: str) -> None:
    assert len(search_of(what=what).categories) == 1


def test_a_time_may_be_dates() -> None:
    day = date(2026, 11, 24)
    assert search_of(when="tomorrow").dates == DateRange(day, day)


def test_the_place_of_its_own_field_comes_before_one_in_the_words() -> None:
    assert search_of(what="painting in Poole").near == POOLE
    assert search_of(what="painting in Poole", near="Atlantis").near is None
