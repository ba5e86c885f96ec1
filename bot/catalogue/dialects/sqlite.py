"""SQLite: a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import complete_statement

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.catalogue.dialects import dialect
from bot.catalogue.dialects.dialect import CatalogueError, Rows

_BEGIN = "daywise_begin"
_CACHE_KIB = 64 * 1024
"""Of pages that an import changes, before they go to the log."""
_MAPPED_BYTES = 2 * 1024**3
"""So much of the file is read through the system's own cache, shared by all that read."""


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
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")

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
            with _unmapped(connection), connection.begin():
                yield connection

    @contextmanager
    def looking_through(self, engine: Engine) -> Iterator[Connection]:
        """A reading transaction that maps nothing."""
        with engine.connect() as connection, _unmapped(connection):
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

    def in_ranges(self, column: str, ranges: Sequence[tuple[int, int]]) -> tuple[str, str]:
        """By a join, which it takes in the order that is written: a step in the index each."""
        listed = ", ".join(f"({low}, {high})" for low, high in ranges)
        return f"(VALUES {listed}) AS span CROSS JOIN ", f"{column} BETWEEN column1 AND column2"

    def look_over(self, connection: Connection) -> None:
        """Nothing: it has one way to each of our rows, and takes it."""

    def insert_many(
        self, connection: Connection, table: str, columns: Sequence[str], rows: Rows
    ) -> None:
        """By one prepared statement."""
        marks = ", ".join("?" * len(columns))
        listed = ", ".join(columns)
        connection.exec_driver_sql(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)


@contextmanager
def _unmapped(connection: Connection) -> Iterator[None]:
    """What is mapped counts as memory of the process, though it is the system's to take back."""
    _map(connection, 0)
    try:
        yield
    finally:
        _map(connection, _MAPPED_BYTES)


def _map(connection: Connection, size: int) -> None:
    driver = connection.connection.dbapi_connection
    assert driver is not None
    driver.cursor().execute(f"PRAGMA mmap_size = {size}")
