"""Plans of one day: a morning, an afternoon or an evening, or two of them.

Sets of ids are kept as the bits of whole numbers: a week is put together from such plans thousands
of times before a good one is found.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from bot.vocabulary import DAYS
from bot.week.suggesting.scoring import (
    ANOTHER_DAY,
    FIRST_OF_A_LIKE,
    GOOD_DAY,
    MINUTE,
    MOST_A_DAY,
    THE_SAME_AGAIN,
    Problem,
)

A_PART = 10
"""So many sessions of each part of a day are looked at."""
OF_A_KIND = 4
"""And of these so many of one category."""
PLANS_A_DAY = 40
PLANS_FOR_LITTLE = 10
"""Besides those that are best: the best of those that cost nothing."""


class DayPlan(NamedTuple):
    """Some sessions of one day."""

    promise: int
    """What it may add to a week at the best."""
    points: int
    """What it adds, but for the likes that it is the first of and the kinds that are there."""
    members: tuple[int, ...]
    """The numbers of the options."""
    day: int
    """A bit."""
    is_new: bool
    """Nothing stands on that day yet."""
    likes: int
    kinds: int
    repeats: int
    """How many of its sessions are of a kind that another of them has."""
    activities: int
    pence: int


class Bits:
    """Whole numbers for sets of ids: a bit for each id, given as they come."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, ids: Iterable[str]) -> int:
        """The bits of a set."""
        found = 0
        for id in ids:
            found |= self._known.setdefault(id, 1 << len(self._known))
        return found


class DayPlanner:
    """Makes the plans of each day of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._likes, self._kinds, self._activities = Bits(), Bits(), Bits()
        self.likes_met = self._likes.of(problem.likes_met)
        self.kinds_there = self._kinds.of(problem.kinds_there)

    def plans(self, day: str) -> list[DayPlan]:
        """The best plans of one day."""
        room, left = self._problem.room[day], self._problem.pence_left
        parts = [[self._alone(at) for at in part] for part in self._likely(day)] if room else []
        hoped = [(plan.promise, plan) for part in parts for plan in part]
        if room >= MOST_A_DAY:
            hoped += self._pairs(parts)
        hoped = sorted((h, plan) for h, plan in hoped if left is None or plan.pence <= left)[::-1]
        best = self._best(hoped, PLANS_A_DAY)
        for_nothing = self._best([one for one in hoped if not one[1].pence], PLANS_FOR_LITTLE)
        return list(dict.fromkeys((*best, *for_nothing)))

    def _pairs(self, parts: list[list[DayPlan]]) -> Iterator[tuple[int, DayPlan]]:
        """Every pair with what it could promise at the most: all ways between are saved."""
        pairs = (pair for two in combinations(parts, 2) for pair in product(*two))
        for one, other in pairs:
            minutes = sum(self._minutes_home(plan.members[0]) for plan in (one, other))
            pair = self._both(one, other)
            yield pair.promise + GOOD_DAY - MINUTE * minutes, pair

    def _best(self, hoped: list[tuple[int, DayPlan]], most: int) -> list[DayPlan]:
        """The plans that promise most; what cannot any more is not worked out."""
        found: list[DayPlan] = []
        for hope, plan in hoped:
            if len(found) >= most and found[most - 1].promise >= hope:
                break
            more = self._problem.together(*plan.members) if len(plan.members) > 1 else 0
            if more is not None:
                real = plan._replace(promise=plan.promise + more, points=plan.points + more)
                insort(found, real, key=lambda one: -one.promise)
        return found[:most]

    def _alone(self, at: int) -> DayPlan:
        option = self._problem.options[at]
        likes = self._likes.of(option.likes)
        is_new = option.slot.day not in self._problem.days_used
        points = option.worth + ANOTHER_DAY * is_new
        return DayPlan(
            points + FIRST_OF_A_LIKE * (likes & ~self.likes_met).bit_count(),
            points,
            (at,),
            1 << DAYS.index(option.slot.day),
            is_new,
            likes,
            self._kinds.of([option.kind] if option.kind else []),
            0,
            self._activities.of([option.activity.id]),
            option.pence or 0,
        )

    def _both(self, one: DayPlan, other: DayPlan) -> DayPlan:
        points = one.points + other.points - ANOTHER_DAY * one.is_new
        likes, repeats = one.likes | other.likes, (one.kinds & other.kinds).bit_count()
        return DayPlan(
            points
            + FIRST_OF_A_LIKE * (likes & ~self.likes_met).bit_count()
            + THE_SAME_AGAIN * repeats,
            points,
            one.members + other.members,
            one.day,
            one.is_new,
            likes,
            one.kinds | other.kinds,
            repeats,
            one.activities | other.activities,
            one.pence + other.pence,
        )

    def _likely(self, day: str) -> list[list[int]]:
        """The sessions of each part of a day that are worth looking at."""
        by_part: dict[str, list[int]] = {}
        of_kind: dict[tuple[str, str], int] = {}
        of_day = [at for at, o in enumerate(self._problem.options) if o.slot.day == day]
        for at in sorted(of_day, key=self._hope, reverse=True):
            option = self._problem.options[at]
            kept = by_part.setdefault(option.stop.part, [])
            kind = (option.stop.part, option.kind)
            if len(kept) < A_PART and of_kind.get(kind, 0) < OF_A_KIND:
                kept.append(at)
                of_kind[kind] = of_kind.get(kind, 0) + 1
        return list(by_part.values())

    def _hope(self, at: int) -> int:
        """What a session may bring: beside another that is near, it saves a way home."""
        option = self._problem.options[at]
        likes = option.likes - self._problem.likes_met
        return option.worth + FIRST_OF_A_LIKE * len(likes) - MINUTE * self._minutes_home(at)

    def _minutes_home(self, at: int) -> int:
        return self._problem.options[at].stop.minutes_home
