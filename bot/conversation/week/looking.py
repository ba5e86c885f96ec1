"""What the catalogue has of a kind that is named, with the question which of it goes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.conversation.calling import called, with_more
from bot.conversation.describe import counted
from bot.conversation.week.changing import no_option
from bot.conversation.week.deeds import Deed
from bot.conversation.week.living import ask_home
from bot.conversation.week.questions import YES, Option, Question
from bot.conversation.week.talk import MOST_CHOICES, Talk, Told, fixed, sample_note
from bot.conversation.week.things import Said
from bot.conversation.week.times import SaidDay, When, part_of
from bot.language.mentions import Mention
from bot.vocabulary import DAYS
from bot.week.slots import Slot, slots_of
from bot.wording import say

_ADD = Deed("add")
_ANY_TIME = When()


def deed_for(talk: Talk, activity: Activity, when: When, kind: str = "add") -> Deed:
    """The deed for an activity at the times that are said, as far as one session fits them."""
    slots = fitting(talk, activity, when)
    deed = Deed(kind, activity.id, activity.name)
    if len(slots) == 1 and (when.parts or when.starts):
        return replace(deed, day=slots[0].day, start=f"{slots[0].start:%H:%M}")
    return replace(deed, day=when.days[0]) if len(when.days) == 1 else deed


def fitting(talk: Talk, activity: Activity, when: When) -> list[Slot]:
    """The sessions of an activity that are on the days, parts and times that are said."""
    return [
        slot
        for slot in slots_of(activity, talk.turn.now)
        if (not when.days or slot.day in when.days)
        and (not when.parts or part_of(slot.start) in when.parts)
        and (not when.starts or f"{slot.start:%H:%M}" in when.starts)
    ]


def which_of(talk: Talk, activities: Sequence[Activity], when: When, base: Deed = _ADD) -> Told:
    """Ask which of several is meant; ``base`` is what is done with the one that is chosen."""
    pairs = dict(called(activities[:MOST_CHOICES], talk.turn.now))
    options = tuple(
        Option(pairs[one.id], pairs[one.id], like(base, deed_for(talk, one, when)))
        for one in activities[:MOST_CHOICES]
    )
    return Told.of(talk, say("week.talk.which_activity"), question=Question("choose", options))


def looked_for(talk: Talk, said: Said, base: Deed = _ADD, *, asked: bool = False) -> Told:
    """Look in the catalogue for the kind that is named, and ask which one."""
    wishes = talk.memory.search or Search()
    query = Search(
        categories=said.kinds,
        near=talk.home,
        days=tuple(day for day in DAYS if day in said.when.days),
        part_of_day=said.when.parts,
        access=wishes.access,
        for_=wishes.for_,
    )
    look = Deed("look", name=base.kind, items=base.items, days=query.days, likes=said.kinds,
                parts=query.part_of_day, asked=asked)  # fmt: skip
    return offered(talk, query, base, said.when, look=look)


def look_again(talk: Talk, deed: Deed) -> Told:
    """Look once more for what a deed names, near a home that is known now."""
    when = When(tuple(SaidDay((day,), "") for day in deed.days), deed.parts)
    said = Said("", (), tuple(Mention("categories", kind, 0, 0) for kind in deed.likes), when)
    base = Deed(deed.name or "add", items=deed.items)
    return looked_for(talk, said, base, asked=True)


def offered(
    talk: Talk, query: Search, base: Deed, when: When = _ANY_TIME, look: Deed | None = None
) -> Told:
    """What a search finds, with the question which of it goes into the week.

    Where there is more than can be shown and no home is known, that is asked first.
    """
    found = talk.services.catalogue.search(query, talk.turn.now, limit=MOST_CHOICES)
    if query.near is None and found.total > MOST_CHOICES and look and not look.asked:
        return ask_home(talk, look)
    activities = [match.activity for match in found.matches]
    if not activities:
        text = say("find.none", counted=counted(query, 0))
        return Told.of(talk, text, choices=fixed("find", "show"))
    names = dict(called(activities, talk.turn.now))
    options = tuple(
        Option(names[one.id], names[one.id], like(base, deed_for(talk, one, when)))
        for one in activities
    )
    one = len(activities) == 1
    if one:
        options = (replace(options[0], label=say("week.choice.yes"), says=YES), no_option())
    key = "week.talk.found_one" if one else "week.talk.found"
    text = say(key, counted=counted(query, found.total, more=found.more), name=activities[0].name)
    asks = say("week.talk.put_question" if one else "week.talk.idea_question")
    question = Question("choose", options, look)
    told = Told.of(talk, text, *sample_note(activities), asks, question=question)
    cards = tuple(
        with_more(talk.services.catalogue.card(match, talk.turn.now), names[match.activity.id])
        for match in found.matches
    )
    return replace(told, cards=cards, shown=tuple(one.id for one in activities))


def like(base: Deed, deed: Deed) -> Deed:
    """``deed``, done as ``base`` is: put in, or put in the place of something."""
    return replace(deed, kind=base.kind, items=base.items, day=deed.day or base.day)
