"""How a message changes the search that went before."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue.query import DateRange, Excluded, Near, Search
from bot.conversation.refine import refine
from bot.language.mentions import Mention

WEYMOUTH = Near("Weymouth", 50.6, -2.45)


class Places:
    def find(self, name: str) -> list[Near]:
        return {"Weymouth": [WEYMOUTH], "Newport": [Near("a", 1, 1), Near("b", 2, 2)]}.get(name, [])


def after(search: Search, *said: tuple[str, object] | tuple[str, object, bool]) -> Search:
    mentions = [Mention(s[0], s[1], 0, 0, len(s) > 2 and bool(s[2])) for s in said]
    return refine(search, mentions, Places(), None).search


def test_a_filter_is_kept_until_it_is_changed() -> None:
    first = after(Search(), ("categories", "swimming"), ("days", "sat"))
    second = after(first, ("days", "sun"))
    assert second == Search(categories=("swimming",), days=("sun",))


def test_days_come_in_the_order_of_the_week() -> None:
    assert after(Search(), ("days", "sun"), ("days", "mon")).days == ("mon", "sun")


def test_a_need_for_access_is_added_to_the_needs_before() -> None:
    first = after(Search(), ("access", "wheelchair"))
    assert after(first, ("access", "bsl")).access == ("wheelchair", "bsl")


def test_what_is_not_wanted_goes_from_the_wishes_to_the_exclusions() -> None:
    first = after(Search(), ("days", "mon"), ("days", "tue"))
    second = after(first, ("days", "tue", True))
    assert second == Search(days=("mon",), excluded=Excluded(days=("tue",)))


def test_what_is_wanted_after_all_is_no_longer_excluded() -> None:
    first = after(Search(), ("categories", "swimming", True))
    assert after(first, ("categories", "swimming")) == Search(categories=("swimming",))


@pytest.mark.parametrize(
    ("field", "before", "expected"),
    [
        ("days", Search(days=("sat",), max_price=0), Search(max_price=0)),
        ("max_price", Search(max_price=5), Search()),
        ("near", Search(near=WEYMOUTH, within_miles=5), Search()),
        ("for", Search(for_=("dementia",)), Search()),
        ("not", Search(excluded=Excluded(days=("mon",))), Search()),
    ],
)
def test_a_dropped_wish_is_gone_and_the_others_stay(
    field: str, before: Search, expected: Search
) -> None:
    assert after(before, ("drop", field)) == expected


def test_dates_replace_days_that_were_said_before() -> None:
    before = Search(days=("sat",))
    said = {"from": "2026-11-24", "to": "2026-11-24"}
    expected = DateRange(date(2026, 11, 24), date(2026, 11, 24))
    assert after(before, ("dates", said)) == Search(dates=expected)


def test_a_day_outside_the_dates_before_takes_their_place() -> None:
    tuesday = Search(dates=DateRange(date(2026, 11, 24), date(2026, 11, 24)))
    assert after(tuesday, ("days", "sun")) == Search(days=("sun",))


def test_a_day_within_the_dates_before_narrows_them() -> None:
    week = DateRange(date(2026, 11, 23), date(2026, 11, 29))
    assert after(Search(dates=week), ("days", "sun")) == Search(days=("sun",), dates=week)


def test_near_me_needs_a_place() -> None:
    refined = refine(Search(), [Mention("near_me", True, 0, 0)], Places(), None)
    assert refined.needs_place


def test_near_me_is_the_shared_location() -> None:
    here = Near("your location", 50.7, -2.4)
    assert refine(Search(), [Mention("near_me", True, 0, 0)], Places(), here).search.near == here


def test_near_me_is_the_place_that_was_told_before() -> None:
    refined = refine(Search(near=WEYMOUTH), [Mention("near_me", True, 0, 0)], Places(), None)
    assert refined.search.near == WEYMOUTH
    assert not refined.needs_place


def test_a_place_that_nobody_knows_is_told() -> None:
    refined = refine(Search(), [Mention("near", "Atlantis", 0, 0)], Places(), None)
    assert refined.unknown_place == "Atlantis"


def test_a_name_of_two_places_is_told() -> None:
    refined = refine(Search(), [Mention("near", "Newport", 0, 0)], Places(), None)
    assert len(refined.which_place) == 2


def test_a_day_said_after_a_single_date_takes_its_place() -> None:
    tuesday = Search(dates=DateRange(date(2026, 11, 24), date(2026, 11, 24)))
    assert after(tuesday, ("days", "tue")) == Search(days=("tue",))
