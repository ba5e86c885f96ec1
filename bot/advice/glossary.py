"""Hard words and what they mean, from ``data/glossary.yml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DaywiseError

_GAP = re.compile(r"[\s-]+")


class GlossaryError(DaywiseError):
    """The glossary cannot be read; names the entry and what is wrong with it."""


@dataclass(frozen=True)
class GlossaryEntry:
    """One hard word."""

    word: str
    """As we write it: "direct payment"."""
    explanation: str
    """One sentence that says what it is."""
    forms: tuple[str, ...] = ()
    """Other ways to say it: "direct payments", "DP"."""


class Glossary:
    """Finds hard words in a text and explains each."""

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        """Take ``entries``.

        Raises:
            GlossaryError: a word or form stands there twice.
        """
        self._entries = tuple(entries)
        self._by_form: dict[str, GlossaryEntry] = {}
        for entry in self._entries:
            for form in (entry.word, *entry.forms):
                other = self._by_form.setdefault(_key(form), entry)
                if other is not entry:
                    raise GlossaryError(
                        f"{form!r} stands under both {other.word!r} and {entry.word!r}. "
                        "Take it out of one."
                    )
        self._pattern = _pattern(self._by_form)

    @classmethod
    def load(cls, file: Path) -> Glossary:
        """Read ``file``: a YAML list of entries with word, explanation and, if any, forms.

        Raises:
            GlossaryError: the file or an entry of it cannot be used.
        """
        try:
            listed = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise GlossaryError(f"{file} cannot be read: {error}. Mend or restore it.") from error
        if not isinstance(listed, list):
            raise GlossaryError(f"{file} holds no list. Begin each entry with '- word: ...'.")
        try:
            return cls(_entry(item, number) for number, item in enumerate(listed, start=1))
        except GlossaryError as error:
            raise GlossaryError(f"{file}: {error}") from error

    def explain(self, text: str, already: Collection[str] = ()) -> list[tuple[str, str]]:
        """The hard words of ``text`` with what they mean, each once, in order of first use.

        Only whole words count, and where two overlap the longer one. ``already`` are words
        that need no explanation any more, in any form or case. Empty where none is left.
        """
        known = {self._by_form[key].word for key in map(_key, already) if key in self._by_form}
        found = dict.fromkeys(entry for _, _, entry in self.found(text))
        return [(entry.word, entry.explanation) for entry in found if entry.word not in known]

    def found(self, text: str) -> list[tuple[int, int, GlossaryEntry]]:
        """Every use of a hard word in ``text``: its first character, its end, and what it is.

        In order; none overlaps another.
        """
        plain = _straight(text)
        spans = [match.span(1) for match in self._pattern.finditer(plain)]
        taken: list[tuple[int, int]] = []
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if all(end <= other_start or other_end <= start for other_start, other_end in taken):
                taken.append((start, end))
        return [(start, end, self._by_form[_key(plain[start:end])]) for start, end in sorted(taken)]

    def __iter__(self) -> Iterator[GlossaryEntry]:
        """In the order of the file."""
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Matches, at every place where a form starts, the longest that does."""
    longest_first = sorted(forms, key=len, reverse=True)
    either = "|".join(_GAP.pattern.join(map(re.escape, form.split(" "))) for form in longest_first)
    # Looks ahead only, so that a word inside of another's match is seen too.
    return re.compile(rf"(?<![\w-])(?=({either or '(?!)'})(?![\w-]))", re.IGNORECASE)


def _key(form: str) -> str:
    return _GAP.sub(" ", _straight(form)).strip().casefold()


def _straight(text: str) -> str:
    """``text``, no longer or shorter, with straight apostrophes."""
    return text.replace("’", "'")


def _entry(item: Any, number: int) -> GlossaryEntry:
    if not isinstance(item, dict):
        raise GlossaryError(f"entry {number} is {item!r}. Begin it with '- word: ...'.")
    word, explanation = (_text(item, key, number) for key in ("word", "explanation"))
    forms = item.get("forms", [])
    if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
        raise GlossaryError(f"'forms' of {word!r} is {forms!r}. Write it like [this, that].")
    return GlossaryEntry(word=word, explanation=explanation, forms=tuple(forms))


def _text(item: dict[Any, Any], key: str, number: int) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise GlossaryError(f"entry {number} has no {key!r}, or it is not text. Add it.")
    return value.strip()
