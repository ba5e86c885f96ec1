"""What a model heard in a message, beside the words that the vocabulary knows.

The vocabulary says surely what was said, but no list holds all the ways to say a thing ("getting
mucky with clay"). A model that has read labelled messages may hear the rest. Here it only adds;
what is wished for in the end, :mod:`bot.dialogue.components.settling` weighs.
"""

from __future__ import annotations

import math
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


TRUST: dict[str, float] = {
    "access": 0.8, "categories": 0.8, "transport": 0.8, "funding": 0.9, "meal": 0.9,
}  # fmt: skip
"""From which chance on what is heard is added here, and may be denied. Of a field that is not here
nothing is. Chosen by ``data/nlu/labels/bounds.jsonl``, which the model was not taught;
docs/decisions/0004."""

_IMPLIED = frozenset({("categories", "advice"), ("categories", "hub")})
"""Kinds that a question for a place to ask means in any case: hearing them would narrow it down."""


def added(sentence: Sentence, found: Sequence[Found], heard: Sequence[Heard]) -> list[Found]:
    """What was heard with trust and not found, as facts of the words that say it."""
    known = {(fact.field, fact.value) for fact in found} | _IMPLIED
    facts = []
    for one in heard:
        if one.chance < TRUST.get(one.field, math.inf) or (one.field, one.value) in known:
            continue
        at = _word_at(sentence, one)
        if at is not None:
            facts.append(Found(one.field, one.value, at, at + 1))
    return facts


def _word_at(sentence: Sentence, one: Heard) -> int | None:
    for index, word in enumerate(sentence.words):
        if word.start < one.end and one.start < word.end:
            return index
    return None
