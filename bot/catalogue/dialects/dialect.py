"""What the catalogue asks of a database beyond the SQL that all of them speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.catalogue.distance import Box
from bot.errors import DaywiseError

BUSY_SECONDS = 30.0
"""So long a writer waits for another to be done."""


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

    def inside(self, box: Box) -> ColumnElement[bool]:
        """Whether an activity's place lies in a box; it may hold some that are just outside."""
        ...

    def like_names(
        self, connection: Connection, words: Sequence[str], most: int
    ) -> list[tuple[str, str]]:
        """Document and provider of what is called about so, in two lists after each other.

        At most ``most`` whose name has pieces of the words, and ``most`` whose name, provider or
        summary has a word.
        """
        ...
