"""When an activity meets: its schedules expanded to sessions, in London time.

Schedules are wall-clock: days and times are worked out without a zone and Europe/London is
attached last, so a weekly 10:00 stays 10:00 across the clock change. A time that the spring
change skips moves forward by the hour (01:30 is 02:30); one that the autumn change repeats is
the first of the two.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from bot.catalogue.model import Activity, Schedule, Session
from bot.catalogue.rules import (
    NeverHappensError,
    RecurrenceError,
    Rule,
    expander,
    keeps,
    never_happens,
    read_rule,
)
from bot.catalogue.wall_clock import london, midnight
from bot.settings import LONDON

HORIZON = timedelta(days=400)
"""How far ahead a search looks for a session that fits: a year, and a yearly event's drift."""

_FAR = timedelta(days=5 * 366)
"""How far ahead anything at all is looked for before an activity counts as ended."""

_DAY = timedelta(days=1)
_COUNTED_AT_MOST = 2000
_SOON = 8


@dataclass(frozen=True)
class Occurrence:
    """A day on which an activity meets; ``start`` is None where only the day is known.

    Datetimes are aware, Europe/London.
    """

    day: date
    start: datetime | None = None
    end: datetime | None = None

    @property
    def session(self) -> Session | None:
        """The session; None where the time is not known."""
        return Session(self.start, self.end) if self.start else None


def check_rule(rrule: str, start_date: date | None = None) -> None:
    """Refuse a repeat rule that cannot be used, before it is stored.

    Raises:
        RecurrenceError: naming the rule and the reason ("INTERVAL and COUNT must be 1 or more").
    """
    rule = read_rule(rrule)
    if never_happens(rule, _first_start(start_date)):
        raise NeverHappensError(f"The repeat rule {rrule[:80]!r} fits no day at all.")


def has_dates(schedule: Schedule) -> bool:
    """Whether the days of a schedule can be worked out; otherwise there are only its words.

    A rule needs a start date unless it follows without one (every Monday does, every other
    Monday does not). A rule that cannot be read gives no dates.
    """
    if schedule.extra_dates:
        return True
    if schedule.rrule is None:
        return schedule.start_date is not None
    rule = _rule(schedule)
    return rule is not None and (schedule.start_date is not None or rule.stands_alone)


def occurrences(schedule: Schedule, after: datetime, until: datetime) -> Iterator[Occurrence]:
    """Days and times that start from ``after`` until before ``until``, soonest first, lazily.

    Both are aware. A day without a time counts where its date is not before ``after``'s.
    """
    after, until = after.astimezone(LONDON), until.astimezone(LONDON)
    first = max(after.date() - _DAY, schedule.valid_from or date.min)
    last = min(until.date(), schedule.valid_to or date.max)
    previous = None
    days = _regular_days(schedule, first, last)
    if schedule.extra_dates:
        days = heapq.merge(days, sorted(schedule.extra_dates))
    for day in days:
        if day > last:
            return
        if day == previous or day < first or day in schedule.excluded_dates:
            continue
        previous = day
        occurrence = _occurrence(schedule, day)
        if occurrence.start is None:
            if after.date() <= day and midnight(day) < until:
                yield occurrence
        elif after <= occurrence.start < until:
            yield occurrence


def sessions(schedule: Schedule, after: datetime, until: datetime) -> Iterator[Session]:
    """The sessions of one schedule that start from ``after`` until before ``until``."""
    return (Session(o.start, o.end) for o in occurrences(schedule, after, until) if o.start)


def upcoming(activity: Activity, after: datetime, until: datetime) -> Iterator[Occurrence]:
    """All schedules of an activity together, soonest first; the same time is given once."""
    previous = None
    for occurrence in heapq.merge(
        *(occurrences(s, after, until) for s in activity.schedules if has_dates(s)), key=_order
    ):
        if occurrence != previous:
            yield occurrence
        previous = occurrence


def next_sessions(
    activity: Activity,
    after: datetime,
    *,
    until: datetime | None = None,
    limit: int | None = None,
) -> Iterator[Session]:
    """The coming sessions of an activity, soonest first, lazily.

    Looks as far as ``until``, or :data:`HORIZON` ahead; empty where the times are not known as
    dates or none is left. A session that began before ``after`` is not among them.
    """
    coming = upcoming(activity, after, until or after + HORIZON)
    return islice((Session(o.start, o.end) for o in coming if o.start), limit)


def has_ended(activity: Activity, now: datetime) -> bool:
    """Whether nothing of the activity is left to come.

    True only where its schedules say so: windows that have closed, dates that are over. An
    activity without schedules, or with words alone, has not ended.
    """
    if not activity.schedules:
        return False
    today = now.astimezone(LONDON).date()
    for schedule in activity.schedules:
        if not has_dates(schedule):
            if schedule.valid_to is None or schedule.valid_to >= today:
                return False
        elif next(occurrences(schedule, now, now + _FAR), None) is not None:
            return False
    return True


