"""A place to go to and ask, or a person there: advice, though nobody says the word.

"An information point", "somewhere to go in and speak to somebody face to face" and "a woman
behind a desk" ask for advice. What such a place is in ("the library") and how one comes to it
("walk in") is no activity then; company and a chat are asked for in other words.
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_ROOMS = frozenset({"hub", "day_centre", "advice"})
_HOW = frozenset(
    {"coffee_and_chat", "computers", "out_and_about", "reading_and_writing", "walking"}
)
"""Kinds that such a message only seems to name."""


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rules]:
    return {name: Rules({name: lines}) for name, lines in sayings("desks").items()}


def with_desks(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts, with advice where a place to ask is wished for."""
    kinds = {fact.value for fact in found if fact.field == "categories"}
    if kinds - _ROOMS - _HOW:
        return found
    if not kinds & _ROOMS:
        at = _place_to_ask(sentence)
        if at is None:
            return found
        found = [*found, Found("categories", "advice", *at)]
    elif "advice" not in kinds:
        return found
    return [f for f in found if f.field not in ("categories", "format") or f.value in _ROOMS]


def _place_to_ask(sentence: Sentence) -> tuple[int, int] | None:
    rules = _rules()
    desk = rules["desk"].find(sentence)
    if desk:
        return desk[0].first, desk[0].last
    if rules["social"].find(sentence) or not rules["where"].find(sentence):
        return None
    asked = rules["ask"].find(sentence) or rules["person"].find(sentence)
    return (asked[0].first, asked[0].last) if asked else None
