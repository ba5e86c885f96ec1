"""Places in a message: the council's own however they are spelt, others by their exact name.

Names are also words (Reading, Bath, Sale, Wool), so a name from elsewhere in Britain needs
"in", "near", "live in" before it, a capital, or to be the whole message; one that is an ordinary
word or a first name needs a cue whatever its letters.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.gazetteer import Gazetteer, Place
from bot.language.sayings import word_set
from bot.language.sentence import Sentence
from bot.language.sounds import sound
from bot.language.words import is_english

ALSO_WORDS = word_set("near", "also_words")
"""Names that are ordinary words, surnames or first names as well."""

_CUES = word_set("near", "cues")
_AFTER_TO = word_set("near", "after_to")
_TITLES = word_set("near", "titles")
_NOT_IN_PLACE = word_set("near", "not_in_place")
_THINGS_AFTER = word_set("near", "things_after")
_WATER = word_set("near", "water")
_LITTLE = word_set("near", "little")
_COMMON = word_set("near", "common")


@dataclass(frozen=True)
class PlaceFound:
    """A place named in a message, from word ``first`` up to ``last``."""

    place: Place
    first: int
    last: int
    sure: bool
    """Spelt right, with a cue or unmistakable: it wins over a filter's word in its span."""


def find_places(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int]
) -> list[PlaceFound]:
    """The places, left to right. ``taken`` are the words of longer phrases that mean otherwise."""
    found: list[PlaceFound] = []
    first = 0
    while first < len(sentence.words):
        place = _exact(sentence, gazetteer, taken, first) or _alike(
            sentence, gazetteer, taken, first
        )
        if place is None:
            first += 1
            continue
        found.append(place)
        first = place.last
    return _without_second_of_between(sentence, found)


def _exact(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int], first: int
) -> PlaceFound | None:
    top = min(gazetteer.longest_place_name, len(sentence.words) - first)
    for length in range(top, 0, -1):
        last = first + length
        place = gazetteer.places_by_words.get(sentence.norms[first:last])
        if place is None:
            place = gazetteer.places_by_words.get(_typed(sentence, first, last))
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


def _typed(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The words as typed, before spelling was put right."""
    return tuple(word.raw.lower() for word in sentence.words[first:last])


def _is_meant(
    sentence: Sentence, gazetteer: Gazetteer, place: Place, first: int, last: int
) -> bool:
    if sentence.norm(first - 1) in _TITLES or sentence.norm(last) in ("road", "rd", "avenue"):
        return False
    if all(word in _COMMON for word in (*sentence.norms[:first], *sentence.norms[last:])):
        return True
    cue = _has_cue(sentence, first)
    word = sentence.norms[first]
    ordinary = last - first == 1 and (
        word in ALSO_WORDS or (gazetteer.knows(word) and not place.own)
    )
    if ordinary:
        before = sentence.norm(first - 2)
        small = sentence.words[first].raw[:1].islower()
        if not cue or (small and before in _NOT_IN_PLACE) or sentence.norm(last) in _THINGS_AFTER:
            return False
        live = before in ("live", "lives", "living", "based", "moved") or sentence.norm(
            first - 1
        ) in ("near", "from", "around")
        return live or sentence.words[first].raw[:1].isupper() or place.own
    if place.own:
        return True
    capital = sentence.words[first].raw[:1].isupper() and not sentence.text.isupper()
    return cue or (capital and first > 0 and sentence.norm(first - 1) not in (".", "?", "!"))


def _has_cue(sentence: Sentence, first: int) -> bool:
    before, earlier = sentence.norm(first - 1), sentence.norm(first - 2)
    if before in _CUES:
        return True
    if before == "to":
        return earlier in _AFTER_TO
    if before == "of":
        return earlier in ("outside", "north", "south", "east", "west", "side", "miles", "mile")
    if before in ("between", "live", "nr"):
        return True
    return before in ("and", "or") and sentence.norm(first - 3) in ("between", "in", "near")


def _alike(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int], first: int
) -> PlaceFound | None:
    best: tuple[float, PlaceFound] | None = None
    for length in (1, 2, 3):
        last = first + length
        if last > len(sentence.words) or not taken.isdisjoint(range(first, last)):
            break
        words = _typed(sentence, first, last)
        if not all(word.isalpha() for word in words):
            break
        if words[0] in _LITTLE or words[-1] in _LITTLE:
            continue
        found = _nearest(sentence, gazetteer, words, first)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], PlaceFound(found[1], first, last, sure=False))
    return best[1] if best else None


def _nearest(
    sentence: Sentence, gazetteer: Gazetteer, words: tuple[str, ...], first: int
) -> tuple[float, Place] | None:
    heard = sound("".join(words))
    names = gazetteer.own_by_sound.get(heard[:1])
    if not names:
        return None
    cue = _has_cue(sentence, first)
    strange = [word for word in words if not is_english(word) and not gazetteer.knows(word)]
    limit = _limit(len(heard), len(words), len(strange), cue)
    if limit is None:
        return None
    found = process.extractOne(heard, names.keys(), scorer=OSA.distance, score_cutoff=limit + 1)
    if found is None:
        return None
    name_words, place = names[str(found[0])]
    distance = int(found[1])
    if len(words) > 1 and len(name_words) == len(words) and name_words[-1] == words[-1]:
        limit = max(limit, 2) if len(name_words[-1]) >= 5 else limit  # "bear regis"
    if distance > limit or len(found[0]) <= 4:
        return None
    if len(words) == 1 and words[0] in ALSO_WORDS:
        return None
    return distance + 0.5 * (len(words) - 1), place


def _limit(length: int, words: int, strange: int, cue: bool) -> int | None:
    """How many slips of sound are forgiven; None where the words are all ordinary."""
    if words == 1:
        if not strange:
            return None
        if length < 6 and not cue:
            return None
        return 1 if length < 7 else 2 if length < 11 else 3
    if strange < words:  # "way mouth": two ordinary words that sound like the name together
        if length < 7 and not cue:
            return 0 if length >= 6 else None
        return 1 if length >= 8 or cue else 0
    return 1 if length < 9 else 2


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
