"""How far somebody will go: "within 5 miles". In miles.

"Walking distance" is no number: how far somebody walks is theirs to say.
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.numbers import number
from bot.language.rules import Hit, Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_MIDDLES = frozenset({"centre", "town", "village", "city", "middle", "station", "house"})
MILES_PER_KILOMETRE = 0.621371


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("distance"))


def read_distance(sentence: Sentence) -> list[Found]:
    """The miles that are said to be the most; a distance that is only told says nothing."""
    found = []
    for hit in _rules().find(sentence):
        if hit.name == "near" or (hit.name == "bare" and _is_bare_limit(sentence, hit)):
            miles = _miles(sentence, hit)
            if miles is not None:
                found.append(Found("within_miles", miles, hit.first, hit.last))
    return found


def _is_bare_limit(sentence: Sentence, hit: Hit) -> bool:
    rest = len(sentence.words) - (hit.last - hit.first)
    before = sentence.norm(hit.first - 1)
    if before in (
        "lives",
        "live",
        "is",
        "are",
        "over",
        "than",
        "walk",
        "walked",
        "drive",
        "a",
        "it",
        "for",
        "was",
        "go",
        "ran",
    ):
        return False
    if sentence.norms[hit.last - 1] in ("from", "of"):
        # "Two miles from the shop" tells where a place lies.
        return sentence.norm(hit.last) != "the" or sentence.norm(hit.last + 1) in _MIDDLES
    return rest <= 2 or (before == "," and sentence.norm(hit.last) in ("", ".", "!"))


def _miles(sentence: Sentence, hit: Hit) -> float | int | None:
    words = [w for w in sentence.norms[hit.first : hit.last] if w not in ("so",)]
    if words[-2:] == ["or", "two"] or "couple" in words:
        value: float | None = 2.0
    else:
        value = number(words)
    if value is None or value > 500:
        return None
    if any(word in ("km", "kilometres", "kilometre", "kilometers", "k") for word in words):
        value = round(value * MILES_PER_KILOMETRE, 1)
    return int(value) if value == int(value) else value
