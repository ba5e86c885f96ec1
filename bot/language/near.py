"""Places in a message: the council's own however they are spelt, others by their exact name.

Names are also words (Reading, Bath, Sale, Wool), so a name from elsewhere in Britain needs
"in", "near", "live in" before it, a capital, or to be the whole message; one that is an ordinary
word or a first name needs a cue whatever its letters.
"""

from __future__ import annotations

import itertools

from bot.language.gazetteer import TOWN, Gazetteer, Place
from bot.language.hearing import (
    ALSO_WORDS,
    PlaceFound,
    ends,
    has_cue,
    has_cue_after,
    heard_place,
    typed,
)
from bot.language.sayings import word_set
from bot.language.sentence import Sentence
from bot.language.words import is_english

_TITLES = word_set("near", "titles")
_NOT_IN_PLACE = word_set("near", "not_in_place")
_THINGS_AFTER = word_set("near", "things_after")
_WATER = word_set("near", "water")
_COMMON = word_set("near", "common")
_AFTER_IN = word_set("near", "after_in")
_LEAVING = word_set("near", "leaving")
_ELSEWHERE = word_set("near", "elsewhere")
_TAKING_BACK = word_set("near", "taking_back")
_FEW = 5
"""Words of a message that hardly says more than a place."""


def find_places(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int]
) -> list[PlaceFound]:
    """The places, left to right. ``taken`` are the words of longer phrases that mean otherwise."""
    found: list[PlaceFound] = []
    first = 0
    while first < len(sentence.words):
        place = _exact(sentence, gazetteer, taken, first)
        if place is None or not place.place.own:
            heard = heard_place(sentence, gazetteer, taken, first)
            if place is None or (heard is not None and heard.last > place.last):
                place = heard or place  # "bridge port" is not Bridge
        if place is None:
            first += 1
            continue
        found.append(place)
        first = place.last
    return _settled(sentence, found)


def _exact(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int], first: int
) -> PlaceFound | None:
    top = min(gazetteer.longest_place_name, len(sentence.words) - first)
    for length in range(top, 0, -1):
        last = first + length
        place = gazetteer.places_by_words.get(sentence.norms[first:last])
        if place is None:
            place = gazetteer.places_by_words.get(typed(sentence, first, last))
        if place is None and length == 1:
            place = _without_its_e(sentence, gazetteer, first)
        if place is None or not taken.isdisjoint(range(first, last)):
            continue
        if _is_meant(sentence, gazetteer, place, first, last):
            return PlaceFound(place, first, last, sure=True)
    return None


def _without_its_e(sentence: Sentence, gazetteer: Gazetteer, first: int) -> Place | None:
    """ "in pool": one of the council's own, heard without its last letter."""
    place = gazetteer.places_by_words.get((sentence.norms[first] + "e",))
    before, earlier = sentence.norm(first - 1), sentence.norm(first - 2)
    meant = before in ("in", "from", "near", "around") and earlier not in _WATER
    return place if place is not None and place.own and meant else None


def _is_meant(
    sentence: Sentence, gazetteer: Gazetteer, place: Place, first: int, last: int
) -> bool:
    if sentence.norm(first - 1) in _TITLES or sentence.norm(last) in ("road", "rd", "avenue"):
        return False
    if all(word in _COMMON for word in (*sentence.norms[:first], *sentence.norms[last:])):
        return True
    cue = has_cue(sentence, first) or has_cue_after(sentence, last)
    word = sentence.norms[first]
    capital = sentence.words[first].raw[:1].isupper() and not sentence.text.isupper()
    ordinary = last - first == 1 and (
        word in ALSO_WORDS or (gazetteer.knows(word) and not place.own)
    )
    if ordinary:
        before = sentence.norm(first - 2)
        if place.known and capital and len(sentence.words) <= _FEW:
            return True
        if (
            not cue
            or (not capital and before in _NOT_IN_PLACE)
            or sentence.norm(last) in _THINGS_AFTER
        ):
            return False
        if place.own or sentence.words[first].raw[:1].isupper():
            return True
        live = before in ("live", "lives", "living", "based", "moved") or sentence.norm(
            first - 1
        ) in ("near", "from", "around")
        return live or (place.covered and word not in _AFTER_IN)
    if place.own:
        return True
    if cue or (capital and first > 0 and sentence.norm(first - 1) not in (".", "?", "!")):
        return True
    common = last - first == 1 and is_english(word) and place.population < TOWN
    last_said = ends(sentence, first, last)
    if place.covered:
        return not common or last_said
    return last_said and place.population >= TOWN and len(sentence.words) <= _FEW


def _settled(sentence: Sentence, found: list[PlaceFound]) -> list[PlaceFound]:
    """The places that are wished for: not where somebody came from, nor what was a slip."""
    kept = _without_second_of_between(sentence, found)
    if len(kept) > 1:
        here = [place for place in kept if not _is_left_behind(sentence, place)]
        kept = here or kept
    for index in range(len(kept) - 1, 0, -1):
        if _corrects(sentence, kept[index - 1].last, kept[index].first):
            return kept[index:]
    return kept


def _is_left_behind(sentence: Sentence, place: PlaceFound) -> bool:
    before = sentence.norms[max(0, place.first - 4) : place.first]
    if "from" in before[-1:]:
        return any(word in _LEAVING for word in before)
    if any(word in _ELSEWHERE for word in before):
        return before[-1:] in (("in",), ("at",), ("to",), ("near",))
    return any(
        pair in (("used", "to"), ("born", "in"), ("grew", "up"), ("originally", "from"))
        for pair in itertools.pairwise(before)
    )


def _corrects(sentence: Sentence, first: int, last: int) -> bool:
    """Words that take back what came before: "black ford no blandford"."""
    between = sentence.norms[first:last]
    return any(word in _TAKING_BACK for word in between) and len(between) <= 5


def _without_second_of_between(sentence: Sentence, found: list[PlaceFound]) -> list[PlaceFound]:
    """ "between Wareham and Swanage" is near either: the first is kept."""
    kept: list[PlaceFound] = []
    for place in found:
        second = (
            kept
            and sentence.norm(place.first - 1) == "and"
            and kept[-1].last == place.first - 1
            and sentence.norm(kept[-1].first - 1) == "between"
        )
        if not second:
            kept.append(place)
    return kept
