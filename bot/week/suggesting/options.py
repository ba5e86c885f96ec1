"""What could be part of a week: sessions from the catalogue, with what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.catalogue.finding import DEFAULT_RADIUS_MILES, find
from bot.catalogue.model import Activity
from bot.catalogue.pricing import lowest_price
from bot.catalogue.query import Excluded, Search
from bot.catalogue.reading import CatalogueReader
from bot.catalogue.recurrence import occurrences
from bot.catalogue.results import Match
from bot.vocabulary import DAYS, PARTS_OF_DAY, RESPITE_CATEGORIES
from bot.week.clashes import place_of, way_home
from bot.week.costs import costs
from bot.week.items import companion_price
from bot.week.plan import Item, Plan
from bot.week.slots import Slot, slots_of
from bot.week.spans import overlap
from bot.week.suggesting.reasons import reasons_of
from bot.week.suggesting.scoring import (
    MOST_A_DAY,
    NOT_WEEKLY,
    Option,
    Problem,
    Reason,
    Stop,
    together,
)
from bot.week.travel import journey, spot_of

NOT_SUGGESTED = (
    *RESPITE_CATEGORIES, "carers_group", "support_group", "memory_cafe", "employment", "advice",
)  # fmt: skip
"""For some people alone: nobody is sent there who did not say that they want it."""
MOST_LIKES = 8
_WEEKS = 6
_AT_LEAST, _WEEKLY = 3, 5
"""On so many of the coming weeks it has to be on, and counts as weekly: holidays fall out."""


@dataclass(frozen=True)
class Reading:
    """How many activities are taken from the catalogue: those that meet most needs, nearest first.

    Fewer would make a worse week, more a slower one; docs/performance.md has the figures.
    """

    each_like: int = 40
    anything: int = 200
    """Besides, whatever they are."""


@dataclass(frozen=True)
class Asked:
    """The days and parts of day that something is looked for in; empty leaves it to the wishes."""

    days: tuple[str, ...] = ()
    parts_of_day: tuple[str, ...] = ()


def problem_of(
    plan: Plan,
    catalogue: CatalogueReader,
    now: datetime,
    asked: Asked | None = None,
    reading: Reading | None = None,
) -> Problem:
    """The sessions near home that could be added to the plan; ``now`` is aware, London.

    Left out is what does not go with the plan, what lies in hours of rest unless its day was asked
    for, what is known not to meet a need, and what is on less often than every other week. The plan
    must have a home.
    """
    wishes, asked = plan.preferences, asked or Asked()
    counts = {day: sum(item.day == day for item in plan.items) for day in DAYS}
    room = {day: max(0, MOST_A_DAY - count) for day, count in counts.items()}
    used = frozenset(day for day, count in counts.items() if count)
    days = asked.days or tuple(day for day in DAYS if day not in wishes.quiet_days)
    most_days = max(wishes.good_days, len(used)) if not asked.days else len(DAYS)
    if len(used) >= most_days:
        days = tuple(day for day in days if day in used)
    wanted = Asked(
        tuple(day for day in days if room[day]),
        asked.parts_of_day or wishes.parts_of_day or PARTS_OF_DAY,
    )
    rest = () if asked.days else tuple(hours.span for hours in wishes.quiet)
    options = [
        option
        for match in _matches(plan, catalogue, now, wanted, reading or Reading())
        for option in _options(plan, match, wanted, now)
        if not any(overlap(option.slot.span, span) for span in rest)
    ]
    left = costs(plan, now.date()).left_week
    return Problem(
        options=tuple(sorted(options, key=lambda o: (-o.worth, o.activity.id, o.slot.span))),
        days_used=used,
        most_days=most_days,
        room=room,
        likes_met=frozenset(_likes(plan, *(item.categories for item in plan.items))),
        kinds_there=frozenset(item.categories[0] for item in plan.items if item.categories),
        pence_left=None if left is None else max(0, int(left * 100)),
        way=wishes.way,
    )


def _matches(
    plan: Plan, catalogue: CatalogueReader, now: datetime, wanted: Asked, reading: Reading
) -> tuple[Match, ...]:
    if not wanted.days:
        return ()
    wishes = plan.preferences
    left_out = {*wishes.dislikes, *NOT_SUGGESTED} - {*wishes.likes}
    query = Search(
        near=wishes.home,
        within_miles=wishes.within_miles or DEFAULT_RADIUS_MILES,
        days=wanted.days,
        part_of_day=() if len(wanted.parts_of_day) == len(PARTS_OF_DAY) else wanted.parts_of_day,
        access=wishes.needs,
        for_=wishes.groups,
        excluded=Excluded(categories=tuple(sorted(left_out))),
    )
    found: dict[str, Match] = {}
    with catalogue.one_moment() as moment:
        for like in wishes.likes[:MOST_LIKES]:
            liked = replace(query, categories=(like,))
            for weighed in find(moment, liked, now, reading.each_like).weighed:
                found[weighed.match.activity.id] = weighed.match
        for weighed in find(moment, query, now, reading.anything).weighed:
            found.setdefault(weighed.match.activity.id, weighed.match)
    there = {item.activity for item in plan.items}
    return tuple(match for id, match in found.items() if id not in there)


def _options(plan: Plan, match: Match, wanted: Asked, now: datetime) -> Iterator[Option]:
    activity, wishes = match.activity, plan.preferences
    spot = spot_of(activity.venue)
    way = journey(spot_of(wishes.home), spot, wishes.way)
    minutes = way.minutes if way else 0
    pence = _pence(plan, activity)
    reasons = tuple(reasons_of(wishes, match, minutes, pence, now))
    for slot in slots_of(activity, now):
        stop = Stop(slot.span, spot, minutes)
        if slot.day not in wanted.days or stop.part not in wanted.parts_of_day:
            continue
        beside = _beside(plan, stop)
        how_often = _times(slot, now)
        if beside is None or how_often < _AT_LEAST:
            continue
        more = [Reason("beside", beside)] if beside else []
        if how_often < _WEEKLY:
            more.append(Reason("not_weekly", NOT_WEEKLY))
        yield Option(
            activity=activity,
            slot=slot,
            stop=stop,
            reasons=(*reasons, *more),
            likes=frozenset(_likes(plan, activity.categories)),
            kind=activity.categories[0] if activity.categories else "",
            pence=pence,
        )


def _beside(plan: Plan, stop: Stop) -> int | None:
    """The points beside what the plan has; None where it does not go with it."""
    points = 0
    for item in plan.items:
        more = together(_stop(plan, item), stop, plan.preferences.way)
        if more is None:
            return None
        points += more
    return points


def _stop(plan: Plan, item: Item) -> Stop:
    way = way_home(plan, item)
    return Stop(item.span, place_of(plan, item), way.minutes if way else 0)


def _likes(plan: Plan, *categories: tuple[str, ...]) -> Iterator[str]:
    for like in plan.preferences.likes:
        if any(like in each for each in categories):
            yield like


def _times(slot: Slot, now: datetime) -> int:
    """On how many days of the coming six weeks it takes place."""
    weekday, until = DAYS.index(slot.day), now + timedelta(weeks=_WEEKS)
    days = {
        occurrence.day
        for schedule in slot.schedules
        for occurrence in occurrences(schedule, now, until)
        if occurrence.day.weekday() == weekday
    }
    return len(days)


def _pence(plan: Plan, activity: Activity) -> int | None:
    """What everybody who goes pays; None where it is not known."""
    cost = lowest_price(activity.price)
    if cost is None:
        return None
    if plan.preferences.companion is not None:
        cost += companion_price(activity, cost)[0] or 0
    return round(cost * 100)
