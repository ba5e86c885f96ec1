"""A good week of many sessions, fast: a beam over the days, then a search that stops.

A beam goes from Monday to Sunday, takes one of the plans of each day or leaves it free, and keeps
the best weeks for every number of days in use: one that waits for a good Saturday has little to
show on Tuesday. From the week that it finds a search by branch and bound goes on, best plans first,
until nothing can be better or enough was looked at. At the end two days at a time are planned anew
while it helps. How far all of it is from the best week there is, ``./daywise bench week`` tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from heapq import nlargest
from itertools import accumulate, combinations
from typing import NamedTuple

from bot.vocabulary import DAYS
from bot.week.suggesting.days import DayPlan, DayPlanner
from bot.week.suggesting.scoring import FIRST_OF_A_LIKE, THE_SAME_AGAIN, Problem

WEEKS_KEPT = 8
"""By the beam, for each number of days in use."""
LOOKED_AT = 8000
"""So many weeks by the search after it."""
PLANNED_ANEW, LOOKED_AT_ANEW = 2, 1000
"""So many plans of a week are taken out at once to put one more in, and so many weeks looked at."""


class Week(NamedTuple):
    """Some plans of different days. Sets are bits, as in a plan of a day."""

    points: int
    plans: tuple[DayPlan, ...]
    likes: int
    kinds: int
    activities: int
    pence: int
    days: int
    new_days: int


def choose(problem: Problem) -> tuple[int, ...]:
    """The numbers of the options that make a good week together; empty where none is worth it."""
    planner = DayPlanner(problem)
    plans = [plan for day in DAYS for plan in planner.plans(day)]
    weeks = _Weeks(problem, Week(0, (), planner.likes_met, planner.kinds_there, 0, 0, 0, 0))
    found = weeks.better(plans, _beam(weeks, plans), weeks.empty, len(DAYS), LOOKED_AT)
    return tuple(at for plan in _exchanged(weeks, plans, found).plans for at in plan.members)


class _Weeks:
    """Puts weeks of a problem together."""

    def __init__(self, problem: Problem, empty: Week) -> None:
        self.empty = empty
        self._pence_left = problem.pence_left
        self._free_days = problem.most_days - len(problem.days_used)
        with_room = sum(problem.room[day] > 0 for day in problem.days_used)
        self._most_plans = min(len(DAYS), self._free_days + with_room)

    def with_(self, week: Week, plan: DayPlan) -> Week | None:
        """The week with one more plan; None where it does not go."""
        if week.days & plan.day or week.activities & plan.activities:
            return None
        if plan.is_new and week.new_days >= self._free_days:
            return None
        pence = week.pence + plan.pence
        if self._pence_left is not None and pence > self._pence_left:
            return None
        return Week(
            week.points
            + plan.points
            + FIRST_OF_A_LIKE * (plan.likes & ~week.likes).bit_count()
            + THE_SAME_AGAIN * (plan.repeats + (week.kinds & plan.kinds).bit_count()),
            (*week.plans, plan),
            week.likes | plan.likes,
            week.kinds | plan.kinds,
            week.activities | plan.activities,
            pence,
            week.days | plan.day,
            week.new_days + plan.is_new,
        )

    def of(self, plans: Iterable[DayPlan]) -> Week:
        """The week of these plans, which go together."""
        return reduce(lambda week, plan: self.with_(week, plan) or week, plans, self.empty)

    def better(
        self, plans: Iterable[DayPlan], best: Week, start: Week, most: int, look_at: int
    ) -> Week:
        """The best week of ``start`` and ``most`` plans more, or ``best`` where none is better.

        Branch and bound: plans in the order of what they promise, each with those after it. It
        stops when so many weeks were looked at.
        """
        in_order = sorted((plan for plan in plans if not start.days & plan.day), reverse=True)
        at_most, looked_at = _at_most(in_order), 0
        stack = [(start, 0, min(most, self._most_plans - len(start.plans)))]
        while stack and looked_at < look_at:
            week, first, left = stack.pop()
            further = []
            for at in range(first, len(in_order) if left else 0):
                if week.points + at_most[at][left] <= best.points:
                    break
                looked_at += 1
                if made := self.with_(week, in_order[at]):
                    best = made if made.points > best.points else best
                    further.append((made, at + 1, left - 1))
            stack.extend(reversed(further))
        return best


def _beam(weeks: _Weeks, plans: Iterable[DayPlan]) -> Week:
    by_day: dict[int, list[DayPlan]] = {}
    for plan in plans:
        by_day.setdefault(plan.day, []).append(plan)
    kept = {0: [weeks.empty]}
    for of_day in by_day.values():
        every = [week for some in kept.values() for week in some]
        for week in every:
            for plan in of_day:
                if made := weeks.with_(week, plan):
                    kept.setdefault(made.new_days, []).append(made)
        kept = {days: nlargest(WEEKS_KEPT, some) for days, some in kept.items()}
    return max(week for some in kept.values() for week in some)


def _exchanged(weeks: _Weeks, plans: list[DayPlan], best: Week) -> Week:
    """The week after some of its days were planned anew at once, as long as that helps."""
    better = True
    while better:
        better = False
        for out in combinations(best.plans, min(PLANNED_ANEW, len(best.plans))):
            start = weeks.of(plan for plan in best.plans if plan not in out)
            found = weeks.better(plans, best, start, PLANNED_ANEW + 1, LOOKED_AT_ANEW)
            if found.points > best.points:
                best, better = found, True
                break
    return best


def _at_most(plans: list[DayPlan]) -> list[list[int]]:
    """For each plan: the most that it and later ones of different days add, by how many."""
    best: dict[int, int] = {}
    found = []
    for plan in reversed(plans):
        best[plan.day] = max(0, plan.promise)
        in_order = sorted(best.values(), reverse=True)
        in_order += [0] * (len(DAYS) - len(in_order))
        found.append(list(accumulate(in_order, initial=0)))
    return found[::-1]
