"""Where an activity could stand in a week: its sessions by weekday and time.

A planned week is a pattern and an activity's dates are a calendar. A slot is where they meet: one
weekday and time at which it takes place on some coming dates. How often that is, is counted by
:mod:`bot.week.dates`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from bot.catalogue.model import Activity, Schedule
from bot.catalogue.recurrence import HORIZON, has_dates, occurrences, weekdays
from bot.catalogue.words import DAY_NAMES, hours
from bot.settings import LONDON
from bot.vocabulary import DAYS
from bot.week.spans import DAY, Span, clock_of, minute_of, span_of

USUAL_LENGTH = timedelta(hours=1)
"""How long a session is reckoned whose end is not known, as in the calendar of an activity."""
_LOOKED_AT = 60
"""So many dates of a schedule are looked at where its rule does not tell its weekdays."""


@dataclass(frozen=True)
class Slot:
    """One weekday and time at which an activity takes place; London wall-clock time."""

    activity: str
    """The id of the activity."""
    day: str
    start: time
    end: time
    end_known: bool
    schedules: tuple[Schedule, ...]
    """Only what matters to this weekday is left of the dates by hand."""
    first: date
    """The next date."""

    @property
    def span(self) -> Span:
        """The same as minutes of the week."""
        return span_of(self.day, self.start, self.end)

    @property
    def times(self) -> str:
        """ "10am to 12 noon"; the end only where it is known."""
        return hours(self.start, self.end if self.end_known else None)

    @property
    def when(self) -> str:
        """ "Tuesday, 10am to 12 noon"."""
        return f"{DAY_NAMES[DAYS.index(self.day)]}, {self.times}"


def slots_of(activity: Activity, now: datetime) -> tuple[Slot, ...]:
    """Every slot of an activity, in the order of the week; ``now`` is aware.

    Empty where it has no coming dates, or only days without a time.
    """
    found: dict[tuple[int, time], list[tuple[date, Schedule]]] = {}
    for schedule in activity.schedules:
        if schedule.start_time is None or not has_dates(schedule):
            continue
        for weekday, first in _first_dates(schedule, now):
            found.setdefault((weekday, schedule.start_time), []).append((first, schedule))
    slots = (_slot(activity, *key, of, now) for key, of in found.items())
    return tuple(sorted(slots, key=lambda slot: slot.span))


def _first_dates(schedule: Schedule, now: datetime) -> Iterator[tuple[int, date]]:
    """The weekdays on which it takes place, each with its next date."""
    possible = weekdays(schedule)
    seen: set[int] = set()
    for occurrence in islice(occurrences(schedule, now, now + HORIZON), _LOOKED_AT):
        weekday = occurrence.day.weekday()
        if weekday not in seen:
            seen.add(weekday)
            yield weekday, occurrence.day
        if possible is not None and seen >= possible:
            return


def _slot(
    activity: Activity,
    weekday: int,
    start: time,
    of: list[tuple[date, Schedule]],
    now: datetime,
) -> Slot:
    # One that ends later in summer is one slot: its end is that of the next date.
    first, soonest = min(of, key=lambda one: one[0])
    end = soonest.end_time
    known = end is not None and end != start
    if end is None or not known:
        end = clock_of((minute_of(start) + int(USUAL_LENGTH.total_seconds()) // 60) % DAY)
    return Slot(
        activity=activity.id,
        day=DAYS[weekday],
        start=start,
        end=end,
        end_known=known,
        schedules=_narrowed([schedule for _, schedule in of], weekday, now),
        first=first,
    )


def _narrowed(schedules: list[Schedule], weekday: int, now: datetime) -> tuple[Schedule, ...]:
    """The same coming dates of this weekday in fewer words: a plan is kept, and small.

    Feeds often write every date as a schedule of its own; those become one.
    """
    today = now.astimezone(LONDON).date()

    def matters(days: Iterable[date]) -> tuple[date, ...]:
        return tuple(
            sorted(
                {
                    day
                    for day in days
                    if day.weekday() == weekday and today <= day <= today + HORIZON
                }
            )
        )

    by_hand: set[date] = set()
    kept: list[Schedule] = []
    for schedule in schedules:
        if schedule.rrule is None:
            dates = {*schedule.extra_dates, *filter(None, [schedule.start_date])}
            first, last = schedule.valid_from or date.min, schedule.valid_to or date.max
            by_hand |= {day for day in dates if first <= day <= last} - {*schedule.excluded_dates}
        else:
            excluded, extra = matters(schedule.excluded_dates), matters(schedule.extra_dates)
            kept.append(replace(schedule, excluded_dates=excluded, extra_dates=extra))
    if days := matters(by_hand):
        one = schedules[0]
        kept.append(Schedule(start_time=one.start_time, end_time=one.end_time, extra_dates=days))
    return tuple(kept)
