"""Suggestions for a plan: "fill my week", and "what could I do on Tuesday afternoon".

They change nothing by themselves: what comes back is the plan as it could be, with each idea and
why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.catalogue.reading import CatalogueReader
from bot.vocabulary import DAYS
from bot.week.items import item_of
from bot.week.plan import MOST_ITEMS, Change, Item, Plan
from bot.week.remarks import Remark, counted
from bot.week.suggesting.choosing import choose
from bot.week.suggesting.options import Asked, problem_of
from bot.week.suggesting.scoring import MINUTE, Option, Problem, Reason, score
from bot.wording import say

IDEAS = 3
"""So many are shown for a part of a week: more would be hard to choose from."""


@dataclass(frozen=True)
class Idea:
    """One session that could be put into the plan."""

    item: Item
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> tuple[Remark, ...]:
        """What speaks for it and what to ask, in the order in which it is told."""
        return tuple(remark for reason in self.reasons for remark in _remarks(reason))


@dataclass(frozen=True)
class Suggestion:
    """What could be added to a plan."""

    plan: Plan
    """With all of the ideas in it, as one change; the same plan where there are none."""
    ideas: tuple[Idea, ...]
    remarks: tuple[Remark, ...]
    points: int = 0
    """How good it is, by :func:`bot.week.suggesting.scoring.score`."""


def fill(plan: Plan, catalogue: CatalogueReader, now: datetime) -> Suggestion:
    """Fill the days that the person wants filled, beside what stands there; ``now`` is London."""
    if plan.preferences.home is None:
        return Suggestion(plan, (), (Remark("week.home_question"),))
    problem = problem_of(plan, catalogue, now)
    chosen = choose(problem)[: MOST_ITEMS - len(plan.items)]
    ideas = _ideas(plan, problem, chosen)
    if not ideas:
        return Suggestion(plan, (), (Remark("week.nothing_fits_question"),))
    items = tuple(idea.item for idea in ideas)
    filled = plan.changed(Change("filled"), items=(*plan.items, *items))
    remarks = [counted("week.filled", len(items))]
    if free := tuple(day for day in DAYS if all(item.day != day for item in filled.items)):
        remarks.append(Remark("week.filled_rest", {"days": free}))
    return Suggestion(filled, ideas, tuple(remarks), score(problem, chosen) or 0)


def ideas_for(
    plan: Plan, catalogue: CatalogueReader, now: datetime, asked: Asked, most: int = IDEAS
) -> Suggestion:
    """The best sessions on the days and parts of day that were ``asked`` for, one or the other.

    They differ in kind where there are enough kinds. The plan stays as it is; ``now`` is London.
    """
    if plan.preferences.home is None:
        return Suggestion(plan, (), (Remark("week.home_question"),))
    problem = problem_of(plan, catalogue, now, asked)
    numbers = range(len(problem.options))
    in_order = sorted(numbers, key=lambda at: score(problem, [at]) or 0, reverse=True)
    in_order = [at for at in in_order if score(problem, [at]) is not None]
    chosen = _different(problem, in_order)[:most]
    if not chosen:
        return Suggestion(plan, (), (Remark("week.nothing_then_question"),))
    remarks = (counted("week.ideas", len(chosen)),)
    return Suggestion(plan, _ideas(plan, problem, chosen), remarks)


def _different(problem: Problem, in_order: list[int]) -> list[int]:
    """The first of each activity, those of new kinds before those of kinds that came already."""
    once: dict[str, int] = {}
    for at in in_order:
        once.setdefault(problem.options[at].activity.id, at)
    first: dict[str, int] = {}
    for at in once.values():
        first.setdefault(problem.options[at].kind, at)
    new = set(first.values())
    return sorted(once.values(), key=lambda at: at not in new)


def _remarks(reason: Reason) -> Iterator[Remark]:
    kind, value = reason.kind, reason.value
    if kind == "liked":
        yield Remark("week.why.liked", {"what": say(f"categories.{value}")})
    elif kind == "goal":
        yield Remark("week.why.goal", {"what": say(f"week.goal.{value}")})
    elif kind == "way" and reason.points:
        yield Remark("week.why.way", {"minutes": reason.points // (2 * MINUTE)})
    elif kind == "price" and not reason.points:
        yield Remark("week.why.free")
    elif kind in ("need_met", "need_unknown"):
        field, id = value.split(":")
        kind = kind.replace("need", "group") if field == "for" else kind
        yield Remark(f"week.why.{kind}", {"what": say(f"{field}.{id}")})
    elif kind in ("for_others", "not_weekly", "unchecked", "price_unknown"):
        yield Remark(f"week.why.{kind}")


def _ideas(plan: Plan, problem: Problem, chosen: tuple[int, ...] | list[int]) -> tuple[Idea, ...]:
    options: list[Option] = sorted(
        (problem.options[at] for at in chosen), key=lambda option: option.slot.span
    )
    return tuple(
        Idea(item_of(option.activity, option.slot, plan.numbered + at), option.reasons)
        for at, option in enumerate(options, start=1)
    )
