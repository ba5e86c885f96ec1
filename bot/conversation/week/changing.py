"""Doing a deed to a week, and telling what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from bot.answers import Choice
from bot.catalogue.model import Activity
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.questions import NO, YES, Option, Question
from bot.conversation.week.talk import Talk, Told, fixed, in_words
from bot.conversation.week.times import part_of, read_clock_text
from bot.week import editing
from bot.week.costs import costs
from bot.week.dates import year_of
from bot.week.editing import Outcome
from bot.week.plan import Change, Item, Plan
from bot.week.remarks import Remark
from bot.week.slots import Slot, slots_of
from bot.wording import listed, say

_FEW_WEEKS = 45
"""Something that is on in fewer weeks of the year is worth telling."""


def add(talk: Talk, deed: Deed) -> Told:
    """Put an activity in.

    Raises:
        VanishedError: it is not listed any more.
    """
    activity = editing.listed(talk.get, deed.activity, deed.name)
    outcome = editing.add(
        talk.plan, activity, talk.turn.now, deed.day or None, _start(deed), deed.words
    )
    return told_of(talk, deed, outcome)


def move(talk: Talk, deed: Deed) -> Told:
    """Move a part of the week to ``day``, ``start`` or ``parts``, as far as they are told.

    Raises:
        VanishedError: it is not listed any more.
    """
    item = item_of(talk, deed)
    if item is None:
        return not_there(talk)
    activity = editing.listed(talk.get, item.activity, item.name)
    day, start = deed.day or None, _start(deed)
    if deed.parts:
        slots = [
            slot
            for slot in slots_of(activity, talk.turn.now)
            if part_of(slot.start) in deed.parts and day in (None, slot.day)
        ]
        near = [slot for slot in slots if slot.day == item.day] or slots
        if len(near) != 1:
            return _other_part(talk, deed, activity, near)
        day, start = near[0].day, near[0].start
    outcome = editing.move(talk.plan, activity, talk.turn.now, day, start, item.day)
    return told_of(talk, deed, outcome)


def replace_with(talk: Talk, deed: Deed) -> Told:
    """Take ``items`` out and put ``activity`` in; where that cannot be, nothing is changed.

    Raises:
        VanishedError: it is not listed any more.
    """
    out = tuple(item for item in talk.plan.items if item.number in deed.items)
    activity = editing.listed(talk.get, deed.activity, deed.name)
    left = tuple(item for item in talk.plan.items if item not in out)
    there = replace(talk.plan, items=left)
    slots = slots_of(activity, talk.turn.now)
    day = deed.day or next((item.day for item in out for s in slots if s.day == item.day), "")
    outcome = editing.add(there, activity, talk.turn.now, day or None, _start(deed), deed.words)
    if not outcome.done:
        return told_of(talk, replace(deed, kind="replace"), replace(outcome, plan=talk.plan))
    new = outcome.items[0]
    made = talk.plan.changed(Change("cleared"), items=(*left, new))
    taken = Remark("week.talk.taken_out", {"names": _names(out)}) if out else ""
    return _done(talk, made, new, (taken, *outcome.remarks) if taken else outcome.remarks)


def remove(talk: Talk, deed: Deed) -> Told:
    """Take items out."""
    out = [item for item in talk.plan.items if item.number in deed.items]
    if not out:
        return not_there(talk)
    if len(out) == 1:
        outcome = _without(talk.plan, out[0])
        told = Told(Kept(outcome.plan), in_words(outcome.remarks))
    else:
        left = tuple(item for item in talk.plan.items if item not in out)
        made = talk.plan.changed(Change("removed", listed(_names(out))), items=left)
        told = Told(Kept(made), (say("week.talk.removed_many", names=listed(_names(out))),))
    day = out[0].day
    return replace(told, choices=(*fixed("undo", "show"), something_on(day)))


def keep(talk: Talk, deed: Deed) -> Told:
    """Take everything out but ``items``."""
    kept = tuple(item for item in talk.plan.items if item.number in deed.items)
    out = tuple(item for item in talk.plan.items if item not in kept)
    if not kept:
        return not_there(talk)
    if not out:
        return Told.of(talk, say("week.talk.only_these", names=listed(_names(kept))))
    made = talk.plan.changed(Change("cleared"), items=kept)
    text = say("week.talk.kept_only", names=listed(_names(kept)))
    return Told(Kept(made, kept[0].number), (text,), fixed("undo", "show"))


def clear(talk: Talk, _deed: Deed) -> Told:
    """Empty the week."""
    outcome = editing.clear(talk.plan)
    return Told(Kept(outcome.plan), in_words(outcome.remarks), fixed("undo", "fill", "find"))


def undo(talk: Talk, _deed: Deed) -> Told:
    """Take the latest change back."""
    outcome = editing.undo(talk.plan)
    before = {item.number for item in talk.plan.items}
    new = next((item.number for item in outcome.plan.items if item.number not in before), None)
    return Told(
        Kept(outcome.plan, new or talk.kept.item), in_words(outcome.remarks), fixed("show", "find")
    )


def leave(talk: Talk, _deed: Deed) -> Told:
    """Change nothing."""
    return Told.of(talk, say("week.talk.left_alone"), choices=fixed("show", "find"))


def in_turn(talk: Talk, deeds: Sequence[Deed], do: Callable[[Talk, Deed], Told]) -> Told:
    """Several deeds, one after the other; ``deeds`` must not be empty."""
    told = do(talk, deeds[0])
    for deed in deeds[1:]:
        told = told.then(do(talk.after(told), deed))
    return told


def told_of(talk: Talk, deed: Deed, outcome: Outcome) -> Told:
    """What came of a change, with what can be chosen where it could not be done."""
    if outcome.done:
        return _done(talk, outcome.plan, outcome.items[0], outcome.remarks)
    told = Told.of(talk, *outcome.remarks, choices=fixed("show", "find"))
    if outcome.items and outcome.slots:
        return _in_the_way(talk, deed, outcome, told)
    slots = _elsewhere(talk, deed, outcome.slots)
    if slots:
        return with_slots(told, deed, slots)
    if outcome.slots and deed.day:
        return replace(told, choices=(something_on(deed.day), *fixed("show", "find")))
    return told


def with_slots(told: Told, deed: Deed, slots: Sequence[Slot]) -> Told:
    """The same, with the times to choose from; a single one is a question for yes or no."""
    deeds = [
        replace(deed, day=slot.day, start=f"{slot.start:%H:%M}", parts=()) for slot in slots[:4]
    ]
    whens = [slot.when for slot in slots[:4]]
    if len(deeds) == 1:
        then = say("week.choice.yes_then", when=whens[0])
        yes = Option(say("week.choice.yes"), then, deeds[0], YES)
        options: tuple[Option, ...] = (yes, no_option())
        question = say("week.talk.then_question")
    else:
        options = tuple(Option(when, when, one) for when, one in zip(whens, deeds, strict=True))
        question = say("week.talk.which_question")
    asks = bool(told.text) and told.text[-1].endswith("?")
    return replace(told if asks else told.also(question), question=Question("choose", options))


def no_option() -> Option:
    """ "No": leave the week as it is."""
    return Option(say("week.choice.no"), say("week.choice.no"), Deed("none"), NO)


def not_there(talk: Talk) -> Told:
    """What is meant is not in the week."""
    if not talk.plan.items:
        return Told.of(talk, Remark("week.empty"), choices=fixed("fill", "find"))
    names = listed(_names(talk.plan.items[:4]))
    return Told.of(
        talk, Remark("week.talk.not_in_it", {"names": names}), choices=fixed("show", "find")
    )


def item_of(talk: Talk, deed: Deed) -> Item | None:
    """The one item that a deed is about; None where it is not in the plan any more."""
    return next((item for item in talk.plan.items if item.number in deed.items), None)


def something_on(day: str) -> Choice:
    """The choice that asks for ideas for a day."""
    name = say(f"week.day.{day}")
    return Choice(
        say("week.choice.ideas_on.label", day=name), say("week.choice.ideas_on.text", day=name)
    )


def change_on(day: str) -> Choice:
    """The choice that changes a day."""
    name = say(f"week.day.{day}")
    return Choice(
        say("week.choice.change_on.label", day=name), say("week.choice.change_on.text", day=name)
    )


def _done(talk: Talk, plan: Plan, item: Item, remarks: Sequence[Remark | str]) -> Told:
    told = Told(Kept(plan, item.number), in_words(tuple(remarks)), fixed("undo", "show", "find"))
    if item.words and item.number > talk.plan.numbered:
        told = told.also(say("week.talk.why_kept", words=item.words))
    year = year_of(item, talk.today)
    if year.weeks < _FEW_WEEKS:
        told = told.also(*[one for one in year.remarks if one.key != "week.year.in_doubt"][:2])
    if len(remarks) > 1:
        told = replace(told, choices=(*fixed("undo", "show"), change_on(item.day)))
    return told.also(*_money(talk, plan))


def _money(talk: Talk, plan: Plan) -> Sequence[Remark]:
    """What is left of the money, where somebody told how much there is."""
    if plan.budget is None:
        return ()
    wanted = ("week.left.", "week.over.", "week.cost_unknown", "week.estimate")
    return [one for one in costs(plan, talk.today).remarks if one.key.startswith(wanted)]


def _in_the_way(talk: Talk, deed: Deed, outcome: Outcome, told: Told) -> Told:
    """Two things at one time: have the one or the other."""
    slot, there = outcome.slots[0], outcome.items
    name = deed.name or slot.activity
    activity = talk.get(slot.activity)
    name = activity.name if activity else name
    numbers = tuple(dict.fromkeys((*deed.items, *(item.number for item in there))))
    instead = Deed("replace", slot.activity, name, slot.day, f"{slot.start:%H:%M}", numbers)
    others = listed(_names(there))
    options = (
        Option(name, say("week.choice.have", name=name), instead),
        Option(others, say("week.choice.keep", names=others), Deed("none", name=others), NO),
    )
    return replace(told, question=Question("choose", options))


def _other_part(talk: Talk, deed: Deed, activity: Activity, slots: Sequence[Slot]) -> Told:
    """There is none in that part of the day, or more than one."""
    every = tuple(slots) or slots_of(activity, talk.turn.now)
    facts = {"name": activity.name, "times": tuple(slot.when for slot in every)}
    key = "week.which_session_question" if slots else "week.talk.not_then"
    told = Told.of(talk, Remark(key, facts), choices=fixed("show", "find"))
    others = _elsewhere(talk, deed, every)
    return with_slots(told, deed, others) if others else told


def _elsewhere(talk: Talk, deed: Deed, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Of the times to choose from those where it is not already."""
    item = item_of(talk, deed) if deed.kind == "move" else None
    return tuple(s for s in slots if item is None or (s.day, s.start) != (item.day, item.start))


def _without(plan: Plan, item: Item) -> Outcome:
    outcome = editing.remove(plan, item.activity, item.day)
    if outcome.done:
        return outcome
    left = tuple(one for one in plan.items if one.number != item.number)
    facts = {"name": item.name, "day": item.day, "times": (f"{item.start:%H:%M}",)}
    made = plan.changed(Change("removed", item.name), items=left)
    return Outcome(made, True, (Remark("week.removed", facts),), items=(item,))


def _start(deed: Deed) -> time | None:
    return read_clock_text(deed.start) if deed.start else None


def _names(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.name for item in items))
