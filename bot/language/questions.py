"""What a question about one activity asks for: "how much is the choir", "who do I ring about it".

Whole phrases stand in the vocabulary (``detail.yml``); here are those with a name in the middle.
Whether a message is such a question at all is for the topic to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_ASKS = frozenset(
    [
        "what",
        "which",
        "when",
        "where",
        "who",
        "how",
        "is",
        "are",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "has",
        "have",
        "have",
        "much",
        "tell",
        "describe",
        "explain",
        "need",
        "must",
        "should",
        "?",
    ]
)
"""Words of which a question holds one at least."""

_LOOKS = frozenset(
    ["anything", "something", "somewhere", "anywhere", "looking", "find", "search", "fancy"]
)
_POINTS = frozenset(["it", "that", "this", "they", "them", "there", "one", "ones", "he", "she"])
_FEW = 6


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("questions"))


def read_details(sentence: Sentence, told: Sequence[Found], about_one: bool) -> list[Found]:
    """Facts of the field "detail" beside those that whole phrases ``told``, none overlapping.

    ``about_one`` tells whether an activity is named or pointed at. A message that looks for
    something asks nothing of one activity.
    """
    words = set(sentence.norms)
    if not words & _ASKS or words & _LOOKS:
        return []
    if not (about_one or words & _POINTS or len(sentence.words) <= _FEW):
        return []
    hits = [Found("detail", hit.name, hit.first, hit.last) for hit in _rules().find(sentence)]
    return [hit for hit in hits if not any(one.overlaps(hit.first, hit.last) for one in told)]
