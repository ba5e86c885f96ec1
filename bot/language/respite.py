"""Breaks for a carer: what kind is meant, whom it is for, and which nights are no evenings."""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Hit, Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence

_KINDS = ("respite_day", "respite_overnight", "sitting_service", "shared_lives")
_PLACES = ("sitting_service", "shared_lives")
"""Kinds that say where somebody is looked after: they say more than how long."""


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rules]:
    """Each name by itself, so that one way to say it does not hide another."""
    return {name: Rules({name: lines}) for name, lines in sayings("stays").items()}


def with_stays_settled(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Respite for the weekend" is a stay; with a stay, "night" is no evening out."""
    hits = {name: rules.find(sentence) for name, rules in _rules().items()}
    kinds = {fact.value for fact in found if fact.field == "categories"} & {*_KINDS}
    respite = bool(hits["break"]) or bool(kinds)
    hits["sleeps"] = [h for h in hits["sleeps"] if sentence.norm(h.last) not in _STAY_OTHERWISE]
    kind, hit = _kind(hits, kinds, respite)
    if kind is not None and hit is not None and kind not in kinds:
        kinds.add(kind)
        found = [*found, Found("categories", kind, hit.first, hit.last)]
    if kinds & {*_PLACES}:
        found = [f for f in found if f.value not in ("respite_day", "respite_overnight")]
    if "respite_overnight" in kinds:
        found = [f for f in found if not (f.field == "part_of_day" and _is_night(sentence, f))]
    if "respite_day" in kinds:
        found = [f for f in found if not (f.field == "part_of_day" and _is_day(sentence, f))]
    if kinds or respite:
        mine = _meanwhile(sentence, hits["meanwhile"])
        found = [f for f in found if not (f.first in mine and _is_kind_of_mine(f))]
    if kinds or respite:
        found = _kinds_settled(sentence, found, "respite" in sentence.norms)
    return found


def _kinds_settled(sentence: Sentence, found: list[Found], respite: bool) -> list[Found]:
    """A break asks for nothing else; words that could mean one give way to what is asked for."""
    strong = respite or any(
        fact.field == "categories"
        and (fact.value in _PLACES or _STRONG & {*sentence.norms[fact.first : fact.last]})
        for fact in found
    )
    others = [f for f in found if f.field == "categories" and f.value not in _WITH_BREAKS]
    if strong:
        found = [f for f in found if f not in others]
        return [f for f in found if f.value != "one_to_one" or not _is_reason(sentence, f)]
    if any(f.value not in _BESIDE for f in others):
        return [f for f in found if not (f.field == "categories" and f.value in _KINDS)]
    return [f for f in found if f not in others]


def _is_reason(sentence: Sentence, fact: Found) -> bool:
    """ "He can't be left alone": why a break is needed, not how many staff."""
    words = {*sentence.norms[fact.first : fact.last]}
    return bool(words & {"left", "alone", "own"})


_STRONG = frozenset({"respite", "overnight", "short", "sitter", "sleepover", "stay", "nights"})
_WITH_BREAKS = (*_KINDS, "day_centre")


_STAY_OTHERWISE = frozenset(
    {"with", "fit", "active", "well", "at", "in", "home", "indoors", "healthy", "safe", "on"}
)


def _meanwhile(sentence: Sentence, hits: list[Hit]) -> set[int]:
    """The words on what the carer does with the time ("so I can go to boxing")."""
    out: set[int] = set()
    for hit in hits:
        last = hit.last
        while last < len(sentence.words) and sentence.norms[last] not in (".", "?", "!", ";"):
            last += 1
        out.update(range(hit.first, last))
    return out


def _is_kind_of_mine(fact: Found) -> bool:
    return fact.field == "categories" and fact.value not in _KINDS


_BESIDE = frozenset({"coffee_and_chat", "friendship"})
"""What the carer would do with the time ("it's only coffee with Pauline")."""


def _kind(
    hits: dict[str, list[Hit]], kinds: set[str], respite: bool
) -> tuple[str | None, Hit | None]:
    if hits["comes"] and not kinds:
        return "sitting_service", hits["comes"][0]
    if hits["family"] and not kinds & {"sitting_service"}:
        return "shared_lives", hits["family"][0]
    if hits["sleeps"] and not kinds:
        return "respite_overnight", hits["sleeps"][0]
    if hits["stay"] and (respite or hits["away"]) and not kinds:
        return "respite_overnight", hits["stay"][0]
    if hits["day"] and not kinds:
        return "respite_day", hits["day"][0]
    return None, None


def _is_night(sentence: Sentence, fact: Found) -> bool:
    return any(w.startswith("night") for w in sentence.norms[fact.first : fact.last])


def _is_day(sentence: Sentence, fact: Found) -> bool:
    return any(w in ("day", "daytime") for w in sentence.norms[fact.first : fact.last])
