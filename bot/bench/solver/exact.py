"""The best week there is, by OR-tools' CP-SAT: what ``./daywise bench week`` is measured against.

It runs in an environment of its own, which has nothing but OR-tools, and imports nothing of ours.
Each line of the input is a problem in numbers (:func:`bot.bench.beside_the_best.in_numbers`); each
line of the output is {"points", "chosen", "proved"}.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from ortools.sat.python import cp_model

_SECONDS = 60.0


def solve(problem: dict[str, Any]) -> dict[str, Any]:
    """The best week of one problem; ``proved`` tells whether it is known that none is better."""
    model = cp_model.CpModel()
    options = problem["options"]
    takes = [model.new_bool_var(f"takes {at}") for at in range(len(options))]
    points = [option["worth"] * take for option, take in zip(options, takes, strict=True)]

    def of(field: str, value: Any) -> list[cp_model.IntVar]:
        """The variables of the options that have ``value`` in ``field``."""
        return [take for option, take in zip(options, takes, strict=True) if value in option[field]]

    for one, other in problem["never"]:
        model.add_at_most_one(takes[one], takes[other])
    for one, other, more in problem["together"]:
        both = model.new_bool_var("")
        model.add_implication(both, takes[one])
        model.add_implication(both, takes[other])
        model.add_bool_or(both, takes[one].negated(), takes[other].negated())
        points.append(more * both)
    new_days = []
    for day, room in problem["room"].items():
        on_day = of("day", day)
        model.add(sum(on_day) <= room)
        if day not in problem["days_used"]:
            used = model.new_bool_var(day)
            model.add_max_equality(used, [*on_day, model.new_constant(0)])
            new_days.append(used)
            points.append(problem["another_day"] * used)
    model.add(sum(new_days) <= problem["most_days"] - len(problem["days_used"]))
    for like in problem["likes"]:
        met = model.new_bool_var(like)
        model.add_max_equality(met, [*of("likes", like), model.new_constant(0)])
        points.append(problem["first_of_a_like"] * met)
    for kind in {option["kind"][0] for option in options if option["kind"]}:
        count = sum(of("kind", kind))
        again = model.new_int_var(0, len(options), kind)
        model.add_max_equality(again, [count - (kind not in problem["kinds_there"]), 0])
        points.append(problem["the_same_again"] * again)
    if problem["pence_left"] is not None:
        pence = [option["pence"] * take for option, take in zip(options, takes, strict=True)]
        model.add(sum(pence) <= problem["pence_left"])
    model.maximize(sum(points))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = _SECONDS
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    chosen = [at for at, take in enumerate(takes) if solver.boolean_value(take)]
    return {
        "points": round(solver.objective_value),
        "chosen": chosen,
        "proved": status == cp_model.OPTIMAL,
    }


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(solve(json.loads(line))), flush=True)
