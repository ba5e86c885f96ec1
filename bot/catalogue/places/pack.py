"""The places that a council pack adds: ``data/councils/<id>/places.toml``."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomllib

from bot.catalogue.places.errors import PackPlacesError


@dataclass(frozen=True)
class PackPlace:
    """A place that the gazetteers miss, or that people name otherwise. Degrees are WGS 84."""

    name: str
    lat: float
    lon: float
    also: tuple[str, ...] = ()
    """What else people call it."""


def read_pack_places(file: Path) -> list[PackPlace]:
    """The places of one pack; none where the pack has no such file.

    Raises:
        PackPlacesError: naming the file and the entry.
    """
    if not file.exists():
        return []
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("place", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackPlacesError(f"{file} cannot be read: {error}. Mend or restore it.") from error
    return [_place(file, number, entry) for number, entry in enumerate(entries, start=1)]


def _place(file: Path, number: int, entry: dict[str, Any]) -> PackPlace:
    try:
        name = entry["name"]
        lat, lon = float(entry["lat"]), float(entry["lon"])
        place = PackPlace(name, lat, lon, tuple(entry.get("also", ())))
    except (KeyError, TypeError, ValueError) as error:
        raise PackPlacesError(
            f"{file}, place {number}: {entry!r} needs a name, lat and lon."
        ) from error
    if not isinstance(name, str) or not name.strip():
        raise PackPlacesError(f"{file}, place {number}: the name is empty. Write one.")
    if not (math.isfinite(place.lat) and 49 < place.lat < 61 and -9 < place.lon < 2):
        raise PackPlacesError(
            f"{file}, {name}: {place.lat}, {place.lon} is not in Great Britain. Mend it."
        )
    return place
