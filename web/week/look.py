"""What there is to show of a week, worked out once for all its forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.catalogue.model import Activity
from bot.vocabulary import DAYS
from bot.week.carer import CarerWeek, carer_week
from bot.week.clashes import (
    Clash,
    WayHome,
    clashes,
    unknown_places,
    way_between,
    way_home,
    ways_home,
)
from bot.week.costs import Costs, ItemCost, costs
from bot.week.cover import Gap, gaps
from bot.week.dates import Year, years
from bot.week.plan import Item, Plan
from bot.week.refreshing import Refreshed, refreshed
from bot.week.spans import DAY, Span, without
from bot.week.travel import Journey

Find = Callable[[str], Activity | None]
"""The activity of an id in the catalogue of today; None where it is there no more."""


@dataclass(frozen=True)
class Way:
    """The way to a part of the week."""

    journey: Journey
    after: Item | None
    """What it comes from on the same day; None is from home."""


@dataclass(frozen=True)
class Look:
    """A plan beside today's catalogue, with all that is reckoned of it."""

    since: Refreshed
    now: datetime
    """Aware, London."""
    find: Find

    @classmethod
    def at(cls, copy: Plan, find: Find, now: datetime) -> Look:
        """Look at a copy of a plan with the facts of today. ``now`` is aware, London."""
        return cls(refreshed(copy, find, now), now, find)

    @property
    def plan(self) -> Plan:
        """The plan with the facts of today."""
        return self.since.plan

    @cached_property
    def money(self) -> Costs:
        """What it costs."""
        return costs(self.plan, self.now.date())

    @cached_property
    def carer(self) -> CarerWeek:
        """Whose hours it frees."""
        return carer_week(self.plan)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """When somebody must be at home, and only the carer can."""
        return gaps(self.plan, self.carer)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """What does not go together."""
        return clashes(self.plan)

    @cached_property
    def ways_home(self) -> tuple[WayHome, ...]:
        """The way home after the last of each day."""
        return ways_home(self.plan)

    @cached_property
    def unknown_places(self) -> tuple[Item, ...]:
        """Those of which nobody knows where they are."""
        return unknown_places(self.plan)

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """On which dates of the coming year each takes place."""
        return years(self.plan, self.now.date())

    def on(self, day: str) -> tuple[Item, ...]:
        """What begins on a day, in order."""
        return tuple(item for item in self.plan.items if item.day == day)

    def cost(self, item: Item) -> ItemCost:
        """What one part of the week costs."""
        return next(one for one in self.money.each if one.item.number == item.number)

    def is_sample(self, item: Item) -> bool:
        """Whether its activity is made up, to try Daywise out."""
        activity = self.find(item.activity)
        return activity is not None and activity.sample

    def is_vanished(self, item: Item) -> bool:
        """Whether its activity is in the catalogue no more."""
        return any(one.number == item.number for one in self.since.vanished)

    def is_off(self, item: Item) -> bool:
        """Whether its activity is not on at this time any more."""
        return any(one.number == item.number for one in self.since.off)

    def way_to(self, item: Item) -> Way | None:
        """The way there; None where it is not known or there is none to go."""
        same_day = self.on(item.day)
        at = same_day.index(item)
        after = same_day[at - 1] if at and not same_day[at - 1].online else None
        journey = way_between(self.plan, after, item) if after else way_home(self.plan, item)
        return Way(journey, after) if journey and journey.minutes and not item.online else None

    def is_rest(self, day: str, first: int = 0, last: int = 24) -> bool:
        """Whether all the hours from ``first`` to ``last`` of a day are kept free for rest."""
        start = DAYS.index(day) * DAY
        hours = Span(start + first * 60, start + last * 60)
        return not without([hours], [quiet.span for quiet in self.plan.preferences.quiet])

    def carer_hours(self, day: str) -> tuple[Span, ...]:
        """When a carer is free on a day."""
        start = DAYS.index(day) * DAY
        whole = Span(start, start + DAY)
        return without([whole], without([whole], self.carer.free))

    @property
    def way_minutes(self) -> int:
        """Minutes on the way in a week, there and home, as far as the places are known."""
        there = (self.way_to(item) for item in self.plan.items)
        home = (way.journey.minutes for way in self.ways_home)
        return sum(way.journey.minutes for way in there if way) + sum(home)
