"""What somebody would be taught, where the words for it stand apart.

"A class where they'd show me my phone" is about computers, "practise catching the bus with him"
is travel training: no phrase holds both ends, so a word of teaching is looked for near a word of
what is taught.
"""

from __future__ import annotations

from bot.language.found import Found
from bot.language.sayings import word_set
from bot.language.sentence import Sentence

_TEACH = word_set("lessons", "teach")
_ALONE = word_set("lessons", "alone")
_TAUGHT = {
    "travel_training": word_set("lessons", "travel"),
    "computers": word_set("lessons", "devices"),
    "money_and_home_skills": word_set("lessons", "money"),
}
_BESIDE = frozenset({"learning", "out_and_about", "advice", "reading_and_writing", "walking"})
"""Kinds that such a message names by the way: where it is, or what it will be good for."""
_ENDS = frozenset({".", "!", "?", ";"})
_REACH = 9
"""How many words apart the teaching and what is taught may stand."""
_SHOWN = frozenset({"how", "on", ".", ",", "?", ""})
"""What follows "show me" where it teaches; "show me what is on" does not."""


def with_lessons(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts, with what is to be learnt; what else the message names is left to others."""
    kinds = {fact.value for fact in found if fact.field == "categories"}
    if kinds - _BESIDE:
        return found
    teaching = [at for at, word in enumerate(sentence.norms) if _teaches(sentence, at, word)]
    for kind, things in _TAUGHT.items():
        for at, word in enumerate(sentence.norms):
            if word not in things or _is_way(sentence, at):
                continue
            if any(_near(sentence, at, other) for other in teaching) or (
                kind == "travel_training" and _goes_alone(sentence, at)
            ):
                found = [f for f in found if not _is_said(f, at)]
                return [*found, Found("categories", kind, at, at + 1)]
    return found


def _teaches(sentence: Sentence, at: int, word: str) -> bool:
    """ "Learning disability" teaches nothing, nor does "learning from home"."""
    after = sentence.norm(at + 1)
    if "not" in sentence.norms[max(0, at - 3) : at]:
        return False
    if word == "how":
        return after == "to"
    if word == "show":
        return after not in ("me", "us") or sentence.norm(at + 2) in _SHOWN
    if word == "learning":
        return after in ("to", "how", "the", "about")
    return word in _TEACH


def _near(sentence: Sentence, one: int, other: int) -> bool:
    first, last = min(one, other), max(one, other)
    return last - first <= _REACH and _ENDS.isdisjoint(sentence.norms[first:last])


def _is_way(sentence: Sentence, at: int) -> bool:
    """ "By bus", "over the phone", "on a bus route": how one comes or asks."""
    before, earlier = sentence.norm(at - 1), sentence.norm(at - 2)
    if sentence.norm(at + 1) in ("route", "routes", "stop", "pass", "number", "call", "calls"):
        return earlier not in ("learn", "learns", "master")
    return before in ("by", "via") or (before in ("the", "a") and earlier in ("by", "over", "off"))


def _goes_alone(sentence: Sentence, at: int) -> bool:
    """ "He's never been on a bus by himself": what he would learn."""
    return any(
        word in _ALONE and _near(sentence, at, other) and sentence.norm(other - 1) in ("by", "on")
        for other, word in enumerate(sentence.norms)
    )


def _is_said(fact: Found, at: int) -> bool:
    return fact.field == "transport" and fact.first <= at < fact.last
