"""Chooses at most one picture for a sentence, a fact or a kind of activity.

A picture that says the wrong thing is worse than none: where a clause denies something it gets
none, and where harm or death is spoken of only a grave one (a telephone, a warning) may stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from web.symbols.clauses import Clause, Word, clauses

INDEX = Path(__file__).parent / "index.json"
PICTURES = Path(__file__).parent / "pictures"

Phrase = tuple[str, ...]
_Told = TypeVar("_Told")
_MONEY_SIGN = "£"


@dataclass(frozen=True)
class Symbol:
    """One picture and the words that it stands for."""

    name: str
    words: tuple[str, ...]
    file: str
    openmoji: tuple[str, ...]
    """Its code points at OpenMoji ("1F3CA"), from the lowest layer up."""
    grave: bool = False
    """Whether it may stand beside a sentence about harm or death."""

    @property
    def address(self) -> str:
        """Where this server has it."""
        return f"/symbols/{self.file}"


@dataclass(frozen=True)
class _Place:
    """A phrase found in a clause: from the word ``start`` up to and without ``end``."""

    start: int
    end: int
    symbol: Symbol | None
    """None for one that only looks like a denial ("not only")."""
    characters: int


class Symbols:
    """All symbols, and the rules of choosing."""

    def __init__(self, index: Mapping[str, Any]) -> None:
        """``index`` as in ``index.json``."""
        self.all = tuple(
            Symbol(
                one["name"],
                tuple(one["words"]),
                one["file"],
                tuple(one["openmoji"]),
                one.get("grave", False),
            )
            for one in index["symbols"]
        )
        self.attribution: str = index["licence"]["attribution"]
        by_name = {symbol.name: symbol for symbol in self.all}
        self._by_name = by_name
        self._facts = {kind: by_name[name] for kind, name in index["facts"].items()}
        self._kinds = {kind: by_name[name] for kind, name in index["categories"].items()}
        self._money = self._facts["price"]
        rules = index["rules"]
        self._grave = _phrases((words, True) for words in rules["grave"])
        self._negating = _phrases((words, True) for words in rules["negating"])
        self._said: dict[Phrase, tuple[Symbol | None, bool]] = {
            tuple(words.split()): (None, False) for words in rules["harmless"]
        }
        for symbol in self.all:
            for words in symbol.words:
                capital = words[:1].isupper()
                for phrase in _forms(words.lower()):
                    self._said[phrase] = (symbol, capital)
        self._longest = max(map(len, self._said))

    @classmethod
    def load(cls) -> Symbols:
        """The symbols of ``index.json``."""
        return cls(json.loads(INDEX.read_text(encoding="utf-8")))

    def named(self, name: str) -> Symbol | None:
        """The symbol of that name ("clock"), or None."""
        return self._by_name.get(name)

    def for_fact(self, kind: str) -> Symbol | None:
        """The symbol of a kind of fact ("price", "when", "where", "phone"), or None."""
        return self._facts.get(kind)

    def for_category(self, category: str) -> Symbol | None:
        """The symbol of a kind of activity ("swimming", see search.yml), or None."""
        return self._kinds.get(category)

    def for_sentence(self, text: str) -> Symbol | None:
        """The symbol of the longest words in ``text`` that have one, or None.

        Of two as long, the first wins.
        """
        parts = clauses(text)
        grave = any(_holds(part, self._grave) for part in parts)
        best: _Place | None = None
        for part in parts:
            for place in self._fitting(part, whole=len(parts) == 1):
                if place.symbol is None or (grave and not place.symbol.grave):
                    continue
                if best is None or place.characters > best.characters:
                    best = place
        return best.symbol if best else None

    def _fitting(self, clause: Clause, *, whole: bool) -> list[_Place]:
        """What may be shown for ``clause``, in the order of the text; nothing where it denies."""
        taken: list[_Place] = []
        for place in sorted(self._places(clause), key=lambda one: (-one.characters, one.start)):
            # "No" is an answer by itself, and a denial in front of anything.
            if self._is_denial(clause[place.start : place.end]) and not (
                whole and len(clause) == place.end - place.start
            ):
                continue
            if all(place.end <= other.start or other.end <= place.start for other in taken):
                taken.append(place)
        covered = {number for place in taken for number in range(place.start, place.end)}
        left = tuple(Word("") if number in covered else word for number, word in enumerate(clause))
        if _holds(left, self._negating):
            return []
        return sorted(taken, key=lambda place: place.start)

    def _places(self, clause: Clause) -> Iterator[_Place]:
        for start, word in enumerate(clause):
            if word.text.startswith(_MONEY_SIGN):
                yield _Place(start, start + 1, self._money, len(word.text))
            for end in range(start + 1, min(start + self._longest, len(clause)) + 1):
                words = clause[start:end]
                phrase = tuple(one.text.removesuffix("'s") for one in words)
                found = self._said.get(tuple(one.text for one in words)) or self._said.get(phrase)
                if found and (found[1] or not any(one.named for one in words)):
                    yield _Place(start, end, found[0], sum(map(len, phrase)))

    def _is_denial(self, words: Clause) -> bool:
        return len(words) == 1 and (words[0].text,) in self._negating


def _phrases(told: Iterable[tuple[str, _Told]]) -> dict[Phrase, _Told]:
    return {tuple(words.split()): value for words, value in told}


def _forms(words: str) -> Iterator[Phrase]:
    """``words`` as they are, and with the last one in its simple plurals."""
    *before, last = words.split()
    for form in (last, f"{last}s", f"{last}es", f"{last.removesuffix('y')}ies"):
        yield (*before, form)


def _holds(clause: Clause, phrases: Mapping[Phrase, object]) -> bool:
    texts = [word.text for word in clause]
    return any(
        tuple(texts[start : start + length]) in phrases
        for start in range(len(texts))
        for length in {len(phrase) for phrase in phrases}
    )
