"""What every calendar file of ours (iCalendar, RFC 5545) has alike."""

from __future__ import annotations

from icalendar import Calendar, Event

from bot.catalogue.model import Venue


def new_calendar(about: str) -> Calendar:
    """An empty file of events to take in; ``about`` is what kind they are, for its PRODID."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Daywise//{about}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    return calendar


def add_place(event: Event, venue: Venue | None) -> None:
    """Write down where an event is, as far as that is known."""
    if venue is None:
        return
    event.add("location", ", ".join(filter(None, (venue.name, venue.address, venue.postcode))))
    if venue.lat is not None and venue.lon is not None:
        event.add("geo", (venue.lat, venue.lon))


def to_bytes(calendar: Calendar) -> bytes:
    """The file, with the rules of Europe/London's clock changes in it."""
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
