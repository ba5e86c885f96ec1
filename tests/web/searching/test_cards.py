"""One activity in the list: what people ask first, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.web.fakes import ART, BARE, card
from tests.web.searching.making import NOW, Desk, form
from web.searching.cards import shown
from web.searching.results import results


def test_a_card_says_what_people_ask_and_what_is_not_known() -> None:
    (shown,) = results(form(what="painting"), Desk().desk, NOW).cards
    lines = dict(shown["lines"])
    assert lines["Where"].startswith("The Hut")
    assert lines["Price"] == "£3.50 with a drink"
    assert "When" in lines


def lines(*needs: tuple[str, str], **changes: Any) -> dict[str, str]:
    why = [{"need": need, "met": met, "instead": None} for need, met in needs]
    return dict(shown({**card(ART, NOW), "why": why, **changes})["lines"])


def test_a_need_that_is_not_told_of_is_to_be_asked_about() -> None:
    told = lines(
        ("access:hoist", "unknown"), ("transport:parking", "unknown"), ("max_price:5", "unknown"),
        ("for:autism", "unknown"), ("meal:true", "unknown"), ("part_of_day:evening", "unknown"),
        ("day:sat", "yes"), ("access:wheelchair", "yes"),
    )  # fmt: skip
    assert told["Ask them about"] == (
        "A hoist, parking, the price, autistic people, a meal and the times"
    )
    assert "Does not have" not in told


def test_a_need_that_is_not_met_is_said() -> None:
    told = lines(("category:swimming", "no"), ("not_for:men", "no"), ("format:online", "no"))
    assert told["Does not have"] == ("Swimming, men and if you can join online or in person")


def test_a_way_is_told_in_miles_and_a_short_one_in_words() -> None:
    assert lines(distance_miles=6.6)["How far"] == "6.6 miles away"
    assert lines(distance_miles=0.2)["How far"] == "1 mile away or less"
    assert "How far" not in lines(distance_miles=None)


def test_an_online_activity_has_no_place_to_be_known() -> None:
    assert lines(place=None, online=True)["Where"] == "Online. You join from home."
    assert lines(place=None)["Where"] == "Not known"


def test_of_a_long_summary_the_beginning_is_shown() -> None:
    long = replace(ART, summary="Paint and draw.\n\n" + "Come along with us. " * 20)
    lead = shown(card(long, NOW))["lead"]
    assert lead.startswith("Paint and draw. Come along")
    assert len(lead) <= 160
    assert lead.endswith("…")
    assert shown(card(BARE, NOW))["lead"] == ""
