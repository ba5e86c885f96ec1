"""The search page: people's own words, choices, pages, and what is offered where nothing fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from bot.catalogue.model import Activity
from bot.catalogue.query import DateRange, Near, Search
from bot.catalogue.results import Alternative, Found, Match
from bot.language.mentions import Mention
from bot.settings import LONDON
from tests.web.fakes import ART, card
from web.searching import PAGE, Form, SearchDesk, asked, results

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
POOLE = Near("Poole", 50.72, -1.98)
SAID = {
    "painting": [Mention("categories", "arts_and_crafts", 0, 8)],
    "painting in Poole": [
        Mention("categories", "arts_and_crafts", 0, 8), Mention("near", "Poole", 12, 17),
    ],
    "weekends": [Mention("days", "sat", 0, 8), Mention("days", "sun", 0, 8)],
    "tomorrow": [Mention("dates", {"from": "2026-11-24", "to": "2026-11-24"}, 0, 8)],
}  # fmt: skip


class Places:
    def find(self, name: str) -> Sequence[Near]:
        if name == "Newton":
            return [Near("Newton (Devon)", 50.5, -3.6), Near("Newton (Fife)", 56.0, -3.0)]
        return [POOLE] if name == "Poole" else []


@dataclass
class Desk:
    """A catalogue of so many paintings, that remembers what it was asked."""

    holds: int = 1
    by_name: tuple[Activity, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    asked: list[tuple[Search, int]] = field(default_factory=list)

    def search(self, query: Search, now: datetime, *, limit: int) -> Found:
        self.asked.append((query, limit))
        matches = (Match(ART, 2.5, None),) * min(limit, self.holds)
        return Found(matches, self.holds, alternatives=self.alternatives)

    @property
    def desk(self) -> SearchDesk:
        return SearchDesk(
            lambda text, now: SAID.get(text, []), Places(), self.search,
            lambda text, limit: self.by_name, lambda match, now: card(match.activity, now),
        )  # fmt: skip


def form(**values: Any) -> Form:
    pairs = [(k, one) for k, v in values.items() for one in (v if isinstance(v, list) else [v])]
    return Form.of(MultiDict([(k.rstrip("_"), str(v)) for k, v in pairs]))


def search_of(**values: Any) -> Search:
    return asked(form(**values), Desk().desk.read, Places(), NOW).search


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


def test_what_cannot_be_read_is_said_and_left_out() -> None:
    found = results(form(what="painting", near="Atlantis", when="blah"), Desk().desk, NOW)
    assert [note.split(".")[0] for note in found.notes] == [
        "We do not understand the time blah", "We do not know the place Atlantis",
    ]  # fmt: skip


def test_a_name_of_several_places_takes_the_first_and_says_so() -> None:
    found = results(form(near="Newton"), Desk().desk, NOW)
    assert "near Newton (Devon). Others: Newton (Fife)" in found.notes[0]


def test_choices_that_are_none_and_numbers_that_are_none_are_left_out() -> None:
    odd = form(access="wings", for_="cats", within="far", price="-3", page="-1", format="x")
    assert odd.page == 1
    assert search_of(near="Poole", access="wings", within="far", price="nan") == Search(near=POOLE)
    assert form(page="999999999999").page == 1
    assert len(form(what="x" * 5000).what) == 200


def test_pages_follow_each_other_and_keep_the_search() -> None:
    desk = Desk(holds=45)
    one = results(form(what="painting", access=["wheelchair", "hoist"]), desk.desk, NOW)
    assert (len(one.cards), one.earlier) == (PAGE, "")
    assert one.later == "/activities?what=painting&page=2&access=wheelchair&access=hoist"
    three = results(form(what="painting", page="3"), desk.desk, NOW)
    assert (len(three.cards), three.first, three.later) == (5, 41, "")
    assert three.earlier == "/activities?what=painting&page=2"


def test_words_that_say_no_kind_are_looked_for_in_names() -> None:
    found = results(form(what="the hut thing"), Desk(by_name=(ART,)).desk, NOW)
    assert len(found.cards) == 1
    assert "the hut thing" in found.notes[0]


def test_where_nothing_fits_one_wish_can_be_dropped_by_a_click() -> None:
    alternatives = (
        Alternative("days", Search(), 4),
        Alternative("max_price", Search(max_price=5), 2),
        Alternative("near", Search(), 9),
        Alternative("for", Search(), 3),
    )
    desk = Desk(holds=0, alternatives=alternatives)
    found = results(
        form(what="painting", near="Poole", when="weekends", price="0", for_="autism"),
        desk.desk, NOW,
    )  # fmt: skip
    assert found.heading.startswith("Nothing for arts and crafts")
    assert found.ways == (
        ("4 on other days", "/activities?what=painting&near=Poole&price=0&for=autism"),
        ("2 at other prices",
         "/activities?what=painting&near=Poole&when=weekends&price=5&for=autism"),
        ("9 further away", "/activities?what=painting&when=weekends&price=0&for=autism"),
        ("3 not only for autistic people",
         "/activities?what=painting&near=Poole&when=weekends&price=0"),
    )  # fmt: skip


def test_a_card_says_what_people_ask_and_what_is_not_known() -> None:
    (shown,) = results(form(what="painting"), Desk().desk, NOW).cards
    lines = dict(shown["lines"])
    assert lines["Where"].startswith("The Hut")
    assert lines["Price"] == "£3.50 with a drink"
    assert "When" in lines
