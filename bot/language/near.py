"""Places in a message: the council's own however they are spelt, others by their exact name.

Names are also words (Reading, Bath, Sale, Wool), so a name from elsewhere in Britain needs
"in", "near", "live in" before it, a capital, or to be the whole message; one that is an ordinary
word or a first name needs a cue whatever its letters.
"""

from __future__ import annotations

from bot.language.gazetteer import TOWN, Gazetteer, Place
from bot.language.hearing import (
    AFTER_PLACES,
    ALSO_WORDS,
    PlaceFound,
    ends,
    follows_pause,
    has_cue,
    has_cue_after,
    heard_place,
    typed,
)
from bot.language.sayings import word_set
from bot.language.sentence import Sentence
from bot.language.whereabouts import wished_for
from bot.language.words import is_english

_TITLES = word_set("near", "titles")
_NOT_IN_PLACE = word_set("near", "not_in_place")
_THINGS_AFTER = word_set("near", "things_after")
_WATER = word_set("near", "water")
_COMMON = word_set("near", "common")
_AFTER_IN = word_set("near", "after_in")
_TAKING_BACK = word_set("near", "taking_back")
_MARKS = frozenset({"", ".", ",", "?", "!", ";", ":", "-", "/", "(", ")"})
_BEFORE_NAMES = word_set("near", "before_names")
_WAYS = frozenset({"down", "up", "over", "across", "out", "off"})
"""Words that lead to a place that people here know: "dahn Eastwood"."""
_JOINING = frozenset({"and", "but", "or", "so", "for", "because"})
_GATHERINGS = word_set("groups", "gatherings")
_SOME = 14
"""Words of a message that is hardly more than a list of wishes."""
_FEW = 5
"""Words of a message that hardly says more than a place."""


def find_places(
    sentence: Sentence,
    gazetteer: Gazetteer,
    taken: frozenset[int],
    short: frozenset[int] = frozenset(),
) -> list[PlaceFound]:
    """The places, left to right. ``taken`` are the words of longer phrases that mean otherwise.

    In the ``short`` ones stands only what is surely a place: "trowel" is not Trowell.
    """
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
        if place.sure or short.isdisjoint(range(place.first, place.last)):
            found.append(place)
        first = place.last
    return wished_for(sentence, found)


def _exact(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int], first: int
) -> PlaceFound | None:
    top = min(gazetteer.longest_place_name, len(sentence.words) - first)
    for length in range(top, 0, -1):
        last = first + length
        place = gazetteer.places_by_words.get(sentence.norms[first:last])
        if place is None:
            place = gazetteer.places_by_words.get(typed(sentence, first, last))
        if length == 1 and (place is None or not place.known):
            place = _without_its_e(sentence, gazetteer, first) or place
        if place is None and typed(sentence, last - 1, last)[0].endswith("'s"):
            place = gazetteer.places_by_words.get(
                (*sentence.norms[first : last - 1], sentence.norms[last - 1][:-1])
            )
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
    meant = meant or (before != "the" and sentence.norm(first + 1) in ("area", "way"))
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
    if sentence.raws[first].endswith("'s"):
        word = word.removesuffix("s")
    if place.known and sentence.norm(first - 1) in _WAYS:
        cue = True
    if not place.known and (
        _is_of_longer_name(sentence, gazetteer, last) or _is_of_team(sentence, first, last)
    ):
        return False
    capital = sentence.words[first].raw[:1].isupper() and not sentence.text.isupper()
    ordinary = last - first == 1 and (
        word in ALSO_WORDS or (gazetteer.knows(word) and not place.known)
    )
    if (
        ordinary
        and place.known
        and (_stands_alone(sentence, first, last) or _is_thought_of(sentence, first, last))
    ):
        return True
    if ordinary:
        before = sentence.norm(first - 2)
        name_only = place.known and word not in _AFTER_IN
        whose = sentence.raws[first].endswith("'s")  # "tell Arnold's sister"
        few = place.known and len(sentence.words) <= _FEW and not whose
        if few and (capital or (first == 0 and sentence.norm(last) in _GATHERINGS | {"hub"})):
            return True
        if name_only and not cue and _ends_a_few_words(sentence, first, last):
            return True
        if (
            not cue
            or (not capital and not name_only and before in _NOT_IN_PLACE)
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
        return not common or last_said or sentence.norm(last) in AFTER_PLACES
    return last_said and place.population >= TOWN and len(sentence.words) <= _FEW


def _is_of_longer_name(sentence: Sentence, gazetteer: Gazetteer, last: int) -> bool:
    """ "Stoke Mandeville", "Holme Pierrepont": the first half of a name is no place of its own."""
    if last >= len(sentence.words):
        return False
    word = sentence.words[last]
    beside = sentence.text[sentence.words[last - 1].end : word.start] == " "
    strange = not is_english(word.raw.lower()) and not gazetteer.knows(word.norm)
    return beside and strange and word.raw.istitle() and len(word.raw) > 3


def _is_of_team(sentence: Sentence, first: int, last: int) -> bool:
    """ "We sang in the Huddersfield": a choir or a team has the name."""
    return sentence.norm(first - 1) == "the" and not has_cue_after(sentence, last)


def _is_thought_of(sentence: Sentence, first: int, last: int) -> bool:
    """ "So I get a day to myself um Arnold", "a games group Arnold": what comes last is where."""
    before = sentence.norm(first - 1)
    pause = follows_pause(sentence, first)
    if first == 0 or sentence.norm(last) not in (_MARKS | _JOINING if pause else _MARKS):
        return False
    if pause:
        return before not in _BEFORE_NAMES or before in ("to", "is")
    return before in _GATHERINGS and last == len(sentence.words)


def _ends_a_few_words(sentence: Sentence, first: int, last: int) -> bool:
    """ "Carer break eastwood" and "swim arnold next week", not "get arnold swimming lessons"."""
    return (
        first > 0
        and len(sentence.words) <= _SOME
        and sentence.norm(first - 1) not in _BEFORE_NAMES
        and sentence.norm(last) in _MARKS | AFTER_PLACES
    )


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """ "Somewhere for my dad. Arnold." and "bestwood sorry Eastwood": only a place can stand so."""
    before, word = sentence.norm(first - 1), sentence.norms[first]
    if not sentence.words[first].raw[:1].isupper() and word in _AFTER_IN:
        return False
    return before in _TAKING_BACK or (before in _MARKS and sentence.norm(last) in _MARKS)
