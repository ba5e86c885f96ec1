"""What is moved in a week, or exchanged for something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.week import adding, looking, meaning
from bot.conversation.week.changing import in_turn, move, not_there, replace_with
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.showing import it_is_on
from bot.conversation.week.taking import none_there, which_of_them
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import (
    Said,
    is_named,
    items_meant,
    names_something,
    said_of,
)
from bot.conversation.week.wishes import Wish
from bot.week import editing
from bot.week.plan import Change, Item
from bot.week.remarks import Remark
from bot.wording import say


def move_wish(talk: Talk, wish: Wish) -> Told:
    """Move what is named to another day, part of the day or time."""
    said = said_of(talk, wish)
    when = said.when
    items = _moved(talk, said)
    if not items:
        return none_there(talk, said)
    if len(items) > 1 and len({item.activity for item in items}) == 1 and not said.many:
        options = [(item, _moving(said, item)) for item in items]
        return which_of_them(talk, options)
    if len(items) > 1:
        if not when.to:
            return Told.of(talk, say("week.talk.move_where"), choices=fixed("show"))
        deeds = [Deed("move", i.activity, i.name, when.to[0], items=(i.number,)) for i in items]
        return in_turn(talk, deeds, move)
    item = items[0]
    if when.to[:1] == (item.day,) and not when.starts and not when.parts:
        return Told.of(talk, Remark("week.already", {"name": item.name, "days": (item.day,)}))
    return move(talk, _moving(said, item))


def swap_wish(talk: Talk, wish: Wish) -> Told:
    """Have one thing in the place of another, or exchange two days."""
    said = said_of(talk, wish)
    if len(said.when.days) == 2 and not names_something(talk, said):
        first, second = said.when.days
        there = [(i, second) for i in talk.plan.items if i.day == first]
        return exchange(talk, there + [(i, first) for i in talk.plan.items if i.day == second])
    out = tuple(item for item in talk.plan.items if is_named(item, said))
    new = _besides(talk, said, out)
    if new is None and len({item.day for item in out}) == 2:
        one, other = out[0], next(item for item in out if item.day != out[0].day)
        return exchange(talk, [(one, other.day), (other, one.day)])
    if not out and said.when.days:
        out = tuple(item for item in talk.plan.items if item.day in said.when.days)
    if not out and talk.item and said.points:
        out = (talk.item,)
    if not out:
        return none_there(talk, said) if new is None else adding.add_wish(talk, wish)
    if new is None:
        text = say("week.talk.for_what", name=out[0].name)
        return Told.of(talk, text, choices=(*fixed("ideas", "find", "show"),))
    return in_its_place(talk, out[0], new)


def in_its_place(talk: Talk, item: Item, new: Said) -> Told:
    """Put what ``new`` names in the place of an item."""
    found = meaning.meant(talk, new)
    there = (*found.sure, *found.perhaps)
    others = tuple(one for one in there if one.id != item.activity)
    if len(others) == 1:
        deed = looking.deed_for(talk, others[0], new.when, "replace")
        return replace_with(talk, replace(deed, items=(item.number,)))
    if others:
        return looking.which_of(talk, others, new.when, Deed("replace", items=(item.number,)))
    if new.kinds:
        return looking.looked_for(talk, new, Deed("replace", items=(item.number,)))
    return Told.of(talk, say("week.talk.not_listed"), choices=fixed("find", "show"))


def exchange(talk: Talk, pairs: Sequence[tuple[Item, str]]) -> Told:
    """Put each item on the day beside it; where one of them cannot be there, change nothing.

    Raises:
        VanishedError: an activity is not listed any more.
    """
    if not pairs:
        return not_there(talk)
    moving = {item.number for item, _ in pairs}
    stay = tuple(item for item in talk.plan.items if item.number not in moving)
    plan = replace(talk.plan, items=stay)
    for item, day in pairs:
        activity = editing.listed(talk.get, item.activity, item.name)
        outcome = editing.add(plan, activity, talk.turn.now, day)
        if not outcome.done:
            left = say("week.talk.left_alone")
            return Told.of(talk, *outcome.remarks[:1], left, choices=fixed("show", "find"))
        placed = replace(
            outcome.items[0], number=item.number, words=item.words, goal=item.goal, level=item.level
        )
        items = (placed if one == outcome.items[0] else one for one in outcome.plan.items)
        plan = replace(plan, items=tuple(items))
    made = talk.plan.changed(Change("cleared"), items=plan.items)
    text = tuple(it_is_on(item) for item in made.items if item.number in moving)
    return Told(Kept(made, pairs[0][0].number), text, fixed("undo", "show"))


def _moved(talk: Talk, said: Said) -> tuple[Item, ...]:
    """What is to be moved. The part of day and the time that are told are where it goes."""
    there = replace(said, when=replace(said.when, parts=(), starts=()))
    return items_meant(talk, there, said.when.source) or items_meant(talk, there, ())


def _moving(said: Said, item: Item) -> Deed:
    to = said.when.to
    deed = Deed("move", item.activity, item.name, to[0] if to else "", items=(item.number,))
    if said.when.starts:
        return replace(deed, start=said.when.starts[0])
    return replace(deed, parts=said.when.parts)


def _besides(talk: Talk, said: Said, out: Sequence[Item]) -> Said | None:
    """What is named besides the items of the week."""
    there = {kind for item in out for kind in item.categories}
    others = tuple(
        m
        for m in said.mentions
        if m.field == "ordinal" or (m.field == "categories" and m.value not in there)
    )
    if others:
        return replace(said, mentions=others)
    ids = {item.activity for item in out}
    found = [one for one in meaning.named_activities(talk, said) if one.id not in ids]
    return replace(said, mentions=(), text=found[0].name) if found else None
