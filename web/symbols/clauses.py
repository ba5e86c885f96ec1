"""Splits what is written into clauses of words, so that "no swimming" is known from "swimming"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"£?\w+(?:['.]\w+)*'?")
_END = re.compile(r"[.!?](?=\s|$)|[;:()–—\n]")
_TURNS = frozenset(
    ["but", "because", "unless", "although", "though", "until", "while", "if", "when", "so"]
)
"""Words that begin a clause: what was denied before them is not denied after."""
_CONDITIONS = frozenset(("if", "when", "unless", "although", "though", "while"))


@dataclass(frozen=True)
class Word:
    """A word in small letters, and whether it stands there as a name ("in Reading")."""

    text: str
    named: bool = False


Clause = tuple[Word, ...]


def clauses(text: str) -> list[Clause]:
    """The clauses of ``text``, in order; none where there are no words."""
    found: list[Clause] = []
    for sentence in _END.split(text.replace("’", "'")):
        found += _of_sentence(sentence)
    return [clause for clause in found if clause]


def _of_sentence(sentence: str) -> list[Clause]:
    shouted = sentence.isupper()
    made: list[list[Word]] = [[]]
    end = 0
    for number, match in enumerate(_WORD.finditer(sentence)):
        written = match[0].rstrip("'")
        word = Word(
            written.lower(),
            # A capital in the middle is a name; abbreviations ("TV", "GP") are words.
            named=number > 0 and not shouted and written[:1].isupper() and not written.isupper(),
        )
        clause = made[-1]
        comma = "," in sentence[end : match.start()]
        if word.text in _TURNS or (comma and clause and clause[0].text in _CONDITIONS):
            made.append([])
        made[-1].append(word)
        end = match.end()
    return [tuple(clause) for clause in made]
