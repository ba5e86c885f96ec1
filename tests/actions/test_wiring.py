"""Which places a name may stand for; what is counted of a search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from actions.wiring import StoredCatalogue
from bot.catalogue.gaps import Gap
from bot.catalogue.places.finder import StoredPlaces
from bot.catalogue.places.lookup import Place, Places
from bot.catalogue.query import Near, Search
from bot.catalogue.store import Catalogue, CatalogueError, migrate, open_catalogue
from tests.catalogue.making import NOW, activity

KENT = Place("Gillingham", 51.39, 0.55, own=False, served=False, population=101187)
DORSET = Place("Gillingham", 51.04, -2.28, own=True, served=True, population=8822)
NORFOLK = Place("Gillingham", 52.47, 1.55, own=False, served=False, population=700)


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


def test_the_only_one_that_another_council_serves_is_meant_and_told_with_its_district() -> None:
    hamlet = replace(KENT, population=90)
    assert names(hamlet, replace(NORFOLK, served=True)) == ["Gillingham (NR34)"]
    assert len(names(replace(NORFOLK, served=True), KENT)) == 2  # many know the one in Kent
    both = names(replace(KENT, served=True), replace(NORFOLK, served=True))
    assert both == ["Gillingham (ME7)", "Gillingham (NR34)"]


def test_a_place_that_was_told_apart_is_found_again() -> None:
    assert names(KENT, NORFOLK, asked="Gillingham (NR34)") == ["Gillingham (NR34)"]
    assert names(KENT, NORFOLK, asked="Gillingham (ZZ9)") == []


@pytest.mark.parametrize(
    ("asked", "found"), [("DT4 7BH", ["DT4 7BH"]), ("DT4 9ZZ", ["DT4"]), ("ZZ9 9ZZ", [])]
)
def test_a_postcode_that_is_not_known_is_taken_for_its_district(
    asked: str, found: list[str]
) -> None:
    assert names(asked=asked) == found


class TestGaps:
    """A search that finds nothing is counted; one that finds something, or cannot, is not."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Catalogue]:
        url = f"sqlite:///{tmp_path / 'catalogue.db'}"
        migrate(url)
        with closing(open_catalogue(url)) as opened:
            yield opened

    def test_what_is_not_found_is_counted_by_its_district(self, store: Catalogue) -> None:
        catalogue = StoredCatalogue(store, lambda lat, lon: "DT4")
        near = Near("Weymouth", 50.61, -2.45)
        assert catalogue.search(Search(categories=("music",), near=near), NOW).total == 0
        assert store.gaps() == [Gap("2026-11", "DT4", "categories", "music", 1)]

    def test_what_is_found_is_not_counted(self, store: Catalogue) -> None:
        choir = activity("choir", categories=("music",))
        store.replace_source("feed", [choir], imported_at=NOW)
        catalogue = StoredCatalogue(store, lambda lat, lon: "")
        assert catalogue.search(Search(categories=("music",)), NOW).total == 1
        assert store.gaps() == []

    def test_a_count_that_cannot_be_kept_spoils_no_answer(
        self, store: Catalogue, caplog: pytest.LogCaptureFixture
    ) -> None:
        class Full(Catalogue):
            def note_gaps(self, gaps: object) -> None:
                raise CatalogueError("The disk is full.")

        full = Full(store._database)
        assert StoredCatalogue(full, lambda lat, lon: "").search(Search(), NOW).total == 0
        assert "could not be counted" in caplog.text
