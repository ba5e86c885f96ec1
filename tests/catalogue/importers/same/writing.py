"""The made-up catalogue in Open Referral UK 3.0 and in CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from bot.catalogue.importers.csv_feed.columns import COLUMNS
from tests.catalogue.importers.same.clubs import Club, Series


def as_oruk(clubs: tuple[Club, ...]) -> bytes:
    """A page. The standard knows no exceptions: a series is parted into windows there."""
    return json.dumps({"contents": [_service(club) for club in clubs]}).encode()


def _service(club: Club) -> dict[str, Any]:
    lists = {
        "categories": club.categories, "access": club.access, "for": club.for_,
        "transport": club.transport, "funding": club.funding,
    }  # fmt: skip
    lat, lon = club.point or (None, None)
    location = {"location_type": "virtual"} if club.online else {
        "location_type": "physical", "name": club.venue, "latitude": lat, "longitude": lon,
        "addresses": [
            {"address_1": club.street, "city": club.town, "postal_code": club.postcode}
        ],
    }  # fmt: skip
    return {
        "id": club.id, "name": club.name, "description": club.description, "status": "active",
        "organization": {"name": club.provider}, "url": club.url, "email": club.email,
        "phones": [{"number": club.phone}], "assured_date": _iso(club.checked_on),
        "cost_options": [{"amount": club.price}] if club.price else [],
        "service_at_locations": [{"location": location}],
        "attributes": [
            {"taxonomy_term": {"taxonomy": field, "term": id_}}
            for field, ids in lists.items()
            for id_ in ids
        ],
        "schedules": [
            _schedule(series, *window) for series in club.series for window in series.windows
        ],
    }  # fmt: skip


def _schedule(series: Series, first: date, last: date | None) -> dict[str, Any]:
    times = {"opens_at": f"{series.opens:%H:%M}", "closes_at": f"{series.closes:%H:%M}"}
    if series.once:
        same = series.first.isoformat()
        return {"dtstart": same, "valid_from": same, "valid_to": same, **times}
    return {
        "freq": "MONTHLY" if series.nth else "WEEKLY",
        "interval": series.every,
        "byday": _byday(series),
        "dtstart": series.first.isoformat(),
        "valid_from": first.isoformat(),
        "valid_to": _iso(last),
        **times,
    }


def as_csv(clubs: tuple[Club, ...]) -> bytes:
    """A row a series, in cp1252 and with the British order of dates."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for club in clubs:
        for series in club.series:
            writer.writerow(_row(club, series))
    return out.getvalue().encode("cp1252")


def _row(club: Club, series: Series) -> dict[str, Any]:
    lat, lon = club.point or ("", "")
    repeats = "once" if series.once else f"FREQ=WEEKLY;INTERVAL={series.every}"
    if series.nth:
        repeats = f"FREQ=MONTHLY;BYDAY={_byday(series)}"
    return {
        "id": club.id, "name": club.name, "description": club.description,
        "categories": ";".join(club.categories), "provider": club.provider, "venue": club.venue,
        "address": club.street, "town": "" if club.online else club.town,
        "postcode": club.postcode, "latitude": lat, "longitude": lon,
        "format": "online" if club.online else "in_person",
        "days": "" if series.nth else ";".join(series.days),
        "start_time": f"{series.opens:%H:%M}", "end_time": f"{series.closes:%H:%M}",
        "repeats": repeats, "first_date": f"{series.first:%d/%m/%Y}",
        "valid_from": f"{series.first:%d/%m/%Y}",
        "valid_to": f"{series.last:%d/%m/%Y}" if series.last else "",
        "not_on": ";".join(f"{gone:%d/%m/%Y}" for gone in series.not_on), "price": club.price,
        "access": ";".join(club.access), "for": ";".join(club.for_),
        "funding": ";".join(club.funding), "transport": ";".join(club.transport),
        "phone": club.phone, "email": club.email, "url": club.url, "status": "active",
        "checked_on": f"{club.checked_on:%d/%m/%Y}" if club.checked_on else "",
    }  # fmt: skip


def _byday(series: Series) -> str:
    return ",".join(f"{series.nth or ''}{name[:2].upper()}" for name in series.days)


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
