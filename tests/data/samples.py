"""The councils' sample catalogues as their tests read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot import council
from bot.catalogue.distance import miles_between
from bot.catalogue.importers.oruk.mapping import read_services
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.model import Activity
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON

COUNCILS = Path(__file__).resolve().parents[2] / "data" / "councils"
WRITTEN = datetime(2026, 11, 23, 10, tzinfo=LONDON)
"""When the samples were written; every count of days is as it was then."""


@dataclass(frozen=True)
class Sample:
    """One council's sample and what it has to hold at the least."""

    council: str
    activities: int
    of_a_category: int
    evening: int
    weekend: int
    towns: dict[str, int]
    centre: tuple[float, float]
    """The largest town. Within ten miles of it: at least 10 at weekends, 4 of them free."""

    def __str__(self) -> str:
        return self.council


SAMPLES = (
    Sample(
        "dorset", 150, 2, 30, 36,
        {"Weymouth": 22, "Dorchester": 16, "Bridport": 12, "Portland": 6, "Swanage": 6},
        (50.6145, -2.4575),
    ),
    Sample(
        "nottinghamshire", 80, 1, 16, 20,
        {"Mansfield": 12, "Worksop": 5, "Newark-on-Trent": 5, "Beeston": 3, "Hucknall": 3},
        (53.1440, -1.1975),
    ),
)  # fmt: skip
every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=str)


@cache
def page(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file(name).read_text(encoding="utf-8"))
    return found


def file(name: str) -> Path:
    return COUNCILS / name / "sample.json"


def services(sample: Sample) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page(sample.council)["contents"]
    return found


@cache
def imported(name: str) -> Read:
    def no_postcodes(postcode: str) -> None:
        raise AssertionError(f"{postcode}: the sample's places have coordinates of their own")

    terms = council.read(COUNCILS / name).categories
    context = Context(f"sample-{name}", WRITTEN.date(), no_postcodes, terms, sample=True)
    return read_services(page(name)["contents"], context)


def activities(sample: Sample) -> tuple[Activity, ...]:
    return imported(sample.council).activities


def starts(activity: Activity) -> Iterator[datetime]:
    """Its sessions of the next 60 weeks: long enough for a summer and for a one-off."""
    coming = next_sessions(activity, WRITTEN, until=WRITTEN + timedelta(weeks=60))
    return (session.start for session in coming)


def at_weekends(activity: Activity) -> bool:
    return any(start.weekday() >= 5 for start in starts(activity))


def miles_from(activity: Activity, centre: tuple[float, float]) -> float:
    venue = activity.venue
    if venue is None or venue.lat is None or venue.lon is None:
        return float("inf")
    return miles_between(*centre, venue.lat, venue.lon)
