"""Puts misspelt words right, as far as the words of the rules and of the vocabulary go.

Written anew on the approach that was measured best for such names: nearness by optimal string
alignment (rapidfuzz), a bound that grows with the word's length, and a list of ordinary English
words that are never touched, so that "carer" stays apart from "career".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.sayings import word_set
from bot.language.words import is_english

GRAMMAR = word_set("spelling", "grammar")
"""Words that rules look for, beside those of the vocabulary."""


_slips: Any = OSA.distance
"""rapidfuzz types its scorers for its own use only."""


def bound(length: int) -> int:
    """How many slips a word of so many letters may hold."""
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 12 else 3


def _start(one: str, other: str) -> int:
    """How many letters both words start with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _single(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


class Speller:
    """``words`` are the words worth finding, ``kept`` those that must stay as they are."""

    def __init__(self, words: Iterable[str], kept: Iterable[str] = ()) -> None:
        self._words = frozenset(w for w in words if w.isalpha()) | frozenset(GRAMMAR)
        self._kept = frozenset(kept)
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if len(word) >= 4:
                self._by_letter.setdefault(word[0], []).append(word)
        self._by_single_letters = {_single(w): w for w in sorted(self._words) if len(w) >= 5}
        # Bounded: people's messages repeat words, and what they typed should not pile up.
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def knows(self, word: str) -> bool:
        """Whether the word is one that rules or vocabulary look for."""
        return word in self._words

    def _correct(self, word: str) -> str:
        if len(word) < 4 or not word.isalpha() or word in self._words or word in self._kept:
            return word
        if is_english(word):
            return word
        if word.endswith("in") and is_english(word + "g"):
            return word + "g"
        # The first letter is nearly always right; long words may have lost or swapped it.
        near = self._nearest(word, self._by_letter.get(word[0], ()))
        if near is None:
            near = self._as_spoken(word)
        if near is None and len(word) >= 8:
            near = self._nearest(word, [w for w in self._words if len(w) >= 8], most=1)
        return near or word

    def _as_spoken(self, word: str) -> str | None:
        """ "swimin", "disabilitys": endings as they are said, and letters that should be double."""
        for ending, written in (("in", "ing"), ("ys", "ies"), ("erz", "ers"), ("z", "s")):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                full = word[: -len(ending)] + written
                if full in self._words:
                    return full
                near = self._nearest(full, self._by_letter.get(word[0], ()))
                if near is not None:
                    return near
        return self._by_single_letters.get(_single(word))

    @staticmethod
    def _nearest(word: str, words: Iterable[str], most: int | None = None) -> str | None:
        limit = bound(len(word)) if most is None else most
        near = process.extract(word, words, scorer=_slips, score_cutoff=limit, limit=4)
        if not near:
            return None
        # Of words equally near, the one that starts alike: "pottry" is pottery, not poetry.
        best, distance, _ = min(near, key=lambda one: (one[1], -_start(one[0], word)))
        # Four letters are too few for any slip but two letters in the wrong order, or one twice.
        if len(word) == 4 and sorted(best) != sorted(word):
            return None
        return str(best) if distance <= bound(len(best)) else None
