"""Ideas for a week: what there is on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.query import Search
from bot.conversation.week.adding import offered
from bot.conversation.week.deeds import Deed
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.talk import MOST_CHOICES, Talk, Told, fixed
from bot.conversation.week.things import said_of
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.wording import say


def suggest_wish(talk: Talk, wish: Wish) -> Told:
    """Ideas for the day that is told, or ask which day."""
    said = said_of(talk, wish)
    if not said.when.days:
        return ask_day(talk)
    return ideas(talk, said.when.days, said.when.parts, said.kinds)


def ask_day(talk: Talk) -> Told:
    """Ask which day to begin with."""
    used = {item.day for item in talk.plan.items} | {*talk.plan.preferences.quiet_days}
    free = [day for day in DAYS if day not in used][:MOST_CHOICES] or list(DAYS[:MOST_CHOICES])
    options = tuple(
        Option(name, name, Deed("ideas", day=day), day=day)
        for day in free
        for name in (say(f"week.day.{day}"),)
    )
    return Told.of(talk, say("week.talk.which_day_first"), question=Question("choose", options))


def ideas_on(talk: Talk, deed: Deed) -> Told:
    """Ideas for the day of a deed."""
    return ideas(talk, (deed.day,))


def ideas(
    talk: Talk, days: Sequence[str], parts: Sequence[str] = (), kinds: Sequence[str] = ()
) -> Told:
    """What there is on some days, to choose from."""
    wishes = talk.memory.search or Search()
    query = Search(
        categories=tuple(kinds),
        near=talk.home,
        days=tuple(day for day in DAYS if day in days),
        part_of_day=tuple(parts),
        access=wishes.access,
        for_=wishes.for_,
    )
    there = tuple(item.activity for item in talk.plan.items)
    told = offered(talk, query, Deed("add", day=days[0]), skip=there)
    return replace(told, choices=fixed("show", "find"))
