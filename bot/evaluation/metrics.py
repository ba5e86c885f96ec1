"""The figures about topics. Each is a function of the scored rows.

Errors (no answer at all) are counted apart and are in no share.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.evaluation.verdicts import UNCLEAR, Row

OUT_OF_SCOPE = "talk/out_of_scope"
LOW = 0.75
"""A topic below this share (15 of 20) is named in the report."""


@dataclass(frozen=True)
class Tally:
    """How many of some sentences were taken right."""

    right: int = 0
    asked: int = 0
    offered: int = 0
    """Of those asked: what was meant was among the choices."""
    wrong: int = 0
    errors: int = 0

    @property
    def answered(self) -> int:
        """All but the errors."""
        return self.right + self.asked + self.wrong

    def to_dict(self) -> dict[str, int | float | None]:
        """The counts and their shares."""
        return {
            "sentences": self.answered + self.errors,
            "right": self.right,
            "asked": self.asked,
            "offered": self.offered,
            "wrong": self.wrong,
            "errors": self.errors,
            "right_share": share(self.right, self.answered),
            "asked_share": share(self.asked, self.answered),
            "wrong_share": share(self.wrong, self.answered),
            "offered_share": share(self.offered, self.asked),
        }


@dataclass(frozen=True)
class Confusion:
    """Sentences of one topic that were answered as another."""

    topic: str
    answered: str
    count: int
    example: str


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole`` from 0.0 to 1.0; None of nothing."""
    return part / whole if whole else None


def tally(rows: Iterable[Row]) -> Tally:
    """How many rows have each verdict."""
    rows = list(rows)
    count = Counter(row.verdict for row in rows)
    offered = sum(row.offered for row in rows)
    return Tally(count["right"], count["asked"], offered, count["wrong"], count["error"])


def tally_by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Tally]:
    """A tally for each topic, group, style or whatever else ``key`` gives, in its order."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[key(row)].append(row)
    return {name: tally(parts[name]) for name in sorted(parts)}


def low_topics(by_topic: dict[str, Tally]) -> list[str]:
    """The topics that are right in fewer than 15 of 20."""
    return [
        topic
        for topic, found in by_topic.items()
        if (share(found.right, found.answered) or 0) < LOW
    ]


def confusions(rows: Iterable[Row]) -> list[Confusion]:
    """Which topics were answered as which others, the commonest first; asking is no confusion."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.verdict == "wrong":
            pairs[row.sentence.topic, row.answered].append(row.sentence.text)
    found = [Confusion(*pair, len(texts), texts[0]) for pair, texts in pairs.items()]
    return sorted(found, key=lambda one: (-one.count, one.topic, one.answered))


def matrix(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """How often each topic was answered as each, asking among them as "talk/unclear"."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.reply:
            counts[row.sentence.topic][row.answered] += 1
    return {topic: dict(sorted(counts[topic].items())) for topic in sorted(counts)}


def urgent_recall(rows: Iterable[Row]) -> float | None:
    """The share of urgent messages that were taken as urgent, whichever of the four topics."""
    urgent = [row for row in rows if row.sentence.group == "urgent" and row.reply]
    return share(sum(row.alarmed for row in urgent), len(urgent))


def false_alarms(rows: Iterable[Row]) -> float | None:
    """The share of near misses ("dying to try yoga") that were taken as urgent."""
    misses = [row for row in rows if row.sentence.is_near_miss and row.reply]
    return share(sum(row.alarmed for row in misses), len(misses))


def false_alarms_elsewhere(rows: Iterable[Row]) -> float | None:
    """The share of all other messages that are not urgent and were taken as urgent."""
    others = [
        row
        for row in rows
        if row.reply and not row.sentence.is_near_miss and row.sentence.group != "urgent"
    ]
    return share(sum(row.alarmed for row in others), len(others))


def out_of_scope_recall(rows: Iterable[Row]) -> float | None:
    """The share of messages about other things that were told apart as such."""
    outside = [row for row in rows if row.sentence.topic == OUT_OF_SCOPE and row.reply]
    return share(sum(row.answered == OUT_OF_SCOPE for row in outside), len(outside))


def good_refused(rows: Iterable[Row]) -> float | None:
    """The share of messages that we do answer and that were taken as out of scope."""
    inside = [row for row in rows if row.sentence.topic != OUT_OF_SCOPE and row.reply]
    return share(sum(row.answered == OUT_OF_SCOPE for row in inside), len(inside))


def detail_right(rows: Iterable[Row]) -> float | None:
    """The share of labelled questions about one activity whose detail was understood."""
    asked = [row for row in rows if row.sentence.detail and row.reply]
    right = sum(row.reply is not None and row.reply.detail == row.sentence.detail for row in asked)
    return share(right, len(asked))


def near_me_asked(rows: Iterable[Row]) -> float | None:
    """The share of "near me" messages, sent without a place, that are answered with a question."""
    near = [row for row in rows if row.sentence.near_me and row.reply]
    asked = sum(row.reply is not None and _asks_for_a_place(row.reply.text) for row in near)
    return share(asked, len(near))


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The smallest value that at least ``percent`` of the values do not exceed; None of none."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def is_sure(row: Row) -> bool:
    """Whether the reply names a topic instead of asking which was meant."""
    return row.reply is not None and row.reply.topic != UNCLEAR


def _asks_for_a_place(text: str) -> bool:
    """As the contract has it: a question for a place says "where", "town" or "postcode"."""
    small = text.lower()
    return "?" in small and any(word in small for word in ("where", "town", "postcode"))
