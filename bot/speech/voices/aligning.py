"""When each word begins, from when each phoneme does.

A voice says phonemes, and not always as many words as are written ("of the" is one to espeak-ng's
letter rules). So each word's own phonemes are looked for in those that were said, by the longest
runs that both share (:class:`difflib.SequenceMatcher`); a word of which nothing is found
begins between its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

_NOT_SOUNDS = frozenset("ˈˌ ^$_.,;:?!-'\"()")


@dataclass(frozen=True)
class Word:
    """A word of a text; offsets in characters, end exclusive, punctuation left out."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Phoneme:
    """A phoneme that was said, and the sample with which it begins."""

    symbol: str
    sample: int


def words_of(text: str) -> list[Word]:
    """The words of ``text`` that can be said."""
    return [Word(m[0], m.start(), m.end()) for m in re.finditer(r"\w[\w'’-]*\w|\w", text)]


def word_starts(expected: Sequence[Sequence[str]], said: Sequence[Phoneme]) -> list[int]:
    """The sample with which each word begins, rising.

    ``expected``: the phonemes of each word by itself; ``said``: those of the whole sentence.
    """
    sounds = [one for one in said if one.symbol not in _NOT_SOUNDS]
    if not sounds:
        return [0] * len(expected)
    wanted = [[s for s in word if s not in _NOT_SOUNDS] for word in expected]
    firsts = [0, *accumulate(map(len, wanted))][:-1]
    total = max(1, sum(map(len, wanted)))
    matcher = SequenceMatcher(
        None, [s for word in wanted for s in word], [one.symbol for one in sounds], autojunk=False
    )
    anchors = [(0, 0)]
    for a, b, size in matcher.get_matching_blocks():
        anchors += [(a + i, b + i) for i in range(size)]
    anchors.append((total, len(sounds)))
    starts, at = [], 0
    for first in firsts:
        while at + 1 < len(anchors) and anchors[at + 1][0] <= first:
            at += 1
        (a, b), (c, d) = anchors[at], anchors[min(at + 1, len(anchors) - 1)]
        place = b + (first - a) * (d - b) / (c - a) if c > a else b
        starts.append(sounds[min(int(place), len(sounds) - 1)].sample)
    return starts
