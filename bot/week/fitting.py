"""Which of an activity's slots is meant, and whether it fits into a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from bot.catalogue.model import Activity
from bot.catalogue.recurrence import has_ended
from bot.week.plan import Item, Plan
from bot.week.remarks import Remark
from bot.week.slots import Slot, slots_of
from bot.week.spans import overlap


@dataclass(frozen=True)
class Fit:
    """The slot that is meant; or why there is none, and what there is to choose from."""

    slot: Slot | None = None
    remark: Remark | None = None
    slots: tuple[Slot, ...] = ()
    items: tuple[Item, ...] = ()
    """What is in the way."""


def fit(
    plan: Plan,
    activity: Activity,
    now: datetime,
    day: str | None = None,
    start: time | None = None,
    leaving: Item | None = None,
) -> Fit:
    """Find the slot for ``activity`` on ``day`` at ``start``, as far as they are told.

    It is taken where it is the only one that is free. One that stands in the plan already is not
    free, nor, where no day was told, one in the hours that are kept for rest. ``leaving`` is the
    item that makes room, where something is moved. ``now`` is aware.
    """
    name = activity.name
    every = slots_of(activity, now)
    if not every:
        return Fit(remark=_no_slots(activity, now))
    told = tuple(slot for slot in every if day in (None, slot.day))
    if not told:
        facts = {"name": name, "day": day, "days": _days(every)}
        return Fit(remark=Remark("week.not_that_day", facts), slots=every)
    if start is not None:
        on_day, told = told, tuple(slot for slot in told if slot.start == start)
        if not told:
            then = {"start": start, "times": _whens(on_day)}
            return Fit(remark=Remark("week.not_that_time", {"name": name, **then}), slots=on_day)
    return _free(plan, name, told, leaving, day)


def _free(
    plan: Plan, name: str, told: tuple[Slot, ...], leaving: Item | None, day: str | None
) -> Fit:
    there = [item for item in plan.items if item != leaving]
    new = tuple(slot for slot in told if not any(_is_at(slot, item) for item in plan.items))
    again = day is None and leaving is None and len(plan.of(told[0].activity)) > 0
    if again or not new:
        days = tuple(dict.fromkeys(item.day for item in plan.of(told[0].activity)))
        return Fit(remark=Remark("week.already", {"name": name, "days": days}), slots=new)
    free = tuple(slot for slot in new if not any(overlap(slot.span, i.span) for i in there))
    if not free:
        taken = tuple(i for i in there if any(overlap(slot.span, i.span) for slot in new))
        facts = {"name": name, "times": _whens(new), "others": tuple(i.name for i in taken)}
        return Fit(remark=Remark("week.in_the_way", facts), slots=new, items=taken)
    if day is None:
        quiet = [hours.span for hours in plan.preferences.quiet]
        rested = tuple(slot for slot in free if not any(overlap(slot.span, q) for q in quiet))
        free = rested or free
    if len(free) == 1:
        return Fit(slot=free[0])
    facts = {"name": name, "times": _whens(free)}
    return Fit(remark=Remark("week.which_session_question", facts), slots=free)


def _no_slots(activity: Activity, now: datetime) -> Remark:
    facts = {"name": activity.name, "phone": activity.phone}
    if has_ended(activity, now):
        return Remark("week.ended", facts)
    return Remark("week.no_time_ring" if activity.phone else "week.no_time", facts)


def _is_at(slot: Slot, item: Item) -> bool:
    """Whether it is the very session of this activity that the plan has."""
    return slot.day == item.day and slot.start == item.start and slot.activity == item.activity


def _days(slots: tuple[Slot, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slot.day for slot in slots))


def _whens(slots: tuple[Slot, ...]) -> tuple[str, ...]:
    return tuple(slot.when for slot in slots)
