"""Everything in the catalogue that fits a search, in order, whatever the size of a page."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.catalogue.distance import box_around
from bot.catalogue.doubles import name_and_place, times
from bot.catalogue.query import Near, Search
from bot.catalogue.ranking import Weighed, weigh
from bot.catalogue.reading import CatalogueReader
from bot.settings import LONDON

DEFAULT_RADIUS_MILES = 10.0
"""How far is near where nobody said how far."""


@dataclass(frozen=True)
class Finding:
    """All that fits, best first."""

    weighed: tuple[Weighed, ...]
    beyond_default: bool = False
    """Nothing lay within :data:`DEFAULT_RADIUS_MILES`; the nearest beyond come first."""


def find(catalogue: CatalogueReader, query: Search, now: datetime) -> Finding:
    """Find what fits.

    Near a place come those within the distance. Without a stated one that is the default, then
    whatever can be joined online, and where no place lies within it, all beyond it. What has a
    place that nobody can measure to is not near anything. Online meetings alone have no distance.
    """
    if query.near is None or query.format == "online":
        return Finding(_in_order(_fitting(catalogue, query, now), now))
    if query.within_miles is not None:
        near = _fitting(catalogue, query, now, query.near, query.within_miles)
        return Finding(_in_order((w for w in near if _miles(w) <= query.within_miles), now))
    close = _fitting(catalogue, query, now, query.near, DEFAULT_RADIUS_MILES)
    if any(_miles(weighed) <= DEFAULT_RADIUS_MILES for weighed in close):
        near = [w for w in close if _miles(w) <= DEFAULT_RADIUS_MILES or _is_at_home(w)]
        return Finding(_in_order(near, now))
    anywhere = [
        w for w in _fitting(catalogue, query, now) if w.match.distance_miles is not None
        or _is_at_home(w)
    ]  # fmt: skip
    beyond = any(weighed.match.distance_miles is not None for weighed in anywhere)
    return Finding(_in_order(anywhere, now), beyond_default=beyond)


def _fitting(
    catalogue: CatalogueReader,
    query: Search,
    now: datetime,
    near: Near | None = None,
    radius_miles: float = 0,
) -> list[Weighed]:
    box = box_around(near.lat, near.lon, radius_miles) if near else None
    candidates = catalogue.candidates(query, now.astimezone(LONDON).date(), box)
    return [weighed for activity in candidates if (weighed := weigh(activity, query, now)).fits]


def _in_order(weighed: Iterable[Weighed], now: datetime) -> tuple[Weighed, ...]:
    """By rank; the same activity from two sources is kept once."""
    ordered = sorted(weighed, key=lambda weighed: weighed.rank)
    tellers: dict[Hashable, set[str]] = {}
    for one in ordered:
        activity = one.match.activity
        tellers.setdefault(name_and_place(activity), set()).add(activity.source)
    kept: list[Weighed] = []
    sources: dict[Hashable, str] = {}
    for one in ordered:
        activity = one.match.activity
        key = name_and_place(activity)
        if len(tellers[key]) > 1:  # times are worked out only where they may decide
            told = sources.setdefault((key, times(activity, now)), activity.source)
            if told != activity.source:
                continue
        kept.append(one)
    return tuple(kept)


def _miles(weighed: Weighed) -> float:
    distance = weighed.match.distance_miles
    return float("inf") if distance is None else distance


def _is_at_home(weighed: Weighed) -> bool:
    """Whether it is joined online, with no place to be far from."""
    match = weighed.match
    return match.distance_miles is None and "online" in match.activity.formats
