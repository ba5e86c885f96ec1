"""What the stand-in of the assistant answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.answers import Answer, Choice, Understood
from bot.catalogue.query import Search
from tests.web.fakes import ART, card

NOW = datetime(2026, 11, 23)
MORE = Choice("Show me more", "Show me more")


def answer(text: str, topic: str = "advice/what_is_a_review", **more: Any) -> dict[str, Any]:
    return Answer(text, Understood(topic, 0.9), **more).to_dict()


def found(count: int, *choices: Choice) -> dict[str, Any]:
    """``count`` activities, called Art 1 and so on."""
    cards = tuple(
        card(replace(ART, id=f"art-{n}", name=f"Art {n}"), NOW) for n in range(1, count + 1)
    )
    return Answer(
        f"I found {count} things to do.",
        Understood("find/find_activity", 1.0, Search()),
        activities=cards,
        choices=choices,
    ).to_dict()


def about_one() -> dict[str, Any]:
    return Answer(
        "This is Art 2. It is on Saturdays.",
        Understood("find/activity_details", 0.9, activity="art-2"),
        activities=(card(replace(ART, id="art-2", name="Art 2"), NOW),),
    ).to_dict()


PLACES = [f"{word} is here, where the old hall by the sea is." for word in (
    "One", "Two", "Three", "Four", "Five",
)]  # fmt: skip
FIRST, REST = " ".join(PLACES[:3]), " ".join(PLACES[3:])
LONG = answer(f"{FIRST} {REST}")
"""In two pieces, ``FIRST`` and ``REST``."""
WHERE = Answer(
    "Which town or postcode should I look near?",
    Understood("find/find_activity", 1.0, Search()),
    choices=(Choice("Anywhere", "Anywhere is fine"),),
).to_dict()
