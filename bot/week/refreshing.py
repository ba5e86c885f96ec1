"""A plan beside today's catalogue: what has changed since it was made, and what is gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.catalogue.model import Activity
from bot.week.items import again
from bot.week.plan import Item, Plan, overlapping
from bot.week.remarks import Remark
from bot.week.slots import slots_of


@dataclass(frozen=True)
class Refreshed:
    """The plan with the facts of today. Nothing is taken out of it: that is for the person."""

    plan: Plan
    vanished: tuple[Item, ...] = ()
    """Their activity is in the catalogue no more."""
    off: tuple[Item, ...] = ()
    """Their activity is there, but not at this time any more."""
    changed: tuple[Item, ...] = ()
    """With the facts of today: another price, place or end."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What to say of it; nothing where all is as it was."""
        kinds = (("vanished", self.vanished), ("off", self.off), ("changed", self.changed))
        return tuple(
            Remark(f"week.since.{kind}", {"names": tuple(dict.fromkeys(i.name for i in items))})
            for kind, items in kinds
            if items
        )


def refreshed(plan: Plan, get: Callable[[str], Activity | None], now: datetime) -> Refreshed:
    """Look each activity up with the catalogue's ``get``; ``now`` is aware.

    What would run into another part of the plan, since it ends later now, stays as it was and is
    among those that are ``off``.
    """
    items = list(plan.items)
    vanished: list[Item] = []
    off: list[Item] = []
    changed: list[Item] = []
    for at, item in enumerate(plan.items):
        activity = get(item.activity)
        if activity is None:
            vanished.append(item)
            continue
        same = (slot for slot in slots_of(activity, now) if slot.day == item.day)
        slot = next((slot for slot in same if slot.start == item.start), None)
        made = again(item, activity, slot) if slot else item
        if slot is None or overlapping((made, *items[:at], *items[at + 1 :])):
            off.append(item)
        elif _told(made) != _told(item):
            changed.append(made)
            items[at] = made
        else:
            items[at] = made
    if tuple(items) != plan.items:
        # Not a change of the person's, so that "undo" does not bring old prices back.
        plan = replace(plan, items=tuple(items), revision=plan.revision + 1)
    return Refreshed(plan, tuple(vanished), tuple(off), tuple(changed))


def _told(item: Item) -> Item:
    """The item without what people are not told: dates that have gone by fall out of it."""
    return replace(item, schedules=(), phone="", categories=(), transport=())
