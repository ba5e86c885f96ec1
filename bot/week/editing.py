"""What changes a plan: add, remove, move, clear, undo. Each gives a new plan and what to say.

Nothing is guessed. Where an activity is on at several times, or stands in the plan twice, the slots
or items to choose from come back and the plan stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.catalogue.model import Activity
from bot.catalogue.words import hours, shortened
from bot.week.clashes import clashes, ways_home
from bot.week.errors import VanishedError
from bot.week.fitting import Fit, fit
from bot.week.items import LONGEST_WORDS, again, item_of
from bot.week.plan import Change, Item, Plan
from bot.week.preferences import Budget, Preferences
from bot.week.remarks import Remark
from bot.week.slots import Slot
from bot.wording import say


@dataclass(frozen=True)
class Outcome:
    """What came of a change."""

    plan: Plan
    """The plan from now on; the one there was where nothing was ``done``."""
    done: bool
    remarks: tuple[Remark, ...]
    slots: tuple[Slot, ...] = ()
    """To choose from, where it was not told which."""
    items: tuple[Item, ...] = ()
    """What was added or moved; or what there is to choose from, or what is in the way."""


def listed(get: Callable[[str], Activity | None], activity: str, name: str = "") -> Activity:
    """The activity of that id, from the catalogue's ``get``.

    Raises:
        VanishedError: it is not there any more; ``name`` is what it was called.
    """
    found = get(activity)
    if found is None:
        key = "week.error.vanished" if name else "week.error.vanished_unnamed"
        raise VanishedError(say(key, name=name))
    return found


def add(
    plan: Plan,
    activity: Activity,
    now: datetime,
    day: str | None = None,
    start: time | None = None,
    words: str = "",
) -> Outcome:
    """Put an activity into the plan, on ``day`` and at ``start`` where they are told.

    Of several sessions on one day the one that fits into the plan is taken where it is the only
    one. ``words`` are what the person says that it is for; ``now`` is aware.
    """
    found = fit(plan, activity, now, day, start)
    if found.slot is None:
        return _refused(plan, found)
    item = item_of(activity, found.slot, plan.numbered + 1, words)
    made = plan.changed(Change("added", item.name), items=(*plan.items, item))
    return _placed(made, "week.added", item)


def remove(plan: Plan, activity: str, day: str | None = None) -> Outcome:
    """Take an activity out, on ``day`` or on the one day that it is in the plan."""
    item, refusal = _one(plan, activity, day)
    if item is None:
        return refusal
    left = tuple(each for each in plan.items if each.number != item.number)
    return _done(plan.changed(Change("removed", item.name), items=left), "week.removed", item)


def move(
    plan: Plan,
    activity: Activity,
    now: datetime,
    to_day: str | None = None,
    to_start: time | None = None,
    from_day: str | None = None,
) -> Outcome:
    """Move an activity of the plan to another of its sessions; number, labels and words stay.

    ``from_day`` tells which, where it is in the plan more than once. ``now`` is aware.
    """
    item, refusal = _one(plan, activity.id, from_day)
    if item is None:
        return refusal
    found = fit(plan, activity, now, to_day, to_start, leaving=item)
    if found.slot is None:
        return _refused(plan, found)
    moved = again(item, activity, found.slot)
    made = plan.changed(Change("moved", item.name), items=_with(plan, moved))
    return _placed(made, "week.moved", moved)


def clear(plan: Plan) -> Outcome:
    """Take everything out; what is wanted and the money stay."""
    if not plan.items:
        return Outcome(plan, False, (Remark("week.empty"),))
    return Outcome(plan.changed(Change("cleared"), items=()), True, (Remark("week.cleared"),))


def undo(plan: Plan) -> Outcome:
    """Take the latest change back."""
    if not plan.past:
        return Outcome(plan, False, (Remark("week.nothing_to_undo"),))
    change = plan.past[-1].change
    return Outcome(
        plan.taken_back(), True, (Remark(f"week.undone.{change.kind}", {"name": change.name}),)
    )


def label(
    plan: Plan,
    activity: str,
    day: str | None = None,
    *,
    level: str | None = None,
    goal: str | None = None,
    words: str | None = None,
) -> Outcome:
    """Say what a part of the week is for; what is None stays as it is.

    Raises:
        PlanError: no such level or goal.
    """
    item, refusal = _one(plan, activity, day)
    if item is None:
        return refusal
    made = replace(
        item,
        level=item.level if level is None else level,
        goal=item.goal if goal is None else goal,
        words=item.words if words is None else shortened(words, LONGEST_WORDS),
    )
    changed = plan.changed(Change("labelled", item.name), items=_with(plan, made))
    return _done(changed, "week.labelled", made)


def want(plan: Plan, preferences: Preferences) -> Plan:
    """The plan with other wishes."""
    return plan.changed(Change("wishes"), preferences=preferences)


def spend(plan: Plan, budget: Budget | None) -> Plan:
    """The plan with another budget."""
    return plan.changed(Change("money"), budget=budget)


def _one(plan: Plan, activity: str, day: str | None) -> tuple[Item | None, Outcome]:
    found = plan.of(activity, day)
    if len(found) == 1:
        return found[0], Outcome(plan, False, ())
    if not found:
        return None, Outcome(plan, False, (Remark("week.not_in_it"),))
    facts = {"name": found[0].name, "days": tuple(dict.fromkeys(item.day for item in found))}
    return None, Outcome(plan, False, (Remark("week.which_day_question", facts),), items=found)


def _with(plan: Plan, made: Item) -> tuple[Item, ...]:
    """The items, with ``made`` in the place of the one of its number."""
    return tuple(made if item.number == made.number else item for item in plan.items)


def _refused(plan: Plan, found: Fit) -> Outcome:
    remarks = (found.remark,) if found.remark else ()
    return Outcome(plan, False, remarks, found.slots, found.items)


def _placed(plan: Plan, key: str, item: Item) -> Outcome:
    """Done, with what is worth knowing of the ways to it and from it."""
    done = _done(plan, key, item)
    near = [clash.remark for clash in clashes(plan) if item in (clash.a, clash.b)]
    home = [way.remark for way in ways_home(plan) if way.item == item and way.remark]
    return replace(done, remarks=(*done.remarks, *near, *home))


def _done(plan: Plan, key: str, item: Item) -> Outcome:
    facts = {"name": item.name, "day": item.day, "times": hours(item.start, item.end)}
    return Outcome(plan, True, (Remark(key, facts),), items=(item,))
