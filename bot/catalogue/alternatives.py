"""What to offer when nothing was found: the same search with one wish dropped or widened.

Access, funding and transport are not among the wishes: a catalogue is never sure that they are
missing, so they leave nothing out and dropping them finds nothing more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.catalogue.finding import COUNTED, Finding
from bot.catalogue.query import Excluded, Search
from bot.catalogue.results import Alternative
from bot.settings import LONDON
from bot.vocabulary import DAYS

MOST = 4
"""So many are offered at once."""

_PRICES = (2, 5, 10, 20, 30, 50, 100)
_MILES = (2, 5, 10, 15, 20, 30, 50, 100)

Find = Callable[[Search, int], Finding]
"""Finds so many of a search."""


def alternatives(query: Search, find: Find, most: int = MOST) -> tuple[Alternative, ...]:
    """The searches that do find something, the smallest sacrifice first, counted by ``find``.

    What lies beyond the default distance comes after what is near. "Another time" is a smaller
    sacrifice than a longer way, a higher price, another company and another activity, in turn.
    """
    near: list[Alternative] = []
    far: list[Alternative] = []
    find = cache(find)  # how far to go, say, is found by the searches that are then offered
    for wish, changed in _changes(query, find):
        finding = find(changed, COUNTED)
        if finding.weighed:
            offered = Alternative(wish, changed, len(finding.weighed), finding.more)
            (far if finding.beyond_default else near).append(offered)
        if len(near) == most:
            break
    return tuple([*near, *far][:most])


def _changes(query: Search, find: Find) -> Iterator[tuple[str, Search]]:
    if query.part_of_day:
        yield "part_of_day", replace(query, part_of_day=())
    if query.days:
        yield "days", _other_days(query, find)
    if query.dates:
        yield "dates", replace(query, dates=None)
    if query.within_miles is not None and query.near:
        yield "within_miles", _further(query, find)
    if query.max_price is not None:
        yield "max_price", _dearer(query, find)
    excluded = query.excluded
    for without in (
        replace(excluded, days=()),
        replace(excluded, part_of_day=()),
        replace(excluded, categories=()),
        replace(excluded, for_=()),
    ):
        if without != excluded:
            yield "not", _excluding(query, without)
    if query.format:
        yield "format", replace(query, format=None)
    if query.meal is not None:
        yield "meal", replace(query, meal=None)
    for group in query.for_:
        yield "for", replace(query, for_=tuple(id_ for id_ in query.for_ if id_ != group))
    if query.categories:
        yield "categories", replace(query, categories=())


def _excluding(query: Search, excluded: Excluded) -> Search:
    return replace(query, excluded=excluded)


def _other_days(query: Search, find: Find) -> Search:
    """On any day, or on the one day that there is something ("2 on Thursday")."""
    any_day = replace(query, days=())
    finding = find(any_day, COUNTED)
    if finding.more:  # the days of those that were not counted are not known
        return any_day
    sessions = [weighed.match.next_session for weighed in finding.weighed]
    days = {session and DAYS[session.start.astimezone(LONDON).weekday()] for session in sessions}
    day = days.pop() if len(days) == 1 else None
    return replace(query, days=(day,)) if day else any_day


def _further(query: Search, find: Find) -> Search:
    """As far as the nearest, rounded up to a distance that people would say."""
    anywhere = replace(query, within_miles=None)
    steps = [float(step) for step in _MILES if step > (query.within_miles or 0)]
    return _first_with_any([replace(query, within_miles=step) for step in steps], find) or anywhere


def _dearer(query: Search, find: Find) -> Search:
    """Up to the cheapest, rounded up to a sum that people would say."""
    any_price = replace(query, max_price=None)
    if not find(any_price, COUNTED).weighed:
        return any_price
    steps = [float(step) for step in _PRICES if step > (query.max_price or 0)]
    return _first_with_any([replace(query, max_price=step) for step in steps], find) or any_price


def _first_with_any(wider: Sequence[Search], find: Find) -> Search | None:
    """The narrowest that finds something. Each finds all that those before it do."""
    at = bisect_left(wider, True, key=lambda search: bool(find(search, 1).weighed))
    return wider[at] if at < len(wider) else None
