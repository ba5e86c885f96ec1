"""How many were found, and what is offered where nothing was, in words."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answers import Choice
from bot.catalogue.query import Near, Search
from bot.catalogue.results import Alternative
from bot.conversation.describe import counted, how_many, offer

ASKED = Search(
    near=Near("Poole", 50.72, -1.98), within_miles=2, days=("sat",), max_price=0,
    access=("hoist", "bsl"), for_=("autism", "dementia"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "changed", "offered"),
    [
        ("days", {}, Choice("3 on other days", "Any day is fine")),
        ("max_price", {"max_price": 5}, Choice("3 at other prices", "Any price is fine")),
        ("for", {"for_": ("autism",)},
         Choice("3 not only for people with dementia", "Not only for people with dementia")),
        ("access", {"access": ("hoist",)},
         Choice("3 without asking for British Sign Language",
                "Look without British Sign Language")),
        ("access", {"access": ()},
         Choice("3 without asking for a hoist and British Sign Language",
                "Look without a hoist and British Sign Language")),
        ("within_miles", {"within_miles": 5},
         Choice("3 within 5 miles", "Look within 5 miles")),
        ("within_miles", {"within_miles": None},
         Choice("3 further away", "Look further away")),
    ],
)  # fmt: skip
def test_an_offer_says_which_wish_would_go(
    wish: str, changed: dict[str, Any], offered: Choice
) -> None:
    assert offer(ASKED, Alternative(wish, Search(**changed), 3)) == offered


def test_what_was_not_counted_to_the_end_is_told_as_more() -> None:
    assert how_many(12, more=False) == "12"
    assert counted(Search(), 50) == "50 things to do"
    assert counted(Search(), 50, more=True) == "more than 50 things to do"
    assert counted(Search(categories=("swimming",)), 1, more=True).startswith("more than 1 choices")
