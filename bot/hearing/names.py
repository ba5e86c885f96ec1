"""Puts the names of places right that were heard as other words: "gilling ham" is Gillingham.

A reader of messages (:mod:`bot.language.near`) may guess more boldly: what it takes a word for is
seldom shown. Here the person sees it as what they said, so nothing right may be spoilt.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.language.gazetteer import Gazetteer, Place
from bot.language.hearing import PlaceFound, ends, has_cue, heard_place
from bot.language.sayings import word_set
from bot.language.sentence import Sentence
from bot.language.sounds import sound
from bot.language.words import is_english

_IN_NO_NAME = frozenset(
    {
        "again", "all", "any", "anyone", "bed", "each", "every", "everyone", "more", "most", "much",
        "no", "none", "one", "ones", "over", "so", "some", "someone", "soon", "too",
    }
)  # fmt: skip
"""Ordinary words that run into names ("too soon", "every one") and are in none."""
_TITLES = word_set("near", "titles")


def with_places(text: str, gazetteer: Gazetteer) -> str:
    """``text`` with words that sound like one of the council's places as its name.

    One ordinary word is left as it is, whatever it sounds like; two make a name only where one
    is announced ("in way mouth"). A strange word must sound nearly like a name where none is.
    """
    sentence = gazetteer.sentence(text)
    for found in reversed(_misheard(sentence, gazetteer)):
        start, end = sentence.span(found.first, found.last)
        name = _as_said(found.place, sentence.raws[found.first : found.last])
        text = text[:start] + name + text[end:]
    return _without_commas(text, gazetteer)


def _without_commas(text: str, gazetteer: Gazetteer) -> str:
    """ "Sturminster, Newton": Whisper puts a comma between two places that are one."""
    sentence = gazetteer.sentence(text)
    for at in range(len(sentence.words) - 2, 0, -1):
        before, comma, after = sentence.words[at - 1 : at + 2]
        place = gazetteer.places_by_words.get((before.norm, after.norm))
        if comma.norm == "," and place and place.own and after.raw[:1].isupper():
            text = text[: comma.start] + text[comma.end :]
    return text


def _misheard(sentence: Sentence, gazetteer: Gazetteer) -> list[PlaceFound]:
    found: list[PlaceFound] = []
    first = 0
    while first < len(sentence.words):
        known = _name_ends(sentence, gazetteer, first)
        heard = heard_place(sentence, gazetteer, frozenset(), first)
        if heard and heard.last > known and _is_meant(sentence, gazetteer, heard):
            found.append(heard)
            first = heard.last
        else:
            first = max(first + 1, known)
    return found


def _is_meant(sentence: Sentence, gazetteer: Gazetteer, heard: PlaceFound) -> bool:
    first, last = heard.first, heard.last
    words = [word.split("'")[0] for word in sentence.raws[first:last]]
    if not heard.place.own or not _IN_NO_NAME.isdisjoint(words):
        return False
    if sentence.norm(first - 1) in _TITLES or _holds(sentence, gazetteer, heard):
        return False
    cue = has_cue(sentence, first) or (
        sentence.norm(first - 1) == "and" and ends(sentence, first, last)  # "in" is heard as "and"
    )
    if cue:
        return True
    # "we moved down" is not Moordown, and "blindfold" is a rare word rather than Blandford
    strange = any(not is_english(word) and not gazetteer.knows(word) for word in words)
    return strange and _slips(heard.place, sentence.raws[first:last])[0] <= 1


def _holds(sentence: Sentence, gazetteer: Gazetteer, heard: PlaceFound) -> bool:
    """ "I'm Mansfield", "live in Eastwood n": the name stands there already, with a word beside."""
    spans = range(heard.first, heard.last)
    return any(
        _named(sentence, gazetteer, a, b + 1) is heard.place for a in spans for b in spans if a <= b
    )


def _name_ends(sentence: Sentence, gazetteer: Gazetteer, first: int) -> int:
    """Behind which word a name ends that is written right from ``first`` on; else ``first``."""
    top = min(gazetteer.longest_place_name, len(sentence.words) - first)
    for last in range(first + top, first, -1):
        if _named(sentence, gazetteer, first, last):
            return last
    return first


def _named(sentence: Sentence, gazetteer: Gazetteer, first: int, last: int) -> Place | None:
    places = gazetteer.places_by_words
    return places.get(sentence.norms[first:last]) or places.get(sentence.raws[first:last])


def _as_said(place: Place, words: tuple[str, ...]) -> str:
    """Which of its names: somebody who says "Blandford" is not shown "Blandford Forum"."""
    name = _slips(place, words)[1]
    return f"{name}'s" if words[-1].endswith("'s") else name


def _slips(place: Place, words: tuple[str, ...]) -> tuple[int, str]:
    """How far the words sound from the nearest of a place's names, and that name."""
    heard = sound(_letters("".join(words).removesuffix("'s")))
    names = dict.fromkeys((*place.words, place.name))
    return min((OSA.distance(heard, sound(_letters(name))), name) for name in names)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalpha())
