"""The search page over a real catalogue, real words and a small table of places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.catalogue.gaps import Gap
from bot.catalogue.places.build import Gazetteer, ensure_places
from bot.catalogue.schema import migrate
from bot.catalogue.store import Catalogue, open_catalogue
from bot.settings import Settings
from tests.catalogue.places.conftest import TOWNS, few_postcodes
from tests.web.fakes import ART
from tests.web.searching.making import NOW, form
from web.names import late_gazetteer
from web.searching.desk import open_desk
from web.searching.results import SearchDesk, results


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = Settings(state=tmp_path_factory.mktemp("state"))
    places = Gazetteer(few_postcodes, lambda: list(TOWNS))
    ensure_places(made.places_file, made.council_folder.parent, print, places)
    return made


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    url = f"sqlite:///{tmp_path / 'catalogue.db'}"
    migrate(url)
    with closing(open_catalogue(url)) as opened:
        opened.replace_source("feed", [ART], imported_at=NOW)
        yield opened


@pytest.fixture
def desk(settings: Settings, catalogue: Catalogue) -> SearchDesk:
    return open_desk(settings, catalogue, late_gazetteer(settings))


def test_peoples_own_words_find_what_is_there(desk: SearchDesk, catalogue: Catalogue) -> None:
    found = results(form(what="painting on saturdays", near="dt47aa"), desk, NOW)
    assert found.heading == "1 choice for arts and crafts near DT4 7AA on Saturdays"
    assert [card["id"] for card in found.cards] == ["sample-art"]
    assert catalogue.gaps() == []


def test_what_is_not_found_is_counted_by_its_district(
    desk: SearchDesk, catalogue: Catalogue
) -> None:
    found = results(form(what="painting on mondays", near="dt47aa"), desk, NOW)
    assert found.cards == ()
    assert catalogue.gaps() == [
        Gap("2026-11", "DT4", "categories", "arts_and_crafts"),
        Gap("2026-11", "DT4", "days", "mon"),
    ]


def test_a_way_out_finds_as_many_as_it_says(desk: SearchDesk) -> None:
    found = results(form(what="painting on mondays"), desk, NOW)
    assert found.ways == (("1 on other days", "/activities?what=painting"),)
