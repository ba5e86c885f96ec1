"""The vocabulary's phrases by their words, and those of a message, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.language.sentence import Sentence, phrase
from bot.language.words import is_english

Words = tuple[str, ...]
WHOLE = frozenset(
    {
        "advice",
        "computers",
        "hub",
        "learning",
        "memory_cafe",
        "respite_day",
        "respite_overnight",
        "shared_lives",
        "sitting_service",
        "travel_training",
        "volunteering",
        "woodwork_and_repair",
    }
)
"""Kinds whose names hold words of need that ask for nothing more ("men's shed")."""
ASIDE = frozenset({"detail", "drop", "near_me"})
"""Fields whose phrases mean one person only: "near me" is not "near him"."""
_ANYONE = {
    **dict.fromkeys(("my", "his", "her", "your", "our", "their"), "my"),
    **dict.fromkeys(
        ("himself", "herself", "yourself", "ourselves", "themselves", "themself"), "myself"
    ),
}
"""Whose it is makes no difference to what is meant: "cook his own tea" is "cook my own tea"."""


@dataclass(frozen=True)
class Term:
    """A phrase of the vocabulary found in a message, from word ``first`` up to ``last``."""

    field: str
    id: str
    first: int
    last: int


def _anyones(words: Words) -> Words:
    return tuple(_ANYONE.get(word, word) for word in words)


class Phrases:
    """Phrases by their words, with the beginnings of phrases for the walk."""

    def __init__(
        self, vocabulary: Mapping[str, Mapping[str, Sequence[str]]], fields: Iterable[str]
    ) -> None:
        self.ids: dict[Words, list[tuple[str, str]]] = {}
        self.anyones = ASIDE.isdisjoint(fields := tuple(fields))
        self.joined: set[str] = set()
        for field in fields:
            for id_, phrases in vocabulary.get(field, {}).items():
                for text in phrases:
                    words = phrase(text)
                    if self.anyones:
                        words = _anyones(words)
                    for form in (words, _plural(words)) if field != "ignored" else (words,):
                        self._add(form, field, id_)
        self._add_needs()
        self._add_kinds()
        # "coffeemorning", "daycentre": typed together, unless that is a word of its own.
        for words, ids in list(self.ids.items()):
            joined = ("".join(words),)
            if len(words) == 2 and joined not in self.ids and not is_english(joined[0]):
                self.ids[joined] = ids
                self.joined.add(joined[0])
        self.beginnings = {
            words[:length] for words in self.ids for length in range(1, len(words) + 1)
        }

    def _add_needs(self) -> None:
        """ "Deaf football" and "mental health group" name who it is for, as well as the kind."""
        needs = {
            words: [one for one in ids if one[0] in ("access", "for")]
            for words, ids in self.ids.items()
            if any(field in ("access", "for") for field, _ in ids)
        }
        for words, ids in list(self.ids.items()):
            if not any(f == "categories" and id_ not in WHOLE for f, id_ in ids):
                continue
            for length in range(len(words) - 1, 0, -1):
                inside = [words[at : at + length] for at in range(len(words) - length + 1)]
                found = [need for part in inside for need in needs.get(part, ())]
                if found:
                    ids.extend(need for need in dict.fromkeys(found) if need not in ids)
                    break

    def _add_kinds(self) -> None:
        """ "Disability football", "relaxed swim" name the kind, as well as who or how it is for."""
        for words, ids in list(self.ids.items()):
            if (
                not {field for field, _ in ids} <= {"for", "access"}
                or ("access", "assistance_dogs") in ids
            ):
                continue
            for length in range(len(words) - 1, 0, -1):
                last = self.ids.get(words[-length:], ())
                kinds = [one for one in last if one[0] == "categories"]
                if kinds:
                    ids.extend(kinds)
                    break

    def _add(self, words: Words, field: str, id_: str) -> None:
        if not words:
            return
        ids = self.ids.setdefault(words, [])
        if (field, id_) not in ids and not (ids and ids[0][0] == "ignored"):
            ids.append((field, id_))


def _plural(words: Words) -> Words:
    last = words[-1]
    if not last.isalpha() or len(last) < 3 or last.endswith(("s", "ing")):
        return words
    if last.endswith(("ch", "sh", "x")):
        return (*words[:-1], last + "es")
    if last.endswith("y") and last[-2] not in "aeiou":
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


def find(phrases: Phrases, sentence: Sentence) -> list[Term]:
    """The phrases of a message in reading order, the longest first, none inside another."""
    norms = _anyones(sentence.norms) if phrases.anyones else sentence.norms
    spans: list[tuple[int, int]] = []
    for first in range(len(norms)):
        last = first + 1
        while last <= len(norms) and norms[first:last] in phrases.beginnings:
            if norms[first:last] in phrases.ids:
                spans.append((first, last))
            last += 1
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    taken: set[int] = set()
    found: list[Term] = []
    for first, last in spans:
        words = range(first, last)
        if not taken.isdisjoint(words):
            continue
        taken.update(words)
        found.extend(Term(f, id_, first, last) for f, id_ in phrases.ids[norms[first:last]])
    return sorted(found, key=lambda term: term.first)
