"""Measures how hard a text is to read."""

from __future__ import annotations

import re

_LIST_MARK = re.compile(r"^(?:- |\d+\. )", re.MULTILINE)
_ENDS = re.compile(r"(?<=[.!?])[\"”’')]*\s+|\n+")
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels side by side that are spoken apart ("experience", "usual", "being", "area").
_PARTED = re.compile(r"(?<![tscg])i[ao]|(?<!fr)ie[nt]|[^gq]u[ao]|[aeou]ing\b|eo(?!p)|ea\b|ier\b")
_SILENT = re.compile(
    r"(?<![le])(?<!tr)e\b|(?<![aeioudt])(?<![bdfgkpt]l)ed\b|(?<![aeiouscxzghr])es\b"
    r"|(?<!l)ely\b|(?<=som)e(?=\w)"
)


def sentences(text: str) -> list[str]:
    """The sentences of ``text``. A line of its own, such as a list item, is one too."""
    pieces = _ENDS.split(_LIST_MARK.sub("", text))
    return [piece.strip() for piece in pieces if _WORD.search(piece)]


def words(text: str) -> list[str]:
    """The words and numbers of ``text``; one with a hyphen is one."""
    return _WORD.findall(_LIST_MARK.sub("", text))


def syllables(word: str) -> int:
    """About how many syllables ``word`` has; each piece of one with a hyphen is counted."""
    return sum(_of_a_piece(piece) for piece in word.casefold().split("-"))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of ``text``: years of school that it takes to read it.

    Kincaid and others, "Derivation of New Readability Formulas", 1975.
    """
    used = words(text)
    each_sentence = len(used) / len(sentences(text))
    each_word = sum(map(syllables, used)) / len(used)
    return 0.39 * each_sentence + 11.8 * each_word - 15.59


def _of_a_piece(piece: str) -> int:
    plain = re.sub(r"['’]s?\b", "", piece)
    count = len(_VOWELS.findall(plain)) + len(_PARTED.findall(plain))
    return max(1, count - len(_SILENT.findall(plain)))
