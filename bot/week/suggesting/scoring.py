"""What makes a good week, in points. All of it stands here; decision 11 tells the reasons.

A point is a minute on the way: something to do is worth an hour there and an hour back, something
that the person likes half an hour more each way. Above half an hour a minute counts for three. A
week is worth its sessions, what they are together, and what it covers of the likes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from bot.catalogue.model import Activity
from bot.week.preferences import Way
from bot.week.slots import Slot
from bot.week.spans import Span, overlap
from bot.week.travel import CHANGING_MINUTES, Spot, journey

SOMETHING_TO_DO = 120
LIKED = 60
"""It has a category that the person likes."""
FOR_A_GOAL = 20
"""It is for what they want of their week."""
NEED_MET = 10
NEED_UNKNOWN = -20
"""For each stated need that the feed is silent on: somebody has to ask."""
MINUTE = -1
"""On the way, there and back."""
FAR_MINUTES, FAR_MINUTE = 30, -2
"""Besides, for each minute there and back that a way is longer than that."""
POUND = -3
PRICE_UNKNOWN = -15
ONLY_FOR_OTHERS = -50
"""It is for certain groups, and nobody told which the person belongs to."""
NOT_WEEKLY = -20
UNCHECKED = -15
"""Nobody checked its facts for a year."""

FIRST_OF_A_LIKE = 40
"""For each like that the week has at all: a little of all is better than the same four times."""
THE_SAME_AGAIN = -40
"""For each session whose main category the week has already."""
ANOTHER_DAY = -15
"""For each day that was free: two full days are better than four that are cut up."""
GOOD_DAY = 20
"""For a morning and an afternoon of one day."""

MOST_A_DAY = 2
"""Sessions; a session is a half-day (Dorset Council, July 2024)."""
STAYING_MINUTES = 120
"""For so long somebody stays out between two sessions; the ways home and out again are saved."""


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for or against a session; ``points`` are those of this module."""

    kind: str
    points: int
    value: str = ""
    """What it is about, such as the id of a category or goal."""


@dataclass(frozen=True)
class Stop:
    """When and where something is."""

    span: Span
    spot: Spot | None
    minutes_home: int
    """One way; 0 where it is not known."""

    @cached_property
    def part(self) -> str:
        """The part of the day that it starts in."""
        hour = self.span.starts.hour
        return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"


@dataclass(frozen=True)
class Option:
    """A session that could be part of the week."""

    activity: Activity
    slot: Slot
    stop: Stop
    reasons: tuple[Reason, ...]
    likes: frozenset[str]
    """Those of the person's likes that it is."""
    kind: str
    """Its main category; empty where it has none."""
    pence: int | None
    """For everybody who goes; None is not known."""

    @cached_property
    def worth(self) -> int:
        """Its points by itself."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True)
class Problem:
    """What a week is to be made of. What stands in the plan already is fixed."""

    options: tuple[Option, ...]
    days_used: frozenset[str]
    """Days that have something already."""
    most_days: int
    """So many days may have something at the most, those in use among them."""
    room: dict[str, int]
    """How many more sessions each day takes."""
    likes_met: frozenset[str] = frozenset()
    kinds_there: frozenset[str] = frozenset()
    pence_left: int | None = None
    """None: nobody told of money. What has no known price is left to the points."""
    way: Way | None = None
    known: dict[tuple[int, int], int | None] = field(default_factory=dict, compare=False)
    """What :meth:`together` answered already."""

    def together(self, one: int, other: int) -> int | None:
        """The points of two options beside their own; None where they do not go together."""
        key = (one, other) if one < other else (other, one)
        if key not in self.known:
            first, second = self.options[one], self.options[other]
            same = first.activity.id == second.activity.id
            self.known[key] = None if same else together(first.stop, second.stop, self.way)
        return self.known[key]


def together(one: Stop, other: Stop, way: Way | None) -> int | None:
    """The points of two stops of one week beside their own; None where they do not go together."""
    if one.span.day != other.span.day:
        return None if overlap(one.span, other.span) else 0
    if one.part == other.part or overlap(one.span, other.span):
        return None
    first, second = (one, other) if one.span < other.span else (other, one)
    there_are = second.span.start - first.span.end
    between = journey(first.spot, second.spot, way)
    minutes = between.minutes if between else 0
    if minutes and there_are < minutes + CHANGING_MINUTES:
        return None
    points = GOOD_DAY if (first.part, second.part) == ("morning", "afternoon") else 0
    if between and there_are <= STAYING_MINUTES:
        points -= MINUTE * max(0, one.minutes_home + other.minutes_home - minutes)
    return points


def score(problem: Problem, chosen: Iterable[int]) -> int | None:
    """The points of a week of these options; None where it cannot be."""
    numbers = sorted(chosen)
    options = [problem.options[at] for at in numbers]
    points = sum(option.worth for option in options)
    for at, one in enumerate(numbers):
        for other in numbers[at + 1 :]:
            more = problem.together(one, other)
            if more is None:
                return None
            points += more
    days = [option.slot.day for option in options]
    new_days = set(days) - problem.days_used
    if any(days.count(day) > problem.room[day] for day in set(days)):
        return None
    if new_days and len(new_days | problem.days_used) > problem.most_days:
        return None
    spent = sum(option.pence or 0 for option in options)
    if problem.pence_left is not None and spent > problem.pence_left:
        return None
    likes = {like for option in options for like in option.likes} - problem.likes_met
    kinds = [option.kind for option in options if option.kind]
    again = len(kinds) - len(set(kinds) - problem.kinds_there)
    return (
        points + FIRST_OF_A_LIKE * len(likes) + THE_SAME_AGAIN * again + ANOTHER_DAY * len(new_days)
    )
