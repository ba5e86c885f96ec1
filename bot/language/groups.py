"""Who it is for, where the words alone do not say: carers who ask for themselves, or are named.

"For carers" and "I'm a carer" ask for something for carers; "my carer comes with me" and "the
carer's allowance" do not. "I care for my wife" does where a break or "something for me" is asked
for, and where no other group is named: a search is for all the groups that it names at once.
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_WHOSE = word_set("groups", "whose")
_THEIRS = word_set("groups", "theirs")
_GATHERINGS = word_set("groups", "gatherings")
_MEANT_BEFORE = word_set("groups", "meant_before")
_MEANT_AFTER = word_set("groups", "meant_after")
_POSSESSIVE = frozenset({"womens", "mens", "ladies'"})
_ONES = frozenset({"chap's", "bloke's", "fella's", "man's", "woman's", "lady's", "gent's"})
"""What one person has: "another chap's trousers" ask for nothing."""
_DESCRIBING = word_set("groups", "describing")
_ENDS = frozenset({"", ".", "!", "?", ";"})
_MARKS = _ENDS | {",", "-", "/"}
"""What stands around a word that says something by itself."""
_NOT_JUST = ("not", "just")
_LADS = frozenset({"lads", "boys"})
_FEW = 4
"""Words of a message that hardly says more than whom it is for."""
_BREAKS = ("respite_day", "respite_overnight", "sitting_service", "shared_lives")
"""Kinds that are for the one who is cared for."""


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("carers"))


def with_carers_settled(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts, with those of carers kept, dropped or added as the sentence means them."""
    kept = [fact for fact in found if not _is_carers(fact)]
    named = [fact for fact in found if _is_carers(fact)]
    others = any(fact.field == "for" for fact in kept)
    hits = _rules().find(sentence)
    selves = [hit for hit in hits if hit.name == "carer"]
    third = any(hit.name == "third" for hit in hits) or any(f.value in _BREAKS for f in found)
    for fact in named:
        if any(hit.first <= fact.first < hit.last for hit in selves):
            if not others and not third:
                kept.append(fact)
        elif _is_group(sentence, fact):
            kept.append(fact)
    settled = any(_is_carers(fact) for fact in kept)
    caring = [hit for hit in hits if hit.name == "caring"]
    wish = any(hit.name == "wish" for hit in hits)
    if caring and wish and not others and not settled and not third:
        kept.append(Found("for", "carers", caring[0].first, caring[0].last))
    return kept


def without_passing_people(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts without women and men who are only spoken of ("the ladies at church")."""
    return [f for f in found if not (f.value in ("women", "men") and _is_passing(sentence, f))]


def _is_passing(sentence: Sentence, fact: Found) -> bool:
    if fact.field != "for" or len(sentence.words) <= _FEW:
        return False
    if fact.last - fact.first > 1:  # "not just women"
        return fact.last - fact.first == 2 and sentence.norms[fact.first - 1 :][:2] == _NOT_JUST
    raw = sentence.words[fact.first].raw.lower().replace("\u2019", "'")
    before, after = sentence.norm(fact.first - 1), sentence.norm(fact.last)
    if raw in _ONES:
        return True
    if "'" in raw or raw in _POSSESSIVE:
        return False
    if (sentence.norm(fact.first - 2), before) == _NOT_JUST:
        return True
    if before in _MARKS and after in _MARKS:
        return False  # "philosophy, women, Bridport"
    if sentence.norms[fact.first] in _LADS and after in ("with", "wi", "wot", "what"):
        return True  # "lads with autism" are young people
    return not (_is_asked_before(sentence, fact.first) or after in _MEANT_AFTER)


def _is_asked_before(sentence: Sentence, at: int) -> bool:
    """ "For older local men" is for men, however they are described."""
    while sentence.norm(at - 1) in _DESCRIBING:
        at -= 1
    if sentence.norm(at - 1) in _MEANT_BEFORE:
        return True
    return sentence.norm(at - 1) in _ENDS and sentence.norm(at) not in _WHOSE


def _is_carers(fact: Found) -> bool:
    return fact.field == "for" and fact.value == "carers"


def _is_group(sentence: Sentence, fact: Found) -> bool:
    if fact.last - fact.first > 1:
        return True
    before, after = sentence.norm(fact.first - 1), sentence.norm(fact.last)
    if after in _THEIRS:
        return False
    if after in _GATHERINGS:
        return True
    plural = sentence.norms[fact.first].endswith("s")
    if before in ("for", "other", "and", "only", "not", "to", ""):
        return plural or before in ("for", "")
    return plural and before not in _WHOSE
