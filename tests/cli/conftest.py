"""The commands of ``python -m bot.cli``, on a state folder of their own."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.catalogue.store import open_catalogue

TEA = {
    "id": "1",
    "name": "Tea <script>alert(1)</script>dance",
    "status": "active",
    "service_at_locations": [
        {"location": {"name": "The Hall", "addresses": [{"postal_code": "dt1 1xj"}]}}
    ],
}


@pytest.fixture
def state(empty_state: Path) -> Path:
    return empty_state


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    file = tmp_path / "feed.json"
    file.write_text(json.dumps([TEA]), encoding="utf-8")
    return file


def sources(state: Path) -> list[tuple[str, bool]]:
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        return [(source.name, source.sample) for source in catalogue.sources()]
