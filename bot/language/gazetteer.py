"""The names that a message may hold: the vocabulary's phrases and the places of Britain.

Built once from the vocabulary files and the table of places, saved as JSON beside a trained
model, and asked by the readers. Its phrases are held by their words, so a message is searched by
walking along its words and taking the longest phrase that starts at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.phrases import Phrases, Term, Words, find
from bot.language.sentence import Sentence, make, phrase
from bot.language.sounds import bones, sound
from bot.language.spelling import Speller
from bot.language.words import english_words

if TYPE_CHECKING:
    from bot.language.places import PlaceName

CLAIMING = (
    "ignored",
    "categories",
    "access",
    "for",
    "funding",
    "transport",
    "format",
    "meal",
    "days",
    "part_of_day",
)
"""Fields whose phrases keep shorter ones from being found inside them."""
TOWN = 20000
"""People in a place that others have heard of."""
_BONES = 4
"""Consonants that tell one place from another."""
ASKING = ("detail", "drop", "near_me")
"""Fields that are read beside those."""


@dataclass(frozen=True)
class Place:
    """A place that a message may name.

    ``own`` places are the council's, ``covered`` ones those of any council with a pack.
    """

    name: str
    words: tuple[str, ...]
    own: bool
    population: int
    covered: bool = False

    @property
    def known(self) -> bool:
        """Whether people here are likely to name it: it needs no more than its name."""
        return self.own or self.covered


def _rank(place: Place) -> tuple[bool, bool, int, str]:
    return not place.own, not place.covered, -place.population, place.name


@dataclass(frozen=True)
class Gazetteer:
    """Phrases by field and id, and places. Make one with :meth:`build`."""

    vocabulary: Mapping[str, Mapping[str, tuple[str, ...]]]
    places: tuple[Place, ...]

    @classmethod
    def build(
        cls,
        vocabulary: Mapping[str, Mapping[str, Sequence[str]]],
        places: Iterable[PlaceName],
    ) -> Gazetteer:
        """From what :func:`bot.language.load_vocabulary` and ``read_place_names`` give."""
        return cls(
            {
                field: {id_: tuple(phrases) for id_, phrases in ids.items()}
                for field, ids in vocabulary.items()
            },
            tuple(
                Place(place.name, tuple(place.words), place.own, place.population, place.covered)
                for place in places
            ),
        )

    def to_dict(self) -> dict[str, Any]:
        """What JSON can carry; :meth:`from_dict` reads it."""
        return {
            "vocabulary": {
                field: {id_: list(phrases) for id_, phrases in ids.items()}
                for field, ids in self.vocabulary.items()
            },
            "places": [
                [p.name, list(p.words), p.own, p.population, p.covered] for p in self.places
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Gazetteer:
        """Read what :meth:`to_dict` wrote."""
        return cls(
            {
                field: {id_: tuple(phrases) for id_, phrases in ids.items()}
                for field, ids in data["vocabulary"].items()
            },
            tuple(
                Place(name, tuple(words), bool(own), int(population), bool(covered))
                for name, words, own, population, covered in data["places"]
            ),
        )

    def sentence(self, text: str) -> Sentence:
        """The message as words, with what is misspelt put right."""
        return make(text, self._speller.correct)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the vocabulary or in the rules."""
        return self._speller.knows(word)

    def claiming_terms(self, sentence: Sentence) -> list[Term]:
        """Phrases of the :data:`CLAIMING` fields, the longest first, none inside another."""
        return find(self._claiming, sentence)

    def terms(self, field: str, sentence: Sentence) -> list[Term]:
        """Phrases of one of the :data:`ASKING` fields."""
        return find(self._asking[field], sentence) if field in self._asking else []

    @cached_property
    def _claiming(self) -> Phrases:
        return Phrases(self.vocabulary, CLAIMING)

    @cached_property
    def _asking(self) -> dict[str, Phrases]:
        return {f: Phrases(self.vocabulary, (f,)) for f in ASKING if f in self.vocabulary}

    @cached_property
    def _speller(self) -> Speller:
        words = (
            word
            for phrases in (self._claiming, *self._asking.values())
            for key, ids in phrases.ids.items()
            if ids[0][0] != "ignored"
            for word in key
            if word not in phrases.joined
        )
        names = {word for place in self.places for name in place.words for word in phrase(name)}
        return Speller(words, kept=names | self._claiming.joined)

    @cached_property
    def places_by_words(self) -> dict[Words, Place]:
        """Every place by the words of each of its names; the council's own, then the largest."""
        found: dict[Words, Place] = {}
        ranked = sorted(self.places, key=_rank)
        for place in ranked:
            for name in (place.name, *place.words):
                found.setdefault(phrase(name), place)
        return found

    def slips_from_ordinary(self, word: str) -> int:
        """How many slips lie between a word and an ordinary one that names no place; 9 for many."""
        words = self._ordinary.get(word[:1], ())
        near = process.extractOne(word, words, scorer=OSA.distance, score_cutoff=3)
        return int(near[1]) if near else 9

    @cached_property
    def _ordinary(self) -> dict[str, list[str]]:
        names = {word for words in self.places_by_words for word in words}
        found: dict[str, list[str]] = {}
        for word in english_words() - names:
            if len(word) >= 4:
                found.setdefault(word[0], []).append(word)
        return found

    @cached_property
    def longest_place_name(self) -> int:
        """In words."""
        return max((len(words) for words in self.places_by_words), default=0)

    @cached_property
    def by_bones(self) -> dict[str, Place]:
        """Places of a single word that are likely to be named, by the consonants of their names."""
        found: dict[str, Place] = {}
        for words, place in sorted(self.places_by_words.items(), key=lambda one: _rank(one[1])):
            if place.known and len(words) == 1 and len(bones(words[0])) >= _BONES:
                found.setdefault(bones(words[0]), place)
        return found

    @cached_property
    def by_sound(self) -> dict[str, dict[str, tuple[Words, Place]]]:
        """Places worth hearing, by first letter, then by how the whole name sounds.

        They are the council's own, those of other councils' packs and the towns of Britain.
        """
        found: dict[str, dict[str, tuple[Words, Place]]] = {}
        for words, place in sorted(self.places_by_words.items(), key=lambda one: _rank(one[1])):
            key = sound("".join(words))
            if (place.known or place.population >= TOWN) and len(key) >= 4:
                found.setdefault(key[0], {}).setdefault(key, (words, place))
        return found
