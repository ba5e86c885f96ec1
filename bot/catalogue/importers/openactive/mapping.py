"""From the items of an OpenActive feed to activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from bot.catalogue.importers.fields import Record, child, children, identifier, number, words
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.openactive.concepts import categories_of, group_of
from bot.catalogue.importers.openactive.pages import latest
from bot.catalogue.importers.openactive.programmes import Programme, kind_of, read_programmes
from bot.catalogue.importers.openactive.schedules import is_off, read_schedules
from bot.catalogue.importers.oruk.mapping import read_service
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.importers.report import Remark
from bot.catalogue.model import Activity
from bot.catalogue.recurrence import has_ended
from bot.settings import LONDON

_LEFT_OUT = {
    "OnDemandEvent": "it is a recording, at no time and place",
    "EventSeries": "it has no dates of its own",
}
_POINT = re.compile(r"-?\d+(\.\d+)?, ?-?\d+(\.\d+)?")


def read_items(entries: list[Any], context: Context) -> Read:
    """Map a feed; what was deleted is gone, and what cannot be used never stops the rest."""
    findings = Findings()
    items, strange = latest(entries)
    for entry in strange:
        findings.left_out.append(
            Remark(f"{str(entry)[:40]!r}", "it is no item with an id and data")
        )
    activities: list[Activity] = []
    seen: set[str] = set()
    for programme in read_programmes(items):
        findings.record = programme.label
        activities += _activity(programme, context, findings, seen)
    return Read(tuple(activities), len(entries), findings)


def _activity(
    programme: Programme, context: Context, findings: Findings, seen: set[str]
) -> list[Activity]:
    facts = programme.facts
    reason = _LEFT_OUT.get(kind_of(facts), "")
    if reason and not programme.sessions:
        findings.leave_out(reason)
        return []
    if is_off(facts) and all(map(is_off, programme.sessions)):
        findings.leave_out("it is cancelled or postponed")
        return []
    schedules = read_schedules(facts, programme.sessions, context.today, findings)
    bare = Activity(id=programme.id, source=context.source, name="", schedules=schedules)
    if schedules and has_ended(bare, datetime.combine(context.today, time(), LONDON)):
        findings.leave_out("it is over")
        return []
    made = read_service(_as_service(programme, findings), context, findings, seen)
    return [replace(one, schedules=schedules) for one in made]


def _as_service(programme: Programme, findings: Findings) -> dict[str, Any]:
    """The programme as an Open Referral service, so that one set of rules reads both."""
    facts = programme.facts
    organiser = child(facts, "organizer", "provider")
    ages = child(facts, "ageRange")
    place = child(facts, "location")
    return {
        "id": programme.id,
        "name": words(facts, "name"),
        "description": words(facts, "description") or words(facts, "beta:formattedDescription"),
        "minimum_age": number(ages, "minValue"),
        "maximum_age": number(ages, "maxValue"),
        "organization": {"name": words(organiser, "name"), "website": words(organiser, "url")},
        "service_at_locations": [{"location": _location(facts, place)}],
        "cost_options": list(_costs(facts)),
        "free": facts.get("isAccessibleForFree") is True,
        "attributes": [
            {"taxonomy_term": {"taxonomy": field, "term": term}}
            for field, term in _terms(facts, findings)
        ],
        "phones": [
            {"number": phone} for one in (organiser, place) if (phone := words(one, "telephone"))
        ],
        "email": words(organiser, "email"),
        "url": words(facts, "url"),
    }


def _location(facts: Record, place: Record) -> dict[str, Any]:
    mode = identifier(facts, "eventAttendanceMode", "beta:attendanceMode")
    if mode.endswith("OnlineEventAttendanceMode") or kind_of(place) == "VirtualLocation":
        return {"location_type": "virtual"}
    kind = "physical" if mode.endswith("OfflineEventAttendanceMode") else ""
    within = child(place, "containedInPlace")  # a court of a leisure centre
    address = place.get("address") or within.get("address")
    geo = child(place, "geo") or child(within, "geo")
    name = words(place, "name")
    amenities = [
        words(one, "name") for one in children(place, "amenityFeature") if one.get("value") is True
    ]
    said = [
        *amenities,
        words(facts, "accessibilityInformation"),
        words(place, "accessibilityInformation"),
    ]
    return {
        "location_type": kind,
        "name": "" if _POINT.fullmatch(name) else name,
        "latitude": geo.get("latitude"),
        "longitude": geo.get("longitude"),
        "addresses": [_address(address)],
        "accessibility": [{"description": text} for text in said if text],
    }


def _address(address: Any) -> dict[str, str]:
    if isinstance(address, str):
        return {"address_1": address}
    record = address if isinstance(address, dict) else {}
    return {
        "address_1": words(record, "streetAddress"),
        "city": words(record, "addressLocality"),
        "postal_code": words(record, "postalCode"),
    }


def _costs(facts: Record) -> Iterator[dict[str, Any]]:
    for offer in children(facts, "offers", "beta:offers"):
        if words(offer, "priceCurrency").upper() in ("", "GBP"):
            yield {"option": words(offer, "name"), "amount": offer.get("price")}


def _terms(facts: Record, findings: Findings) -> Iterator[tuple[str, str]]:
    labels = [
        label for key in ("activity", "facilityType", "category") for label in _labels(facts, key)
    ]
    known = False
    for label in labels:
        for category in categories_of(label):
            known = True
            yield "categories", category
    if not known:
        # The council's own table may know what the list does not.
        yield from (("openactive", label) for label in labels)
    for label in _labels(facts, "accessibilitySupport"):
        group = group_of(label)
        if group:
            yield "for", group
        else:
            findings.unmapped[f"accessibilitySupport:{label}"] += 1
    if identifier(facts, "eventAttendanceMode").endswith("MixedEventAttendanceMode"):
        yield from (("format", "in_person"), ("format", "online"))
    gender = identifier(facts, "genderRestriction") or " ".join(_labels(facts, "genderRestriction"))
    if gender.endswith("FemaleOnly"):
        yield "for", "women"
    if gender.endswith("MaleOnly") and not gender.endswith("FemaleOnly"):
        yield "for", "men"


def _labels(facts: Record, key: str) -> list[str]:
    """The labels of concepts, which feeds write as an object, a text or a list of either."""
    value = facts.get(key)
    found = []
    for one in value if isinstance(value, list) else [value]:
        text = (
            one
            if isinstance(one, str)
            else words(one, "prefLabel")
            if isinstance(one, dict)
            else ""
        )
        if text.strip():
            found.append(text.strip())
    return found
