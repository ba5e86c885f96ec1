"""Puts misspelt words right, as far as the words of the rules and of the vocabulary go.

Written anew on the approach that was measured best for such names: nearness by optimal string
alignment (rapidfuzz), a bound that grows with the word's length, and a list of ordinary English
words that are never touched, so that "carer" stays apart from "career". Words that only sound
alike ("kwiz", "nitting") are found by a rough key of how they are said. Of words equally near,
the one that the vocabulary says most often wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log2
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.sayings import word_set
from bot.language.words import is_english

GRAMMAR = word_set("spelling", "grammar")
"""Words that rules look for, beside those of the vocabulary."""
SHORT = word_set("spelling", "short")
"""Short words that are worth a guess for any slip."""

_GRAMMAR_WEIGHT = 40
_slips: Any = OSA.distance
"""rapidfuzz types its scorers for its own use only."""


def bound(length: int) -> int:
    """How many slips a word of so many letters may hold."""
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 12 else 3


def _start(one: str, other: str) -> int:
    """How many letters both words start with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


_SAID = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"ph", "f"),
        (r"ight", "it"),
        (r"gh", ""),
        (r"qu", "kw"),
        (r"x", "ks"),
        (r"tch", "ch"),
        (r"tion", "shun"),
        (r"ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"z", "s"),
        (r"dg", "j"),
        (r"wh", "w"),
        (r"th", "f"),
        (r"(?<=.)mb$", "m"),
        (r"ing?$", "n"),
        (r"(?:er|or|ar|re|a|ur)$", "a"),
        (r"(?<=[^aeiou])e$", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def said(word: str) -> str:
    """A rough key of how a word in lower case is said: the same for "nitting" and "knitting"."""
    for pattern, letters in _SAID:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=16384)
def _bones(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=.)[aeiouy]", "", word))


class Speller:
    """``words`` are the words worth finding, once for each phrase that holds them.

    ``kept`` are those that must stay as they are.
    """

    def __init__(self, words: Iterable[str], kept: Iterable[str] = ()) -> None:
        counts = Counter(w for w in words if w.isalpha())
        for word in GRAMMAR | SHORT:
            counts[word] += _GRAMMAR_WEIGHT
        self._weight = {word: log2(1 + count) for word, count in counts.items()}
        self._words = frozenset(counts)
        self._kept = frozenset(kept)
        self._by_letter: dict[str, list[str]] = {}
        self._by_said: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if len(word) >= 4:
                self._by_letter.setdefault(word[0], []).append(word)
                self._by_said.setdefault(said(word), []).append(word)
        self._long = [word for words in self._by_letter.values() for word in words if len(word) > 7]
        # Bounded: people's messages repeat words, and what they typed should not pile up.
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def knows(self, word: str) -> bool:
        """Whether the word is one that rules or vocabulary look for."""
        return word in self._words

    def _correct(self, word: str) -> str:
        if len(word) < 3 or not word.isalpha() or word in self._words or word in self._kept:
            return word
        if is_english(word):
            return word
        if len(word) <= 4:
            return self._short(word) or word
        if word.endswith("in") and is_english(word + "g"):
            return word + "g"
        # The first letter is nearly always right; long words may have lost or swapped it.
        near = self._nearest(word, self._by_letter.get(word[0], ()), bound(len(word)))
        if near is None:
            near = self._as_said(word) or self._same_bones(word)
        if near is None and len(word) >= 8:
            near = self._nearest(word, self._long, 1)
        return near or word

    def _short(self, word: str) -> str | None:
        """Three or four letters: letters swapped or left out, or a common word with any slip."""
        least = 4 if len(word) == 3 else 3
        near = [
            known
            for known in (*self._by_letter.get(word[0], ()), *SHORT)
            if least <= len(known) <= len(word) + 1 and OSA.distance(word, known) == 1
        ]
        if len(word) == 3:
            near = [known for known in near if known in SHORT]
        else:
            swapped = sorted(word)
            near = [
                known
                for known in near
                if known in SHORT or sorted(known) == swapped or len(known) == 5
            ]
        if near:
            best: str = max(near, key=lambda known: (_start(known, word), self._weight[known]))
            return best
        return self._as_said(word) if len(word) == 4 else None

    def _as_said(self, word: str) -> str | None:
        """ "kwiz", "disabilitys", "nitting": what is said the same and looks not too different."""
        for ending, written in (("ys", "ies"), ("erz", "ers")):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                full = word[: -len(ending)] + written
                if full in self._words:
                    return full
                near = self._nearest(full, self._by_letter.get(word[0], ()), bound(len(full)))
                if near is not None:
                    return near
        key = said(word)
        if len(key) < 3:
            return None
        alike = [
            known
            for known in self._by_said.get(key, ())
            if OSA.distance(word, known) <= max(2, bound(len(word)))
        ]
        return min(alike, key=lambda known: self._cost(word, known)) if alike else None

    def _same_bones(self, word: str) -> str | None:
        """ "swmiing": every consonant is there and in its order."""
        bones = _bones(word)
        if len(bones) < 3:
            return None
        alike = [
            known
            for known in self._by_letter.get(word[0], ())
            if _bones(known) == bones and OSA.distance(word, known) <= 3
        ]
        return min(alike, key=lambda known: self._cost(word, known)) if alike else None

    def _cost(self, word: str, known: str) -> tuple[float, float]:
        return (
            float(OSA.distance(word, known)),
            -(_start(known, word) + self._weight[known] + 2 * (said(known) == said(word))),
        )

    def _nearest(self, word: str, words: Iterable[str], most: int) -> str | None:
        near = process.extract(word, words, scorer=_slips, score_cutoff=most, limit=12)
        if not near:
            return None
        # Of words equally near, the likelier: "pottry" is pottery, not poetry.
        best = min((str(one[0]) for one in near), key=lambda known: self._cost(word, known))
        return best if OSA.distance(word, best) <= bound(len(best)) else None
