"""Places by how they sound, however they are spelt, and the words that announce a place."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.gazetteer import Gazetteer, Place
from bot.language.rules import DAY_WORDS
from bot.language.sayings import word_set
from bot.language.sentence import Sentence
from bot.language.sounds import bones, sound
from bot.language.words import is_english

ALSO_WORDS = word_set("near", "also_words")
"""Names that are ordinary words, surnames or first names as well."""

_CUES = word_set("near", "cues")
_AFTER_TO = word_set("near", "after_to")
_LITTLE = word_set("near", "little")
AFTER_PLACES = word_set("near", "after_places") | DAY_WORDS.keys()
"""What a list of wishes goes on with after a place."""
_NEAREST = frozenset({"near", "nearer", "nearest", "close", "closer", "closest", "next", "handy"})
_END = frozenset({"", ".", ",", "!", "?", ";", "+", "/", "-"})
_PAUSE = word_set("fluency", "fillers")
_LONG = 7
"""Letters of two ordinary words that hardly sound like a name by chance."""


@dataclass(frozen=True)
class PlaceFound:
    """A place named in a message, from word ``first`` up to ``last``."""

    place: Place
    first: int
    last: int
    sure: bool
    """Spelt right, with a cue or unmistakable: it wins over a filter's word in its span."""


def has_cue(sentence: Sentence, first: int) -> bool:
    """Whether a word before says that a place comes: "in", "near", "live", "get to"."""
    before, earlier = sentence.norm(first - 1), sentence.norm(first - 2)
    if before in _CUES:
        return True
    if before == "is":
        return earlier in ("home", "town", "village", "place", "where")
    if before == "to":
        nearest = sentence.norms[max(0, first - 5) : first - 1]
        return earlier in _AFTER_TO or not _NEAREST.isdisjoint(nearest)
    if before == "of":
        return earlier in ("outside", "north", "south", "east", "west", "side", "miles", "mile")
    if before in ("between", "live", "lives", "nr", "nearby"):
        return True
    return before in ("and", "or") and sentence.norm(first - 3) in ("between", "in", "near")


def has_cue_after(sentence: Sentence, last: int) -> bool:
    """ "Newark way", "Bulwell side", "the Bingham area", "Tuxford or thereabouts"."""
    after, then = sentence.norm(last), sentence.norm(last + 1)
    if after in ("notts", "nottinghamshire", "nottingham", "dorset"):
        return True
    if after in ("way", "side", "area", "district", "direction"):
        return then not in ("to", "of")
    if after == "my":
        return then in ("place", "town", "village", "limit", "nearest")  # "Eastwood's my place"
    return after == "or" and then in ("thereabouts", "near", "nearby", "round", "close")


def follows_pause(sentence: Sentence, first: int) -> bool:
    """ "And they all get up um Carlton": somebody thinks of where they are."""
    start = sentence.words[first - 1].end if first else 0
    said = sentence.text[start : sentence.words[first].start].lower()
    return not _PAUSE.isdisjoint(said.replace(",", " ").replace(".", " ").split())


def ends(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words end the message or stand alone between marks."""
    after = sentence.norm(last) in ("", ".", ",", "!", "?", ";", "please", "ta", "thanks")
    return after and (len(sentence.words) > last - first)


def typed(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The words as typed, before spelling was put right."""
    return sentence.raws[first:last]


def heard_place(
    sentence: Sentence, gazetteer: Gazetteer, taken: frozenset[int], first: int
) -> PlaceFound | None:
    """The place whose name the next one, two or three words sound like, or None."""
    best: tuple[float, PlaceFound] | None = None
    for length in (1, 2, 3):
        last = first + length
        if last > len(sentence.words) or not taken.isdisjoint(range(first, last)):
            break
        words = tuple(word.replace("'", "") for word in typed(sentence, first, last))
        if not all(word.isalpha() for word in words) or "not" in sentence.norms[first:last]:
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
    last = first + len(words)
    if len(words) == 1 and words[0].removesuffix("s") in ALSO_WORDS:
        return None  # "Arnold's sister" is of a man
    heard = sound("".join(words))
    names = gazetteer.by_sound.get(heard[:1])
    if not names:
        return None
    most = 9
    as_typed = _with_vowels_lost(sentence, gazetteer, words, last)
    cue = has_cue(sentence, first) or has_cue_after(sentence, last)
    if not cue and len(words) == 2 and len(heard) >= _LONG and _closes(sentence, last):
        # "Yoga bridge port", "lunch club red ford friday", but not "a work shop", "bland food".
        split = not is_english("".join(words))
        cue, most = split, 2 if len(heard) > _LONG else 1
    else:
        split = False
    alone = ends(sentence, first, last) and sentence.norm(first - 1) in (",", ".", "?", "!", ";")
    strange = [word for word in words if not is_english(word) and not gazetteer.knows(word)]
    length = max(len(heard), len("".join(words)) - 1)
    limit = _limit(length, len(words), len(strange), cue or alone)
    if limit is None:
        return as_typed
    near = process.extract(
        heard, names.keys(), scorer=OSA.distance, score_cutoff=limit + 2, limit=4
    )
    best: tuple[float, Place] | None = None
    for key, slips, _ in near:
        alike = str(key).endswith(sound(words[-1])) or (slips < 2 and len(heard) > _LONG + 1)
        if split and not alike:
            continue
        name_words, place = names[str(key)]
        said = cue or (alone and place.known)
        if int(slips) > min(most, _most(words, name_words, str(key), heard, limit, place, said)):
            continue
        # The council's own before others as near.
        weight = slips + (0 if place.own else 0.25 if place.covered else 0.75)
        if best is None or weight < best[0]:
            best = (weight, place)
    if best is None or (
        len(words) == 1
        and not (cue or alone)
        and best[0] >= gazetteer.slips_from_ordinary(words[0])
    ):
        return as_typed  # "boredem" is boredom before it is Boreham
    # Of two names that come as near, the longer: "mansfeild woodhouse" is not Mansfield.
    return best[0] - 0.5 * (len(words) - 1), best[1]


def _with_vowels_lost(
    sentence: Sentence, gazetteer: Gazetteer, words: tuple[str, ...], last: int
) -> tuple[float, Place] | None:
    """ "Weymth", "newrk", "beastn" at the end of what is said: the consonants are all there."""
    joined = "".join(words)
    strange = [word for word in words if not is_english(word)]
    if len(joined) < 5 or len(words) > 2 or not strange or not _closes(sentence, last):
        return None
    place = gazetteer.by_bones.get(bones(joined))
    if place is None:
        return None
    heard = sound(joined)
    slips = min(OSA.distance(heard, sound(name.lower())) for name in (place.name, *place.words))
    return (0.5, place) if slips <= 2 else None


def _closes(sentence: Sentence, last: int) -> bool:
    """Whether a message ends at ``last``, or goes on with when somebody would come."""
    return sentence.norm(last) in _END or sentence.norm(last) in AFTER_PLACES


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
    if len(words) == 3 and len(name_words) == 3 and words[1] == name_words[1] and place.known:
        return max(limit, 3 if cue else 2)  # "kerby in ashfild"
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
