"""A catalogue with its tables made, a database a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalogue.store import Catalogue, migrate, open_catalogue


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a catalogue with tables and nothing in them."""
    address = f"sqlite:///{tmp_path / 'catalogue.db'}"
    migrate(address)
    return address


@pytest.fixture
def catalogue(url: str) -> Iterator[Catalogue]:
    opened = open_catalogue(url)
    yield opened
    opened.close()
