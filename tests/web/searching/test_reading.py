"""From people's own words and choices to a search."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue.query import DateRange, Search
from bot.vocabulary import RESPITE_CATEGORIES
from tests.web.searching.making import NOW, POOLE, Desk, Places, form, search_of
from web.searching.reading import asked


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


@pytest.mark.parametrize(
    "what",
    ["respite", "Respite care", "I need a break", "a short break", "carers' breaks",
     "breaks for carers", "a break from caring"],
)  # fmt: skip
def test_a_break_is_any_kind_of_break(what: str) -> None:
    assert search_of(what=what) == Search(categories=RESPITE_CATEGORIES)


@pytest.mark.parametrize("what", ["lunch breakfast club", "breakdance", "painting"])
def test_what_only_sounds_like_a_break_is_none(what: str) -> None:
    assert "respite_day" not in search_of(what=what).categories


def test_a_distance_needs_a_place() -> None:
    said = asked(form(what="painting", within="5"), Desk().desk.read, Places(), NOW)
    assert said.search == Search(categories=("arts_and_crafts",))
    assert said.notes[0].startswith("We do not know where you are.")
    near_me = asked(form(what="painting near me"), Desk().desk.read, Places(), NOW)
    assert near_me.notes == said.notes


@pytest.mark.parametrize(
    ("what", "named"),
    [("the hut thing", "the hut thing"), ("zumba in Poole", "zumba in Poole"), ("🏊", "🏊"),
     ("***", "***"), ("anything", ""), ("something to do, please", ""), ("What's on?", ""),
     ("in Poole", ""), ("things to do in Poole", ""), ("painting", ""), ("", "")],
)  # fmt: skip
def test_words_that_ask_for_anything_are_no_name(what: str, named: str) -> None:
    assert asked(form(what=what), Desk().desk.read, Places(), NOW).named == named
