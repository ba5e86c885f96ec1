"""Needs in people's own words, and words of need that ask for nothing.

"Not a single step", "someone who sticks to her like glue" and "would they come and get him" are
said in too many ways for a list, so rules hold them (``sayings/needs.yml``). Others name a need
and ask for none: "he's gone quiet", "the council picks up the bill" (``sayings/idle.yml``).
"""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Hit, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_BUT = "but"
_SHARED = ("access", "for")
"""Fields of which a few words may say two: "hoist and bench"."""
_UNDERSTOOD = {"dementia": "dementia_friendly", "autism": "autism_friendly"}
_LONE = frozenset({"", ".", ",", "!", "?", ";"})
_LEARNING = word_set("needs", "learning")
_EYES = word_set("needs", "eyes")
_PROVIDED = word_set("needs", "provided")
_ALONE = frozenset({"left", "alone"})
_BESIDE = frozenset({"beside", "alongside"})
"""How one learns to take the bus."""
_ENDS = frozenset({".", ",", "!", "?", ";"})
_INCONTINENT = frozenset({"doubly", "double", "incontinent", "incontinence"})
_OVER = frozenset({"a", "an", "any", "got", "have", "has", "having", "really", "actually", "the"})


@lru_cache(maxsize=2)
def _rules(name: str) -> dict[str, Rules]:
    """Each filter by itself, so that one need does not hide another said in the same words.

    "transport.bus.but" holds what hides a saying of "transport.bus" where it is in more words.
    """
    said = sayings(name)
    return {
        key: Rules({key: lines, _BUT: said.get(f"{key}.{_BUT}", [])})
        for key, lines in said.items()
        if not key.endswith(f".{_BUT}")
    }


def _hits(name: str, sentence: Sentence) -> dict[str, list[Hit]]:
    found = {key: rules.find(sentence) for key, rules in _rules(name).items()}
    return {key: [hit for hit in hits if hit.name == key] for key, hits in found.items()}


def with_needs(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts with those that rules tell, and without those that ask for nothing."""
    idle = _hits("idle", sentence)
    for key, hits in _hits("needs", sentence).items():
        field, value = key.split(".")
        for hit in hits:
            fact = _spared(Found(field, value == "provided" or value, hit.first, hit.last), found)
            if fact is not None:
                found = [f for f in found if not _is_inside(f, fact)] + [fact]
    found += _lone_words(sentence, found)
    found += _understanding(sentence, found)
    return [f for f in found if not _is_idle(f, idle)]


@lru_cache(maxsize=1)
def _staff() -> Rules:
    return Rules(sayings("understanding"))


def _understanding(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "She has dementia; staff must know what they are doing": friendly for what is named."""
    named = {f.value for f in found if f.field == "for"} & _UNDERSTOOD.keys()
    if len(named) != 1:
        return []
    value = _UNDERSTOOD[str(*named)]
    if any(f.value == value for f in found):
        return []
    held = [f for f in found if f.field == "access"]
    for hit in _staff().find(sentence):
        if not any(f.overlaps(hit.first, hit.last) for f in held):
            return [Found("access", value, hit.first, hit.last)]
    return []


def _is_inside(fact: Found, other: Found) -> bool:
    """The same filter in some of the same words, or another that those words do not mean."""
    same = fact.value == other.value or fact.field not in _SHARED
    return fact.field == other.field and same and fact.overlaps(other.first, other.last)


def _spared(fact: Found, found: list[Found]) -> Found | None:
    """A fact with the words that none of its field holds yet: "hoist and bench" are two needs.

    None where every word is held, or the same is found in more words.
    """
    others = [f for f in found if f.field == fact.field and f.overlaps(fact.first, fact.last)]
    same = [f for f in others if f.value == fact.value]
    if any(f.last - f.first >= fact.last - fact.first for f in same):
        return None
    if fact.field not in _SHARED:
        wider = [f for f in others if f.first < fact.first or f.last > fact.last]
        return None if wider else fact
    words = range(fact.first, fact.last)
    held = {w for f in others for w in range(f.first, f.last) if f not in same or w not in words}
    first = next((w for w in words if w not in held), None)
    if first is None:
        return None
    last = first
    while last < fact.last and last not in held:
        last += 1
    return Found(fact.field, fact.value, first, last)


def _is_idle(fact: Found, idle: dict[str, list[Hit]]) -> bool:
    value = "provided" if fact.field == "meal" else fact.value
    return any(fact.overlaps(hit.first, hit.last) for hit in idle.get(f"{fact.field}.{value}", ()))


def _lone_words(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Sewing, Carlton, bus": a word by itself is a wish."""
    if any(f.value == "bus" for f in found):
        return []
    return [
        Found("transport", "bus", at, at + 1)
        for at, word in enumerate(sentence.norms)
        if word in ("bus", "buses")
        and sentence.norm(at - 1) in _LONE
        and sentence.norm(at + 1) in _LONE
    ]


def with_needs_settled(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The facts without those that another makes needless, or that a message only mentions."""
    pairs = {(f.field, f.value) for f in found}
    kinds = {f.value for f in found if f.field == "categories"}
    gone = {f for f in found if _is_needless(sentence, f, pairs, kinds)}
    return [f for f in found if f not in gone]


def _is_needless(
    sentence: Sentence, fact: Found, pairs: set[tuple[str, object]], kinds: set[object]
) -> bool:
    words = {*sentence.norms[fact.first : fact.last]}
    match fact.field, fact.value:
        case "transport", "parking":  # a blue badge asks for a bay, not for a car park
            return ("access", "disabled_parking") in pairs
        case "transport", "bus":  # learning to take the bus is the wish itself
            return "travel_training" in kinds or _is_learnt(sentence, fact)
        case "transport", "pick_up":
            return ("transport", "community_transport") in pairs and bool(words & _PROVIDED)
        case "access", "one_to_one":  # why a break is asked for, not how many staff
            if "travel_training" in kinds and words & _BESIDE:
                return True
            return (bool(words & _ALONE) or {"on", "own"} <= words) and bool(kinds)
        case "access", "personal_care":  # a bench to be changed on says it all
            return ("access", "changing_places") in pairs and words <= _INCONTINENT
        case "for", "learning_disability" | "mental_health":
            return _is_denied(sentence, fact)
        case "for", "sensory_loss":  # how large the print has to be says it
            return ("access", "large_print") in pairs and bool(words & _EYES)
    return False


def _is_learnt(sentence: Sentence, fact: Found) -> bool:
    """ "Practise the bus"; "taught to use a computer, with a bus" takes one there."""
    for at in range(fact.last + 2, max(-1, fact.first - 9), -1):
        if at < fact.first and sentence.norm(at) in _ENDS:
            return False
        if sentence.norm(at) in _LEARNING:
            return True
    return False


def _is_denied(sentence: Sentence, fact: Found) -> bool:
    """ "He has no learning disability": it is no need, and no group to keep away from."""
    at = fact.first - 1
    while at > fact.first - 5 and sentence.norm(at) in _OVER:
        at -= 1
    if sentence.norm(at) not in ("no", "not", "never"):
        return False
    before = sentence.norm(at - 1)
    return at < fact.first - 1 or before in ("has", "have", "am", "is", "are", "and", "with", "got")
