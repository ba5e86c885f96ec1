"""The sample: loaded where nothing was ever imported, and never after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import cli
from bot.settings import PROJECT
from tests.cli.conftest import TEA, sources


@pytest.fixture
def packs(tmp_path: Path, feed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Council packs of our own with a small sample each; the real places stay."""
    folder = tmp_path / "project" / "data" / "councils"
    for pack in (PROJECT / "data" / "councils").glob("*/council.toml"):
        copy = folder / pack.parent.name
        copy.mkdir(parents=True)
        for name in ("council.toml", "places.toml"):
            (copy / name).write_bytes((pack.parent / name).read_bytes())
        (copy / "sample.json").write_bytes(feed.read_bytes())
    monkeypatch.setattr("bot.settings.PROJECT", tmp_path / "project")
    return folder


def test_the_sample_is_loaded_where_nothing_was_ever_imported(
    state: Path, packs: Path, feed: Path
) -> None:
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("sample-dorset", True)]
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("sample-dorset", True)]


def test_a_sample_that_is_loaded_is_left_alone_until_it_changes(
    state: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["sample"])
    capsys.readouterr()
    cli.main(["sample"])
    assert capsys.readouterr().out == ""
    (packs / "dorset" / "sample.json").write_text(json.dumps([TEA, {**TEA, "id": "2"}]))
    cli.main(["sample"])
    assert "1 added" in capsys.readouterr().out


def test_a_sample_whose_catalogue_was_thrown_away_is_loaded_again(state: Path, packs: Path) -> None:
    cli.main(["sample"])
    for file in state.glob("catalogue.db*"):
        file.unlink()
    cli.main(["sample"])
    assert sources(state) == [("sample-dorset", True)]


def test_another_councils_sample_takes_its_place(
    state: Path, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.main(["sample"])
    monkeypatch.setenv("DAYWISE_COUNCIL", "nottinghamshire")
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("sample-nottinghamshire", True)]


def test_the_sample_never_comes_back_after_a_real_import(
    state: Path, packs: Path, feed: Path
) -> None:
    cli.main(["sample"])
    cli.main(["import", str(feed), "--source", "council"])
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("council", False)]


def test_a_pack_without_a_sample_is_told(
    state: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packs / "dorset" / "sample.json").unlink()
    assert cli.main(["sample"]) == 0
    assert "no sample" in capsys.readouterr().out
