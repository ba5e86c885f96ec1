"""Places in a message: the council's own however they are spelt, others by their exact name.

Names are also words (Reading, Bath, Sale, Wool), so a name from elsewhere in Britain needs
"in", "near", "live in" before it, a capital, or to be the whole message; one that is an ordinary
word or a first name needs a cue whatever its letters.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.gazetteer import TOWN, Gazetteer, Place
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
_AFTER_IN = word_set("near", "after_in")
_LEAVING = word_set("near", "leaving")
_ELSEWHERE = word_set("near", "elsewhere")
_TAKING_BACK = word_set("near", "taking_back")
_FEW = 5
"""Words of a message that hardly says more than a place."""


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
        place = _exact(sentence, gazetteer, taken, first)
        if place is None or not place.place.own:
            heard = _alike(sentence, gazetteer, taken, first)
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
    cue = _has_cue(sentence, first) or _has_cue_after(sentence, last)
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
    ends = _ends(sentence, first, last)
    if place.covered:
        return not common or ends
    return ends and place.population >= TOWN and len(sentence.words) <= _FEW


def _has_cue(sentence: Sentence, first: int) -> bool:
    before, earlier = sentence.norm(first - 1), sentence.norm(first - 2)
    if before in _CUES:
        return True
    if before == "is":
        return earlier in ("home", "town", "village", "place", "where")
    if before == "to":
        return earlier in _AFTER_TO
    if before == "of":
        return earlier in ("outside", "north", "south", "east", "west", "side", "miles", "mile")
    if before in ("between", "live", "nr"):
        return True
    return before in ("and", "or") and sentence.norm(first - 3) in ("between", "in", "near")


def _has_cue_after(sentence: Sentence, last: int) -> bool:
    """ "Newark way", "Bulwell side", "the Bingham area", "Tuxford or thereabouts"."""
    after, then = sentence.norm(last), sentence.norm(last + 1)
    if after in ("way", "side", "area", "district", "direction"):
        return then not in ("to", "of")
    return after == "or" and then in ("thereabouts", "near", "nearby", "round", "close")


def _ends(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words end the message or stand alone between marks."""
    after = sentence.norm(last) in ("", ".", ",", "!", "?", ";", "please", "ta", "thanks")
    return after and (len(sentence.words) > last - first)


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
        if (words[0] in _LITTLE and not _starts_a_name(sentence, first)) or words[-1] in _LITTLE:
            continue
        found = _nearest(sentence, gazetteer, words, first)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], PlaceFound(found[1], first, last, sure=False))
    return best[1] if best else None


def _starts_a_name(sentence: Sentence, first: int) -> bool:
    """ "in she born": a little word where only a name can stand."""
    return sentence.norms[first] in ("she", "we") and sentence.norm(first - 1) in ("in", "near")


def _nearest(
    sentence: Sentence, gazetteer: Gazetteer, words: tuple[str, ...], first: int
) -> tuple[float, Place] | None:
    heard = sound("".join(words))
    names = gazetteer.by_sound.get(heard[:1])
    if not names or (len(words) == 1 and words[0] in ALSO_WORDS):
        return None
    last = first + len(words)
    cue = _has_cue(sentence, first) or _has_cue_after(sentence, last)
    alone = _ends(sentence, first, last) and sentence.norm(first - 1) in (",", ".", "?", "!", ";")
    strange = [word for word in words if not is_english(word) and not gazetteer.knows(word)]
    length = max(len(heard), len("".join(words)) - 1)
    limit = _limit(length, len(words), len(strange), cue or alone)
    if limit is None:
        return None
    near = process.extract(
        heard, names.keys(), scorer=OSA.distance, score_cutoff=limit + 1, limit=4
    )
    best: tuple[float, Place] | None = None
    for key, slips, _ in near:
        name_words, place = names[str(key)]
        if int(slips) > _most(words, name_words, str(key), heard, limit, place, cue):
            continue
        # The council's own before others as near.
        weight = slips + (0 if place.own else 0.25 if place.covered else 0.75)
        if best is None or weight < best[0]:
            best = (weight, place)
    if best is None or (
        len(words) == 1 and not cue and best[0] >= gazetteer.slips_from_ordinary(words[0])
    ):
        return None  # "boredem" is boredom before it is Boreham
    return best[0] + 0.5 * (len(words) - 1), best[1]


def _most(
    words: tuple[str, ...],
    name_words: tuple[str, ...],
    key: str,
    heard: str,
    limit: int,
    place: Place,
    cue: bool,
) -> int:
    """How many slips of sound such a name forgives."""
    if len(key) <= 4:
        return -1
    if len(words) > 1 and cue and place.known:
        same_end = len(name_words) == len(words) and name_words[-1] == words[-1]
        if same_end and len(words[-1]) >= 5:  # "bear regis"
            return max(limit, 2)
        if key[-4:] == heard[-4:] and len(key) >= 7:  # "sure bourne"
            return max(limit, 2)
    if not place.known:
        return min(limit, 1) if cue else 0
    return limit if place.own or cue else min(limit, 1)


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
