"""A place to go to and ask, or a person there: no kind of thing to do, whatever it is in.

"An information point", "somewhere to go in and speak to somebody face to face" and "a woman
behind a desk" name none: ``find_hub`` lists all that may be meant. What such a place is in ("the
library") and how one comes to it ("walk in") is no activity then; company and a chat are asked for
in other words.
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.kinds import is_instead
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
    """The facts, without what a place to ask only seems to name."""
    kinds = {fact.value for fact in found if fact.field == "categories"}
    if kinds - _ROOMS - _HOW or not ("advice" in kinds or _asks_for_a_desk(sentence)):
        return found
    return [f for f in found if not _is_seeming(sentence, f)]


def _is_seeming(sentence: Sentence, fact: Found) -> bool:
    """A kind of thing to do, or "in person" where it is how one asks."""
    if fact.field == "categories":
        return fact.value not in _ROOMS
    return fact.field == "format" and not is_instead(sentence, fact)


def _asks_for_a_desk(sentence: Sentence) -> bool:
    rules = _rules()
    if rules["desk"].find(sentence):
        return True
    if rules["social"].find(sentence) or not rules["where"].find(sentence):
        return False
    return bool(rules["ask"].find(sentence) or rules["person"].find(sentence))
