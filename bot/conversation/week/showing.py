"""A week in words: one line a day, complete and easy to hear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.words import hours
from bot.conversation.week.changing import change_on, something_on
from bot.conversation.week.kept import Kept
from bot.conversation.week.talk import Talk, Told, as_list, fixed, sample_note
from bot.conversation.week.things import each_said, items_meant, names_something, said_of
from bot.conversation.week.times import part_of
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.week.clashes import clashes
from bot.week.costs import costs
from bot.week.plan import Item, Plan
from bot.week.refreshing import refreshed
from bot.wording import listed, say

_FREE = ("free ", "empty ", "blank ", "bare ", "gap ", "gaps ", "nothing on ", "room ")


def show_wish(talk: Talk, wish: Wish) -> Told:
    """Tell what is in the week: all of it, a day, where one thing is, or what is free."""
    said = said_of(talk, wish)
    if any(word in said.words for word in _FREE) and not said.when.days:
        return free_days(talk)
    if said.when.days and len(said.when.days) < len(DAYS):
        return show_days(talk, said.when.days, said.when.parts)
    named = [one for one in each_said(talk, wish) if names_something(talk, one)]
    if named and talk.plan.items and (said.kinds or not said.places):
        there = items_meant(talk, named[0], ())
        if there:
            return where_is(talk, there)
        if said.kinds:
            return Told.of(talk, say("week.talk.not_in_week"), choices=fixed("show", "find"))
    return show(talk)


def show(talk: Talk, opening: str = "") -> Told:
    """The whole week, what is new since it was made, what does not fit, and what it costs."""
    if not talk.plan.items:
        return empty(talk)
    now = refreshed(talk.plan, talk.get, talk.turn.now)
    plan = now.plan
    found = clashes(plan)
    told = Told(
        Kept(plan, talk.kept.item),
        (opening or say("week.talk.here"), as_list(lines(plan))),
    )
    told = told.also(*now.remarks, *(clash.remark for clash in found[:2]))
    if plan.preferences.quiet_days:
        told = told.also(say("week.talk.quiet_days", days=day_names(plan.preferences.quiet_days)))
    told = told.also(*costs(plan, talk.today).remarks, *_note(talk))
    change = change_on(found[0].b.day) if found else fixed("change")[0]
    return replace(told, choices=(change, *fixed("ideas", "undo")))


def _note(talk: Talk) -> tuple[str, ...]:
    activities = (talk.get(item.activity) for item in talk.plan.items)
    return sample_note(one for one in activities if one is not None)


def show_plainly(talk: Talk) -> Told:
    """The days alone: less at once."""
    days = as_list(lines(talk.plan))
    return Told.of(talk, say("week.talk.here"), days, choices=fixed("change", "show"))


def show_days(talk: Talk, days: Sequence[str], parts: Sequence[str] = ()) -> Told:
    """One day or some, with what is planned."""
    there = lines(talk.plan, days, parts)
    chosen = tuple(day for day in DAYS if day in days)
    if not there:
        key = "week.talk.nothing_then" if talk.plan.items else "week.talk.nothing_yet"
        text = say(key, days=day_names(chosen))
        return Told.of(talk, text, choices=(something_on(chosen[0]), *fixed("show", "find")))
    told = Told.of(talk, as_list(there) if len(there) > 1 else there[0])
    named = {item.name for item in talk.plan.items if item.day in days}
    told = told.also(*(c.remark for c in clashes(talk.plan) if {c.a.name, c.b.name} <= named))
    return replace(told, choices=(change_on(chosen[0]), *fixed("show")))


def print_wish(talk: Talk, _wish: Wish) -> Told:
    """The week to print or to share."""
    return print_week(talk)


def print_week(talk: Talk) -> Told:
    """The week to print or to share."""
    if not talk.plan.items:
        return empty(talk)
    days = as_list(lines(talk.plan))
    return Told.of(talk, say("week.talk.print"), days, choices=fixed("change", "show"))


def where_is(talk: Talk, items: Sequence[Item]) -> Told:
    """On which day something stands."""
    text = " ".join(map(it_is_on, items))
    kept = Kept(talk.plan, items[0].number)
    return Told(kept, (text,), (change_on(items[0].day), *fixed("show")))


def free_days(talk: Talk) -> Told:
    """The days that have nothing yet."""
    used = {item.day for item in talk.plan.items}
    free = tuple(day for day in DAYS if day not in used)
    if not free:
        return Told.of(talk, say("week.talk.no_free_day"), choices=fixed("show", "change"))
    rest = tuple(day for day in free if day not in talk.plan.preferences.quiet_days)
    text = say("week.talk.free_days", days=day_names(free))
    return Told.of(talk, text, choices=(something_on((rest or free)[0]), *fixed("fill", "show")))


def empty(talk: Talk) -> Told:
    """What can be said while there is nothing in the week."""
    return Told.of(talk, say("week.talk.start"), choices=fixed("fill", "find"))


def lines(plan: Plan, days: Sequence[str] = DAYS, parts: Sequence[str] = ()) -> list[str]:
    """A line a day: "Tuesday: Art group, 10am to 12 noon. Then Easy swim, 1pm to 2pm."."""
    found = []
    for day in (day for day in DAYS if day in days):
        there = [
            item
            for item in plan.items
            if item.day == day and (not parts or part_of(item.start) in parts)
        ]
        if there:
            said = [say("week.talk.at", name=item.name, times=times_of(item)) for item in there]
            rest = [say("week.talk.then", what=one) for one in said[1:]]
            first = say("week.talk.line", day=say(f"week.day.{day}"), what=said[0])
            found.append(" ".join([first, *rest]))
    return found


def day_names(days: Sequence[str]) -> str:
    """ "Monday and Friday"."""
    return listed([say(f"week.day.{day}") for day in DAYS if day in days])


def it_is_on(item: Item) -> str:
    """ "Art group is on Tuesday, 10am to 12 noon."."""
    day = say(f"week.day.{item.day}")
    return say("week.talk.it_is_on", name=item.name, day=day, times=times_of(item))


def times_of(item: Item) -> str:
    """ "10am to 12 noon"; the end only where it is known."""
    return hours(item.start, item.end if item.end_known else None)
