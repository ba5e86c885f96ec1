"""A catalogue with its tables made, a database a test, on each kind of database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.catalogue.store import Catalogue, migrate, open_catalogue
from bot.launcher import postgresql
from bot.launcher.cluster import Cluster, cluster

STORES = ("sqlite", "postgresql")
_TEMPLATE = "with_tables"


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A PostgreSQL of our own, with a database that has the tables."""
    programs = postgresql.find(os.environ)
    assert programs, postgresql.MISSING
    with cluster(programs, os.environ) as running:
        _run(running, f"CREATE DATABASE {_TEMPLATE}")
        migrate(running.url(_TEMPLATE))
        yield running


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> str:
    """Which kind of database the test runs on."""
    return str(request.param)


@pytest.fixture
def make_url_of(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[str, bool], str]]:
    """Makes the address of a database of a kind, with tables or with nothing in it."""
    made: list[str] = []

    def make(store: str, tables: bool) -> str:
        if store == "sqlite":
            address = f"sqlite:///{tmp_path / 'new' / 'catalogue.db'}"
            if tables:
                migrate(address)
            return address
        running = request.getfixturevalue("server")
        made.append(f"test_{os.getpid()}_{len(made)}")
        template = _TEMPLATE if tables else "template0"
        _run(running, f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        return str(running.url(made[-1]))

    yield make
    for name in made:
        _run(request.getfixturevalue("server"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def bare_url(make_url_of: Callable[[str, bool], str], store: str) -> str:
    """The address of a database without tables; of SQLite not even the folder is there."""
    return make_url_of(store, False)


@pytest.fixture
def url(make_url_of: Callable[[str, bool], str], store: str) -> str:
    """The address of a catalogue with tables and nothing in them."""
    return make_url_of(store, True)


@pytest.fixture
def catalogue(url: str) -> Iterator[Catalogue]:
    opened = open_catalogue(url)
    yield opened
    opened.close()


def _run(running: Cluster, statement: str) -> None:
    address = make_url(running.url("postgres")).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
