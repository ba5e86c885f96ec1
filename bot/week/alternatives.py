"""The same week another way: each part exchanged for its like that is cheaper or nearer.

A part is exchanged for one on the same day and part of the day, so that the rest of somebody's life
can stay as it is, and only where every need is met at least as well. What nothing better is found
for stays. A price that is not known is never called cheaper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.ranking import match_one
from bot.week.clashes import clashes, way_home
from bot.week.editing import add
from bot.week.plan import Item, Plan

Find = Callable[[Search, datetime, int], Sequence[Activity]]
"""The best so many that fit a search, at a moment (aware, London)."""
By = Literal["cost", "way"]
_LOOKED_AT = 30
"""So many of a kind are looked at for each part of the week."""


@dataclass(frozen=True)
class Alternative:
    """A week that differs from another in some parts."""

    plan: Plan
    instead: dict[int, Item]
    """By the number of a part of the first week, what stands for it here; the same where nothing
    better was found."""

    @property
    def is_another(self) -> bool:
        """Whether anything is exchanged at all."""
        return any(item.number != number for number, item in self.instead.items())


def alternative(
    plan: Plan, by: By, get: Callable[[str], Activity | None], find: Find, now: datetime
) -> Alternative:
    """The week with what costs less, or takes a shorter way; ``now`` is aware, London.

    ``get`` is the catalogue's. For a shorter way home must be known: else nothing is exchanged.
    """
    made, instead = plan, {item.number: item for item in plan.items}
    for item in plan.items:
        better = _better(made, item, by, get, find, now)
        if better is not None:
            made, instead[item.number] = better
    return Alternative(made, instead)


def _better(
    plan: Plan,
    item: Item,
    by: By,
    get: Callable[[str], Activity | None],
    find: Find,
    now: datetime,
) -> tuple[Plan, Item] | None:
    there = _weight(plan, item, by)
    if there is None or there == 0 or not item.categories:
        return None
    unmet = _unmet(plan, get(item.activity), now)
    rest = replace(plan, items=tuple(i for i in plan.items if i.number != item.number))
    best: tuple[Decimal, Decimal, Plan, Item] | None = None
    for activity in find(_search(plan, item), now, _LOOKED_AT):
        if activity.id == item.activity or _unmet(plan, activity, now) > unmet:
            continue
        for made, new in _placed(rest, activity, item, now):
            weight = _weight(made, new, by)
            if weight is None or weight >= there or len(clashes(made)) > len(clashes(plan)):
                continue
            other = _weight(made, new, "way" if by == "cost" else "cost")
            rank = (weight, other or Decimal(0), made, new)
            if best is None or rank[:2] < best[:2]:
                best = rank
    return (best[2], best[3]) if best else None


def _placed(
    rest: Plan, activity: Activity, item: Item, now: datetime
) -> Iterator[tuple[Plan, Item]]:
    """The week with the activity at each of its times in the same part of the same day."""
    outcome = add(rest, activity, now, item.day)
    if outcome.done:
        outcomes = [outcome]
    else:
        outcomes = [add(rest, activity, now, s.day, s.start) for s in outcome.slots]
    for one in outcomes:
        if one.done and one.items[0].day == item.day and _part(one.items[0]) == _part(item):
            yield one.plan, one.items[0]


def _weight(plan: Plan, item: Item, by: By) -> Decimal | None:
    """What is to be less; None where it is not known."""
    if by == "way":
        way = way_home(plan, item)
        return None if way is None else Decimal(way.minutes)
    if item.cost is None:
        return None
    if plan.preferences.companion is None:
        return item.cost
    return None if item.companion_cost is None else item.cost + item.companion_cost


def _unmet(plan: Plan, activity: Activity | None, now: datetime) -> int:
    """How many needs it does not meet, or may not."""
    wishes = plan.preferences
    needs = len(wishes.needs) + len(wishes.groups)
    if activity is None:
        return needs
    query = Search(access=wishes.needs, for_=wishes.groups)
    return sum(need.met != "yes" for need in match_one(activity, query, now).why)


def _search(plan: Plan, item: Item) -> Search:
    wishes = plan.preferences
    return Search(
        categories=item.categories[:1],
        near=wishes.home or _near(item),
        within_miles=wishes.within_miles,
        days=(item.day,),
        part_of_day=(_part(item),),
        access=wishes.needs,
        for_=wishes.groups,
    )


def _near(item: Item) -> Near | None:
    venue = item.venue
    if venue is None or venue.lat is None or venue.lon is None:
        return None
    return Near(venue.name, venue.lat, venue.lon)


def _part(item: Item) -> str:
    hour = item.start.hour
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"
