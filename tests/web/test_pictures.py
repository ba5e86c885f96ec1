"""Which picture stands beside which words."""

from __future__ import annotations

import pytest

from tests.web.conftest import Site
from tests.web.contract import conforms
from tests.web.fakes import FOUND
from web.pictures import picture_of_activity, picture_of_fact, pictures_of_lines


def test_each_line_with_words_has_a_picture_or_none() -> None:
    text = "You can swim there.\n\n- Take the bus\n- No swimming on Monday\n   \nRing them."
    assert pictures_of_lines(text) == [
        "/symbols/swimming.svg",
        "/symbols/bus.svg",
        "",
        "/symbols/phone.svg",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "picture"),
    [
        ("price", "£3", "/symbols/money.svg"),
        ("next", "Saturday 28 November", "/symbols/calendar.svg"),
        ("where", "Not known", ""),
        ("checked", "2 November 2026", ""),
    ],
)
def test_a_line_of_a_card_has_the_picture_of_its_kind(kind: str, text: str, picture: str) -> None:
    assert picture_of_fact(kind, text) == picture


def test_an_activity_has_the_picture_of_its_first_kind_that_has_one() -> None:
    assert picture_of_activity({"categories": ["new_kind", "swimming"]}) == "/symbols/swimming.svg"
    assert picture_of_activity({"categories": []}) == ""


def test_the_pictures_of_a_message_can_be_fetched(site: Site) -> None:
    site.assistant.answers = [FOUND]
    (message,) = site.say(site.begin(), "art").get_json()["messages"]
    conforms("Message", message)
    (activity,) = message["activities"]
    shown = {activity["picture"], *(fact["picture"] for fact in activity["facts"])} - {""}
    assert len(shown) > 3
    for address in shown:
        with site.client.get(address) as picture:
            assert picture.content_type.startswith("image/svg")
