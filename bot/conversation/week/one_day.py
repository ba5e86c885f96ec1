"""Changing a day step by step, for somebody who does not know what can be said."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.week.changing import not_there, something_on
from bot.conversation.week.deeds import Deed
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.showing import show_days
from bot.conversation.week.talk import MOST_CHOICES, Talk, Told, fixed
from bot.conversation.week.things import said_of
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.wording import say

_ITEMS = 2


def change_wish(talk: Talk, wish: Wish) -> Told:
    """What can be changed of a day that is named, or which day."""
    days = said_of(talk, wish).when.days
    return change_day(talk, Deed("day", day=days[0])) if days else ask_day(talk)


def ask_day(talk: Talk) -> Told:
    """Ask which day is to be changed."""
    used = [day for day in DAYS if any(item.day == day for item in talk.plan.items)]
    if not used:
        return not_there(talk)
    if len(used) == 1:
        return change_day(talk, Deed("day", day=used[0]))
    options = tuple(
        Option(name, name, Deed("day", day=day, name=name))
        for day in used[:MOST_CHOICES]
        for name in (say(f"week.day.{day}"),)
    )
    return Told.of(talk, say("week.talk.which_day"), question=Question("choose", options))


def change_day(talk: Talk, deed: Deed) -> Told:
    """What is on that day, with what can be done to it."""
    there = [item for item in talk.plan.items if item.day == deed.day]
    told = show_days(talk, (deed.day,))
    if not there:
        return told
    options = []
    for item in there[:_ITEMS]:
        numbers = (item.number,)
        out, away = say("week.choice.out", name=item.name), say("week.choice.move", name=item.name)
        options.append(Option(out, out, Deed("remove", name=item.name, items=numbers)))
        options.append(Option(away, away, Deed("move", name=item.name, items=numbers)))
    choices = (something_on(deed.day), *fixed("show"))
    told = replace(told, question=Question("choose", tuple(options)), choices=choices)
    return told.also(say("week.talk.what_change"))
