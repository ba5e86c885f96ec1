"""From the events of a calendar to activities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from icalendar import Event

from bot.catalogue.importers.contacts import web_address
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.ical.events import is_cancelled, is_hidden, stated, text_of
from bot.catalogue.importers.ical.schedules import read_schedules
from bot.catalogue.importers.oruk.mapping import read_service
from bot.catalogue.importers.reading import Context, Read, activity_id
from bot.catalogue.importers.text import plain_text
from bot.catalogue.model import Activity, Price
from bot.catalogue.places.lookup import postcode_of
from bot.catalogue.recurrence import has_ended
from bot.settings import LONDON
from bot.vocabulary import TERMS

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.I)
_ONLINE = re.compile(
    r"\b(online|zoom|ms teams|microsoft teams|google meet|webinar|virtual|live ?stream)\b", re.I
)
_PHONE = re.compile(r"(?<![\d/])(?:\+44 ?|0)\d[\d ]{8,11}\d(?!\d)")
_EMAIL = re.compile(r"[^\s@<>\"',;:()]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.I)
_COST = re.compile(
    r"\b(?:cost|costs|price|fee|fees|charge|entry|admission|tickets?|suggested donation)\b"
    r"[^.\n£\d]{0,25}£ ?(\d{1,3}(?:\.\d\d)?)"
    r"|£ ?(\d{1,3}(?:\.\d\d)?) ?(?:per |a |each\b|entry|pp\b|p/p|(?:on|at) the door|adults?\b)",
    re.I,
)
_FREE = re.compile(
    r"\bfree (?:entry|event|admission|of charge|to attend|to join|to all|session)\b"
    r"|\b(?:entry|admission|it|this) is free\b|\bno charge\b|\bcost:? free\b",
    re.I,
)


def read_calendar(events: Sequence[Event], context: Context) -> Read:
    """Map the events; one that cannot be used never stops the rest.

    Events of one UID are one activity. Where each week's session has a UID of its own, as many
    programs write it, those of the same name, place and time of day are one too.
    """
    findings = Findings()
    groups: dict[str, list[Event]] = {}
    for number, event in enumerate(events, start=1):
        groups.setdefault(text_of(event, "UID") or f"event {number}", []).append(event)
    activities: list[Activity] = []
    seen: set[str] = set()
    for uid, some in groups.items():
        findings.record = f"{text_of(some[0], 'SUMMARY')[:60] or 'an event'} ({uid[:40]})"
        activities += _activity(uid, some, context, findings, seen)
    return Read(tuple(_together(activities)), len(events), findings)


def _activity(
    uid: str,
    events: Sequence[Event],
    context: Context,
    findings: Findings,
    seen: set[str],
) -> list[Activity]:
    reason = _unusable(events)
    if reason:
        findings.leave_out(reason)
        return []
    schedules = read_schedules(events, findings)
    if not schedules:
        findings.leave_out("it has no date that can be read")
        return []
    bare = Activity(id=uid, source=context.source, name="", schedules=schedules)
    if has_ended(bare, datetime.combine(context.today, time(), LONDON)):
        unread = any("RRULE" in event for event in events) and not any(s.rrule for s in schedules)
        findings.leave_out("its repeat rule cannot be used" if unread else "it is over")
        return []
    made = read_service(_as_service(uid, _said(events)), context, findings, seen)
    return [replace(one, schedules=schedules, price=_price(one.summary)) for one in made]


def _unusable(events: Sequence[Event]) -> str:
    if all(map(is_cancelled, events)):
        return "it is cancelled"
    if any(map(is_hidden, events)):
        return "its owner keeps it private"
    return ""


def _said(events: Sequence[Event]) -> Event:
    """The event that speaks for all: the master, else the first that takes place."""
    masters = [one for one in events if one.get("RECURRENCE-ID") is None and not is_cancelled(one)]
    return next(iter(masters or [one for one in events if not is_cancelled(one)]))


def _as_service(uid: str, event: Event) -> dict[str, Any]:
    """The event as an Open Referral service, so that one set of rules reads both."""
    lines = plain_text(text_of(event, "DESCRIPTION")).splitlines()
    description = "\n".join(line for line in lines if not web_address(line.strip()))
    email = text_of(event, "ORGANIZER").removeprefix("MAILTO:").removeprefix("mailto:")
    if not _EMAIL.fullmatch(email):
        found = _EMAIL.search(description)
        email = found.group() if found else ""
    phone = _PHONE.search(description)
    return {
        "id": uid,
        "name": text_of(event, "SUMMARY"),
        "description": description,
        "service_at_locations": [{"location": _location(event)}],
        "attributes": [
            {"taxonomy_term": {"taxonomy": field, "term": term}}
            for field, term in _categories(event)
        ],
        "phones": [{"number": phone.group()}] if phone else [],
        "email": email,
        "url": web_address(text_of(event, "URL")),
    }


def _location(event: Event) -> dict[str, Any]:
    text = plain_text(text_of(event, "LOCATION")).replace("\n", ", ")
    postcode = _POSTCODE.search(text)
    address = (text[: postcode.start()] + text[postcode.end() :]) if postcode else text
    if web_address(address.strip(" ,")) or (not postcode and _ONLINE.search(text)):
        return {"location_type": "virtual"}
    parts = [part.strip() for part in address.split(",") if part.strip()]
    lat, lon = _point(event)
    return {
        "name": parts[0] if parts else "",
        "latitude": lat,
        "longitude": lon,
        "addresses": [
            {
                "address_1": ", ".join(parts[1:]),
                "postal_code": postcode_of(postcode.group()) if postcode else "",
            }
        ],
    }


def _point(event: Event) -> tuple[float | None, float | None]:
    for geo in stated(event, "GEO"):
        return geo.latitude, geo.longitude
    return None, None


def _categories(event: Event) -> list[tuple[str, str]]:
    """The terms of CATEGORIES, each under the field that knows it as an id."""
    names = [str(name).strip() for part in stated(event, "CATEGORIES") for name in part.cats]
    return [(_field(name), name) for name in names if name]


def _field(name: str) -> str:
    id_ = re.sub(r"[\s-]+", "_", name.casefold())
    return next((field for field, ids in TERMS.items() if id_ in ids), "categories")


def _price(description: str) -> Price:
    """What the description says of the cost; unknown where it says nothing that is sure."""
    amounts = [Decimal(one or two) for one, two in _COST.findall(description)]
    if amounts:
        said = [line for line in description.splitlines() if _COST.search(line)]
        return Price(min(amounts), said[0][:200])
    return Price(Decimal(0), "Free") if _FREE.search(description) else Price()


def _together(activities: Sequence[Activity]) -> list[Activity]:
    """Single dates of one name, place and time of day as one activity; the rest as they are.

    The id of the former follows from these three, since UIDs go by as the weeks do.
    """
    joined: dict[str, list[Activity]] = {}
    for one in activities:
        if all(s.rrule is None and not s.extra_dates for s in one.schedules):
            place = repr((one.venue, sorted({str(s.start_time) for s in one.schedules})))
            one = replace(one, id=activity_id(one.source, one.name.casefold(), place))
        joined.setdefault(one.id, []).append(one)
    return [
        replace(some[0], schedules=tuple(dict.fromkeys(s for one in some for s in one.schedules)))
        for some in joined.values()
    ]
