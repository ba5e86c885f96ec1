"""An activity as it is shown: the ``Activity`` object of the HTTP contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from bot.catalogue.model import Activity, Session, Venue
from bot.catalogue.pricing import lowest_price
from bot.catalogue.ranking import STALE_MONTHS, is_unchecked_for, match_one
from bot.catalogue.results import Match
from bot.catalogue.words import MONTH_NAMES, price_words, shortened, when_words

__all__ = ["LONGEST_NAME", "card", "match_one"]

LONGEST_NAME = 120
"""Characters of a name on screen."""
_LONGEST_WHEN = 300


def card(match: Match, now: datetime) -> dict[str, Any]:
    """Every field of the contract's ``Activity``, and three of ours.

    ``online`` tells a place that there is none of from one that is not known (both null).
    ``sample`` says that it is made up; ``stale`` is a sentence that asks to ring first where the
    facts were not checked for a year, else None. Strings are what feeds wrote, as text: whoever
    shows them escapes them. Unknown strings are empty; ``now`` is aware.
    """
    activity = match.activity
    lowest = lowest_price(activity.price)
    return {
        "id": activity.id,
        "name": shortened(activity.name, LONGEST_NAME),
        "summary": activity.summary,
        "categories": list(activity.categories),
        "provider": activity.provider,
        "place": _place(activity),
        "distance_miles": None if match.distance_miles is None else round(match.distance_miles, 1),
        "next_session": _session(match.next_session),
        "when": shortened(when_words(activity, now), _LONGEST_WHEN),
        "price": price_words(activity.price),
        "price_from": None if lowest is None else float(lowest),
        "access": list(activity.access),
        "transport": list(activity.transport),
        "funding": list(activity.funding),
        "for": list(activity.for_),
        "meal": activity.meal,
        "phone": activity.phone,
        "email": activity.email,
        "website": activity.website,
        "url": f"/activities/{quote(activity.id, safe='')}",
        "checked_on": activity.checked_on.isoformat() if activity.checked_on else None,
        "why": [
            {"need": need.need, "met": need.met, "instead": need.instead} for need in match.why
        ],
        "online": activity.formats == ("online",),
        "sample": activity.sample,
        "stale": _stale(activity, now),
    }


def _place(activity: Activity) -> dict[str, Any] | None:
    if activity.venue is None or activity.formats == ("online",):
        return None
    venue: Venue = activity.venue
    return {
        "name": venue.name,
        "address": venue.address,
        "postcode": venue.postcode,
        "lat": venue.lat,
        "lon": venue.lon,
    }


def _session(session: Session | None) -> dict[str, str | None] | None:
    if session is None:
        return None
    return {
        "start": session.start.isoformat(),
        "end": session.end.isoformat() if session.end else None,
    }


def _stale(activity: Activity, now: datetime) -> str | None:
    if activity.checked_on is None or not is_unchecked_for(activity, STALE_MONTHS, now):
        return None
    checked = f"{MONTH_NAMES[activity.checked_on.month - 1]} {activity.checked_on.year}"
    return f"Ring first. These details were last checked in {checked}."
