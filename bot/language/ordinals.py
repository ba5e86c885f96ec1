"""Which of the activities shown: "the second one", "number 3", "the last"."""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.numbers import number, ordinal
from bot.language.rules import Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

LAST = -1
_MOST = 10
"""More than that is a house or a bus."""


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("ordinals"))


_AFTER_THE = word_set("ordinals", "after_the")


def read_ordinals(sentence: Sentence) -> list[Found]:
    """Places in the list that was shown, 1 for the first and -1 for the last."""
    found = []
    for hit in _rules().find(sentence):
        words = sentence.norms[hit.first : hit.last]
        if hit.name == "time":
            continue
        if hit.name == "last":
            found.append(Found("ordinal", LAST, hit.first, hit.last))
            continue
        if hit.name in ("the", "the_last") and sentence.norm(hit.last) not in _AFTER_THE:
            continue
        if hit.name == "the" and sentence.norm(hit.first - 1) == "on" and words[-1][0].isdigit():
            continue  # "on the 3rd" is a date
        if hit.name == "the_last":
            found.append(Found("ordinal", LAST, hit.first, hit.last))
            continue
        bare = [w for w in words if w not in ("one", "ones", "1", "no")] or list(words)
        place = 1 if "top" in words else ordinal(words) or number(bare)
        if hit.name == "alone":
            rest = [
                w
                for w in (*sentence.norms[: hit.first], *sentence.norms[hit.last :])
                if w not in (".", "!", "?", "please", "yes", ",", "thanks")
            ]
            if rest:
                continue
            place = ordinal(words) or number(words)
        if place is not None and 1 <= place <= _MOST and place == int(place):
            found.append(Found("ordinal", int(place), hit.first, hit.last))
    return found
