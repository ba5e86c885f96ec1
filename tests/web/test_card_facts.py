"""The lines of a card: one maker for every place that shows cards."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.vocabulary import ACCESS
from tests.web.conftest import Site
from tests.web.contract import conforms
from tests.web.fakes import ART, BARE, FOUND, card
from tests.web.searching.making import NOW
from web.access_shapes import ACCESS_SHAPES
from web.card_facts import card_facts


def lines(*needs: tuple[str, str], **changes: Any) -> dict[str, str]:
    """The text of each line by its kind, of a card with stated ``needs``."""
    why = [{"need": need, "met": met, "instead": None} for need, met in needs]
    return {one.kind: one.text for one in card_facts({**card(ART, NOW), "why": why, **changes})}


def test_a_card_has_its_lines_in_the_order_in_which_people_ask() -> None:
    assert [(one.label, one.text) for one in card_facts(card(ART, NOW))] == [
        ("", "Made-up example"),
        ("Next time", "Saturday 28 November, 10am to 12 noon"),
        ("When", "Saturdays, 10am to midday"),
        ("Where", "The Hut, 1 Quay, Weymouth, DT4\u00a07AB"),
        ("Price", "£3.50 with a drink"),
        ("Access", "Wheelchair access"),
        ("Phone", "01632 960123"),
        ("Facts checked", "1 November 2026"),
    ]


def test_what_nobody_told_is_left_out_but_place_and_access_are_said_not_to_be_known() -> None:
    shown = {one.kind: one.text for one in card_facts({**card(BARE, NOW), "when": "", "why": []})}
    assert shown == {"where": "Not known", "price": "Price not known", "access": "Not known"}


def test_a_telephone_number_is_a_link_and_nothing_else_is() -> None:
    links = {one.kind: one.link for one in card_facts(card(ART, NOW)) if one.link}
    assert links == {"phone": "tel:01632960123"}


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("access:hoist", "A hoist"),
        ("day:sat", "Saturdays"),
        ("max_price:5", "The price"),
        ("date:2026-11-28", "The dates"),
        ("part_of_day:evening", "Evenings"),
        ("meal:true", "A meal"),
        ("not_day:sat", "Saturdays"),
        ("for:everyone", "Who can come"),
        ("format:online", "Joining online"),
        ("category:swimming", "Swimming"),
        ("access:something_new", "Something new"),
    ],
)
def test_a_need_is_named_in_words(need: str, words: str) -> None:
    assert lines((need, "unknown"))["ask"] == words
    assert lines((need, "no"))["not_met"] == words


def test_several_needs_are_listed_once_each_and_met_ones_not_at_all() -> None:
    told = lines(
        ("access:hoist", "unknown"), ("transport:parking", "unknown"), ("max_price:5", "unknown"),
        ("not_for:men", "no"), ("for:men", "no"), ("day:sat", "yes"),
    )  # fmt: skip
    assert told["ask"] == "A hoist, parking and the price"
    assert told["not_met"] == "Men"


def test_what_is_nearly_the_same_is_said_as_such() -> None:
    why = [
        {"need": "access:quiet_space", "met": "yes", "instead": "access:sensory_friendly"},
        {"need": "category:lunch_club", "met": "yes", "instead": "meal:true"},
    ]
    assert lines(why=why)["instead"] == "A calm, sensory-friendly place and a meal"


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (6.6, "6.6 miles away"),
        (2.0, "2 miles away"),
        (1.0, "1 mile away"),
        (0.2, "0.2 miles away"),
        (0.0, "Very near"),
        (None, None),
    ],
)
def test_a_distance_is_told_before_the_place(miles: float | None, words: str | None) -> None:
    told = lines(distance_miles=miles)
    assert told.get("distance") == words
    if words:
        assert list(told).index("distance") == list(told).index("where") - 1


def test_an_online_activity_is_joined_from_home() -> None:
    assert lines(place=None, online=True)["where"] == "Online. You join from home."


def test_each_kind_of_access_has_a_drawing_beside_its_words() -> None:
    assert set(ACCESS_SHAPES) == set(ACCESS)
    told = {one.kind: one for one in card_facts({**card(ART, NOW), "access": [*ACCESS, "new"]})}
    access = told["access"]
    assert [one.text for one in access.items][:2] == ["Wheelchair access", "No steps"]
    assert all(re.fullmatch(r"[MLHVAaQcshlvzZ0-9 .,-]+", one.shape) for one in access.items[:-1])
    assert (access.items[-1].text, access.items[-1].shape) == ("New", "")
    assert told["price"].items == ()


def test_old_facts_ask_to_ring_first() -> None:
    assert lines(stale="Ring first. These details are old.")["stale"].startswith("Ring first.")


def test_every_activity_of_the_api_carries_its_lines(site: Site) -> None:
    site.assistant.answers = [FOUND]
    answer = site.say(site.begin(), "painting").get_json()
    conforms("Answered", answer)
    (activity,) = answer["messages"][0]["activities"]
    assert {
        "kind": "price", "label": "Price", "text": "£3.50 with a drink", "link": "",
        "picture": "/symbols/money.svg", "items": [],
    } in activity["facts"]  # fmt: skip


def test_a_card_is_read_out_as_it_is_shown(site: Site) -> None:
    site.assistant.answers = [FOUND]
    answer = site.say(site.begin(), "painting").get_json()
    read_out = answer["messages"][0]["activities"][0]["read_out"]
    assert read_out["text"].startswith("Art for all")
    assert (
        "Where: The Hut, 1 Quay, Weymouth, DT4 7AB. Price: £3.50 with a drink."
        in (read_out["text"])
    )
    # What is said is what is written, with the sum in words.
    assert "three pounds fifty" in read_out["audio_parts"][0]["text"]
