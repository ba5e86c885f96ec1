"""A small table of places, made of a few real postcodes and towns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.catalogue.places.build import Gazetteer
from bot.catalogue.places.schema import Town
from bot.catalogue.places.sources import Postcodes

COUNCIL = """
name = "Dorset Council"
area = "Dorset"
website = "https://www.example.org"
colour = "#1f5c3a"
centre = [50.7954, -2.3387]
radius_miles = 32
checked_on = 2026-11-21
[contacts.adult_social_care]
name = "Adult social care"
phone = "01632 960001"
[contacts.out_of_hours]
name = "Out of hours"
phone = "01632 960002"
"""

PLACES = """
[[place]]
name = "Wimborne Minster"
also = ["Wimborne"]
lat = 50.7992
lon = -1.9867

[[place]]
name = "Bishop's Caundle"
also = ["Bishops Caundle"]
lat = 50.916
lon = -2.4372

[[place]]
name = "Southwell"
lat = 50.5304
lon = -2.4433
"""

TOWNS = [
    Town("Weymouth", 53416, 50.6145, -2.4599),
    Town("Gillingham", 101187, 51.3891, 0.5486),
    Town("Gillingham", 8822, 51.0383, -2.2761),
    Town("Wimborne Minster", 15552, 50.7833, -1.9833),
    Town("Southwell", 6757, 53.0780, -0.9554),
]


def few_postcodes() -> Postcodes:
    codes = ["BH11AA", "BH111AA", "DT47AA", "DT47AB", "DT48AA"]
    lat = np.array([50.72, 50.76, 50.611, 50.613, 50.615])
    lon = np.array([-1.87, -1.92, -2.451, -2.453, -2.470])
    return Postcodes(codes, lat, lon)


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(few_postcodes, lambda: list(TOWNS))


@pytest.fixture
def councils(tmp_path: Path) -> Path:
    pack = tmp_path / "councils" / "dorset"
    pack.mkdir(parents=True)
    (pack / "council.toml").write_text(COUNCIL, encoding="utf-8")
    (pack / "places.toml").write_text(PLACES, encoding="utf-8")
    return pack.parent
