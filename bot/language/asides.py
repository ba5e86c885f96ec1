"""Kinds of activity that are told in passing: work, places and things that others do.

"I worked at the museum", "a flat above the shops", "my cousin sends his lad to a farm": no wish is
in them, wherever in a message they stand.
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.negation import denied
from bot.language.rules import Hit, Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_REACH = 4
"""Words that may stand between what tells of work and where it is."""
_ENDS = frozenset({".", "!", "?", ";", ","})


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rules]:
    return {name: Rules({name: lines}) for name, lines in sayings("asides").items()}


def without_asides(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts without the kinds that are only where somebody works, lives or goes past."""
    hits = {name: rules.find(sentence) for name, rules in _rules().items()}
    kinds = [f for f in found if f.field == "categories"]
    gone = {f for f in kinds if _is_aside(sentence, f, hits)}
    if gone:
        gone -= denied(sentence, found)  # "we've tried the lunch club and it wasn't for us"
    for hit in hits["idiom"]:
        gone |= {f for f in kinds if hit.first <= f.first and f.last <= hit.last}
    return [f for f in found if f not in gone]


def _is_aside(sentence: Sentence, fact: Found, hits: dict[str, list[Hit]]) -> bool:
    if any(hit.last == fact.first for hit in hits["place"]):
        return True
    if any(hit.first == fact.last for hit in hits["made"]):
        return True
    return any(_reaches(sentence, hit, fact) for hit in hits["work"])


def _reaches(sentence: Sentence, hit: Hit, fact: Found) -> bool:
    between = sentence.norms[hit.last : fact.first]
    return 0 <= fact.first - hit.last <= _REACH and _ENDS.isdisjoint(between)
