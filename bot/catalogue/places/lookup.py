"""From what a person typed to a place on the map."""

from __future__ import annotations

import math
import re
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalogue.places.errors import PlacesError
from bot.catalogue.places.names import plain
from bot.catalogue.places.schema import DEGREE
from bot.catalogue.query import Near

# One or two letters, a digit, perhaps one more; then a digit and two letters.
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9OIL][A-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_SECTOR = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])")
_AS_DIGIT = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Place:
    """A town, village or suburb by its usual name. Degrees are WGS 84."""

    name: str
    lat: float
    lon: float
    own: bool
    """Of the council's own pack, or within the council's radius."""
    served: bool
    """The same of any council that there is a pack of."""
    population: int
    """0 where it is not known."""

    @property
    def near(self) -> Near:
        """As a search carries it."""
        return Near(self.name, self.lat, self.lon)


def postcode_of(text: str) -> str | None:
    """A whole postcode as it is written, "DT4 7AB", from any typing; None for other text.

    It need not exist. A letter O or I typed for the digit after the gap is taken as the digit.
    """
    match = _POSTCODE.fullmatch(re.sub(r"[\s.,-]+", "", text).upper())
    if not match:
        return None
    outward, inward = match.groups()
    return f"{outward} {inward[0].translate(_AS_DIGIT)}{inward[1:]}"


class Places:
    """The table of places as one council sees it. Threads may share it."""

    def __init__(self, file: Path, council_id: str) -> None:
        """Open the table at ``file``, for reading.

        Raises:
            PlacesError: it is missing or damaged.
        """
        self._file, self._council = file, council_id
        self._lock = threading.Lock()
        try:
            self._db = sqlite3.connect(
                f"{file.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        self._rows("SELECT value FROM stamp", ())

    def close(self) -> None:
        """Close the table; a lookup after this raises PlacesError."""
        self._db.close()

    def postcode(self, text: str) -> Near | None:
        """Where a postcode is ("dt47ab"), or the middle of its beginning ("DT4", "DT4 7").

        None for text that is neither, and for a postcode that does not exist.
        """
        code = re.sub(r"[\s.,-]+", "", text).upper()
        if whole := postcode_of(text):
            return self._near(
                whole, "SELECT lat, lon FROM postcodes WHERE code = ?", whole.replace(" ", "")
            )
        # "DT11" is an outward code, and "DT1 1" a sector of another.
        sector = _SECTOR.fullmatch(code)
        parted = sector is not None and code not in text.upper()
        if _OUTWARD.fullmatch(code) and not parted:
            found = self._near(code, "SELECT lat, lon FROM outward WHERE code = ?", code)
            if found:
                return found
        if sector is None:
            return None
        return self._near(
            " ".join(sector.groups()),
            "SELECT avg(lat), avg(lon) FROM postcodes WHERE code BETWEEN ? AND ?"
            f" AND length(code) = {len(code) + 2}",
            f"{code}AA",
            f"{code}ZZ",
        )

    def towns(self, name: str) -> list[Place]:
        """Every place that is called ``name``: the council's own first, then by population.

        Capitals, hyphens, accents and apostrophes do not matter. Empty for an unknown name.
        """
        rows = self._rows(
            "SELECT p.name, p.lat, p.lon, own.place IS NOT NULL,"
            " EXISTS (SELECT 1 FROM own AS any_own WHERE any_own.place = p.id), p.population,"
            " min(n.rank)"
            " FROM names n JOIN places p ON p.id = n.place"
            " LEFT JOIN own ON own.place = p.id AND own.council = ?"
            " WHERE n.plain = ? GROUP BY p.id ORDER BY p.id",
            (self._council, plain(name)),
        )
        found = [
            (rank, Place(name, lat, lon, bool(own), bool(served), population))
            for name, lat, lon, own, served, population, rank in rows
        ]
        # What a place is called by right goes before what it is also called.
        found.sort(key=lambda pair: (not pair[1].own, pair[0] > 0, -pair[1].population))
        return [place for _, place in found]

    def district(self, lat: float, lon: float) -> str:
        """The outward code ("NP20") whose middle is nearest: tells places of one name apart."""
        stretch = math.cos(math.radians(lat)) ** 2
        rows = self._rows(
            "SELECT code FROM outward"
            " ORDER BY (lat - ?) * (lat - ?) + ? * (lon - ?) * (lon - ?) LIMIT 1",
            (lat * DEGREE, lat * DEGREE, stretch, lon * DEGREE, lon * DEGREE),
        )
        return str(rows[0][0]) if rows else ""

    def resolve(self, name: str) -> Near | None:
        """The place that a person most likely means by a postcode or a name; None if unknown."""
        found = self.postcode(name)
        if found:
            return found
        towns = self.towns(name)
        return towns[0].near if towns else None

    def _near(self, name: str, sql: str, *codes: str) -> Near | None:
        for lat, lon in self._rows(sql, codes):
            if lat is not None:
                return Near(name, round(lat / DEGREE, 5), round(lon / DEGREE, 5))
        return None

    def _rows(self, sql: str, values: tuple[str | float, ...]) -> list[Any]:
        try:
            with self._lock:
                return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: sqlite3.Error) -> PlacesError:
        return PlacesError(
            f"The table of places {self._file} cannot be read: {error}. "
            "Make it with: python -m bot.cli places"
        )
