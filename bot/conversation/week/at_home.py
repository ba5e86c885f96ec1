"""When somebody must be at home, and which hours are the carer's own."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers import Choice
from bot.conversation.week.clocks import ClockRange
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.resting import hours_in_words, hours_of, in_order
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import Said, said_of
from bot.conversation.week.times import When
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.week import cover, editing
from bot.week.carer import carer_week
from bot.week.errors import ClockError, shown
from bot.wording import say

_FEW = 2
"""So much is told of the free hours where gaps are told, too."""
_HOURS = re.compile(r"\b(\d{1,4})[ -]?hours?\b", re.I)
_ALWAYS = (
    "all the time ", "always ", "never be left ", "all day ", "24 hours ", "round the clock ",
    "day and night ", "can not be left ", "every minute ", "should not be left ",
)  # fmt: skip
_ALONE = (
    "can be left ",
    "can be alone ",
    "fine on his own ",
    "fine on her own ",
    "be at home alone ",
    "can be at home ",
)


def home_wish(talk: Talk, wish: Wish) -> Told:
    """Note when somebody must be at home, or ask.

    Raises:
        ClockError: a time that no day has.
    """
    said = said_of(talk, wish)
    for match in _HOURS.finditer(said.text):
        if int(match[1]) > 24:
            raise ClockError(say("week.talk.day_hours", value=shown(match[0])))
    if any(words in said.words for words in _ALONE) and not said.when.days:
        return nobody(talk, Deed("alone"))
    told = hours_told(talk, said.when)
    if told is not None:
        return told
    if any(words in said.words for words in _ALWAYS):
        return home(talk, Deed("home", days=DAYS))
    return Told.of(talk, say("week.carer.hours_question"), question=hours_question())


def is_told(said: Said) -> bool:
    """Whether it says that somebody is always needed, never, or for so many hours."""
    told = any(words in said.words for words in (*_ALWAYS, *_ALONE))
    return told or _HOURS.search(said.text) is not None


def hours_told(talk: Talk, when: When) -> Told | None:
    """Note the days and times that are said; None where none are."""
    if not (when.days or when.ranges or when.parts):
        return None
    stretch = when.ranges[0] if when.ranges else ClockRange("", "")
    deed = Deed("home", days=when.days or DAYS, parts=when.parts)
    return home(talk, replace(deed, start=stretch.start, end=stretch.end))


def hours_question() -> Question:
    """When somebody must be there: any days and times answer it."""
    always, weekdays = say("week.choice.home_always"), say("week.choice.home_weekdays")
    alone = say("week.choice.home_none")
    by_day = Deed("home", days=DAYS[:5], start="09:00", end="17:00")
    return Question(
        "hours",
        (
            Option(always, always, Deed("home", days=DAYS)),
            Option(weekdays, weekdays, by_day),
            Option(alone, alone, Deed("alone")),
        ),
    )


def home(talk: Talk, deed: Deed) -> Told:
    """Note when somebody must be at home, and tell the carer's hours."""
    wishes, new = talk.plan.preferences, hours_of(deed)
    always = len(new) == len(DAYS) and all(one.is_whole_day for one in new)
    before = () if always else (one for one in wishes.somebody_at_home if not one.is_whole_day)
    told_now = in_order(dict.fromkeys((*before, *new)))
    plan = editing.want(talk.plan, replace(wishes, somebody_at_home=told_now))
    key = "week.talk.home_always" if always else "week.talk.home"
    text = say(key, when=hours_in_words(told_now))
    told = hours(replace(talk, kept=Kept(plan, talk.kept.item)))
    return replace(told, text=(text, *told.text))


def nobody(talk: Talk, _deed: Deed) -> Told:
    """Nobody has to be at home: forget the hours."""
    wishes = replace(talk.plan.preferences, somebody_at_home=())
    plan = editing.want(talk.plan, wishes)
    text = say("week.talk.home_none")
    return Told(Kept(plan, talk.kept.item), (text,), fixed("undo", "show"))


def hours_wish(talk: Talk, _wish: Wish) -> Told:
    """The hours that are the carer's own."""
    if not talk.plan.items and not talk.plan.preferences.somebody_at_home:
        return Told.of(talk, say("week.talk.hours_first"), choices=fixed("fill", "find"))
    return hours(talk)


def hours(talk: Talk) -> Told:
    """The free hours, and the longest gaps that a break could close."""
    carer = carer_week(talk.plan)
    found = cover.gaps(talk.plan, carer)
    if not carer.hours_told:
        return Told.of(talk, *carer.remarks, question=hours_question())
    told = Told.of(talk, *carer.remarks[: _FEW if found else None], *cover.remarks(found))
    longest = max(found, key=lambda gap: gap.span.minutes, default=None)
    breaks = (_break_on(longest.span.day),) if longest else ()
    return replace(told, choices=(*breaks, *fixed("show", "undo")))


def _break_on(day: str) -> Choice:
    name = say(f"week.day.{day}")
    label = say("week.choice.break_on.label", day=name)
    return Choice(label, say("week.choice.break_on.text", day=name))
