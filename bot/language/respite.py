"""Breaks for a carer: what a stay is called, and which nights are no evenings."""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import Rules
from bot.language.sayings import sayings
from bot.language.sentence import Sentence


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("stays"))


def with_stays_settled(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Respite for the weekend" is a stay; with a stay, "night" is no evening out."""
    hits = _rules().find(sentence)
    stays = [hit for hit in hits if hit.name == "stay"]
    breaks = any(hit.name == "break" for hit in hits) or any(
        word == "respite" for word in sentence.norms
    )
    overnight = any(fact.value == "respite_overnight" for fact in found)
    day = any(fact.value in ("respite_day", "sitting_service") for fact in found)
    if stays and breaks and not overnight and not day:
        found = [*found, Found("categories", "respite_overnight", stays[0].first, stays[0].last)]
        overnight = True
    if overnight:
        found = [f for f in found if not (f.field == "part_of_day" and _is_night(sentence, f))]
    return found


def _is_night(sentence: Sentence, fact: Found) -> bool:
    return any(w.startswith("night") for w in sentence.norms[fact.first : fact.last])
