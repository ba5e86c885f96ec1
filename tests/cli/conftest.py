"""The commands of ``python -m bot.cli``, on a state folder of their own."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli
from bot.catalogue.store import open_catalogue

TEA = {
    "id": "1",
    "name": "Tea <script>alert(1)</script>dance",
    "status": "active",
    "service_at_locations": [
        {"location": {"name": "The Hall", "addresses": [{"postal_code": "dt1 1xj"}]}}
    ],
}


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real table of places, made once."""
    with pytest.MonkeyPatch.context() as patch:
        state = tmp_path_factory.mktemp("places")
        patch.setenv("DAYWISE_STATE", str(state))
        assert cli.main(["places"]) == 0
    return state / "places.db"


@pytest.fixture
def state(tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "places.db").symlink_to(places)
    monkeypatch.setenv("DAYWISE_STATE", str(folder))
    monkeypatch.setenv("DAYWISE_NOW", "2026-11-23T10:00")
    monkeypatch.setenv("DAYWISE_COUNCIL", "dorset")
    monkeypatch.delenv("DAYWISE_DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    file = tmp_path / "feed.json"
    file.write_text(json.dumps([TEA]), encoding="utf-8")
    return file


def sources(state: Path) -> list[tuple[str, bool]]:
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        return [(source.name, source.sample) for source in catalogue.sources()]
