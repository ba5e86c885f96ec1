"""Building what is said, word by word, beside where each word stands in the written text."""

from __future__ import annotations

from dataclasses import dataclass

_MARKS = ",.;:?!"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and where it is written.

    ``origins`` has a start and an end for each word of ``text.split()``: the characters of the
    written text that it stands for. They are in order; several words may share one.
    """

    text: str
    origins: tuple[tuple[int, int], ...]


class Building:
    """A text in the making: words, marks after them, and pauses that need a word to follow."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._origins: list[tuple[int, int]] = []
        self._pause = ""
        self._kept = False  # whether the last word is written as it is said

    def say(self, words: str, start: int, end: int) -> None:
        """Words that stand for what is written from ``start`` to ``end``."""
        if words:
            self._take_pause()
            several = words.split()
            self._words += several
            self._origins += [(start, end)] * len(several)
            self._kept = False

    def keep(self, word: str, start: int, end: int) -> None:
        """A word that is said as it is written."""
        self._take_pause()
        self._words.append(word)
        self._origins.append((start, end))
        self._kept = True

    def mark(self, mark: str, at: int) -> None:
        """A mark of punctuation that is written at ``at``."""
        if not self._words:
            return
        last = self._words[-1]
        if last[-1] in _MARKS and not (mark in ".?!" and last[-1] in ".?!"):
            if mark in ".?!":
                self._words[-1] = last.rstrip(_MARKS) + mark
                self._kept = False
            return
        self._words[-1] += mark
        start, end = self._origins[-1]
        if self._kept and end == at:
            self._origins[-1] = (start, at + 1)
        else:
            self._kept = False

    def pause(self, mark: str) -> None:
        """A mark that is put after the last word if another word follows."""
        if mark == "." or not self._pause:
            self._pause = mark

    def said(self) -> Said:
        """What has been built."""
        return Said(" ".join(self._words), tuple(self._origins))

    def _take_pause(self) -> None:
        if self._pause and self._words and self._words[-1][-1] not in _MARKS:
            self._words[-1] += self._pause
        self._pause = ""
