"""Which of an activity's sessions fits what was said about days, times and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal

from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.recurrence import (
    HORIZON,
    Occurrence,
    has_dates,
    occurrences,
    upcoming,
    weekdays,
)
from bot.settings import LONDON
from bot.vocabulary import DAYS

_HOURS = {
    "morning": (time(0), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(0)),
}
_OVERLAP = timedelta(hours=1)
"""So much of a part of day must a session cover that starts in another part."""

Closeness = Literal["exact", "overlapping", "time_unknown"]


@dataclass(frozen=True)
class Fit:
    """An occurrence that fits, and how: by its start, by what it covers, or by its day alone."""

    occurrence: Occurrence
    closeness: Closeness
    part_of_day: str | None = None
    """The part asked for that it meets."""


def asks_when(query: Search) -> bool:
    """Whether the search says anything of days, parts of day or dates, wanted or not."""
    return bool(
        query.days
        or query.part_of_day
        or query.dates
        or query.excluded.days
        or query.excluded.part_of_day
    )


def part_of_day(moment: datetime) -> str:
    """The part of day that a start lies in, by London wall-clock time."""
    hour = moment.astimezone(LONDON).hour
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"


def overlaps(occurrence: Occurrence, part: str) -> bool:
    """Whether a session covers at least an hour of a part of the day that it starts on."""
    if occurrence.start is None or occurrence.end is None:
        return False
    begins, ends = _HOURS[part]
    next_day = occurrence.day + timedelta(days=1)
    first = datetime.combine(occurrence.day, begins, LONDON)
    last = datetime.combine(next_day if ends == time(0) else occurrence.day, ends, LONDON)
    # Subtracting across the clock change within one zone would count wall-clock hours.
    start, end = max(occurrence.start, first), min(occurrence.end, last)
    return end.timestamp() - start.timestamp() >= _OVERLAP.total_seconds()


def next_fit(activity: Activity, query: Search, now: datetime) -> Fit | None:
    """The next session that fits; one that starts in the part asked for before one that covers it.

    None where no dated session fits within :data:`~bot.catalogue.recurrence.HORIZON`.
    """
    best: dict[Closeness, Fit] = {}
    for occurrence in _in_range(activity, query, now):
        fit = _fit(occurrence, query)
        if fit is None:
            continue
        best.setdefault(fit.closeness, fit)
        if fit.closeness == "exact":
            break
    return best.get("exact") or best.get("overlapping") or best.get("time_unknown")


def next_at_all(activity: Activity, now: datetime) -> Occurrence | None:
    """The next occurrence, whatever was asked; None where none is known."""
    return next(upcoming(activity, now, now + 5 * HORIZON), None)


def has_words_only(activity: Activity, now: datetime) -> bool:
    """Whether some of its times are not known as dates (no schedule, or one in words alone)."""
    today = now.astimezone(LONDON).date()
    return not activity.schedules or any(
        not has_dates(schedule) and (schedule.valid_to is None or schedule.valid_to >= today)
        for schedule in activity.schedules
    )


def _in_range(activity: Activity, query: Search, now: datetime) -> Iterator[Occurrence]:
    after, until = now, now + HORIZON
    if query.dates:
        after = max(after, datetime.combine(query.dates.start, time(), LONDON))
        last = min(query.dates.end, (after + HORIZON).date())
        until = datetime.combine(last + timedelta(days=1), time(), LONDON)
    wanted = {DAYS.index(day) for day in query.days}
    # A daily class asked for on no day of its own would otherwise be walked through for a year.
    schedules = [
        schedule
        for schedule in activity.schedules
        if has_dates(schedule)
        and not (wanted and (possible := weekdays(schedule)) is not None and not possible & wanted)
    ]
    if len(schedules) == 1:
        return occurrences(schedules[0], after, until)
    return upcoming(replace(activity, schedules=tuple(schedules)), after, until)


def _fit(occurrence: Occurrence, query: Search) -> Fit | None:
    day = DAYS[occurrence.day.weekday()]
    if (query.days and day not in query.days) or day in query.excluded.days:
        return None
    if occurrence.start is None:
        timed = query.part_of_day or query.excluded.part_of_day
        return Fit(occurrence, "time_unknown" if timed else "exact")
    part = part_of_day(occurrence.start)
    if part in query.excluded.part_of_day:
        return None
    if not query.part_of_day or part in query.part_of_day:
        return Fit(occurrence, "exact", part if query.part_of_day else None)
    for wanted in query.part_of_day:
        if overlaps(occurrence, wanted):
            return Fit(occurrence, "overlapping", wanted)
    return None
