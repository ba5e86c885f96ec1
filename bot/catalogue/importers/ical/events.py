"""From the bytes of a calendar to its events, grouped by UID."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from icalendar import Calendar, Event, vBroken

from bot.catalogue.importers.bounds import check_calendar
from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.text import without_controls
from bot.settings import LONDON

_HIDDEN = frozenset({"PRIVATE", "CONFIDENTIAL"})


def looks_like_a_calendar(content: bytes) -> bool:
    """Whether a document is iCalendar, by its first line."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR"


def read_events(content: bytes, where: str) -> list[Event]:
    """The events of every calendar in the document, in its order.

    Raises:
        NotAFeedError: it is no calendar, or is cut off.
    """
    if not looks_like_a_calendar(content):
        raise NotAFeedError(
            f"{where} is not a calendar: it does not begin with BEGIN:VCALENDAR. "
            "Give the address of the .ics file itself."
        )
    check_calendar(content, where)
    try:
        calendars = Calendar.from_ical(content.decode("utf-8-sig", "replace"), multiple=True)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise NotAFeedError(
            f"{where} cannot be read as a calendar: {str(error)[:120] or 'it is cut off'}. "
            "Fetch the whole of it again."
        ) from error
    if b"END:VCALENDAR" not in content.upper():
        raise NotAFeedError(f"{where} is cut off: its end is missing. Fetch it again.")
    return [
        event for calendar in calendars for event in calendar.walk() if isinstance(event, Event)
    ]


def stated(event: Event, name: str) -> list[Any]:
    """The values of a property that can be read; most have one, EXDATE may have many."""
    value = event.get(name)
    values = value if isinstance(value, list) else [value]
    return [one for one in values if one is not None and not isinstance(one, vBroken)]


def text_of(event: Event, name: str) -> str:
    """The text of a property, its first where there are several; empty if there is none."""
    values = stated(event, name)
    return without_controls(str(values[0])).strip() if values else ""


def moment_of(event: Event, name: str) -> date | datetime | None:
    """A date, or a naive London time; None where it is missing or cannot be read.

    UTC and other zones are converted; a time without a zone is London's.
    """
    return in_london(next((getattr(one, "dt", None) for one in stated(event, name)), None))


def moments_of(event: Event, name: str) -> Iterator[date | datetime]:
    """Every date of EXDATE or RDATE, as :func:`moment_of`; of a period its start."""
    for part in stated(event, name):
        for one in getattr(part, "dts", ()):
            moment = one.dt
            found = in_london(moment[0] if isinstance(moment, tuple) else moment)
            if found is not None:
                yield found


def in_london(moment: Any) -> date | datetime | None:
    """A date as it is, a time as naive London wall-clock time."""
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            return moment
        try:
            return moment.astimezone(LONDON).replace(tzinfo=None)
        except (OverflowError, ValueError):
            return None
    return moment if isinstance(moment, date) else None


def is_hidden(event: Event) -> bool:
    """Whether its owner keeps it from others (CLASS)."""
    return text_of(event, "CLASS").upper() in _HIDDEN


def is_cancelled(event: Event) -> bool:
    """Whether it does not take place (STATUS)."""
    return text_of(event, "STATUS").upper() == "CANCELLED"
