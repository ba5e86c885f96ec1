"""What searches narrow down by: the filters of an activity as small numbers, a bit an id.

A row of them is kept beside each document, so that a database can leave out what surely does not
fit and read what may fit in nearly the right order. :mod:`bot.catalogue.judging` is the other
half: what a search asks of these numbers. Changing either means raising :data:`VERSION`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import reduce
from math import floor
from operator import or_

from bot.catalogue.model import Activity, Schedule
from bot.catalogue.needs import in_person
from bot.catalogue.pricing import lowest_price
from bot.catalogue.recurrence import has_dates, last_day, weekdays
from bot.vocabulary import ACCESS, CATEGORIES, FOR, FORMATS, FUNDING, TRANSPORT

VERSION = 2
"""Of the rows below; where a database holds another, they are made anew from the documents."""

NOWHERE = 0
"""The cell of what has no place on the map."""
ANYTHING = 0
"""The kind under which every activity is listed; the others are its categories."""
ONLINE = len(CATEGORIES) + 1
"""The kind of what can be joined online, or may be: nothing is told of it."""

TAGS = {
    (field, id_): 1 << bit
    for bit, (field, id_) in enumerate(
        (field, id_)
        for field, ids in (
            ("access", ACCESS), ("for", FOR), ("funding", FUNDING), ("transport", TRANSPORT),
            ("format", FORMATS),
        )
        for id_ in ids
    )
}  # fmt: skip
KINDS = {id_: number for number, id_ in enumerate(CATEGORIES, start=1)}
CATEGORY_BITS = {id_: 1 << number for number, id_ in enumerate(CATEGORIES)}

SLOTS = 21
"""Bits of a week: three parts of seven days, morning first, Monday first."""
IN_WORDS = 1 << (2 * SLOTS)
"""Some of the times are not known as dates."""
UNTIMED = 1 << (2 * SLOTS + 1)
"""Of some sessions only the day is known."""

_CELL_DEGREES = 0.02
_WIDTH = 20_000
_INITIAL = 16
_PART_HOURS = ((0, 12), (12, 17), (17, 24))


@dataclass(frozen=True)
class Facts:
    """The columns of the table ``spot``; days are ordinals, None is unknown."""

    cell: int
    lat: float | None
    lon: float | None
    categories: int
    tags: int
    meal: int | None
    price_pence: int | None
    times: int
    """Bits 0 to 20: a session may start in that part of the week. The next 21: one may cover it."""
    first_day: int | None
    last_day: int | None
    checked_on: int | None
    earliest: int
    """No session starts before this minute of its day; 0 where that is not known of all."""


def facts_of(activity: Activity) -> Facts:
    """The facts of one activity."""
    lat, lon = _point(activity)
    lowest, ends = lowest_price(activity.price), last_day(activity)
    fields = (
        ("access", activity.access), ("for", activity.for_), ("funding", activity.funding),
        ("transport", activity.transport), ("format", _formats(activity)),
    )  # fmt: skip
    dated = [schedule for schedule in activity.schedules if has_dates(schedule)]
    times = IN_WORDS if len(dated) < len(activity.schedules) or not activity.schedules else 0
    for schedule in dated:
        times |= _times(schedule)
    starts = [_first_day(schedule) for schedule in dated]
    known = [start for start in starts if start is not None]
    return Facts(
        cell=NOWHERE if lat is None or lon is None else cell(row_of(lat), column_of(lon)),
        lat=lat,
        lon=lon,
        categories=_bits(CATEGORY_BITS[id_] for id_ in activity.categories),
        tags=_bits(TAGS[field, id_] for field, ids in fields for id_ in ids),
        meal=None if activity.meal is None else int(activity.meal),
        price_pence=None if lowest is None else round(lowest * 100),
        times=times,
        first_day=min(known) if known and len(known) == len(starts) else None,
        last_day=ends.toordinal() if ends else None,
        checked_on=activity.checked_on.toordinal() if activity.checked_on else None,
        earliest=min((_minute(schedule) for schedule in dated), default=0),
    )


def kinds_of(activity: Activity) -> list[int]:
    """Every kind that an activity is listed under."""
    kinds = {ANYTHING, *(KINDS[id_] for id_ in activity.categories)}
    if activity.meal:
        kinds.add(KINDS["lunch_club"])  # a search for it is content with a meal
    if "online" in (formats := _formats(activity)) or not formats:
        kinds.add(ONLINE)
    return sorted(kinds)


def starts_of(activity: Activity) -> set[tuple[int, int]]:
    """(day, minute) of every start that is known: the day is 0 to 6 for what may meet on any such
    weekday, Monday is 0, or the ordinal of a date."""
    found: set[tuple[int, int]] = set()
    for schedule in activity.schedules:
        if schedule.start_time is None or not has_dates(schedule):
            continue
        minute = _minute(schedule)
        days = {day.toordinal() for day in schedule.extra_dates}
        if schedule.rrule is not None:
            weekly = weekdays(schedule)
            days |= set(range(7)) if weekly is None else weekly
        elif schedule.start_date:
            days.add(schedule.start_date.toordinal())
        found |= {(day, minute) for day in days}
    return found


def kind_bits(activity: Activity) -> int:
    """A bit for every kind that an activity is listed under."""
    return _bits(1 << kind for kind in kinds_of(activity))


def initial(activity: Activity) -> str:
    """The beginning of its name, as :data:`bot.catalogue.ranking.Rank` orders names."""
    return activity.name.casefold()[:_INITIAL]


def row_of(lat: float) -> int:
    """The row of cells that a latitude lies in; rows are narrow enough for a mile to matter."""
    return floor((lat + 90) / _CELL_DEGREES) + 1


def column_of(lon: float) -> int:
    """The column of cells that a longitude lies in."""
    return floor((lon + 180) / _CELL_DEGREES)


def cell(row: int, column: int) -> int:
    """The number of a cell: those of a row follow each other."""
    return row * _WIDTH + column


def _point(activity: Activity) -> tuple[float | None, float | None]:
    venue = activity.venue
    # What is online alone may tell its office's address: it is not a place to go to.
    if venue is None or venue.lat is None or venue.lon is None or activity.formats == ("online",):
        return None, None
    return venue.lat, venue.lon


def _formats(activity: Activity) -> tuple[str, ...]:
    return activity.formats or (("in_person",) if in_person(activity) else ())


def _minute(schedule: Schedule) -> int:
    start = schedule.start_time
    return 0 if start is None else start.hour * 60 + start.minute


def _bits(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _times(schedule: Schedule) -> int:
    possible = weekdays(schedule)
    days = range(7) if possible is None else possible
    start, end = schedule.start_time, schedule.end_time
    begins: tuple[int, ...] = (0, 1, 2)
    covers: tuple[int, ...] = begins
    found = 0
    if start is None:
        found = UNTIMED
    else:
        begins = (_part(start),)
        covers = tuple(part for part in range(3) if _may_cover(start, end, part))
    for day in days:
        for part in begins:
            found |= 1 << (3 * day + part)
        for part in covers:
            found |= 1 << (SLOTS + 3 * day + part)
    return found


def _part(start: time) -> int:
    return 0 if start.hour < 12 else 1 if start.hour < 17 else 2


def _may_cover(start: time, end: time | None, part: int) -> bool:
    """Whether an hour of a part may be covered; an end on the next day counts as midnight."""
    if end is None:
        return part == _part(start)
    first, last = (hour * 60 for hour in _PART_HOURS[part])
    begin, finish = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    if finish <= begin:
        finish = 24 * 60
    # An hour more on either side than is needed: the clocks may change on that day.
    return min(finish, last) + 60 - max(begin, first) >= 60


def _first_day(schedule: Schedule) -> int | None:
    """The first day on which it can meet; None where no beginning is known."""
    begins: date | None = schedule.valid_from
    if schedule.start_date and not schedule.extra_dates:
        begins = max(schedule.start_date, begins or date.min)
    return begins.toordinal() if begins else None
