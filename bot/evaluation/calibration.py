"""Whether a confidence of 0.8 is right in 8 of 10."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluation.metrics import is_sure
from bot.evaluation.verdicts import Row

BINS = 10


@dataclass(frozen=True)
class Bin:
    """The replies whose confidence lies between ``low`` and ``high``."""

    low: float
    high: float
    count: int
    confidence: float
    """The mean."""
    right: float
    """The share that was right."""


def reliability(rows: Iterable[Row]) -> list[Bin]:
    """The replies that name a topic, by their confidence; empty bins left out."""
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for row in rows:
        if row.reply is not None and is_sure(row):
            place = min(int(row.reply.confidence * BINS), BINS - 1)
            parts[place].append((row.reply.confidence, row.verdict == "right"))
    return [
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            count=len(part),
            confidence=sum(confidence for confidence, _ in part) / len(part),
            right=sum(right for _, right in part) / len(part),
        )
        for place, part in enumerate(parts)
        if part
    ]


def expected_calibration_error(bins: Iterable[Bin]) -> float | None:
    """The mean distance between confidence and the share that is right, weighed by count."""
    bins = list(bins)
    count = sum(one.count for one in bins)
    if not count:
        return None
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / count
