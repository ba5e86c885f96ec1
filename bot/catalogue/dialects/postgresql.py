"""PostgreSQL 14 or newer, with its own extension pg_trgm for names that are misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.catalogue.dialects import dialect
from bot.catalogue.distance import Box
from bot.catalogue.tables import activity

_LOCK = 3_279_646_711
"""The key of the lock that a writer holds: any number, the same for every Daywise."""
_CONNECT_SECONDS = 10
_POOL = 20
"""Connections of one process at most: above the threads of a server, far below a server's 100."""

_LOCK_NOT_AVAILABLE = "55P03"
_NO_PRIVILEGE = "42501"
_NO_DATABASE = "3D000"
_WRONG_PASSWORD = ("28P01", "28000")

_LIKE_NAMES = text(
    "SELECT document, provider FROM activity WHERE :asked <% name"
    " ORDER BY word_similarity(:asked, name) DESC, pk LIMIT :most"
)
_WITH_WORDS = text(
    "SELECT document, provider FROM activity,"
    " to_tsquery('english', :terms) AS asked WHERE words @@ asked"
    " ORDER BY ts_rank(words, asked) DESC, pk LIMIT :most"
)


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
                "options": f"-c lock_timeout={int(dialect.BUSY_SECONDS * 1000)}",
            },
        )

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        """A snapshot."""
        with engine.connect() as connection:
            yield connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

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
        if "pg_trgm" in said:
            return (
                f"The catalogue in {self.name} needs PostgreSQL's extension pg_trgm, which could "
                f"not be made: {said}. Have an administrator run CREATE EXTENSION pg_trgm; there."
            )
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

    def inside(self, box: Box) -> ColumnElement[bool]:
        """By an index of latitude and longitude."""
        return activity.c.lat.between(box.south, box.north) & activity.c.lon.between(
            box.west, box.east
        )

    def like_names(
        self, connection: Connection, words: Sequence[str], most: int
    ) -> list[tuple[str, str]]:
        """By two inverted indexes, one of pieces of three letters and one of words."""
        asked = " ".join(words)
        connection.execute(
            text("SELECT set_config('pg_trgm.word_similarity_threshold', '0.2', true)")
        )
        rows = [*connection.execute(_LIKE_NAMES, {"asked": asked, "most": most})]
        # Quoted, a term is text: the operators of a query mean nothing in it.
        quoted = " | ".join("'" + word.replace("'", "''").replace("\\", "") + "'" for word in words)
        rows += connection.execute(_WITH_WORDS, {"terms": quoted, "most": most})
        return [(document, provider) for document, provider in rows]
