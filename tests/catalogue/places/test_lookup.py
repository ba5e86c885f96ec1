from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bot.catalogue.places.build import Gazetteer, ensure_places
from bot.catalogue.places.errors import PlacesError
from bot.catalogue.places.lookup import Places, postcode_of


@pytest.fixture
def places(tmp_path: Path, councils: Path, gazetteer: Gazetteer) -> Iterator[Places]:
    file = tmp_path / "places.db"
    ensure_places(file, councils, print, gazetteer)
    with closing(Places(file, "dorset")) as found:
        yield found


@pytest.mark.parametrize(
    "typed", ["DT4 7AB", "dt47ab", " Dt4  7aB ", "DT4-7AB", "DT4 7AB.", "d t 4 7 a b"]
)
def test_a_postcode_is_found_in_any_typing(places: Places, typed: str) -> None:
    found = places.postcode(typed)
    assert found is not None
    assert (found.name, found.lat, found.lon) == ("DT4 7AB", 50.613, -2.453)


def test_a_letter_o_for_a_nought_is_forgiven() -> None:
    assert postcode_of("dt4 oab") == "DT4 0AB"


@pytest.mark.parametrize("typed", ["DT4 7ZZ", "DT99", "Weymouth", "", "DT", "7AB", "9" * 400])
def test_what_is_no_postcode_or_does_not_exist_is_not_found(places: Places, typed: str) -> None:
    assert places.postcode(typed) is None


def test_an_outward_code_is_the_middle_of_its_postcodes(places: Places) -> None:
    found = places.postcode("dt4")
    assert found is not None
    assert found.name == "DT4"
    assert found.lat == pytest.approx(50.613, abs=1e-4)


def test_a_sector_and_a_longer_outward_code_are_told_apart(places: Places) -> None:
    outward, sector = places.postcode("BH11"), places.postcode("BH1 1")
    assert outward is not None
    assert sector is not None
    assert (outward.name, outward.lat) == ("BH11", 50.76)
    assert (sector.name, sector.lat) == ("BH1 1", 50.72)


def test_a_sector_typed_together_is_found_where_no_outward_code_is_called_so(
    places: Places,
) -> None:
    found = places.postcode("dt47")
    assert found is not None
    assert (found.name, found.lat) == ("DT4 7", 50.612)


def test_of_two_places_the_councils_own_comes_first(places: Places) -> None:
    """Gillingham in Kent is ten times as large."""
    found = places.towns("gillingham")
    assert [(place.own, place.population) for place in found] == [(True, 8822), (False, 101187)]


def test_another_councils_user_gets_the_larger(
    tmp_path: Path, councils: Path, gazetteer: Gazetteer
) -> None:
    file = tmp_path / "places.db"
    ensure_places(file, councils, print, gazetteer)
    with closing(Places(file, "nottinghamshire")) as places:
        assert places.towns("Gillingham")[0].population == 101187


def test_a_short_name_leads_to_the_usual_one_once(places: Places) -> None:
    """The pack's place takes the population of the gazetteer's, and its place is trusted."""
    (found,) = places.towns("wimborne")
    assert (found.name, found.lat, found.population) == ("Wimborne Minster", 50.7992, 15552)


@pytest.mark.parametrize("typed", ["Bishop's Caundle", "bishops caundle", "BISHOP’S-CAUNDLE"])
def test_apostrophes_capitals_and_hyphens_do_not_matter(places: Places, typed: str) -> None:
    assert [place.name for place in places.towns(typed)] == ["Bishop's Caundle"]


def test_a_place_is_resolved_by_postcode_or_name(places: Places) -> None:
    by_code, by_name = places.resolve("DT4 8AA"), places.resolve("Southwell")
    assert by_code is not None
    assert by_name is not None
    assert by_code.name == "DT4 8AA"
    assert by_name.lat == 50.5304
    assert places.resolve("Atlantis") is None


def test_threads_may_share_it(places: Places) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(places.postcode, ["DT4 7AB"] * 200))
    assert {near.name for near in found if near} == {"DT4 7AB"}
    assert None not in found


def test_a_missing_table_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match=r"python -m bot\.cli places"):
        Places(tmp_path / "none.db", "dorset")


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    file = tmp_path / "places.db"
    file.write_bytes(b"not a database at all" * 100)
    with pytest.raises(PlacesError, match="cannot be read"):
        Places(file, "dorset")


def test_a_district_tells_places_of_one_name_apart(places: Places) -> None:
    assert places.district(50.614, -2.455) == "DT4"
