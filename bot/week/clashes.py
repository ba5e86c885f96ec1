"""What does not go together in a week, and the ways between its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.week.plan import Item, Plan, overlapping
from bot.week.remarks import Remark
from bot.week.spans import DAY, WEEK
from bot.week.travel import CHANGING_MINUTES, Journey, Spot, journey, spot_of

LONG_MINUTES = 60
"""A way home that takes longer is told."""
LATE_MINUTE = 19 * 60
"""After it many country buses have stopped for the day, so that a way home by bus is told."""

Reason = Literal["overlap", "travel"]


@dataclass(frozen=True)
class Clash:
    """Two parts of a week that do not go together."""

    a: Item
    b: Item
    reason: Reason
    minutes_there_are: int = 0
    minutes_needed: int = 0

    @property
    def remark(self) -> Remark:
        """What to say of it."""
        facts = {"one": self.a.name, "other": self.b.name, "day": self.b.day}
        if self.reason == "overlap":
            return Remark("week.clash.overlap", facts)
        return Remark("week.clash.travel", facts | {"minutes": self.minutes_needed})


@dataclass(frozen=True)
class WayHome:
    """How somebody gets home after the last activity of a day."""

    item: Item
    journey: Journey
    is_late: bool
    """It is by bus, and so late that there may be none."""

    @property
    def remark(self) -> Remark | None:
        """What to say of it; None where it is neither long nor late."""
        if self.is_late:
            return Remark("week.home.late", {"name": self.item.name, "day": self.item.day})
        if self.journey.minutes > LONG_MINUTES:
            return Remark(
                "week.home.long",
                {"name": self.item.name, "day": self.item.day, "minutes": self.journey.minutes},
            )
        return None


def clashes(plan: Plan, wanted: Iterable[Item] = ()) -> tuple[Clash, ...]:
    """Every clash: ways that take longer than there is time for, and what ``wanted`` would overlap.

    The items of a plan never overlap; ``wanted`` are those that did not fit into it. A way whose
    ends are not both known is no clash.
    """
    found = [
        Clash(item, other, "overlap")
        for other in wanted
        for item in plan.items
        if overlapping((item, other))
    ]
    for before, after in followers(plan.items):
        there_are = (after.span.start - before.span.end) % WEEK
        between = way_between(plan, before, after)
        if between is not None and between.minutes:
            needed = between.minutes + CHANGING_MINUTES
            if there_are < needed:
                found.append(Clash(before, after, "travel", there_are, needed))
    return tuple(found)


def followers(items: tuple[Item, ...]) -> tuple[tuple[Item, Item], ...]:
    """Each item with the next, the last of the week with the first; empty for fewer than two."""
    if len(items) < 2:
        return ()
    return tuple(zip(items, (*items[1:], items[0]), strict=True))


def way_between(plan: Plan, before: Item, after: Item) -> Journey | None:
    """The way from one item to the other; None where a place is not known."""
    return journey(place_of(plan, before), place_of(plan, after), plan.preferences.way)


def way_home(plan: Plan, item: Item) -> Journey | None:
    """The way between an item and home; None where home or the place is not known."""
    return journey(place_of(plan, item), spot_of(plan.preferences.home), plan.preferences.way)


def place_of(plan: Plan, item: Item) -> Spot | None:
    """Where an item is; what is online is at home."""
    return spot_of(plan.preferences.home) if item.online else spot_of(item.venue)


def ways_home(plan: Plan) -> tuple[WayHome, ...]:
    """The way home after the last item of each day, as far as the places are known."""
    found = []
    for at, item in enumerate(plan.items):
        following = plan.items[(at + 1) % len(plan.items)]
        is_last = following is item or following.day != item.day
        way = way_home(plan, item) if is_last else None
        if way is not None and way.minutes:
            late = way.way == "bus" and item.span.end % DAY >= LATE_MINUTE
            found.append(WayHome(item, way, late))
    return tuple(found)


def unknown_places(plan: Plan) -> tuple[Item, ...]:
    """The items of which nobody knows where they are, so that no way was reckoned."""
    return tuple(item for item in plan.items if not item.online and spot_of(item.venue) is None)
