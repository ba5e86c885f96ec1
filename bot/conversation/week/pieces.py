"""A message cut into pieces, each with its plain words: one wish a piece, as far as can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.conversation.week.sayings import sayings

_ENDS = r"(?<!\bno)[.!?;:\n…]+(?=\s|$)"
_SENTENCES = re.compile(_ENDS)
_CUTS = re.compile(
    rf"{_ENDS}|(?<!\d),|,(?!\d)|\s[-–—]+\s|\b(?:and then|and|an'|then|but|because|cos|coz)\b",
    re.I,
)


@dataclass(frozen=True)
class Piece:
    """A piece of a message, from character ``start`` of it up to ``end``."""

    text: str
    start: int
    end: int
    asks: bool = False
    """It ends with a question mark."""

    @cached_property
    def plain(self) -> str:
        """Its words, each followed by a space, without those that only open it."""
        return sayings().opened(self.words)

    @cached_property
    def words(self) -> str:
        """All of its words, each followed by a space."""
        return sayings().plain(self.text)


def pieces_of(message: str) -> tuple[Piece, ...]:
    """The pieces of a message, in order; those without a word are left out."""
    return tuple(piece for piece in _cut(message, _CUTS) if piece.words)


def sentences_of(message: str) -> tuple[Piece, ...]:
    """The sentences of a message whole, in order."""
    return tuple(piece for piece in _cut(message, _SENTENCES) if piece.words)


def _cut(message: str, cuts: re.Pattern[str]) -> Iterator[Piece]:
    start = 0
    for cut in cuts.finditer(message):
        yield Piece(message[start : cut.start()], start, cut.start(), "?" in cut[0])
        start = cut.end()
    yield Piece(message[start:], start, len(message))
