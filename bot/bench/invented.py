"""Invented activities at real postcodes, as a CSV file that the importer reads.

Nothing in it is true but the postcodes and the names of places. The same seed gives the same file.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

import numpy as np

from bot.catalogue.distance import Box
from bot.catalogue.places.schema import DEGREE
from bot.vocabulary import ACCESS, CATEGORIES

_COLUMNS = (
    "id", "name", "description", "categories", "provider", "venue", "address", "town", "postcode",
    "format", "when", "repeats", "first_date", "valid_to", "start_time", "end_time", "price",
    "price_text", "access", "for", "funding", "transport", "meal", "phone", "email", "url",
    "checked_on",
)  # fmt: skip

_HOW = (
    "Friendly", "Gentle", "Beginners'", "Community", "Tuesday", "Weekly", "Open", "Happy",
    "Morning", "Evening", "Seated", "Accessible", "Relaxed", "Village", "Over 50s",
    "Young People's", "Women's", "Family", "Sensory", "Supported",
)  # fmt: skip
_WHAT = (
    "Group", "Club", "Class", "Session", "Circle", "Drop-in", "Workshop", "Café", "Get-together",
    "Social", "Hour", "Meet-up", "Course", "Team", "Project", "Afternoon",
)  # fmt: skip
_WHO = (
    "Age Concern {}", "{} Community Trust", "{} Library", "Friends of {}", "{} Town Council",
    "St Mary's Church, {}", "{} Leisure Centre", "Mind in {}", "{} Carers' Centre", "Active {}",
    "{} Day Services", "The {} Partnership",
)  # fmt: skip
_WHERE = (
    "Village Hall", "Community Centre", "Library", "Leisure Centre", "Church Hall", "Town Hall",
    "Scout Hut", "Memorial Hall", "Family Hub", "Sports Club", "Arts Centre", "Methodist Church",
)  # fmt: skip
_FOR = (
    "learning_disability", "autism", "physical_disability", "sensory_loss", "mental_health",
    "dementia", "older_people", "young_adults", "carers", "women", "men",
)  # fmt: skip
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_WEIGHTS = tuple(accumulate((16, 18, 18, 17, 13, 11, 7)))
_STARTS = ("09:30", "10:00", "10:30", "11:00", "13:00", "14:00", "14:30", "16:00", "18:00", "19:00",
           "19:30")  # fmt: skip
_PRICES = ("1", "2", "2.50", "3", "3.50", "4", "5", "6", "7.50", "10", "12", "25")
_TEXT = (
    "Come along and meet new people. A warm welcome, tea and biscuits, and no need to book. "
    "Bring a friend or come by yourself. Ask us what would make it easier for you to join in."
)
_FUNDING = ("direct_payment", "individual_service_fund", "council_funded", "pay_yourself")
_TRANSPORT = ("pick_up", "bus", "community_transport", "parking")


@dataclass(frozen=True)
class Spots:
    """Postcodes, each with the nearest place that has a name. Degrees are WGS 84."""

    codes: list[str]
    lats: list[float]
    lons: list[float]
    towns: list[str]


class Country:
    """Every postcode of the table of places, and the place with a name that is nearest to each
    postcode district."""

    def __init__(self, places: Path) -> None:
        with closing(sqlite3.connect(f"{places.resolve().as_uri()}?mode=ro", uri=True)) as database:
            self._count = database.execute("SELECT count(*) FROM postcodes").fetchone()[0]
            self._codes: list[str] = []
            self._at = np.empty((self._count, 2))
            rows = database.execute("SELECT code, lat, lon FROM postcodes ORDER BY code")
            for number, (code, lat, lon) in enumerate(rows):
                self._codes.append(code)
                self._at[number] = (np.nan, np.nan) if lat is None else (lat / DEGREE, lon / DEGREE)
            districts = database.execute("SELECT code, lat, lon FROM outward").fetchall()
            named = database.execute("SELECT name, lat, lon FROM places ORDER BY id").fetchall()
        stretch = np.array([1, 0.6])  # a degree to the east is about 0.6 of one to the north
        towns = np.array([[lat, lon] for _, lat, lon in named]) * stretch
        self._towns: dict[str, str] = {}
        for code, lat, lon in districts:
            here = np.array([lat, lon]) / DEGREE * stretch
            self._towns[code] = named[((towns - here) ** 2).sum(axis=1).argmin()][0]

    def spots(self, count: int, random: Random, within: Box | None = None) -> Spots:
        """So many postcodes by lot, everywhere or ``within`` a box: more where more people live."""
        every: Sequence[int] = range(self._count)
        if within is not None:
            lats, lons = self._at.T
            every = np.flatnonzero(
                (within.south <= lats) & (lats <= within.north)
                & (within.west <= lons) & (lons <= within.east)
            ).tolist()  # fmt: skip
        chosen: list[int] = []
        while len(chosen) < count:
            at = every[random.randrange(len(every))]
            if not np.isnan(self._at[at, 0]):
                chosen.append(at)
        codes = [self._codes[at] for at in chosen]
        lats, lons = self._at[chosen].T
        return Spots(
            [f"{code[:-3]} {code[-3:]}" for code in codes],
            lats.tolist(),
            lons.tolist(),
            [self._towns.get(code[:-3], "Anytown") for code in codes],
        )


def write_feed(file: Path, spots: Spots, today: date, random: Random) -> None:
    """Write a CSV file with an activity at each of the spots."""
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, _COLUMNS, restval="")
        writer.writeheader()
        for number in range(len(spots.codes)):
            writer.writerows(_rows(number, spots, today, random))


def _rows(number: int, spots: Spots, today: date, random: Random) -> Iterator[dict[str, str]]:
    town, chance = spots.towns[number], random.random
    categories = random.sample(CATEGORIES, 1 + (chance() < 0.4) + (chance() < 0.1))
    kind = categories[0].replace("_", " ").title()
    lead = town if chance() < 0.3 else random.choice(_HOW)
    free, online = chance() < 0.3, chance() < 0.03
    first = {
        "id": f"bench-{number}",
        "name": f"{lead} {kind} {random.choice(_WHAT)}",
        "description": f"{kind} in {town}. {_TEXT}",
        "categories": ";".join(categories),
        "provider": random.choice(_WHO).format(town),
        "price": "0" if free else random.choice(_PRICES) if chance() < 0.8 else "",
        "access": ";".join(id_ for id_ in ACCESS if chance() < _how_often(id_)),
        "for": "everyone" if chance() < 0.4 else ";".join(random.sample(_FOR, random.randrange(3))),
        "funding": random.choice(_FUNDING) if chance() < 0.3 else "",
        "transport": random.choice(_TRANSPORT) if chance() < 0.3 else "",
        "meal": "yes" if "lunch_club" in categories or chance() < 0.05 else "",
        "phone": f"01632 960{number % 1000:03}",
        "email": f"hello{number % 5000}@example.org",
        "url": f"https://example.org/{number}",
        "checked_on": (today - timedelta(days=random.randrange(820))).isoformat(),
    }
    if online:
        first["format"] = "online"
    else:
        first["venue"] = f"{town} {random.choice(_WHERE)}"
        first["address"] = f"{random.randrange(1, 200)} High Street"
        first["town"], first["postcode"] = town, spots.codes[number]
    yield first | _when(today, random)
    if chance() < 0.15:
        yield {"id": first["id"], "name": first["name"], **_when(today, random)}


def _how_often(access: str) -> float:
    """How often an activity is said to have it: common things often, a hoist seldom."""
    return 0.3 / (1 + ACCESS.index(access) / 2)


def _when(today: date, random: Random) -> dict[str, str]:
    chance = random.random()
    if chance < 0.04:
        return {"when": "Ring to ask when we meet next"}
    start = random.choice(_STARTS)
    times = {"start_time": start, "end_time": f"{min(int(start[:2]) + 2, 23):02}{start[2:]}"}
    day = random.choices(_DAYS, cum_weights=_DAY_WEIGHTS)[0]
    if chance < 0.10:
        soon = today + timedelta(days=random.randrange(1, 365))
        return {**times, "repeats": "once", "first_date": soon.isoformat()}
    if chance < 0.20:
        return {**times, "repeats": f"FREQ=MONTHLY;BYDAY={random.randrange(1, 5)}{day}"}
    if chance < 0.26:
        began = today - timedelta(days=random.randrange(700))
        return {**times, "repeats": "FREQ=WEEKLY;INTERVAL=2", "first_date": began.isoformat()}
    last = today + timedelta(days=random.randrange(30, 700)) if random.random() < 0.2 else None
    ends = {"valid_to": last.isoformat()} if last else {}
    return {**times, "repeats": f"FREQ=WEEKLY;BYDAY={day}", **ends}
