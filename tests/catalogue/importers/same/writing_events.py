"""The made-up catalogue as a calendar and as an OpenActive feed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.settings import LONDON
from tests.catalogue.importers.same.clubs import DAYS, Club, Series

_FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def as_calendar(clubs: tuple[Club, ...]) -> bytes:
    """An event a series; what calendars have no field for stands in the description."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN"]
    for club in clubs:
        for series in club.series:
            lines += ["BEGIN:VEVENT", "DTSTAMP:20261101T000000Z", *_event(club, series)]
            lines.append("END:VEVENT")
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _event(club: Club, series: Series) -> Iterator[str]:
    opens = datetime.combine(series.first, series.opens)
    closes = _closes(series.first, series)
    said = [club.description]
    if club.price:
        said.append("Admission is free" if club.price == "0" else f"Cost: £{club.price} each")
    if club.phone:
        said.append(f"Ring {club.phone}")
    ids = (*club.categories, *club.access, *club.for_, *club.transport, *club.funding)
    yield f"UID:{club.id}@harbour"
    yield f"SUMMARY:{club.name}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(said))}"
    yield f"CATEGORIES:{','.join((*ids, 'online' if club.online else 'in_person'))}"
    if club.online:
        yield "LOCATION:Zoom"
    else:
        yield f"LOCATION:{_escaped(f'{club.venue}, {club.street}, {club.town} {club.postcode}')}"
    if club.point:
        yield f"GEO:{club.point[0]};{club.point[1]}"
    if club.url:
        yield f"URL:{club.url}"
    if club.email:
        yield f"ORGANIZER:mailto:{club.email}"
    if series.once:  # in UTC, as many programs write it
        yield f"DTSTART:{_utc(opens)}"
        yield f"DTEND:{_utc(closes)}"
        return
    yield f"DTSTART;TZID=Europe/London:{opens:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID=Europe/London:{closes:%Y%m%dT%H%M%S}"
    numbered = ",".join(f"{series.nth or ''}{name[:2].upper()}" for name in series.days)
    rule = f"FREQ=MONTHLY;BYDAY={numbered}" if series.nth else f"FREQ=WEEKLY;BYDAY={numbered}"
    if series.every > 1:
        rule += f";INTERVAL={series.every}"
    if series.last:
        rule += f";UNTIL={_utc(datetime.combine(series.last, time(23, 59)))}"
    yield f"RRULE:{rule}"
    for gone in series.not_on:
        yield f"EXDATE;TZID=Europe/London:{datetime.combine(gone, series.opens):%Y%m%dT%H%M%S}"


def as_rpde(clubs: tuple[Club, ...]) -> bytes:
    """The last page: a series an activity; what happens once is a session of its own."""
    items = [{"state": "deleted", "kind": "SessionSeries", "id": "gone", "modified": 1}]
    for number, club in enumerate(clubs, start=2):
        data = _opportunity(club)
        kind = data["@type"]
        items.append(
            {"state": "updated", "kind": kind, "id": club.id, "modified": number, "data": data}
        )
    return json.dumps({"next": "https://f.example.org/3", "items": items}).encode()


def _opportunity(club: Club) -> dict[str, Any]:
    lat, lon = club.point or (None, None)
    mode = "Online" if club.online else "Offline"
    data: dict[str, Any] = {
        "@type": "SessionSeries", "@id": f"https://f.example.org/{club.id}", "name": club.name,
        "description": club.description, "url": club.url,
        "activity": [{"@type": "Concept", "prefLabel": club.label}],
        "organizer": {"name": club.provider, "telephone": club.phone, "email": club.email},
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "offers": [{"name": "", "price": club.price, "priceCurrency": "GBP"}] if club.price else [],
        "accessibilitySupport": [{"prefLabel": label} for label in club.support],
    }  # fmt: skip
    if not club.online:
        data["location"] = {
            "name": club.venue,
            "address": {
                "streetAddress": club.street, "addressLocality": club.town,
                "postalCode": club.postcode,
            },
            "geo": {"latitude": lat, "longitude": lon},
            "amenityFeature": [{"name": name, "value": True} for name in club.amenities],
        }  # fmt: skip
    if club.series[0].once:
        (only,) = club.series
        opens = datetime.combine(only.first, only.opens, LONDON).astimezone(UTC)
        length = _closes(only.first, only) - datetime.combine(only.first, only.opens)
        minutes = int(length.total_seconds() // 60)
        return {**data, "@type": "Event", "startDate": f"{opens:%Y-%m-%dT%H:%M:%SZ}",
                "duration": f"PT{minutes}M"}  # fmt: skip
    return {**data, "eventSchedule": [_schedule(series) for series in club.series]}


def _schedule(series: Series) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "Schedule", "startDate": series.first.isoformat(),
        "startTime": f"{series.opens:%H:%M}", "endTime": f"{series.closes:%H:%M}",
        "repeatFrequency": "P1M" if series.nth else f"P{series.every}W",
        "byDay": [f"https://schema.org/{_FULL[DAYS.index(name)]}" for name in series.days],
        "exceptDate": [_except(gone, series) for gone in series.not_on],
    }  # fmt: skip
    if series.nth:
        made["byMonthWeek"] = [series.nth]
    if series.last:
        made["endDate"] = series.last.isoformat()
    return made


def _except(gone: date, series: Series) -> str:
    moment = datetime.combine(gone, series.opens, LONDON).astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _closes(first: date, series: Series) -> datetime:
    return datetime.combine(first + timedelta(days=series.closes < series.opens), series.closes)


def _utc(naive: datetime) -> str:
    return f"{naive.replace(tzinfo=LONDON).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
