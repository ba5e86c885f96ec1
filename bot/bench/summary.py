"""The figures as text, and the slopes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

Result = Mapping[str, Any]


MEDIAN, PROCESSOR = "p50", "cpu_p50"
"""The figure that growth is told by: the time that passed, or what the processor worked of it."""


def growth(results: Sequence[Result], figure: str = MEDIAN) -> str:
    """How the median grows, a line a store."""
    return "\n".join(_slopes(results, figure))


def to_text(results: Sequence[Result]) -> str:
    """The figures of each catalogue."""
    return "\n".join(line for result in results for line in _lines(result))


def slope(results: Iterable[Result], store: str, figure: str = MEDIAN) -> float | None:
    """By how much the median time grows with the catalogue at equal answers, log-log.

    0 is not at all, 1 is just as much. None where one size alone was measured.
    """
    points = [
        (result["activities"], result["equal_answers"][figure])
        for result in results
        if result["store"] == store
    ]
    if len(points) < 2:
        return None
    sizes, times = np.log(np.array(points)).T
    return float(np.polyfit(sizes, times, 1)[0])


def _lines(result: Result) -> Iterator[str]:
    taken = result["import"]
    yield f"\n{result['activities']:,} activities in {result['store']}"
    yield (
        f"import: {taken['per_second']:,.0f} a second ({taken['per_cpu_second']:,.0f} for each "
        f"second of processor time), at most {taken['peak_mb']:.0f} MB"
    )
    heads = ("p50", "p99", "cpu p50", "cpu p99", "answers")
    yield f"{'search, milliseconds':38}" + "".join(f"{head:>9}" for head in heads)
    rows = {**result["kinds"], "all of these": result["all"]}
    rows[f"within a circle of {result['equal_answers']['answers']}"] = result["equal_answers"]
    for kind, row in rows.items():
        yield (
            f"{kind:38}{row['p50']:9.1f}{row['p99']:9.1f}{row['cpu_p50']:9.1f}{row['cpu_p99']:9.1f}"
            f"{row.get('answers', 0):9.0f}"
        )
    for kind, row in result["plain"].items():
        same = "the same answers" if row["same"] else "OTHER ANSWERS"
        yield (
            f"plain full scan, {kind}: {row['plain_ms']:,.0f} ms "
            f"against {row['ours_ms']:.1f} ms, {same}"
        )


def _slopes(results: Sequence[Result], figure: str) -> Iterator[str]:
    for store in dict.fromkeys(result["store"] for result in results):
        grows = slope(results, store, figure)
        if grows is not None:
            yield f"slope of the median at equal answers, {store}: {grows:.2f}"
