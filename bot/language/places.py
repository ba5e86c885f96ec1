"""The names of places as the table of postcodes and towns holds them, for readers of text.

Standard library only: the dialogue environment reads it too (Python 3.10).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PlaceName:
    """A town, village or suburb. Degrees are WGS 84.

    ``words`` is what people say for it, its usual name first. ``own`` tells the council's
    own places from those elsewhere in Britain, ``covered`` those of any council that there is
    a pack for. ``population`` is 0 where it is not known.
    """

    name: str
    words: tuple[str, ...]
    own: bool
    population: int
    lat: float
    lon: float
    covered: bool = False


def read_place_names(file: Path, council: str) -> list[PlaceName]:
    """Every place in the table at ``file``: the council's own first, then by population.

    Raises:
        sqlite3.Error: where the table is missing; ``python -m bot.cli places`` makes it.
    """
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as db:
        words: dict[int, list[str]] = {}
        for place, word in db.execute("SELECT place, word FROM names ORDER BY place, rank"):
            words.setdefault(place, []).append(word)
        own = {
            place for (place,) in db.execute("SELECT place FROM own WHERE council = ?", (council,))
        }
        covered = {place for (place,) in db.execute("SELECT DISTINCT place FROM own")}
        found = [
            PlaceName(name, tuple(words[id_]), id_ in own, population, lat, lon, id_ in covered)
            for id_, name, population, lat, lon in db.execute(
                "SELECT id, name, population, lat, lon FROM places"
            )
        ]
    return sorted(found, key=lambda place: (not place.own, -place.population, place.name))
