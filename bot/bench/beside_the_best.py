"""Weeks that were suggested, beside the best there are: a solver proves how good a week can be."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean
from typing import Any

from bot.bench.importing import MeasuringError
from bot.week.suggesting.choosing import choose
from bot.week.suggesting.scoring import (
    ANOTHER_DAY,
    FIRST_OF_A_LIKE,
    THE_SAME_AGAIN,
    Problem,
    score,
)


@dataclass(frozen=True)
class Compared:
    """What shares of the best points were reached, a number from 0 to 1 for each problem."""

    shares: tuple[float, ...]

    @property
    def least(self) -> float:
        """Of the worst."""
        return min(self.shares)

    @property
    def mean(self) -> float:
        """Of all."""
        return mean(self.shares)

    @property
    def best(self) -> int:
        """How many were as good as can be."""
        return sum(share >= 1 for share in self.shares)


def compared(problems: Sequence[Problem], solver: Sequence[str]) -> Compared:
    """Our weeks beside the solver's; ``solver`` is the command that reads problems, a line each.

    Raises:
        MeasuringError: the solver failed, did not prove a week, or counts points otherwise.
    """
    asked = "".join(json.dumps(in_numbers(problem)) + "\n" for problem in problems)
    done = subprocess.run(solver, input=asked, capture_output=True, text=True)
    if done.returncode != 0:
        raise MeasuringError(f"The solver failed: {done.stderr[-500:]}")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    pairs = zip(problems, answers, strict=True)
    return Compared(tuple(_share(problem, best) for problem, best in pairs))


def _share(problem: Problem, best: dict[str, Any]) -> float:
    if not best["proved"]:
        raise MeasuringError("The solver did not come to an end. Ask it for fewer options.")
    if score(problem, best["chosen"]) != best["points"]:
        raise MeasuringError(f"The solver's {best['points']} points are not what we count.")
    ours = score(problem, choose(problem))
    if ours is None:
        raise MeasuringError("A week was suggested that cannot be.")
    return ours / best["points"] if best["points"] else 1.0


def in_numbers(problem: Problem) -> dict[str, Any]:
    """All that :func:`bot.week.suggesting.scoring.score` looks at, as JSON can carry it."""
    pairs = {
        (one, other): problem.together(one, other)
        for one, other in combinations(range(len(problem.options)), 2)
    }
    likes = {like for option in problem.options for like in option.likes}
    return {
        "options": [
            {
                "worth": option.worth,
                "day": [option.slot.day],
                "likes": sorted(option.likes),
                "kind": [option.kind] if option.kind else [],
                "pence": option.pence or 0,
            }
            for option in problem.options
        ],
        "never": [list(pair) for pair, points in pairs.items() if points is None],
        "together": [[*pair, points] for pair, points in pairs.items() if points],
        "room": problem.room,
        "days_used": sorted(problem.days_used),
        "most_days": problem.most_days,
        "likes": sorted(likes - problem.likes_met),
        "kinds_there": sorted(problem.kinds_there),
        "pence_left": problem.pence_left,
        "first_of_a_like": FIRST_OF_A_LIKE,
        "the_same_again": THE_SAME_AGAIN,
        "another_day": ANOTHER_DAY,
    }
