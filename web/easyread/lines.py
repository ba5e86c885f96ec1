"""Turns a text into the lines of an Easy Read sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.advice.glossary import Glossary
from bot.language.spoken import sentences
from web.explaining import hard_words
from web.prose import blocks
from web.symbols.choosing import Symbol, Symbols


class Piece(NamedTuple):
    """A part of a line; a hard word is one by itself."""

    text: str
    is_hard: bool = False


Idea = tuple[str, Symbol | None]
"""A sentence, and the symbol that is known to fit it; None looks for one."""


@dataclass(frozen=True)
class Line:
    """One idea."""

    pieces: tuple[Piece, ...]
    picture: str = ""
    """The address of a picture that says the same; empty is none."""
    is_title: bool = False
    """Whether the lines below it tell more of it."""

    @property
    def text(self) -> str:
        """The whole line in words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Sheets:
    """Writes the lines, with the council's hard words and our pictures."""

    glossary: Glossary
    symbols: Symbols

    def parts(self, *texts: str) -> list[list[Line]]:
        """The lines of each of the texts of one sheet, one a sentence or list item.

        Texts are plain: paragraphs parted by empty lines, items after "- ".
        """
        return self.explained([[(idea, None) for idea in _ideas(text)] for text in texts])

    def explained(self, parts: Sequence[Sequence[Idea]]) -> list[list[Line]]:
        """The lines of each part of a sheet, beside the symbols that are given with them.

        A hard word is explained in the line after its first use, unless the sheet does so itself.
        """
        whole = "\n\n".join(text for part in parts for text, _ in part)
        hard = {word["word"]: word["explanation"] for word in hard_words(self.glossary, whole)}
        return [list(self._lines(part, hard)) for part in parts]

    def _lines(self, part: Sequence[Idea], unexplained: dict[str, str]) -> Iterator[Line]:
        for text, symbol in part:
            yield self.line(text, symbol)
            for _, _, entry in self.glossary.found(text):
                if meaning := unexplained.pop(entry.word, ""):
                    yield self.line(meaning)

    def line(self, text: str, symbol: Symbol | None = None) -> Line:
        """``text`` with its hard words marked, beside ``symbol`` or what fits the words."""
        shown = symbol or self.symbols.for_sentence(text)
        return Line(tuple(self._pieces(text)), shown.address if shown else "")

    def _pieces(self, text: str) -> Iterator[Piece]:
        done = 0
        for start, end, _ in self.glossary.found(text):
            yield Piece(text[done:start])
            yield Piece(text[start:end], is_hard=True)
            done = end
        yield Piece(text[done:])


def _ideas(text: str) -> Iterator[str]:
    for block in blocks(text):
        for line in block.lines:
            yield from sentences(line)
