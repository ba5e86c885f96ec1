"""An activity as a calendar file (iCalendar, RFC 5545), for a person's own calendar.

Times carry the zone Europe/London, so that a weekly 10:00 stays 10:00 across the clock change. The
UIDs are the same at every download: a calendar that takes the file in again updates what it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from icalendar import Event, vRecur

from bot.calendar_files import add_place, new_calendar, to_bytes
from bot.catalogue.model import Activity, Schedule
from bot.catalogue.recurrence import HORIZON, has_dates, last_day_of, occurrences
from bot.catalogue.rules import read_rule
from bot.settings import LONDON

_DAY = timedelta(days=1)
_USUAL_LENGTH = timedelta(hours=1)
"""How long a session whose end is not known stands in a calendar."""


def calendar_of(activity: Activity, now: datetime, page: str) -> bytes | None:
    """The file; None where no date is to come. ``page`` is the web address of the activity.

    ``now`` is aware, London.
    """
    return calendar_of_all([(activity, page)], now)


def calendar_of_all(activities: Iterable[tuple[Activity, str]], now: datetime) -> bytes | None:
    """The same of several, each with its page; None where none has a date to come."""
    calendar = new_calendar("Activities")
    for activity, page in activities:
        for number, schedule in enumerate(activity.schedules):
            for event in _events(activity, schedule, number, now, page):
                calendar.add_component(event)
    if not calendar.subcomponents:
        return None
    return to_bytes(calendar)


def _events(
    activity: Activity, schedule: Schedule, number: int, now: datetime, page: str
) -> Iterator[Event]:
    """The coming sessions of one schedule: a repeating event and its further dates."""
    if not has_dates(schedule):
        return
    today = datetime.combine(now.date(), time(), LONDON)
    regular = replace(schedule, extra_dates=())
    first = next(occurrences(regular, today, today + HORIZON), None) if has_dates(regular) else None
    if first:
        event = _event(activity, schedule, first.day, f"{activity.id}-{number}", now, page)
        if schedule.rrule:
            event.add("rrule", _rule(regular))
            for day in schedule.excluded_dates:
                if day > first.day:
                    event.add("exdate", _moment(schedule, day))
        yield event
    for further in occurrences(
        replace(schedule, rrule=None, start_date=None), today, today + HORIZON
    ):
        if first is None or further.day != first.day:
            uid = f"{activity.id}-{number}-{further.day:%Y%m%d}"
            yield _event(activity, schedule, further.day, uid, now, page)


def _event(
    activity: Activity, schedule: Schedule, day: date, uid: str, now: datetime, page: str
) -> Event:
    event = Event()
    event.add("uid", f"{uid}@daywise")
    event.add("dtstamp", now)
    event.add("summary", activity.name)
    start = _moment(schedule, day)
    event.add("dtstart", start)
    event.add("dtend", _end(schedule, day, start))
    event.add("description", "\n".join(filter(None, (activity.summary, activity.phone, page))))
    event.add("url", page)
    add_place(event, activity.venue)
    return event


def _moment(schedule: Schedule, day: date) -> date | datetime:
    if schedule.start_time is None:
        return day
    return datetime.combine(day, schedule.start_time, LONDON)


def _end(schedule: Schedule, day: date, start: date | datetime) -> date | datetime:
    if not isinstance(start, datetime) or schedule.start_time is None:
        return day + _DAY
    if schedule.end_time is None or schedule.end_time == schedule.start_time:
        return start + _USUAL_LENGTH
    past_midnight = schedule.end_time < schedule.start_time
    return datetime.combine(day + _DAY if past_midnight else day, schedule.end_time, LONDON)


def _rule(schedule: Schedule) -> vRecur:
    """The rule from the first coming session on: a count becomes the last day, as some are over."""
    rule = read_rule(schedule.rrule or "")
    parts = [p for p in rule.text.upper().removeprefix("RRULE:").split(";") if p]
    kept = [part for part in parts if part.split("=")[0] not in ("COUNT", "UNTIL")]
    found: vRecur = vRecur.from_ical(";".join(kept))
    last = last_day_of(schedule)
    if last is not None:
        end = datetime.combine(last, time(23, 59, 59), LONDON)
        found["UNTIL"] = [end if schedule.start_time else last]
    return found
