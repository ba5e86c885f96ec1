"""One activity weighed against a search, and the order in which those that fit are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from bot.catalogue.distance import miles_between
from bot.catalogue.model import Activity
from bot.catalogue.needs import number, stated_needs
from bot.catalogue.query import Near, Search
from bot.catalogue.recurrence import has_ended
from bot.catalogue.results import Match, Need
from bot.catalogue.when import Closeness, asks_when, next_at_all, next_fit
from bot.settings import LONDON

STALE_MONTHS = 12
"""After so long without a check the card says "ring first"."""
VERY_STALE_MONTHS = 24
"""After so long an activity is shown last."""

_CLOSENESS: dict[Closeness, int] = {"exact": 0, "overlapping": 1, "time_unknown": 2}

Rank = tuple[bool, int, bool, int, float, float, str, str]


@dataclass(frozen=True)
class Weighed:
    """An activity with what a search makes of it."""

    match: Match
    fits: bool
    """It has not ended, and none of the stated needs is known not to be met.

    How far is too far where no distance was stated is left to the search.
    """
    rank: Rank


def weigh(
    activity: Activity, query: Search, now: datetime, *, any_session: bool = False
) -> Weighed:
    """Judge one activity; ``now`` is aware.

    ``next_session`` is the next that fits the search, or with ``any_session``, where none does,
    the next there is.
    """
    fit = next_fit(activity, query, now)
    needs = stated_needs(activity, query, fit, now)
    occurrence = fit.occurrence if fit else None
    if fit is None and (any_session or not asks_when(query)):
        occurrence = next_at_all(activity, now)
    distance = _distance(activity, query.near)
    session = occurrence.session if occurrence else None
    match = Match(activity, distance, session, (*needs, *_within(query, distance)))
    starts = session.start.timestamp() if session else float("inf")
    rank = (
        is_unchecked_for(activity, VERY_STALE_MONTHS, now),
        sum(need.met == "unknown" for need in needs),
        query.near is not None and distance is None,
        _CLOSENESS[fit.closeness] if fit and asks_when(query) else 0,
        distance if distance is not None else float("inf"),
        starts,
        activity.name.casefold(),
        activity.id,
    )
    fits = all(need.met != "no" for need in match.why)
    return Weighed(match, fits and not (occurrence is None and has_ended(activity, now)), rank)


def match_one(activity: Activity, query: Search, now: datetime) -> Match:
    """One activity beside a search, whether it fits or not: ``why`` may then say "no"."""
    return weigh(activity, query, now, any_session=True).match


def is_unchecked_for(activity: Activity, months: int, now: datetime) -> bool:
    """Whether its facts were last checked more than so many months ago; no date is no answer."""
    if activity.checked_on is None:
        return False
    return activity.checked_on < _months_before(now.astimezone(LONDON).date(), months)


@lru_cache(maxsize=16)
def _months_before(day: date, months: int) -> date:
    return day - relativedelta(months=months)


def _distance(activity: Activity, near: Near | None) -> float | None:
    venue = activity.venue
    if near is None or venue is None or venue.lat is None or venue.lon is None:
        return None
    if activity.formats == ("online",):
        return None
    return miles_between(near.lat, near.lon, venue.lat, venue.lon)


def _within(query: Search, distance: float | None) -> tuple[Need, ...]:
    if query.within_miles is None or query.near is None or query.format == "online":
        return ()
    need = f"within_miles:{number(query.within_miles)}"
    if distance is None:
        return (Need(need, "unknown"),)
    return (Need(need, "yes" if distance <= query.within_miles else "no"),)
