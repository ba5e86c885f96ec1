"""What an activity is. Plain data: nothing here reads or writes anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Venue:
    """Where an activity takes place. Degrees are WGS 84; None is unknown."""

    name: str = ""
    address: str = ""
    """Street, town: without the name and the postcode."""
    postcode: str = ""
    """"DT4 7AB", or empty."""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """One series of sessions, in London wall-clock time.

    A weekly 10:00 stays 10:00 across the clock change. ``rrule`` is an RFC 5545 RRULE
    value without DTSTART ("FREQ=WEEKLY;BYDAY=MO"); None means once, on ``start_date``.
    ``start_date`` anchors intervals and may lie outside the window; sessions are shown only
    from ``valid_from`` to ``valid_to``, both inclusive.
    """

    start_date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    """Before ``start_time``: the session ends on the next day. None: the end is not known."""
    rrule: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    excluded_dates: tuple[date, ...] = ()
    extra_dates: tuple[date, ...] = ()
    words: str = ""
    """What the provider wrote about the times, as text."""


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of an activity. Aware datetimes, Europe/London."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a session costs.

    ``lowest`` is in pounds: 0 is free, None is not known as a number. ``words`` is what
    the provider wrote ("£3.50 with a drink"), empty where there is only the number.
    """

    lowest: Decimal | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing to do, as a person would speak of it.

    Lists hold ids of :mod:`bot.vocabulary`; an empty list means that the feed is silent,
    never "no". ``id`` is stable across imports and safe in a web address.
    """

    id: str
    source: str
    """The name of the feed, as in ``./daywise import --source``."""
    name: str
    summary: str = ""
    categories: tuple[str, ...] = ()
    provider: str = ""
    venue: Venue | None = None
    """None where it is online or the place is not told."""
    formats: tuple[str, ...] = ()
    """Of :data:`bot.vocabulary.FORMATS`; empty is unknown."""
    schedules: tuple[Schedule, ...] = ()
    price: Price = field(default_factory=Price)
    access: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    meal: bool | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    """The provider's own page (http or https)."""
    checked_on: date | None = None
    """The day that somebody checked the facts; a feed's "last modified" is not a check."""
    sample: bool = False
    """Made up for trying Daywise out, and marked so wherever it is shown."""
