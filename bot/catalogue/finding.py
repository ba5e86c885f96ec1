"""The best of the catalogue that fits a search, in order, whatever the size of a page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import heappop, heappush
from itertools import chain, islice

from bot.catalogue.doubles import is_same, name_and_place
from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.ranking import Rank, Weighed, weigh
from bot.catalogue.reading import AT_HOME, EVERYWHERE, Area, Batch, Moment

DEFAULT_RADIUS_MILES = 10.0
"""How far is near where nobody said how far."""


COUNTED = 30
"""So many are counted one by one; where more fit, people are told "more than 30"."""

_Accept = Callable[[Weighed], bool]


@dataclass(frozen=True)
class Finding:
    """The best of what fits."""

    weighed: tuple[Weighed, ...]
    more: bool = False
    """There are more than ``weighed`` holds."""
    beyond_default: bool = False
    """Nothing lay within :data:`DEFAULT_RADIUS_MILES`; the nearest beyond come first."""


def find(moment: Moment, query: Search, now: datetime, most: int = COUNTED) -> Finding:
    """Find the ``most`` that fit best, best first.

    Near a place come those within the distance. Without a stated one that is the default, then
    whatever can be joined online, and where no place lies within it, all beyond it. What has a
    place that nobody can measure to is not near anything. Online meetings alone have no distance.
    """

    def best(area: Area, accept: _Accept, placed: bool = False) -> Finding:
        """The best; with ``placed`` nothing at all where none that fits is on the map."""
        with closing(moment.candidates(query, now, area, most + 1)) as batches:
            in_order = _once(_in_order(batches, query, now, accept), now)
            found = list(islice(in_order, most + 1))
            if placed and not any(map(_is_placed, chain(found, in_order))):
                return Finding(())
        return Finding(tuple(found[:most]), more=len(found) > most)

    if query.near is None or query.format == "online":
        return best(EVERYWHERE, lambda _: True)
    if (radius := query.within_miles) is not None:
        return best(Area(radius, at_home=False), lambda w: _miles(w) <= radius)
    close = best(
        Area(DEFAULT_RADIUS_MILES),
        lambda w: _miles(w) <= DEFAULT_RADIUS_MILES or _is_at_home(w),
        placed=True,
    )
    if close.weighed:
        return close
    further = Area(beyond_miles=DEFAULT_RADIUS_MILES)
    beyond = best(further, lambda w: _is_placed(w) or _is_at_home(w), placed=True)
    if beyond.weighed:
        return replace(beyond, beyond_default=True)
    return best(AT_HOME, _is_at_home)


def _in_order(
    batches: Iterable[Batch], query: Search, now: datetime, accept: _Accept
) -> Iterator[Weighed]:
    """By rank, as soon as nothing that comes later can rank better."""
    waiting: list[tuple[Rank, Weighed]] = []
    for batch in batches:
        for activity in batch.activities:
            weighed = weigh(activity, query, now)
            if weighed.fits and accept(weighed):
                heappush(waiting, (weighed.rank, weighed))
        while waiting and (batch.before is None or waiting[0][0] < batch.before):
            yield heappop(waiting)[1]


def _once(in_order: Iterable[Weighed], now: datetime) -> Iterator[Weighed]:
    """The same activity from two sources is kept once."""
    kept: dict[Hashable, list[Activity]] = {}
    for one in in_order:
        activity = one.match.activity
        alike = kept.setdefault(name_and_place(activity), [])
        # Times are worked out only where they may decide.
        if not any(
            other.source != activity.source and is_same(other, activity, now) for other in alike
        ):
            alike.append(activity)
            yield one


def _miles(weighed: Weighed) -> float:
    distance = weighed.match.distance_miles
    return float("inf") if distance is None else distance


def _is_placed(weighed: Weighed) -> bool:
    return weighed.match.distance_miles is not None


def _is_at_home(weighed: Weighed) -> bool:
    """Whether it is joined online, with no place to be far from."""
    match = weighed.match
    return match.distance_miles is None and "online" in match.activity.formats
