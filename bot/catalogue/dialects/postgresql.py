"""PostgreSQL 14 or newer, without extensions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.catalogue.dialects import dialect
from bot.catalogue.dialects.dialect import Rows

_LOCK = 3_279_646_711
"""The key of the lock that a writer holds: any number, the same for every Daywise."""
_CONNECT_SECONDS = 10
_POOL = 20
"""Connections of one process at most: above the threads of a server, far below a server's 100."""

_PLANNING = " ".join(
    f"-c {setting}"
    for setting in (
        "jit=off",
        "max_parallel_workers_per_gather=0",
        "enable_hashjoin=off",
        "enable_mergejoin=off",
        "enable_material=off",
        "random_page_cost=1.1",
    )
)
"""Our searches read few rows by their keys. Taken for large ones, as computed conditions make the
server do, they are read through as a whole table by several processes, and compiled first."""

_LOCK_NOT_AVAILABLE = "55P03"
_NO_PRIVILEGE = "42501"
_NO_DATABASE = "3D000"
_WRONG_PASSWORD = ("28P01", "28000")


class PostgreSQL:
    """One database of a server.

    Readers see one snapshot. Writers take turns by an advisory lock, as SQLite's do.
    """

    migrations = "postgresql"
    exists = True

    def __init__(self, url: URL) -> None:
        self._url = url

    @property
    def name(self) -> str:
        """Database and host: no user, no password, no options."""
        host = self._url.host or self._url.query.get("host") or ""
        return f"{self._url.database} on {host}" if host else str(self._url.database)

    def make(self) -> None:
        """Nothing: a database is its server's operator's to make."""

    def engine(self) -> Engine:
        """A pool that notices when the server was started again."""
        return create_engine(
            self._url,
            pool_pre_ping=True,
            pool_size=5,
            max_overflow=_POOL - 5,
            connect_args={
                "connect_timeout": _CONNECT_SECONDS,
                "application_name": "daywise",
                "options": f"-c lock_timeout={int(dialect.BUSY_SECONDS * 1000)} {_PLANNING}",
            },
        )

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        """A snapshot."""
        with engine.connect() as connection:
            yield connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    looking_through = reading

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """The one writer; the lock goes with the transaction, also where the process is killed."""
        with engine.connect() as connection, connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection

    def prepare(self, engine: Engine) -> None:
        """Nothing."""

    def statements(self, script: str) -> Iterator[str]:
        """The whole: the server tells its statements apart."""
        yield script

    def explain(self, error: DBAPIError) -> str:
        """A sentence for a server that cannot be reached, or does not let us."""
        state = getattr(error.orig, "sqlstate", None)
        said = " ".join(str(error.orig).split())
        if state == _LOCK_NOT_AVAILABLE:
            return f"Another import is writing to {self.name}. Try again when it is done."
        if state == _NO_PRIVILEGE:
            return (
                f"The database user may not do this in {self.name}: {said}. Give it the right to "
                "make and use tables there, such as with GRANT CREATE, USAGE ON SCHEMA public."
            )
        if state == _NO_DATABASE or (state is None and "does not exist" in said):
            return f"There is no {self.name}: {said}. Make it first, such as with createdb."
        if state in _WRONG_PASSWORD or "authentication failed" in said:
            return (
                f"The server does not let us in to {self.name}: {said}. Check DAYWISE_DATABASE_URL."
            )
        if state is None or error.connection_invalidated:
            return (
                f"The catalogue in {self.name} cannot be reached: {said}. "
                "Check that the database server runs and that DAYWISE_DATABASE_URL is right."
            )
        return f"The catalogue in {self.name} cannot be used: {said}."

    def in_ranges(self, column: str, ranges: Sequence[tuple[int, int]]) -> tuple[str, str]:
        """By the bounds as they are: the server then knows how little lies between them."""
        return "", " OR ".join(f"{column} BETWEEN {low} AND {high}" for low, high in ranges)

    def look_over(self, connection: Connection) -> None:
        """At once: the server's own look comes minutes after an import, and till then it errs."""
        connection.execute(text("ANALYZE activity, spot, slot, word, word_use"))

    def insert_many(
        self, connection: Connection, table: str, columns: Sequence[str], rows: Rows
    ) -> None:
        """By COPY."""
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, psycopg.Connection)
        with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
