"""A plan of a week. Plain frozen data: whatever changes it gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal
from typing import Any

from bot.catalogue.model import Schedule, Venue
from bot.week.errors import OverlapError, PlanError, choice_error
from bot.week.preferences import Budget, Preferences, check_funding, read_amount
from bot.week.purposes import GOALS, LEVELS
from bot.week.spans import Span, overlap, read_day, span_of
from bot.wording import say

KEPT_CHANGES = 20
"""So many changes can be taken back."""
MOST_ITEMS = 40
_KEPT_GONE = 60


@dataclass(frozen=True)
class Item:
    """One activity at one time of the week.

    It holds what is needed to show, count and print the plan, also when the activity has gone from
    the catalogue since. Money is in pounds for one session; None is not known, 0 is free.
    """

    number: int
    """Its own in this plan, for good: it stays when the item is moved."""
    activity: str
    """The id of the activity."""
    name: str
    day: str
    start: time
    end: time
    """Not after ``start``: the session ends on the next day."""
    end_known: bool = True
    """False where the feed tells no end, and :data:`bot.week.slots.USUAL_LENGTH` is reckoned."""
    schedules: tuple[Schedule, ...] = ()
    """On which dates it takes place, of those that fall on this day; empty is every week."""
    venue: Venue | None = None
    """None where it is online or the place is not told."""
    online: bool = False
    cost: Decimal | None = None
    companion_cost: Decimal | None = None
    """A ticket for who goes along."""
    companion_told: bool = False
    """Whether the feed tells of it; else the same price is reckoned."""
    funding: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    phone: str = ""
    level: str = ""
    goal: str = ""
    words: str = ""
    """What it is for, in the person's own words."""

    def __post_init__(self) -> None:
        read_day(self.day)
        check_funding(self.funding)
        for value, known in ((self.level, LEVELS), (self.goal, GOALS)):
            if value and value not in known:
                raise choice_error(value)
        for name in ("cost", "companion_cost"):
            if (amount := getattr(self, name)) is not None:
                object.__setattr__(self, name, read_amount(amount))

    @property
    def span(self) -> Span:
        """When it is, as minutes of the week."""
        return span_of(self.day, self.start, self.end)


@dataclass(frozen=True)
class Change:
    """What was done to a plan; ``kind`` is a key of ``week.undone`` in the wording."""

    kind: str
    name: str = ""


@dataclass(frozen=True)
class Earlier:
    """A plan as it was before a change."""

    change: Change
    items: tuple[Item, ...]
    preferences: Preferences
    budget: Budget | None


@dataclass(frozen=True)
class Plan:
    """A week, what is wanted of it, and how it came to be.

    Raises:
        OverlapError: two of the items are at one time.
    """

    id: str
    """Unguessable; given by whoever keeps the plan. Calendars know its events by it."""
    items: tuple[Item, ...] = ()
    """In the order of the week."""
    preferences: Preferences = field(default_factory=Preferences)
    budget: Budget | None = None
    past: tuple[Earlier, ...] = ()
    """The latest change last."""
    revision: int = 0
    """Grows with each change, also with one that is taken back."""
    numbered: int = 0
    """The highest number that an item ever had."""
    gone: tuple[Item, ...] = ()
    """What was in it once and is not any more, for calendars that have it still."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", tuple(sorted(self.items, key=lambda item: item.span)))
        object.__setattr__(
            self, "numbered", max([self.numbered, *(item.number for item in self.items)])
        )
        if len(self.items) > MOST_ITEMS:
            raise PlanError(say("week.error.full", count=MOST_ITEMS))
        if pair := overlapping(self.items):
            raise OverlapError(say("week.error.overlap", one=pair[0].name, other=pair[1].name))

    def of(self, activity: str, day: str | None = None) -> tuple[Item, ...]:
        """Where an activity stands in the plan, on that day or on any."""
        return tuple(
            item for item in self.items if item.activity == activity and day in (None, item.day)
        )

    def changed(self, change: Change, **fields: Any) -> Plan:
        """The plan with other ``items``, ``preferences`` or ``budget``; it can be taken back."""
        before = Earlier(change, self.items, self.preferences, self.budget)
        return self._with((*self.past, before)[-KEPT_CHANGES:], fields)

    def taken_back(self) -> Plan:
        """The plan as it was before the latest change; ``past`` must not be empty."""
        was = self.past[-1]
        fields = {"items": was.items, "preferences": was.preferences, "budget": was.budget}
        return self._with(self.past[:-1], fields)

    def _with(self, past: tuple[Earlier, ...], fields: dict[str, Any]) -> Plan:
        made = replace(self, past=past, revision=self.revision + 1, **fields)
        left = {item.number for item in made.items}
        gone = {item.number: item for item in (*self.gone, *self.items) if item.number not in left}
        return replace(made, gone=tuple(gone.values())[-_KEPT_GONE:])


def overlapping(items: tuple[Item, ...]) -> tuple[Item, Item] | None:
    """Two of the items that are at one time; None where there are none."""
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            if overlap(one.span, other.span):
                return one, other
    return None
