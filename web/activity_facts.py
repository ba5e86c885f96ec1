"""Everything that is known about one activity, and what is not, for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from bot import wording
from bot.catalogue.model import Activity
from web.card_facts import telephone
from web.prose import day, session


@dataclass(frozen=True)
class Fact:
    """One row of the page. Without ``lines`` it is not known."""

    label: str
    lines: tuple[str, ...]
    link: str = ""
    """Where the first line leads: "tel:", "mailto:" or "https:"; empty is nowhere."""


def facts(activity: Activity, card: Mapping[str, Any], today: date) -> list[Fact]:
    """The rows, in the order in which people ask. ``card`` is the contract's ``Activity``."""
    upcoming = card["next_session"]
    return [
        _fact("when", [card["when"]] if activity.schedules else []),
        _fact("next", [session(upcoming["start"], upcoming["end"])] if upcoming else []),
        _fact("where", _where(activity)),
        _fact("price", [card["price"]]),
        _fact("provider", [activity.provider]),
        _fact("kind", _named("categories", activity.categories)),
        _fact("for", _named("for", activity.for_)),
        _fact("access", _named("access", activity.access)),
        _fact("transport", _named("transport", activity.transport)),
        _fact("funding", _named("funding", activity.funding)),
        _fact("meal", _meal(activity.meal)),
        _fact("phone", [activity.phone], telephone(activity.phone)),
        _fact("email", [activity.email], _link("mailto:", activity.email)),
        _fact("website", [activity.website], web_address(activity.website)),
        _fact("checked", _checked(activity.checked_on, today)),
        *([] if activity.sample else [_fact("source", [activity.source])]),
    ]


@dataclass(frozen=True)
class Way:
    """A page of somebody else's that helps to get there."""

    label: str
    address: str


def ways(activity: Activity) -> list[Way]:
    """Directions to the place, and where to plan a journey; none where no place is known.

    Links alone: nothing is asked of these services until a person follows one.
    """
    venue = activity.venue
    if venue is None or activity.formats == ("online",):
        return []
    found = []
    if venue.lat is not None and venue.lon is not None:
        to = quote(f"{venue.lat:.5f},{venue.lon:.5f}")
        address = f"https://www.openstreetmap.org/directions?to={to}"
        found.append(Way(wording.say("web.page.directions"), address))
    elif venue.postcode:
        address = f"https://www.openstreetmap.org/search?query={quote(venue.postcode)}"
        found.append(Way(wording.say("web.page.map"), address))
    found.append(Way(wording.say("web.page.journey"), "https://www.traveline.info/"))
    return found


def _checked(on: date | None, today: date) -> list[str]:
    if on is None:
        return []
    days = (today - on).days
    if days < 2:
        ago = wording.say("web.page.checked.today" if days < 1 else "web.page.checked.yesterday")
    elif days < 60:
        ago = wording.say("web.page.checked.days", count=days)
    else:
        ago = wording.say("web.page.checked.months", count=round(days / 30.44))
    return [f"{day(on)} ({ago})"]


def web_address(address: str) -> str:
    """``address`` where it is http or https, else empty: feeds may hold "javascript:"."""
    return address if address.startswith(("https://", "http://")) else ""


def listing(activity: Activity, card: Mapping[str, Any]) -> dict[str, Any] | None:
    """schema.org ``Event`` data of the next session; None for a sample or without one."""
    upcoming = card["next_session"]
    if activity.sample or not upcoming:
        return None
    event: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": activity.name,
        "startDate": upcoming["start"],
    }
    if upcoming["end"]:
        event["endDate"] = upcoming["end"]
    if activity.summary:
        event["description"] = activity.summary
    if activity.provider:
        event["organizer"] = {"@type": "Organization", "name": activity.provider}
    if activity.venue:
        event["location"] = {
            "@type": "Place",
            "name": activity.venue.name,
            "address": ", ".join(filter(None, (activity.venue.address, activity.venue.postcode))),
        }
    if activity.price.lowest == 0:
        event["isAccessibleForFree"] = True
    return event


def _fact(name: str, lines: Sequence[str], link: str = "") -> Fact:
    return Fact(wording.say(f"web.page.{name}"), tuple(line for line in lines if line), link)


def _link(scheme: str, address: str) -> str:
    return scheme + address if address else ""


def _where(activity: Activity) -> list[str]:
    lines = [wording.say("web.page.where.online")] if "online" in activity.formats else []
    if activity.venue:
        lines += [activity.venue.name, activity.venue.address, activity.venue.postcode]
    return lines


def _named(field: str, ids: Sequence[str]) -> list[str]:
    words = [wording.say(f"{field}.{id_}") for id_ in ids]
    return [word[0].upper() + word[1:] for word in words]


def _meal(meal: bool | None) -> list[str]:
    if meal is None:
        return []
    return [wording.say("web.page.meal.yes" if meal else "web.page.meal.no")]
