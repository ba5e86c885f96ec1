"""Which places a name may stand for."""

from __future__ import annotations

from typing import cast

import pytest

from bot.catalogue.places.finder import StoredPlaces
from bot.catalogue.places.lookup import Place, Places
from bot.catalogue.query import Near

KENT = Place("Gillingham", 51.39, 0.55, own=False, population=101187)
DORSET = Place("Gillingham", 51.04, -2.28, own=True, population=8822)
NORFOLK = Place("Gillingham", 52.47, 1.55, own=False, population=700)


class FakePlaces:
    def __init__(self, *towns: Place) -> None:
        self._towns = list(towns)

    def postcode(self, text: str) -> Near | None:
        return Near(text, 50.6, -2.45) if text in ("DT4 7BH", "DT4") else None

    def towns(self, name: str) -> list[Place]:
        return self._towns

    def district(self, lat: float, lon: float) -> str:
        return {51.39: "ME7", 52.47: "NR34"}[lat]


def names(*towns: Place, asked: str = "Gillingham") -> list[str]:
    places = StoredPlaces(cast(Places, FakePlaces(*towns)))
    return [near.name for near in places.find(asked)]


def test_the_councils_own_place_is_meant() -> None:
    assert names(DORSET, KENT) == ["Gillingham"]


def test_the_only_place_of_a_name_is_meant() -> None:
    assert names(KENT) == ["Gillingham"]


def test_elsewhere_every_place_of_the_name_is_given_with_its_district() -> None:
    assert names(KENT, NORFOLK) == ["Gillingham (ME7)", "Gillingham (NR34)"]


@pytest.mark.parametrize(
    ("asked", "found"), [("DT4 7BH", ["DT4 7BH"]), ("DT4 9ZZ", ["DT4"]), ("ZZ9 9ZZ", [])]
)
def test_a_postcode_that_is_not_known_is_taken_for_its_district(
    asked: str, found: list[str]
) -> None:
    assert names(asked=asked) == found