def last_day(activity: Activity) -> date | None:
    """The last day on which the activity can meet; None where no end is known.

    It never lies too early: something may have ended before it, nothing meets after it.
    """
    days = [last_day_of(schedule) for schedule in activity.schedules]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def last_day_of(schedule: Schedule) -> date | None:
    """The last day on which one schedule can meet; None where no end is known."""
    ends: list[date] = [schedule.valid_to] if schedule.valid_to else []
    rule = _rule(schedule)
    regular: date | None = None
    if schedule.rrule is None and has_dates(schedule):
        regular = schedule.start_date or max(schedule.extra_dates)
    elif rule is not None and has_dates(schedule):
        if rule.until:
            regular = rule.until
        elif rule.count and rule.count <= _COUNTED_AT_MOST and schedule.start_date:
            regular = _last_counted(schedule, schedule.start_date, rule.count)
    if regular:
        ends.append(max([regular, *schedule.extra_dates]))
    return min(ends, default=None)


def weekdays(schedule: Schedule) -> frozenset[int] | None:
    """The weekdays (Monday is 0) outside which a schedule never meets; None where it may be any."""
    if schedule.rrule is None:
        days = [*schedule.extra_dates, *([schedule.start_date] if schedule.start_date else [])]
        return frozenset(day.weekday() for day in days)
    rule = _rule(schedule)
    if rule is None or schedule.extra_dates or rule.frequency == "YEARLY":
        return None
    if rule.weekdays:
        return frozenset(weekday for weekday, _ in rule.weekdays)
    if rule.frequency == "WEEKLY" and schedule.start_date:
        return frozenset({schedule.start_date.weekday()})
    return None


def _last_counted(schedule: Schedule, start: date, count: int) -> date | None:
    horizon = date.fromordinal(min(start.toordinal() + 20 * 366, date.max.toordinal()))
    days = list(_regular_days(replace(schedule, valid_to=None), start, horizon))
    return days[-1] if len(days) == count else None


def _rule(schedule: Schedule) -> Rule | None:
    if schedule.rrule is None:
        return None
    try:
        return read_rule(schedule.rrule)
    except RecurrenceError:
        # An importer reports such a rule; an activity with it is still worth showing by its words.
        return None


def _regular_days(schedule: Schedule, first: date, last: date) -> Iterator[date]:
    """Days by the rule alone from ``first`` to ``last``, both inclusive, in order."""
    if schedule.rrule is None:
        if schedule.start_date:
            yield schedule.start_date
        return
    rule = _rule(schedule)
    if rule is None or not (schedule.start_date or rule.stands_alone):
        return
    if rule.until_time:
        yield from _days_of(schedule, rule, first, last)
        return
    soon = _soon(schedule.rrule, schedule.start_date, first, last)
    yield from soon
    if len(soon) == _SOON:
        yield from islice(_days_of(schedule, rule, first, last), _SOON, None)


# Thousands of activities share a rule ("every Tuesday"), and most searches look at the first days.
@lru_cache(maxsize=8192)
def _soon(rrule: str, start_date: date | None, first: date, last: date) -> tuple[date, ...]:
    schedule = Schedule(start_date=start_date, rrule=rrule)
    return tuple(islice(_days_of(schedule, read_rule(rrule), first, last), _SOON))


def _days_of(schedule: Schedule, rule: Rule, first: date, last: date) -> Iterator[date]:
    if rule.until:
        last = min(last, rule.until)
    anchor = _anchor(rule, schedule.start_date, first)
    start = datetime.combine(anchor, time())
    if last < anchor or never_happens(rule, _first_start(schedule.start_date)):
        return
    days = (moment.date() for moment in expander(rule, start, datetime.combine(last, time())))
    for day in islice((day for day in days if keeps(rule, day)), rule.count):
        if rule.until_time and _naive_start(schedule, day) > rule.until_time:
            return
        if day >= first:
            yield day


def _anchor(rule: Rule, start: date | None, first: date) -> date:
    """Where to expand from, as near to ``first`` as keeps the same days.

    ``dateutil`` walks from the start date, so a class that began years ago is moved on by whole
    intervals. A count is counted from the start itself; a month or year has no fixed length.
    """
    if start is None:
        return first
    if start >= first or rule.count or rule.frequency not in ("DAILY", "WEEKLY"):
        return start
    step = rule.interval * (7 if rule.frequency == "WEEKLY" else 1)
    return start + timedelta(days=(first - start).days // step * step)


def _first_start(start_date: date | None) -> datetime:
    return datetime.combine(start_date or date(2000, 1, 1), time())


def _occurrence(schedule: Schedule, day: date) -> Occurrence:
    if schedule.start_time is None:
        return Occurrence(day)
    start = london(datetime.combine(day, schedule.start_time))
    if schedule.end_time is None or schedule.end_time == schedule.start_time:
        return Occurrence(day, start)
    past_midnight = schedule.end_time < schedule.start_time
    end_day = day + _DAY if past_midnight else day
    end = london(datetime.combine(end_day, schedule.end_time))
    # Only a session inside the hour that the spring change skips can turn out to end early.
    return Occurrence(day, start, end if end > start else None)


def _naive_start(schedule: Schedule, day: date) -> datetime:
    return datetime.combine(day, schedule.start_time or time())


def _order(occurrence: Occurrence) -> tuple[date, float]:
    return occurrence.day, occurrence.start.timestamp() if occurrence.start else float("inf")
