"""What the catalogue asks of a database beyond the SQL that all of them speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.errors import DaywiseError

BUSY_SECONDS = 30.0
"""So long a writer waits for another to be done."""


Rows = list[tuple[Any, ...]]


class CatalogueError(DaywiseError):
    """The catalogue cannot be read or written."""


class Dialect(Protocol):
    """One kind of database, at one address."""

    @property
    def migrations(self) -> str:
        """The folder of its migrations."""
        ...

    @property
    def name(self) -> str:
        """How messages call the database: without a password."""
        ...

    @property
    def exists(self) -> bool:
        """Whether there is something to connect to; False only where connecting would make it."""
        ...

    def make(self) -> None:
        """Make what the tables will stand in, as far as that is ours to make."""
        ...

    def engine(self) -> Engine:
        """Connections for one process."""
        ...

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that sees one moment of the database."""
        ...

    def looking_through(self, engine: Engine) -> AbstractContextManager[Connection]:
        """The same, for who reads all of it and once: no memory is kept for next time."""
        ...

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that alone may write, from its beginning."""
        ...

    def prepare(self, engine: Engine) -> None:
        """Settings of the database itself, made once, before the first migration."""
        ...

    def statements(self, script: str) -> Iterator[str]:
        """The parts of a migration that are run one by one."""
        ...

    def explain(self, error: DBAPIError) -> str:
        """A sentence for what the database said, with what to do."""
        ...

    def in_ranges(self, column: str, ranges: Sequence[tuple[int, int]]) -> tuple[str, str]:
        """SQL for the rows of an indexed column in any of the ranges, both ends inclusive.

        Gives what goes before the table, and a condition.
        """
        ...

    def look_over(self, connection: Connection) -> None:
        """Let the database see how its tables have changed, so that it finds the shortest ways."""
        ...

    def insert_many(
        self, connection: Connection, table: str, columns: Sequence[str], rows: Rows
    ) -> None:
        """Put many rows into a table, the quickest way there is. ``rows`` is not empty."""
        ...
