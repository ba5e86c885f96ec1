"""The best week there is by trying every one: a second opinion that shares no code with ours.

As a program it answers as the solver of the bench does, a problem in numbers a line.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

Numbers = dict[str, Any]


def points_of(problem: Numbers, chosen: tuple[int, ...]) -> int | None:
    """The points of a week, counted from the numbers alone; None where it cannot be."""
    options = [problem["options"][at] for at in chosen]
    of_day = Counter(option["day"][0] for option in options)
    new_days = set(of_day) - set(problem["days_used"])
    if any(count > problem["room"][day] for day, count in of_day.items()):
        return None
    if new_days and len(new_days) > problem["most_days"] - len(problem["days_used"]):
        return None
    left = problem["pence_left"]
    if left is not None and sum(option["pence"] for option in options) > left:
        return None
    points = sum(option["worth"] for option in options)
    points += sum(more for one, other, more in problem["together"] if {one, other} <= {*chosen})
    points += problem["another_day"] * len(new_days)
    met = {like for option in options for like in option["likes"]} & {*problem["likes"]}
    points += problem["first_of_a_like"] * len(met)
    for kind, count in Counter(kind for option in options for kind in option["kind"]).items():
        points += problem["the_same_again"] * (count - (kind not in problem["kinds_there"]))
    return points


def weeks(problem: Numbers) -> Iterator[tuple[int, ...]]:
    """Every week without two that never go together."""
    never = {frozenset(pair) for pair in problem["never"]}

    def further(chosen: tuple[int, ...], start: int) -> Iterator[tuple[int, ...]]:
        yield chosen
        for at in range(start, len(problem["options"])):
            if not any(frozenset((at, other)) in never for other in chosen):
                yield from further((*chosen, at), at + 1)

    return further((), 0)


def best(problem: Numbers) -> dict[str, Any]:
    """The best of them."""
    counted = ((points_of(problem, week), week) for week in weeks(problem))
    points, week = max((points, week) for points, week in counted if points is not None)
    return {"points": points, "chosen": list(week), "proved": True}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(best(json.loads(line))))
