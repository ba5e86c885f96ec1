"""The columns that Daywise reads from CSV, and what other people's spreadsheets call them."""

from __future__ import annotations

import re

COLUMNS: tuple[str, ...] = (
    "id", "name", "description", "categories", "provider", "venue", "address", "town", "postcode",
    "latitude", "longitude", "format", "when", "days", "start_time", "end_time", "repeats",
    "first_date", "valid_from", "valid_to", "not_on", "price", "price_text", "access", "for",
    "funding", "transport", "meal", "phone", "email", "url", "status", "checked_on",
)  # fmt: skip

_CALLED = {
    "name": "title, activity, activity name, event, event name, what, session, session name",
    "description": "summary, details, about, information, notes",
    "categories": "category, type, activity type, theme",
    "provider": "organisation, organization, organiser, organizer, run by, who runs it, group",
    "venue": "venue name, place, location, where, site, building",
    "address": "street, address 1, address line 1, venue address",
    "town": "city, town or city, area, village",
    "postcode": "post code, post_code, zip, postal code",
    "latitude": "lat",
    "longitude": "lon, lng, long",
    "format": "online or in person",
    "when": "when text, timings, times, day and time, date and time, opening times, frequency",
    "days": "day, weekday, weekdays, day of week",
    "start_time": "start, starts, from, start times, time, begins, opens, opens at",
    "end_time": "end, ends, to, until, finish, finishes, closes, closes at",
    "repeats": "rrule, recurrence, repeat, how often",
    "first_date": "start date, date, dtstart, starts on, event date",
    "valid_from": "runs from, season start",
    "valid_to": "end date, runs to, runs until, season end, last date",
    "not_on": "except dates, exceptions, exdate, not on dates, closed on",
    "price": "price min, cost, fee, amount, price (£), cost (£)",
    "price_text": "cost text, price details, cost details, charges, fees",
    "access": "accessibility, access features, facilities",
    "for": "who for, who is it for, audience, suitable for, client group",
    "funding": "how to pay, paid by, payment",
    "transport": "transport text, getting there, travel",
    "meal": "lunch, food, meals",
    "phone": "telephone, tel, phone number, contact number, mobile",
    "email": "e-mail, email address, contact email",
    "url": "website, web, web page, link, source url, booking link",
    "status": "state",
    "checked_on": "last checked, date checked, checked, assured date, verified",
    "id": "ref, reference, identifier, uid, record id",
}
# A column that is a question of its own: "yes" in it gives the activity an id.
YES_COLUMNS: dict[str, tuple[str, str]] = {
    "wheelchair_access": ("access", "wheelchair"),
    "wheelchair_accessible": ("access", "wheelchair"),
    "step_free": ("access", "step_free"),
    "accessible_toilet": ("access", "accessible_toilet"),
    "changing_places": ("access", "changing_places"),
    "hoist": ("access", "hoist"),
    "hearing_loop": ("access", "hearing_loop"),
    "bsl": ("access", "bsl"),
    "quiet_space": ("access", "quiet_space"),
    "dementia_friendly": ("access", "dementia_friendly"),
    "autism_friendly": ("access", "autism_friendly"),
    "blue_badge_parking": ("access", "disabled_parking"),
    "disabled_parking": ("access", "disabled_parking"),
    "parking": ("transport", "parking"),
    "bus_stop_nearby": ("transport", "bus"),
    "carers_welcome": ("for", "carers"),
    "online": ("format", "online"),
    "is_free": ("price", "0"),
    "free": ("price", "0"),
}
"""Seen in councils' and charities' spreadsheets."""

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "0", "none"})


def column_of(header: str) -> str:
    """Our column for a header, however it is written; empty where there is none.

    Columns of :data:`YES_COLUMNS` keep their own name.
    """
    return _KNOWN.get(_plain(header), "")


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9£]+", " ", header.casefold()).strip()


_KNOWN: dict[str, str] = {
    **{_plain(column): column for column in YES_COLUMNS},
    **{_plain(name): column for column, names in _CALLED.items() for name in names.split(",")},
    **{_plain(column): column for column in COLUMNS},
}
