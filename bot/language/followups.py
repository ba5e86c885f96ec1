"""Follow-ups that change a search by comparing ("anything cheaper") or adding ("and swimming?")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_MOST = 10
"""Words of a message that only follows up."""
_KINDS = frozenset({"categories", "days", "part_of_day", "near"})
_FIRST = frozenset({"and", "also", "plus", "or"})
_LAST = (("as", "well"), ("too",), ("also",), ("aswell",))
_MARKS = frozenset({"?", ".", "!", ",", "please", "thanks", "pls", "ta", "duck", "love"})


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("followups"))


def read_follow_ups(sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """Facts of the fields "compare" and "add".

    The value of "compare" is cheaper, nearer, sooner, later or different; that of "add" is True:
    what the message names is wished for beside what was wished for before.
    """
    if len(sentence.words) > _MOST:
        return []
    facts = [
        Found("compare", hit.name, hit.first, hit.last)
        for hit in _rules().find(sentence)
        if not hit.name.startswith("not_")
    ]
    kinds = [fact for fact in found if fact.field in _KINDS]
    if kinds:
        added = _adding(sentence)
        if added is not None:
            facts.append(Found("add", True, *added))
    return facts


def _adding(sentence: Sentence) -> tuple[int, int] | None:
    norms = sentence.norms
    if norms[0] in _FIRST and (norms[0] != "or" or len(norms) <= 4):
        return 0, 1
    last = len(norms)
    while last > 0 and norms[last - 1] in _MARKS:
        last -= 1
    for ending in _LAST:
        if norms[last - len(ending) : last] == ending:
            return last - len(ending), last
    return (0, 1) if norms[0] in ("add", "include") else None
