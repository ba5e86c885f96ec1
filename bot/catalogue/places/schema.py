"""The table of places: what stands in ``var/places.db``."""

from __future__ import annotations

from typing import NamedTuple

BUILDER_VERSION = 2
"""Raised when the table's shape or the reading of its sources changes."""

SCHEMA = """
CREATE TABLE stamp (value TEXT NOT NULL);
-- Degrees in hundred-thousandths (about a metre): three bytes each instead of eight.
CREATE TABLE postcodes (code TEXT PRIMARY KEY, lat INTEGER, lon INTEGER) WITHOUT ROWID;
CREATE TABLE outward (code TEXT PRIMARY KEY, lat INTEGER, lon INTEGER) WITHOUT ROWID;
CREATE TABLE councils (
    id TEXT PRIMARY KEY, lat REAL NOT NULL, lon REAL NOT NULL, radius_miles REAL NOT NULL
);
-- council: the pack that the place comes from; NULL for GeoNames.
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, council TEXT, population INTEGER NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL
);
-- Which places count as a council's own: its pack's, and all within its radius.
CREATE TABLE own (
    council TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (council, place)
) WITHOUT ROWID;
CREATE TABLE names (
    place INTEGER NOT NULL REFERENCES places, rank INTEGER NOT NULL, word TEXT NOT NULL,
    plain TEXT NOT NULL
);
CREATE INDEX names_by_plain ON names (plain);
"""

DEGREE = 100_000
"""Whole numbers a degree in ``postcodes`` and ``outward``."""


class Town(NamedTuple):
    """A place of the gazetteer. Degrees are WGS 84; ``population`` 0 is unknown."""

    name: str
    population: int
    lat: float
    lon: float
