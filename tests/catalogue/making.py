"""Small activities and schedules for the tests, and a catalogue that is a list."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Self

from bot.catalogue.model import Activity, Schedule, Venue
from bot.catalogue.query import Near, Search
from bot.catalogue.reading import Area, Batch
from bot.settings import LONDON

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)
"""A Monday morning."""

WEYMOUTH = Near("Weymouth", 50.61, -2.45)
MILE = 1 / 69.09
"""Degrees of latitude in a mile."""


def weekly(byday: str, start: str = "10:00", end: str | None = "12:00", **more: Any) -> Schedule:
    return Schedule(
        rrule=f"FREQ=WEEKLY;BYDAY={byday}",
        start_time=time.fromisoformat(start),
        end_time=time.fromisoformat(end) if end else None,
        **more,
    )


def once(day: str, start: str = "10:00", end: str | None = "12:00") -> Schedule:
    return Schedule(
        start_date=date.fromisoformat(day),
        start_time=time.fromisoformat(start),
        end_time=time.fromisoformat(end) if end else None,
    )


def activity(id: str = "a", **fields: Any) -> Activity:
    return Activity(**{"id": id, "source": "feed", "name": f"Activity {id}", **fields})


def at(miles: float, name: str = "Hall") -> Venue:
    """A venue so many miles north of Weymouth."""
    return Venue(name, "Weymouth", "DT4 7AB", WEYMOUTH.lat + miles * MILE, WEYMOUTH.lon)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@dataclass(frozen=True)
class ListedCatalogue:
    """A catalogue that leaves everything to the search."""

    activities: tuple[Activity, ...]

    def one_moment(self) -> AbstractContextManager[Self]:
        return nullcontext(self)

    def candidates(self, query: Search, now: datetime, area: Area, enough: int) -> Generator[Batch]:
        yield Batch(self.activities)


def listed(*activities: Activity) -> ListedCatalogue:
    return ListedCatalogue(activities)
