"""What people looked for and did not find, counted so that nobody can be told from it.

A search that finds nothing adds one to each of its filters, for the month and the postcode district
(some thousands of homes). No words are kept, no time, no conversation, and no filter is kept beside
another of the same person.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.catalogue.query import Search
from bot.catalogue.results import Found
from bot.errors import DaywiseError
from bot.settings import LONDON

LOG = logging.getLogger(__name__)
NOTHING_SAID = ("any", "any")
"""The filter of a search that had none but its place."""


@dataclass(frozen=True)
class Gap:
    """How many searches of a month and district asked for one thing and found nothing."""

    month: str
    """ "2026-11" """
    district: str
    """ "DT4"; empty where no place was told."""
    field: str
    value: str
    searches: int = 1


def gaps_of(query: Search, district: str, now: datetime) -> list[Gap]:
    """What one search without a result adds. ``now`` is aware."""
    month = f"{now.astimezone(LONDON):%Y-%m}"
    stated = list(_stated(query)) or [NOTHING_SAID]
    return [Gap(month, district, field, value) for field, value in stated]


class GapLog(Protocol):
    """Where gaps are counted (:class:`bot.catalogue.store.Catalogue`)."""

    def note_gaps(self, gaps: Iterable[Gap]) -> None:
        """Add to the counts."""


def count_unfound(
    log: GapLog,
    query: Search,
    found: Found,
    district: Callable[[float, float], str],
    now: datetime,
) -> None:
    """Count a search where it found nothing and the count can be kept.

    Somebody waits for the answer, not for the count. ``district`` gives the postcode district of
    a place, "DT4"; ``now`` is aware.
    """
    if found.total:
        return
    near = query.near
    try:
        code = district(near.lat, near.lon) if near else ""
        log.note_gaps(gaps_of(query, code, now))
    except DaywiseError as error:
        LOG.warning("What was not found could not be counted: %s", error)


def _stated(query: Search) -> Iterator[tuple[str, str]]:
    for field, values in (
        ("categories", query.categories), ("days", query.days), ("part_of_day", query.part_of_day),
        ("access", query.access), ("for", query.for_), ("funding", query.funding),
        ("transport", query.transport),
    ):  # fmt: skip
        yield from ((field, value) for value in values)
    if query.dates is not None:
        yield "dates", "stated"
    if query.max_price is not None:
        yield "max_price", f"{query.max_price:g}"
    if query.within_miles is not None:
        yield "within_miles", f"{query.within_miles:g}"
    if query.format is not None:
        yield "format", query.format
    if query.meal:
        yield "meal", "yes"
