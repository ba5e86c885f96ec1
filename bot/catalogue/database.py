"""Connections to the catalogue's database, opened on first use and never carried across a fork."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.errors import DaywiseError

_BUSY_SECONDS = 30
_BEGIN = "daywise_begin"


class CatalogueError(DaywiseError):
    """The catalogue cannot be read or written."""


class Database:
    """One catalogue's connections.

    SQLite runs in write-ahead mode: readers go on with the old catalogue, whole, until an
    import commits. A process that was forked opens connections of its own.
    """

    def __init__(self, url: str) -> None:
        """Remember the SQLAlchemy address; nothing is opened yet.

        Raises:
            CatalogueError: where the address cannot be used.
        """
        try:
            self.url: URL = make_url(url)
        except ArgumentError as error:
            raise CatalogueError(
                f"{url!r} is no database address. Write it like sqlite:////folder/catalogue.db."
            ) from error
        if self.url.get_backend_name() != "sqlite" or not self.url.database:
            raise CatalogueError(
                f"The catalogue cannot be kept in {self.name}. Use the address of an SQLite file."
            )
        self._engine: Engine | None = None
        self._process = 0

    @property
    def name(self) -> str:
        """How messages call it: the file or the address, without a password."""
        return self.url.database or self.url.render_as_string(hide_password=True)

    @property
    def exists(self) -> bool:
        """Whether there is a file; connecting would make one."""
        return Path(self.url.database or "").exists()

    def make_folder(self) -> None:
        """Make the folder that the file will stand in."""
        folder = Path(self.url.database or "").parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogueError(f"The folder {folder} cannot be made: {error}.") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the catalogue."""
        with _translated(self.name), self._connections().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; committed at the end, undone on any error."""
        with _translated(self.name), self._connections().connect() as connection:
            # Taken at once: a reader that turned writer later would fail while another writes.
            connection = connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close what this process has open; it opens again when used."""
        if self._engine is not None and self._process == os.getpid():
            self._engine.dispose()
        self._engine = None

    def _connections(self) -> Engine:
        if self._engine is None or self._process != os.getpid():
            self._engine, self._process = _engine(self.url), os.getpid()
        return self._engine


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if "locked" in str(error.orig):
            raise CatalogueError(
                f"Another import is writing to {name}. Try again when it is done."
            ) from error
        raise CatalogueError(
            f"The catalogue in {name} cannot be used: {error.orig}. "
            "Check that its disk is not full and that the file may be read and written."
        ) from error


def _engine(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(connection: SqliteConnection, _record: object) -> None:
        # The driver's own BEGIN leaves out DDL, so migrations would not be one transaction.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine
