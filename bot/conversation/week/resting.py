"""Days and hours that are kept free for rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time

from bot.catalogue.words import clock
from bot.conversation.week.clocks import ClockRange
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.questions import NO, YES, Option, Question
from bot.conversation.week.showing import day_names
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import said_of
from bot.conversation.week.times import When
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.week import editing
from bot.week.preferences import Hours
from bot.week.spans import overlap, read_clock
from bot.wording import listed, say

_PARTS = {
    "morning": ("00:00", "12:00"),
    "afternoon": ("12:00", "17:00"),
    "evening": ("17:00", "00:00"),
}
_MIDNIGHT = "00:00"


def rest_wish(talk: Talk, wish: Wish) -> Told:
    """Keep days, parts of days or hours free.

    Raises:
        ClockError: a time that no day has.
    """
    said = said_of(talk, wish)
    days = tuple(dict.fromkeys((*said.when.days, *said.when.refused)))
    limit = _limit(said.words, said.when)
    if not days and (limit or said.when.parts):
        days = DAYS
    if not days:
        names = [say(f"week.day.{day}") for day in DAYS[:4]]
        options = tuple(
            Option(name, name, Deed("rest", days=(day,)), day=day)
            for name, day in zip(names, DAYS, strict=False)
        )
        return Told.of(talk, say("week.talk.rest_when"), question=Question("choose", options))
    deed = Deed("rest", days=days, parts=said.when.parts)
    return rest(talk, replace(deed, start=limit.start, end=limit.end) if limit else deed)


def rest(talk: Talk, deed: Deed) -> Told:
    """Keep hours free; where something is planned in them, ask whether it goes."""
    new = hours_of(deed)
    wishes = talk.plan.preferences
    quiet = in_order((*(one for one in wishes.quiet if one not in new), *new))
    plan = editing.want(talk.plan, replace(wishes, quiet=quiet))
    text = say("week.talk.rest", when=hours_in_words(new))
    told = Told(Kept(plan, talk.kept.item), (text,), fixed("undo", "show", "fill"))
    there = [i for i in plan.items if any(overlap(i.span, one.span) for one in new)]
    if not there:
        return told
    names = listed(list(dict.fromkeys(item.name for item in there)))
    out = Deed("remove", items=tuple(item.number for item in there))
    yes, no = say("week.choice.yes_out"), say("week.choice.no_leave")
    options = (Option(yes, yes, out, YES), Option(no, no, Deed("none"), NO))
    told = told.also(say("week.talk.rest_there", names=names))
    return replace(told, question=Question("choose", options), choices=fixed("undo"))


def hours_of(deed: Deed) -> tuple[Hours, ...]:
    """The hours that a deed tells: of each of its days the parts, the times, or all of it."""
    stretches = [_PARTS[part] for part in deed.parts]
    if deed.start or deed.end or not stretches:
        stretches = [(deed.start or _MIDNIGHT, deed.end or _MIDNIGHT)]
    return tuple(
        Hours(day, read_clock(start), read_clock(end))
        for day in deed.days
        for start, end in stretches
    )


def hours_in_words(hours: Sequence[Hours]) -> str:
    """ "Monday and Tuesday, 9am to 3pm"; whole days without times."""
    by_times: dict[tuple[time, time], list[str]] = {}
    for one in hours:
        by_times.setdefault((one.start, one.end), []).append(one.day)
    said = []
    for (start, end), days in by_times.items():
        names = say("week.talk.every_day") if len(days) == len(DAYS) else day_names(days)
        said.append(_with_times(names, start, end))
    return listed(said)


def in_order(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """In the order of the week."""
    return tuple(sorted(hours, key=lambda one: one.span))


def _with_times(days: str, start: time, end: time) -> str:
    part = next((p for p, s in _PARTS.items() if s == (f"{start:%H:%M}", f"{end:%H:%M}")), None)
    if part:
        return say("week.talk.in_part", days=days, part=say(f"part_of_day.{part}"))
    if start == end:
        return days
    key = "before" if start == time() else "after" if end == time() else "from_to"
    return say(f"week.talk.{key}", days=days, start=clock(start), end=clock(end))


def _limit(words: str, when: When) -> ClockRange | None:
    """ "Nothing before ten" keeps until ten free, "nothing after four" from four on."""
    if when.ranges:
        return when.ranges[0]
    if not when.starts:
        return None
    if "before " in words or "earlier than " in words:
        morning = next((one for one in when.starts if one <= "12:00"), when.starts[0])
        return ClockRange(_MIDNIGHT, morning)
    if "after " in words or "later than " in words:
        return ClockRange(when.starts[0], _MIDNIGHT)
    return None
