"""SQLite: a file, with an R*Tree of places and FTS5 for words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import complete_statement

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    MetaData,
    Table,
    create_engine,
    event,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.catalogue.dialects import dialect
from bot.catalogue.dialects.dialect import CatalogueError
from bot.catalogue.distance import Box
from bot.catalogue.tables import activity

_BEGIN = "daywise_begin"

_PLACE = Table(
    "activity_place",
    MetaData(),
    Column("pk", Integer, primary_key=True),
    Column("south", Float),
    Column("north", Float),
    Column("west", Float),
    Column("east", Float),
)
"""An R*Tree of the places; its numbers are of 32 bits, rounded outwards."""


class SQLite:
    """One file.

    It is in write-ahead mode: readers go on with the old catalogue, whole, until an import commits.
    """

    migrations = "sqlite"

    def __init__(self, url: URL) -> None:
        self._url = url
        self._file = Path(url.database or "")

    @property
    def name(self) -> str:
        """The file."""
        return str(self._file)

    @property
    def exists(self) -> bool:
        """Whether there is a file; connecting would make one."""
        return self._file.exists()

    def make(self) -> None:
        """Make the folder that the file will stand in."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogueError(
                f"The folder {self._file.parent} cannot be made: {error}."
            ) from error

    def engine(self) -> Engine:
        """Connections that leave transactions to us."""
        engine = create_engine(self._url, connect_args={"timeout": dialect.BUSY_SECONDS})

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

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        """A transaction of the write-ahead log."""
        with engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """The one writer."""
        with engine.connect() as connection:
            # Taken at once: a reader that turned writer later would fail while another writes.
            connection = connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield connection

    def prepare(self, engine: Engine) -> None:
        """Write-ahead mode, kept in the file: readers go on while an import writes."""
        with engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            assert driver is not None
            driver.cursor().execute("PRAGMA journal_mode = WAL")  # outside a transaction

    def statements(self, script: str) -> Iterator[str]:
        """One statement each; a trigger holds semicolons of its own."""
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if complete_statement(statement):
                yield statement
                statement = ""
        if statement.strip():
            raise CatalogueError(
                f"A migration ends in the middle of a statement: {statement[:60]!r}."
            )

    def explain(self, error: DBAPIError) -> str:
        """A sentence for a file that is locked, full, damaged or out of reach."""
        if "locked" in str(error.orig):
            return f"Another import is writing to {self.name}. Try again when it is done."
        return (
            f"The catalogue in {self.name} cannot be used: {error.orig}. "
            "Check that its disk is not full and that the file may be read and written."
        )

    def inside(self, box: Box) -> ColumnElement[bool]:
        """By the R*Tree."""
        return activity.c.pk.in_(
            select(_PLACE.c.pk).where(
                _PLACE.c.north >= box.south,
                _PLACE.c.south <= box.north,
                _PLACE.c.east >= box.west,
                _PLACE.c.west <= box.east,
            )
        )

    def like_names(
        self, connection: Connection, words: Sequence[str], most: int
    ) -> list[tuple[str, str]]:
        """By two full-text indexes, one of words and one of pieces of three letters."""
        pieces = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
        rows: list[tuple[str, str]] = []
        for index, terms in (("activity_name", pieces), ("activity_text", set(words))):
            if terms:
                statement = text(
                    f"SELECT document, activity.provider FROM {index} "
                    f"JOIN activity ON activity.pk = {index}.rowid "
                    f"WHERE {index} MATCH :terms ORDER BY {index}.rank LIMIT :most"
                )
                # Quoted, a term is text: the index's own operators (OR, NEAR, *) mean nothing.
                quoted = " OR ".join(f'"{term}"' for term in sorted(terms))
                found = connection.execute(statement, {"terms": quoted, "most": most})
                rows += [(document, provider) for document, provider in found]
        return rows
