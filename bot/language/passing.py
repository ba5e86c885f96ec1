"""Groups that a message tells of and asks nothing for.

"I nursed people with dementia" was work; "my sister's autistic lad goes there, I want to sing" is
about somebody else. Who asks for the people they work with says so ("something for them").
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Hit, Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_REACH = 4
"""Words that may stand between what tells of work or kin and the group."""
_ENDS = frozenset({".", "!", "?", ";"})
_PEOPLE = frozenset({"women", "men"})
"""Groups that :mod:`bot.language.groups` settles."""


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rules]:
    return {name: Rules({name: lines}) for name, lines in sayings("passing").items()}


def without_told_groups(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts without the groups of somebody's work, or of other people's kin."""
    if not any(_is_group(fact) for fact in found):
        return found
    hits = {name: rules.find(sentence) for name, rules in _rules().items()}
    mine = bool(hits["mine"]) and not hits["theirs"]
    return [f for f in found if not (_is_group(f) and _is_told(sentence, f, hits, mine))]


def _is_group(fact: Found) -> bool:
    return fact.field == "for" and fact.value not in _PEOPLE


def _is_told(sentence: Sentence, fact: Found, hits: dict[str, list[Hit]], mine: bool) -> bool:
    leads = hits["worked"] + (hits["works"] + hits["kin"] if mine else [])
    if hits["theirs"]:
        leads = []
    if any(_reaches(sentence, hit, fact) for hit in leads):
        return True
    return any(hit.first == fact.last for hit in hits["trade"])


def _reaches(sentence: Sentence, hit: Hit, fact: Found) -> bool:
    """Whether the group follows, or stands in, what tells of it."""
    if hit.first <= fact.first < hit.last:
        return True
    between = sentence.norms[hit.last : fact.first]
    return 0 <= fact.first - hit.last <= _REACH and _ENDS.isdisjoint(between)
