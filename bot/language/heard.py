"""What a model heard in a message, beside the words that the vocabulary knows.

The vocabulary says surely what was said, but no list holds all the ways to say a thing ("getting
mucky with clay"), and it cannot tell a wish from a story ("I swam for the county once"). A model
that has read thousands of labelled messages can. Each field has two bounds: above the upper one
what was heard is added, below the lower one what the vocabulary found is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.language.found import Found
from bot.language.sentence import Sentence


@dataclass(frozen=True)
class Heard:
    """One wish and how sure the model is that the message says it, denied or not.

    ``start`` and ``end`` are offsets of the word that says it, in the text as typed.
    """

    field: str
    value: Any
    chance: float
    """From 0 to 1."""
    start: int
    end: int


@dataclass(frozen=True)
class Bounds:
    """``doubt``: what is found is left out below it; ``trust``: what is heard is added above it."""

    doubt: float
    trust: float


BOUNDS: dict[str, Bounds] = {
    "categories": Bounds(0.002, 0.8),
    "access": Bounds(0.002, 0.75),
    "for": Bounds(0.002, 0.6),
    "transport": Bounds(0.002, 0.8),
    "funding": Bounds(0.002, 0.9),
    "format": Bounds(0.002, 0.95),
    "meal": Bounds(0.002, 0.8),
}
"""Chosen on 500 labelled sentences that the model had not seen; docs/decisions/0004."""


def added(sentence: Sentence, found: Sequence[Found], heard: Sequence[Heard]) -> list[Found]:
    """What was heard with trust and not found, as facts of the words that say it."""
    known = {(fact.field, fact.value) for fact in found}
    facts = []
    for one in heard:
        if one.chance < BOUNDS[one.field].trust or (one.field, one.value) in known:
            continue
        at = _word_at(sentence, one)
        if at is not None:
            facts.append(Found(one.field, one.value, at, at + 1))
    return facts


def doubted(heard: Sequence[Heard]) -> set[tuple[str, Any]]:
    """The (field, value) pairs that are left out although a word of theirs was found."""
    return {(one.field, one.value) for one in heard if one.chance < BOUNDS[one.field].doubt}


def _word_at(sentence: Sentence, one: Heard) -> int | None:
    for index, word in enumerate(sentence.words):
        if word.start < one.end and one.start < word.end:
            return index
    return None
