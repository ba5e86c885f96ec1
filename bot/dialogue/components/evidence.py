"""What the filters found in a message say about its topic.

A place, a day or a kind of activity is what separates "swimming in Poole on Tuesday" (a search)
from "what is a review" (a question), so the intent classifier is told of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.dialogue.components.encoder import Floats
from bot.dialogue.components.snap import words

FILTERS: tuple[str, ...] = (
    "categories", "near", "near_me", "within_miles", "days", "part_of_day", "dates", "max_price",
    "access", "for", "funding", "transport", "format", "meal", "drop",
)  # fmt: skip
"""The fields of a search, as :class:`bot.language.mentions.Mention` names them."""

ABOUT_ONE: tuple[str, ...] = ("detail", "ordinal")
"""Fields that ask about an activity already shown."""

FEATURES = len(FILTERS) + len(ABOUT_ONE) + 3

_LITTLE_WORDS = frozenset((
    "a", "about", "also", "an", "and", "any", "anything", "around", "as", "at", "be", "but", "by",
    "for", "from", "i", "i'd", "i'm", "if", "im", "in", "instead", "just", "like", "me", "my",
    "near", "of", "on", "only", "or", "our", "out", "over", "please", "pls", "some", "something",
    "somewhere", "than", "the", "then", "to", "up", "us", "want", "we", "with", "within",
))  # fmt: skip
"""Words that carry no topic. Those that make a question ("is", "what's", "how", "can") or an answer
("yes", "no", "more") do, so they are not here.
"""


@dataclass(frozen=True)
class Found:
    """One filter in a message: its field, its place in the text, and whether it was negated."""

    field: str
    start: int
    end: int
    negated: bool = False


def found_in(entities: Sequence[dict[str, Any]]) -> tuple[Found, ...]:
    """The filters among the entities of a Rasa message."""
    return tuple(
        Found(e["entity"], e["start"], e["end"], e.get("role") == "not")
        for e in entities
        if e["entity"] in FILTERS or e["entity"] in ABOUT_ONE
    )


def features(text: str, found: Sequence[Found]) -> Floats:
    """How often each field was found (0, half, or 1 for twice and more), whether any was negated,
    the share of content words that filters cover, and whether filters cover all of them.
    """
    row = np.zeros(FEATURES, dtype=np.float32)
    for i, field in enumerate((*FILTERS, *ABOUT_ONE)):
        row[i] = min(sum(one.field == field for one in found), 2) / 2
    row[-3] = any(one.negated for one in found)
    row[-2] = covered_share(text, found)
    row[-1] = row[-2] == 1.0
    return row


def covered_share(text: str, found: Sequence[Found]) -> float:
    """How much of the text's content words the search filters cover, from 0 to 1.

    0 where there are no filters; 1 for "swimming in Poole on Tuesday evening".
    """
    spans = [one for one in found if one.field in FILTERS]
    if not spans:
        return 0.0
    little = _LITTLE_WORDS | ({"not", "no"} if any(one.negated for one in spans) else set())
    rest = list(text)
    for one in spans:
        rest[one.start : one.end] = " " * (one.end - one.start)
    left = [word for word in words("".join(rest)) if word not in little]
    inside = sum(max(1, len(text[one.start : one.end].split())) for one in spans)
    return inside / (inside + len(left))
