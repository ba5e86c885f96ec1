"""Kinds of activity that a message names beside the one it wishes for.

"Guitar lessons" are music, not learning; "skittles in a pub" is skittles.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.found import Found
from bot.language.negation import denied
from bot.language.sayings import word_set
from bot.language.sentence import Sentence

_TEACHING = word_set("kinds", "teaching")
_WEAK = word_set("kinds", "weak")


def without_ways_of_teaching(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Guitar lessons" are music: "lessons" alone would be learning of any kind."""
    teaching = [
        fact
        for fact in found
        if fact.value == "learning" and _TEACHING.issuperset(sentence.norms[fact.first : fact.last])
    ]
    others = any(f.field == "categories" and f.value != "learning" for f in found)
    return [f for f in found if f not in teaching] if others else found


_TALKING = word_set("kinds", "talking")
_AFAR = word_set("kinds", "afar")
_DESKS = ("hub", "advice", "day_centre", "coffee_and_chat", "respite_day", "friendship")


def is_talk(sentence: Sentence, fact: Found, found: Sequence[Found]) -> bool:
    """ "Talk to somebody in person about my care": how one asks, not what one would join."""
    if fact.field != "format" or fact.value != "in_person" or is_instead(sentence, fact):
        return False
    near = sentence.norms[max(0, fact.first - 8) : fact.last + 5]
    kinds = [f for f in found if f.field == "categories" and f.value not in _DESKS]
    return not kinds and any(word in _TALKING for word in near)


def is_instead(sentence: Sentence, fact: Found) -> bool:
    """ "In person, not on the phone" is a wish of how to meet, whatever is talked of."""
    after = sentence.norms[fact.last : fact.last + 6]
    return any(
        word in ("not", "than", "instead") and not _AFAR.isdisjoint(after[at : at + 6])
        for at, word in enumerate(after)
    )


def without_weaker_kinds(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Paint with people who have been there" is painting: how and with whom says no more."""
    weak = {
        fact
        for fact in found
        if fact.field == "categories" and " ".join(sentence.norms[fact.first : fact.last]) in _WEAK
    }
    weak = {fact for fact in weak if not _is_listed(sentence, fact)}
    weak |= {fact for fact in found if _is_where(sentence, fact)}
    weak = {fact for fact in weak if not _is_what_to_help_with(sentence, fact)}
    refused = denied(sentence, found)
    weak -= refused
    kinds = [f for f in found if f.field == "categories" and f not in refused]
    if any(f.value in ("employment", "volunteering") and f not in weak for f in kinds):
        weak |= {f for f in kinds if f.value in ("out_and_about", "lunch_club")}
    if any(f.value == "sensory" for f in kinds):
        weak |= {f for f in kinds if sentence.norms[f.first].startswith("trampolin")}
    if all(f in weak for f in kinds) and any(f.value in _COMPANY_OF_PEERS for f in kinds):
        weak = {f for f in weak if f.value not in _COMPANY_OF_PEERS}
    if any(f.value == "hub" for f in kinds):
        weak |= {f for f in kinds if f.value not in _HUBS}
    return [f for f in found if f not in weak] if any(f not in weak for f in kinds) else found


def _is_what_to_help_with(sentence: Sentence, fact: Found) -> bool:
    """ "Volunteer with dogs": what the help is for is asked for as well."""
    before = sentence.norms[max(0, fact.first - 3) : fact.first]
    return any(word.startswith("volunt") for word in before)


_COMPANY_OF_PEERS = ("carers_group", "support_group")
"""Kinds that say with whom one would get together, so that a chat says no more."""
_HUBS = ("hub", "day_centre", "advice")
_PLACES = word_set("kinds", "places")


_ONCE = frozenset({"retired", "former", "ex"})


def without_old_jobs(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "He was a carpenter", "a retired butcher": what somebody was, not what he would do."""
    return [f for f in found if f.field != "categories" or not _is_old_job(sentence, f)]


def _is_old_job(sentence: Sentence, fact: Found) -> bool:
    before, earlier = sentence.norm(fact.first - 1), sentence.norm(fact.first - 2)
    return before in _ONCE or (before in ("a", "an") and earlier in ("was", "were", "as"))


_COMPANY = word_set("kinds", "company")


def with_meals_in_company(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "A hot dinner and a bit of company" is a lunch club, whatever the company is called."""
    meal = next((f for f in found if f.field == "meal"), None)
    kinds = [f for f in found if f.field == "categories"]
    if meal is None or any(f.value not in ("coffee_and_chat", "friendship") for f in kinds):
        return found
    if not kinds and _COMPANY.isdisjoint(sentence.norms):
        return found
    others = [f for f in found if f.field != "categories"]
    return [*others, Found("categories", "lunch_club", meal.first, meal.last)]


def _is_listed(sentence: Sentence, fact: Found) -> bool:
    return sentence.norm(fact.first - 1) in ("or", "/") or sentence.norm(fact.last) in ("or", "/")


def _is_where(sentence: Sentence, fact: Found) -> bool:
    """ "Skittles in a pub", "art at the library": where it is, not what."""
    if fact.field != "categories" or sentence.norms[fact.last - 1] not in _PLACES:
        return False
    before = sentence.norms[max(0, fact.first - 3) : fact.first]
    return any(word in ("in", "at", "near", "behind", "by") for word in before[-2:])
