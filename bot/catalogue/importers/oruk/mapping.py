"""From the services of a feed to activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.catalogue.importers.access_words import access_in_words, transport_in_words
from bot.catalogue.importers.ages import ages_in_words
from bot.catalogue.importers.bounds import MAX_NAME, MAX_PLACES, MAX_SCHEDULES
from bot.catalogue.importers.contacts import read_email, read_phone, read_website
from bot.catalogue.importers.costs import read_price
from bot.catalogue.importers.fields import (
    Record,
    child,
    children,
    day,
    identifier,
    paragraphs,
    words,
)
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.oruk.records import not_a_service
from bot.catalogue.importers.oruk.schedules import read_schedules
from bot.catalogue.importers.reading import Context, Read, activity_id, is_private
from bot.catalogue.importers.terms import read_terms
from bot.catalogue.importers.venues import Placed, read_venue
from bot.catalogue.model import Activity


def read_services(entries: list[Any], context: Context) -> Read:
    """Map every entry of a feed; one that cannot be used never stops the rest."""
    findings = Findings()
    activities: dict[str, Activity] = {}
    seen: set[str] = set()
    for position, entry in enumerate(entries, start=1):
        findings.record = _label(entry, position)
        for activity in read_service(entry, context, findings, seen):
            activities.setdefault(activity.id, activity)
    return Read(tuple(activities.values()), len(entries), findings)


def read_service(
    entry: Any, context: Context, findings: Findings, seen: set[str]
) -> list[Activity]:
    """One service: an activity a place, so that each is found by its own distance.

    ``seen`` holds the ids of the feed's earlier services. Empty where the entry is left out;
    ``findings`` says why.
    """
    reason = _unusable(entry, seen, context.today)
    if reason:
        findings.leave_out(reason)
        return []
    seen.add(identifier(entry, "id"))
    sites = _sites(entry, context, findings)
    return [_activity(entry, site, context, findings, several=len(sites) > 1) for site in sites]


def _unusable(entry: Any, seen: set[str], today: date) -> str:
    if not isinstance(entry, dict):
        kind = "a list" if isinstance(entry, list) else f"{str(entry)[:40]!r}"
        return f"it is {kind}, not an object"
    if what := not_a_service(entry):
        return f"it is {what}, not a service"
    id_, name = identifier(entry, "id"), words(entry, "name")
    if not name:
        return "it has no name"
    if len(name) > MAX_NAME:
        return f"its name is longer than {MAX_NAME} characters"
    if not id_:
        return "it has no id"
    if id_ in seen:
        return "its id was used earlier in the feed"
    status = entry.get("status")
    if status is not None and str(status).strip().lower() != "active":
        return f"its status is {str(status)[:40]!r}"
    since, until = day(entry, "visible_from"), day(entry, "visible_to")
    if entry.get("visible") is False or (until and until < today) or (since and since > today):
        return "its provider has hidden it"
    if is_private(name):
        return "it is a private or empty booking"
    return ""


@dataclass(frozen=True)
class _Site:
    """One place of a service, with the records that speak of it and its own schedules."""

    key: str
    placed: Placed
    location: Record
    holders: tuple[Record, ...]
    schedules: tuple[Record, ...]


def _sites(service: Record, context: Context, findings: Findings) -> list[_Site]:
    links = children(service, "service_at_locations", "service_at_location")
    pairs = [(link, child(link, "location")) for link in links]
    pairs += [({}, location) for location in children(service, "locations", "location")]
    # A shallow list links to places without saying what they are.
    pairs = [pair for pair in pairs if pair[1]] or pairs[:1]
    if len(pairs) > MAX_PLACES:
        findings.note(f"it has {len(pairs)} places; the first {MAX_PLACES} are kept")
        pairs = pairs[:MAX_PLACES]
    general = _schedules(service, findings)
    link_ids = {identifier(link, "id") for link, _ in pairs} - {""}
    found: dict[str, _Site] = {}
    for link, location in pairs:
        placed = read_venue(location, context.locate, findings)
        key = identifier(location, "id") or identifier(link, "id") or repr(placed.venue)
        own = [
            one
            for one in general
            if (at := identifier(one, "service_at_location_id")) not in link_ids
            or at == identifier(link, "id")
        ]
        for holder in (link, location):
            own += _schedules(holder, findings)
        if key in found:
            earlier = found[key]
            known = {repr(one) for one in earlier.schedules}
            own = [*earlier.schedules, *(one for one in own if repr(one) not in known)]
            holders = (*earlier.holders, link)
            found[key] = _Site(key, earlier.placed, earlier.location, holders, tuple(own))
        else:
            found[key] = _Site(key, placed, location, (link, location), tuple(own))
    if not found:
        placed = Placed(None, online=None, missing="no place is given")
        return [_Site("", placed, {}, (), tuple(general))]
    return list(found.values())


def _schedules(record: Record, findings: Findings) -> list[Record]:
    found = children(record, "schedules", "regular_schedules", "regular_schedule")
    if len(found) > MAX_SCHEDULES:
        findings.note(f"it has {len(found)} schedules; the first {MAX_SCHEDULES} are kept")
    return found[:MAX_SCHEDULES]


def _activity(
    service: Record, site: _Site, context: Context, findings: Findings, *, several: bool
) -> Activity:
    terms = read_terms([service, *site.holders], context.terms, findings)
    for text in _accessibility(site.location):
        for id_ in access_in_words(text):
            terms.add("access", id_)
        for id_ in transport_in_words(text):
            terms.add("transport", id_)
    if site.placed.online is not None:
        terms.add("format", "online" if site.placed.online else "in_person")
    if site.placed.missing and terms.ids("format") != ("online",):
        findings.miss_coordinates(site.placed.missing)
    organisation = child(service, "organization", "organisation")
    return Activity(
        id=activity_id(context.source, identifier(service, "id"), site.key if several else ""),
        source=context.source,
        name=words(service, "name"),
        summary=_summary(service),
        categories=terms.ids("categories"),
        provider=words(organisation, "name"),
        venue=site.placed.venue,
        formats=terms.ids("format"),
        schedules=read_schedules(list(site.schedules), context.today, findings),
        price=read_price(service, context.today),
        access=terms.ids("access"),
        transport=terms.ids("transport"),
        funding=terms.ids("funding"),
        for_=terms.ids("for"),
        meal=terms.meal,
        phone=read_phone(service, site.location, findings),
        email=read_email(service, findings),
        website=read_website(service, findings),
        checked_on=_checked_on(service, context.today, findings),
        sample=context.sample,
    )


def _accessibility(location: Record) -> Iterator[str]:
    lists = ("accessibility", "accessibility_for_disabilities", "accessibilities")
    for entry in children(location, *lists):
        texts = [paragraphs(entry, key) for key in ("accessibility", "name", "slug", "description")]
        details = paragraphs(entry, "details")
        if re.search(r"\b(not|broken|out of order|unavailable)\b", details, re.I):
            continue
        yield from dict.fromkeys(filter(None, texts))
    for key in (*lists, "transportation"):
        if text := paragraphs(location, key):
            yield text
        value = location.get(key)
        if isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))


def _summary(service: Record) -> str:
    """The description, the ages it is for, a referral and the provider's alert, a line each."""
    referral = "You need a referral. Ask them how to get one."
    parts = (
        paragraphs(service, "description"),
        ages_in_words(service),
        referral if service.get("needs_referral") is True else "",
        paragraphs(service, "alert"),
    )
    return "\n".join(filter(None, parts))


def _checked_on(service: Record, today: date, findings: Findings) -> date | None:
    found = day(service, "assured_date", "checked_on")
    if found and found > today:
        findings.note(f"the date of the check, {found}, is still to come")
        return None
    return found


def _label(entry: Any, position: int) -> str:
    if not isinstance(entry, dict):
        return f"entry {position}"
    name, id_ = words(entry, "name"), identifier(entry, "id")
    if name and id_:
        return f"{name[:60]} ({id_[:40]})"
    return name[:60] or id_[:40] or f"entry {position}"
