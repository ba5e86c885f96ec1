from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.catalogue.places.build import Gazetteer, ensure_places
from bot.catalogue.places.errors import PackPlacesError, PlacesBuildError
from bot.catalogue.places.lookup import Places
from bot.catalogue.places.names import plain
from bot.catalogue.places.pack import read_pack_places
from bot.language.places import read_place_names
from bot.settings import PROJECT


def test_a_second_call_does_nothing(tmp_path: Path, councils: Path, gazetteer: Gazetteer) -> None:
    file, said = tmp_path / "state" / "places.db", list[str]()
    assert ensure_places(file, councils, said.append, gazetteer)
    assert not ensure_places(file, councils, said.append, gazetteer)
    assert len(said) == 1


def test_a_change_of_a_packs_places_makes_it_anew(
    tmp_path: Path, councils: Path, gazetteer: Gazetteer
) -> None:
    file = tmp_path / "places.db"
    ensure_places(file, councils, print, gazetteer)
    with (councils / "dorset" / "places.toml").open("a", encoding="utf-8") as pack:
        pack.write('[[place]]\nname = "Eype"\nlat = 50.723\nlon = -2.785\n')
    assert ensure_places(file, councils, print, gazetteer)
    with closing(Places(file, "dorset")) as places:
        assert [place.name for place in places.towns("eype")] == ["Eype"]


def test_a_damaged_table_is_made_anew(tmp_path: Path, councils: Path, gazetteer: Gazetteer) -> None:
    file = tmp_path / "places.db"
    file.write_bytes(b"half a table")
    assert ensure_places(file, councils, print, gazetteer)


def test_a_failure_leaves_the_old_table_and_no_litter(
    tmp_path: Path, councils: Path, gazetteer: Gazetteer
) -> None:
    file = tmp_path / "state" / "places.db"
    ensure_places(file, councils, print, gazetteer)
    before = file.read_bytes()
    (councils / "dorset" / "places.toml").write_text("")

    def full() -> list[object]:
        raise OSError(28, "No space left on device")

    broken = Gazetteer(gazetteer.postcodes, full)  # type: ignore[arg-type]
    with pytest.raises(PlacesBuildError, match="Free some disk space"):
        ensure_places(file, councils, print, broken)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("places", "reason"),
    [
        ('[[place]]\nname = "Nowhere"\nlat = 0.0\nlon = 0.0', "not in Great Britain"),
        ('[[place]]\nname = "Nowhere"', "needs a name, lat and lon"),
        ('[[place]]\nname = " "\nlat = 50.7\nlon = -2.1', "the name is empty"),
        ("[[place", "cannot be read"),
    ],
)
def test_a_pack_that_cannot_be_used_is_named(
    tmp_path: Path, councils: Path, gazetteer: Gazetteer, places: str, reason: str
) -> None:
    (councils / "dorset" / "places.toml").write_text(places)
    with pytest.raises(PackPlacesError, match=reason):
        ensure_places(tmp_path / "places.db", councils, print, gazetteer)


def test_readers_of_text_get_every_name(
    tmp_path: Path, councils: Path, gazetteer: Gazetteer
) -> None:
    file = tmp_path / "places.db"
    ensure_places(file, councils, print, gazetteer)
    names = read_place_names(file, "dorset")
    assert names[0].name == "Weymouth"
    assert [place.own for place in names] == [True] * 5 + [False] * 2
    assert next(place.words for place in names if place.name == "Wimborne Minster") == (
        "Wimborne Minster",
        "Wimborne",
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The table of the installed packages and our own packs."""
    file = tmp_path_factory.mktemp("places") / "places.db"
    ensure_places(file, PROJECT / "data" / "councils", print)
    return file


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("SW1A 1AA", 51.5010, -0.1416),  # Buckingham Palace
        ("EH99 1SP", 55.9520, -3.1750),  # the Scottish Parliament
        ("DT1 1XJ", 50.7150, -2.4400),  # County Hall, Dorchester
        ("NG2 7QP", 52.9390, -1.1360),  # County Hall, West Bridgford
    ],
)
def test_well_known_postcodes_are_where_they_are(
    whole: Path, code: str, lat: float, lon: float
) -> None:
    with closing(Places(whole, "dorset")) as places:
        found = places.postcode(code)
    assert found is not None
    assert found.lat == pytest.approx(lat, abs=0.006)
    assert found.lon == pytest.approx(lon, abs=0.009)


@pytest.mark.parametrize(
    ("council", "said", "meant"),
    [
        ("dorset", "Wimborne", "Wimborne Minster"),
        ("dorset", "Blandford", "Blandford Forum"),
        ("dorset", "Lyme", "Lyme Regis"),
        ("dorset", "Lulworth", "West Lulworth"),
        ("dorset", "Weymouth", "Weymouth"),
        ("nottinghamshire", "Newark", "Newark-on-Trent"),
        ("nottinghamshire", "Sutton in Ashfield", "Sutton-in-Ashfield"),
        ("nottinghamshire", "Beeston", "Beeston"),
    ],
)
def test_people_of_a_council_are_understood(
    whole: Path, council: str, said: str, meant: str
) -> None:
    with closing(Places(whole, council)) as places:
        first = places.towns(said)[0]
    assert (first.name, first.own) == (meant, True)


@pytest.mark.parametrize(("council", "at_least"), [("dorset", 80), ("nottinghamshire", 60)])
def test_a_packs_places_lie_where_postcodes_are(whole: Path, council: str, at_least: int) -> None:
    """Each is within a mile and a half of a postcode: none is in the sea or mistyped."""

    places = read_pack_places(PROJECT / "data" / "councils" / council / "places.toml")
    assert len(places) >= at_least
    with closing(sqlite3.connect(whole)) as db:
        lonely = [
            place.name
            for place in places
            if not db.execute(
                "SELECT 1 FROM postcodes WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? LIMIT 1",
                [
                    round(degrees * 100_000)
                    for degrees in (
                        place.lat - 0.01,
                        place.lat + 0.01,
                        place.lon - 0.015,
                        place.lon + 0.015,
                    )
                ],
            ).fetchone()
        ]
    assert lonely == []


@pytest.mark.parametrize("council", ["dorset", "nottinghamshire"])
def test_a_pack_names_no_place_twice(council: str) -> None:
    places = read_pack_places(PROJECT / "data" / "councils" / council / "places.toml")
    names = [word for place in places for word in {plain(w) for w in (place.name, *place.also)}]
    assert sorted(names) == sorted(set(names))
