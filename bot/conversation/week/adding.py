"""What is put into a week: which activity is meant, and at which of its times."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.conversation import naming
from bot.conversation.calling import called, with_more
from bot.conversation.describe import counted
from bot.conversation.week.changing import add, no_option, with_slots
from bot.conversation.week.deeds import Deed
from bot.conversation.week.questions import YES, Option, Question
from bot.conversation.week.resting import hours_in_words, hours_of
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import MOST_CHOICES, Talk, Told, fixed
from bot.conversation.week.things import Said, each_said, listed_by_name, shown_activities
from bot.conversation.week.times import SaidDay, When, part_of, read_clock_text
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.week.remarks import Remark
from bot.week.slots import Slot, slots_of
from bot.wording import say

_MOST = 5
_ADD = Deed("add")
_ANY_TIME = When()


@dataclass(frozen=True)
class Meant:
    """The activities that are meant, or some of which one is."""

    sure: tuple[Activity, ...] = ()
    perhaps: tuple[Activity, ...] = ()


def add_wish(talk: Talk, wish: Wish) -> Told:
    """Put in what a wish names: one thing or several."""
    first, *rest = each_said(talk, wish)
    told = _add_said(talk, first)
    for said in rest:
        told = told.then(_add_said(talk.after(told), said))
    return told


def meant(talk: Talk, said: Said) -> Meant:
    """Which activities are meant: those shown, those named, or what was spoken of."""
    shown = shown_activities(talk)
    by_id = {one.id: one for one in shown}
    pairs = called(shown, talk.turn.now)
    whole = naming.whole(said.text, pairs)
    if whole:
        return _of([by_id[id_] for id_, _ in whole])
    if said.places:
        return Meant(counted_among(talk, said.places))
    listed_too = listed_by_name(talk, said)
    whole = naming.whole(said.text, called(listed_too, talk.turn.now))
    if whole:
        ids = {id_ for id_, _ in whole}
        return _of([one for one in listed_too if one.id in ids])
    held = naming.named_in(sayings().name_in(said.words), pairs)
    if held:
        return _of([by_id[id_] for id_, _ in held])
    alike = [one for one in shown if {*one.categories} & {*said.kinds}]
    if alike:
        return _of(alike)
    near = [one for one in listed_too if naming.holds(said.text, one.name)]
    if near or said.kinds:
        return _of(near)
    return _pointed(talk, said, shown)


def named_activities(talk: Talk, said: Said) -> list[Activity]:
    """The activities whose names a text holds whole, or half of it: those shown first."""
    shown = shown_activities(talk)
    known = [*shown, *listed_by_name(talk, said)]
    pairs = [(one.id, one.name) for one in known]
    held = naming.whole(said.text, pairs) or naming.named_in(said.text, pairs[: len(shown)])
    ids = dict.fromkeys(id_ for id_, _ in held)
    return [next(one for one in known if one.id == id_) for id_ in ids]


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
        Option(pairs[one.id], pairs[one.id], _like(base, deed_for(talk, one, when)))
        for one in activities[:MOST_CHOICES]
    )
    return Told.of(talk, say("week.talk.which_activity"), question=Question("choose", options))


def _add_said(talk: Talk, said: Said) -> Told:
    found = meant(talk, said)
    if found.sure:
        each = [(one, when) for one in found.sure[:_MOST] for when in _days_of(talk, said, one)]
        told = add_at(talk, *each[0])
        for activity, when in each[1:]:
            told = told.then(add_at(talk.after(told), activity, when))
        return told
    if found.perhaps:
        return which_of(talk, found.perhaps, said.when)
    if said.kinds:
        return looked_for(talk, said)
    return _nothing_named(talk, said)


def add_at(talk: Talk, activity: Activity, when: When) -> Told:
    """Put an activity in at the times that are said, or say when it is on instead."""
    slots = fitting(talk, activity, when)
    every = slots_of(activity, talk.turn.now)
    deed = deed_for(talk, activity, when)
    if (when.parts or when.starts) and every and len(slots) != 1:
        shown = slots or every
        facts = {"name": activity.name, "times": tuple(slot.when for slot in shown)}
        key = "week.which_session_question" if slots else "week.talk.not_then"
        return with_slots(Told.of(talk, Remark(key, facts)), deed, shown)
    return add(talk, deed)


def looked_for(talk: Talk, said: Said, base: Deed = _ADD) -> Told:
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
    return offered(talk, query, base, said.when)


def offered(
    talk: Talk, query: Search, base: Deed, when: When = _ANY_TIME, skip: Collection[str] = ()
) -> Told:
    """What a search finds, with the question which of it goes into the week."""
    found = talk.services.catalogue.search(query, talk.turn.now, limit=MOST_CHOICES, skip=skip)
    activities = [match.activity for match in found.matches]
    if not activities:
        text = say("find.none", counted=counted(query, 0))
        return Told.of(talk, text, choices=fixed("find", "show"))
    names = dict(called(activities, talk.turn.now))
    options = tuple(
        Option(names[one.id], names[one.id], _like(base, deed_for(talk, one, when)))
        for one in activities
    )
    one = len(activities) == 1
    if one:
        options = (replace(options[0], label=say("week.choice.yes"), says=YES), no_option())
    key = "week.talk.found_one" if one else "week.talk.found"
    text = say(key, counted=counted(query, found.total, more=found.more), name=activities[0].name)
    told = Told.of(talk, text, question=Question("choose", options))
    cards = tuple(
        with_more(talk.services.catalogue.card(match, talk.turn.now), names[match.activity.id])
        for match in found.matches
    )
    return replace(told, cards=cards, shown=tuple(one.id for one in activities))


def _like(base: Deed, deed: Deed) -> Deed:
    return replace(deed, kind=base.kind, items=base.items, day=deed.day or base.day)


def _of(activities: Sequence[Activity]) -> Meant:
    return Meant(tuple(activities)) if len(activities) == 1 else Meant(perhaps=tuple(activities))


def _pointed(talk: Talk, said: Said, shown: Sequence[Activity]) -> Meant:
    """ "That", "both", "the other one"."""
    if "other one " in said.words or "other 1 " in said.words:
        there = {item.activity for item in talk.plan.items}
        return _of([one for one in shown if one.id not in there | {talk.memory.activity or ""}])
    before = said_before(talk)
    if said.many and before:
        return Meant(tuple(before))
    if said.many and shown:
        both = "both " in said.words and len(shown) != 2
        return Meant(perhaps=tuple(shown)) if both else Meant(tuple(shown))
    spoken_of = talk.get(talk.memory.activity) if talk.memory.activity else None
    if spoken_of:
        return Meant((spoken_of,))
    return _of(shown) if said.points or not sayings().holds_a_name(said.words) else Meant()


def counted_among(talk: Talk, places: Sequence[int]) -> tuple[Activity, ...]:
    """ "The first and the third" of those shown; 1 is the first, -1 the last."""
    ids = talk.memory.shown
    at = [place - 1 if place > 0 else place for place in places]
    found = [talk.get(ids[one]) for one in at if -len(ids) <= one < len(ids)]
    return tuple(one for one in found if one is not None)


def said_before(talk: Talk) -> list[Activity]:
    """ "I like the first and the third, so put those two in": those counted in the message."""
    places = [m.value for m in talk.turn.mentions if m.field == "ordinal" and not m.negated]
    return list(counted_among(talk, places))


def _days_of(talk: Talk, said: Said, activity: Activity) -> list[When]:
    """ "On Tuesdays and Thursdays" is twice, where it is on on both."""
    when = said.when
    on = {slot.day for slot in slots_of(activity, talk.turn.now)}
    if said.day_is_shared and on.isdisjoint(when.days):
        return [replace(when, said=())]
    if len(when.days) < 2 or any(one.is_range for one in when.said):
        return [when]
    days = [day for day in when.days if day in on]
    return [replace(when, said=(SaidDay((day,), ""),)) for day in days] or [when]


def _nothing_named(talk: Talk, said: Said) -> Told:
    """Nothing that is listed was named. For what is not, such as the dentist, time can be kept."""
    if sayings().holds_a_name(said.words) and len(said.when.days) == 1:
        day, (start, *_) = said.when.days[0], (*said.when.starts, "")
        parts = said.when.parts or ((part_of(read_clock_text(start)),) if start else ())
        rest = Deed("rest", days=(day,), parts=parts[:1])
        yes, when = say("week.choice.yes"), hours_in_words(hours_of(rest))
        then = say("week.choice.yes_keep", when=when)
        question = Question("choose", (Option(yes, then, rest, YES), no_option()))
        return Told.of(talk, say("week.talk.own_thing", when=when), question=question)
    if sayings().holds_a_name(said.words):
        return Told.of(talk, say("week.talk.not_listed"), choices=fixed("find", "fill", "show"))
    return Told.of(talk, say("week.talk.what_in"), choices=fixed("find", "fill"))
