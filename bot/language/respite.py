"""Breaks for a carer: what kind is meant, whom it is for, and which nights are no evenings."""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Hit, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_KINDS = ("respite_day", "respite_overnight", "sitting_service", "shared_lives")
_PLACES = ("sitting_service", "shared_lives")
"""Kinds that say where somebody is looked after: they say more than how long."""
_SOMEONE = word_set("respite", "someone")
_OTHERWISE = word_set("respite", "otherwise")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rules]:
    """Each name by itself, so that one way to say it does not hide another."""
    return {name: Rules({name: lines}) for name, lines in sayings("stays").items()}


def with_stays_settled(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Respite for the weekend" is a stay; with a stay, "night" is no evening out."""
    hits = {name: rules.find(sentence) for name, rules in _rules().items()}
    hits["sleeps"] = [h for h in hits["sleeps"] if sentence.norm(h.last) not in _STAY_OTHERWISE]
    hits["length"] = [h for h in hits["length"] if _is_stretch(sentence, h)]
    hits["beside"] = [h for h in hits["beside"] if _is_somebodys(sentence, h)]
    hits["daytime"] = [h for h in hits["daytime"] if sentence.norm(h.last) not in _DAY_NAMES]
    hits["family"] = [h for h in hits["family"] if sentence.norm(h.last) not in _HAD]
    hits["named"] = [h for h in hits["named"] if _is_somebodys(sentence, h)]
    hits["bed"] = [h for h in hits["bed"] if not any(_meet(h, n) for n in hits["notbed"])]
    if _is_unwanted(sentence):
        return found
    kinds = {fact.value for fact in found if fact.field == "categories"} & {*_KINDS}
    respite = bool(hits["break"]) or bool(kinds)
    away_for_days = False
    for kind, hit in _added(hits, kinds, respite):
        away_for_days = kind == "respite_overnight" and bool(hits["gone"] or hits["break"])
        kinds.add(kind)
        found = [*found, Found("categories", kind, hit.first, hit.last)]
    found = _without_what_the_place_tells(sentence, found)
    kinds = {fact.value for fact in found if fact.field == "categories"} & {*_KINDS}
    if "respite_overnight" in kinds:
        found = [f for f in found if not (f.field == "part_of_day" and _is_night(sentence, f))]
    if "respite_day" in kinds:
        day = [f for f in found if f.value == "respite_day"]
        found = [
            f
            for f in found
            if f.value != "day_centre" or not any(f.overlaps(d.first, d.last) for d in day)
        ]
        found = [f for f in found if not (f.field == "part_of_day" and _is_day(sentence, f))]
    if kinds or respite:
        mine = _meanwhile(sentence, hits["meanwhile"])
        found = [f for f in found if not (f.first in mine and _is_kind_of_mine(f))]
        found = _kinds_settled(sentence, found, away_for_days or "respite" in sentence.norms)
    return found


def _is_unwanted(sentence: Sentence) -> bool:
    """ "We don't need respite, we need something to do together": it asks for the other."""
    if "respite" not in sentence.norms:
        return False
    at = sentence.norms.index("respite")
    return sentence.norms[max(0, at - 2) : at] in (
        ("not", "need"),
        ("not", "want"),
        ("not", "after"),
    )


def _is_stretch(sentence: Sentence, hit: Hit) -> bool:
    """ "Two days a week" and "a week on Friday" are no stay of two days or a week."""
    before, after = sentence.norm(hit.first - 1), sentence.norm(hit.last)
    if before in ("in", "during", "out", "of"):
        return False
    unit = sentence.norms[hit.last - 1]
    if unit.startswith("day") and after in _OTHERWISE:
        return False
    if sentence.norms[hit.first : hit.last] == ("a", "week") and sentence.norm(hit.first - 1) in (
        *("day", "days", "hour", "hours", "once", "twice", "times", "time"),
        *("night", "nights", "morning", "mornings", "afternoon", "afternoons"),
    ):
        return False
    return after not in ("ago", "old", "on", "before", "later", "running", "today", "tomorrow")


def _is_somebodys(sentence: Sentence, hit: Hit) -> bool:
    """ "Somebody to be with Mum" comes to her; "I want to be with Mum" does not."""
    return any(word in _SOMEONE for word in sentence.norms[max(0, hit.first - 6) : hit.last])


def _meet(one: Hit, other: Hit) -> bool:
    return one.first < other.last and other.first < one.last


def _without_what_the_place_tells(sentence: Sentence, found: list[Found]) -> list[Found]:
    """A sitter or a family says more than how long, unless both are named: "a bed or a family"."""
    places = [f for f in found if f.field == "categories" and f.value in _PLACES]
    return [
        f
        for f in found
        if f.value not in ("respite_day", "respite_overnight")
        or all(_is_choice(sentence, f, place) for place in places)
    ]


def _is_choice(sentence: Sentence, one: Found, other: Found) -> bool:
    first, last = min(one.last, other.last), max(one.first, other.first)
    between = sentence.norms[first:last]
    return len(between) <= 4 and ("or" in between or "," in between)


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


_DAY_NAMES = frozenset({"centre", "centres", "club", "service", "services", "out", "trip"})
_HAD = frozenset({"been", "had", "lost", "gone", "got", "both"})
"""After "families who have": what happened to them, not whom they would take."""
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


def _added(hits: dict[str, list[Hit]], kinds: set[str], respite: bool) -> list[tuple[str, Hit]]:
    """The kinds that are asked for in other words, each with the words that say it."""
    if kinds & {*_PLACES}:
        return []
    away = respite or bool(hits["away"])
    gone = bool(hits["gone"])
    family = hits["family"] or (hits["household"] if away or hits["length"] else [])
    if family:
        stay = [("respite_overnight", hits["bed"][0])] if hits["bed"] and not kinds else []
        return [("shared_lives", family[0]), *stay]
    for kind, name, meant in (
        ("sitting_service", "comes", not kinds - {"respite_overnight"}),
        ("sitting_service", "beside", not kinds - {"respite_overnight"}),
        ("sitting_service", "named", not kinds and bool(hits["meanwhile"])),
        ("respite_overnight", "sleeps", True),
        ("respite_day", "day", not hits["bed"]),
        ("respite_day", "dayplace", respite or bool(hits["meanwhile"])),
        ("respite_overnight", "length", away or gone),
        ("respite_overnight", "gone", bool(hits["away"])),
        ("respite_overnight", "bed", True),
        ("respite_day", "daytime", respite or bool(hits["meanwhile"])),
        ("respite_day", "placed", bool(hits["meanwhile"])),
    ):
        if hits[name] and meant and (not kinds or kind == "sitting_service"):
            return [(kind, hits[name][0])]
    return []


def _is_night(sentence: Sentence, fact: Found) -> bool:
    return any(w.startswith("night") for w in sentence.norms[fact.first : fact.last])


def _is_day(sentence: Sentence, fact: Found) -> bool:
    return any(w in ("day", "daytime") for w in sentence.norms[fact.first : fact.last])
