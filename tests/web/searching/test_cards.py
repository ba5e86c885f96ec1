"""One activity in the list: what people ask first, and what is not known."""

from __future__ import annotations

from dataclasses import replace

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


def test_what_the_next_page_tells_is_left_to_it() -> None:
    lines = shown({**card(ART, NOW), "stale": "Ring first.", "distance_miles": 0.4})["lines"]
    labels = [label for label, _ in lines]
    assert labels == ["Next time", "When", "How far", "Where", "Price", "Access"]


def test_of_a_long_summary_the_beginning_is_shown() -> None:
    long = replace(ART, summary="Paint and draw.\n\n" + "Come along with us. " * 20)
    lead = shown(card(long, NOW))["lead"]
    assert lead.startswith("Paint and draw. Come along")
    assert len(lead) <= 160
    assert lead.endswith("…")
    assert shown(card(BARE, NOW))["lead"] == ""
