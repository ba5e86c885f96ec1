"""Items of a made-up OpenActive feed, and the activities that are read from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.catalogue.importers.openactive.mapping import read_items
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.model import Activity
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
SERIES: dict[str, Any] = {
    "@type": "SessionSeries",
    "@id": "https://feeds.example.org/series/1",
    "name": "Chair yoga",
    "description": "Gentle <b>yoga</b>",
    "activity": [{"@type": "Concept", "prefLabel": "Yoga"}],
    "organizer": {"name": "Leisure Trust", "telephone": "01305 123456", "email": "a@example.org"},
    "location": {
        "name": "Hall",
        "address": {"streetAddress": "1 High Street", "postalCode": "DT4 7AB"},
        "geo": {"latitude": 50.61, "longitude": -2.45},
        "amenityFeature": [{"name": "Wheelchair access", "value": True}],
    },
    "offers": [
        {"name": "Adult", "price": 6.5, "priceCurrency": "GBP"},
        {"name": "Senior", "price": "4.00", "priceCurrency": "GBP"},
    ],
    "ageRange": {"minValue": 16},
    "url": "https://example.org/yoga",
}
WEEKLY = {
    "byDay": ["https://schema.org/Thursday"], "startDate": "2026-09-03", "endDate": "2027-07-15",
    "startTime": "11:00", "duration": "PT90M", "repeatFrequency": "P7D",
    "exceptDate": ["2026-11-26T11:00:00.000Z"],
}  # fmt: skip


def item(data: dict[str, Any], id: object = 1, kind: str = "", **more: Any) -> dict[str, Any]:
    kind = kind or str(data.get("@type"))
    return {"state": "updated", "kind": kind, "id": id, "modified": 1, "data": data, **more}


def session(start: str, **more: Any) -> dict[str, Any]:
    return {
        "@type": "ScheduledSession", "@id": f"https://feeds.example.org/session/{start}",
        "superEvent": SERIES["@id"], "startDate": start, "duration": "PT1H", **more,
    }  # fmt: skip


def read(context: Context, *items: Any) -> Read:
    return read_items(list(items), context)


def one(context: Context, *items: Any) -> Activity:
    found = read(context, *items)
    assert len(found.activities) == 1, found.findings
    return found.activities[0]


def starts(activity: Activity, limit: int = 3) -> list[str]:
    return [f"{s.start:%a %d %b %H:%M}" for s in next_sessions(activity, NOW, limit=limit)]
