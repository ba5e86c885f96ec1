"""The bench measures the real importer and the real search, and draws what it found."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from bot.bench.__main__ import main
from bot.bench.invented import Country, write_feed
from bot.bench.plot import draw
from bot.bench.summary import growth, slope, to_text
from bot.catalogue.places.lookup import Places

PROJECT = Path(__file__).resolve().parent.parent.parent
PLACES = PROJECT / "var" / "places.db"


def result(store: str, size: int, median: float) -> dict[str, object]:
    figures = {"p50": median, "p99": 3 * median, "cpu_p50": median, "cpu_p99": 2 * median}
    return {
        "store": store,
        "activities": size,
        "import": {"per_second": 1500.0, "per_cpu_second": 2500.0, "peak_mb": 300.0},
        "kinds": {"near": {**figures, "answers": 12}},
        "all": figures,
        "equal_answers": {**figures, "answers": 30},
        "plain": {"near": {"plain_ms": 900.0, "ours_ms": median, "same": True}},
    }


def test_the_slope_is_by_how_much_time_grows_with_size() -> None:
    grown = [result("sqlite", 10_000, 2.0), result("sqlite", 1_000_000, 20.0)]
    assert slope(grown, "sqlite") == pytest.approx(0.5)
    assert slope(grown[:1], "sqlite") is None
    assert "sqlite: 0.50" in growth(grown)


def test_other_answers_than_the_plain_look_gives_are_told() -> None:
    assert "the same answers" in to_text([result("sqlite", 10, 1.0)])
    wrong = result("sqlite", 10, 1.0)
    wrong["plain"] = {"near": {"plain_ms": 1.0, "ours_ms": 1.0, "same": False}}
    assert "OTHER ANSWERS" in to_text([wrong])


def test_the_plot_is_an_svg_with_a_line_for_each_store_and_measure() -> None:
    stores = ("sqlite", "postgresql")
    drawn = draw([result(store, size, size**0.1) for store in stores for size in (100, 10_000)])
    lines = [one for one in ElementTree.fromstring(drawn).iter() if one.tag.endswith("polyline")]
    assert len(lines) == 4


@pytest.fixture(scope="module")
def country() -> Country:
    return Country(PLACES)


def test_activities_stand_at_real_postcodes_and_are_the_same_each_time(
    country: Country, tmp_path: Path
) -> None:
    texts = []
    for file in (tmp_path / "one.csv", tmp_path / "two.csv"):
        random = Random(5)
        write_feed(file, country.spots(50, random), date(2026, 11, 27), random)
        texts.append(file.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    places = Places(PLACES, "dorset")
    codes = [row["postcode"] for row in csv.DictReader(texts[0].splitlines()) if row["postcode"]]
    assert len(codes) > 40
    assert all(places.postcode(code) for code in codes)
    places.close()


def test_the_command_measures_both_databases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DAYWISE_STATE", str(PROJECT / "var"))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    arguments = ["catalogue", "--sizes", "300", "--questions", "2", "--repeats", "1"]
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().out
    assert "300 activities in sqlite" in printed
    assert "300 activities in postgresql" in printed
    assert printed.count("the same answers") == 4
    written = json.loads((tmp_path / "out" / "catalogue.json").read_text(encoding="utf-8"))
    assert [one["activities"] for one in written["results"]] == [300, 300]
    assert (tmp_path / "out" / "catalogue.svg").read_text(encoding="utf-8").startswith("<svg")
