"""What is put into a week: which activity is meant, and at which of its times."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.model import Activity
from bot.conversation.week.changing import add, no_option, with_slots
from bot.conversation.week.deeds import Deed
from bot.conversation.week.looking import deed_for, fitting, looked_for, which_of
from bot.conversation.week.meaning import meant
from bot.conversation.week.purposes import reason_in
from bot.conversation.week.questions import YES, Option, Question
from bot.conversation.week.resting import hours_in_words, hours_of
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import Said, each_said, shown_activities
from bot.conversation.week.times import SaidDay, When, part_of, read_clock_text
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.week.remarks import Remark
from bot.week.slots import slots_of
from bot.wording import say

_MOST = 5


def add_wish(talk: Talk, wish: Wish) -> Told:
    """Put in what a wish names: one thing or several."""
    first, *rest = each_said(talk, wish)
    why = "" if rest else reason_in(talk.turn.text)
    told = _add_said(talk, first, why)
    for said in rest:
        told = told.then(_add_said(talk.after(told), said))
    return told


def add_first(talk: Talk) -> Told:
    """Put in the first of those shown."""
    return _add_one(talk, next(iter(shown_activities(talk)), None))


def add_it(talk: Talk) -> Told:
    """Put in what was spoken of by itself."""
    return _add_one(talk, talk.get(talk.memory.activity) if talk.memory.activity else None)


def _add_said(talk: Talk, said: Said, why: str = "") -> Told:
    found = meant(talk, said)
    if found.sure:
        each = [(one, when) for one in found.sure[:_MOST] for when in _days_of(talk, said, one)]
        told = add_at(talk, *each[0], why)
        for activity, when in each[1:]:
            told = told.then(add_at(talk.after(told), activity, when))
        return told
    if found.perhaps:
        return which_of(talk, found.perhaps, said.when)
    if said.kinds:
        return looked_for(talk, said)
    return _nothing_named(talk, said)


def add_at(talk: Talk, activity: Activity, when: When, why: str = "") -> Told:
    """Put an activity in at the times that are said, or say when it is on instead.

    ``why`` is what the person says that it is for.
    """
    slots = fitting(talk, activity, when)
    every = slots_of(activity, talk.turn.now)
    deed = replace(deed_for(talk, activity, when), words=why)
    if (when.parts or when.starts) and every and len(slots) != 1:
        shown = slots or every
        facts = {"name": activity.name, "times": tuple(slot.when for slot in shown)}
        key = "week.which_session_question" if slots else "week.talk.not_then"
        return with_slots(Told.of(talk, Remark(key, facts)), deed, shown)
    return add(talk, deed)


def _add_one(talk: Talk, activity: Activity | None) -> Told:
    if activity is None:
        return Told.of(talk, say("week.talk.what_in"), choices=fixed("find", "fill"))
    day = _searched_day(talk, activity) or ""
    return add(talk, Deed("add", activity.id, activity.name, day))


def _days_of(talk: Talk, said: Said, activity: Activity) -> list[When]:
    """ "On Tuesdays and Thursdays" is twice, where it is on on both."""
    when = said.when
    if not when.days and (day := _searched_day(talk, activity)):
        return [replace(when, said=(SaidDay((day,), ""),))]
    on = {slot.day for slot in slots_of(activity, talk.turn.now)}
    if said.day_is_shared and on.isdisjoint(when.days):
        return [replace(when, said=())]
    if len(when.days) < 2 or any(one.is_range for one in when.said):
        return [when]
    days = [day for day in when.days if day in on]
    return [replace(when, said=(SaidDay((day,), ""),)) for day in days] or [when]


def _searched_day(talk: Talk, activity: Activity) -> str | None:
    """The only day that it was looked for on, where it was shown for that and is on then."""
    search = talk.memory.search
    if search is None or activity.id not in talk.memory.shown:
        return None
    days = search.days
    if search.dates and search.dates.start == search.dates.end:
        days = (DAYS[search.dates.start.weekday()],)
    on = {slot.day for slot in slots_of(activity, talk.turn.now)}
    return days[0] if len(days) == 1 and days[0] in on else None


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
