"""Connections to the catalogue's database, opened on first use and never carried across a fork."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.catalogue.dialects import CatalogueError, dialect_of

__all__ = ["CatalogueError", "Database"]


class Database:
    """One catalogue's connections.

    Readers go on with the old catalogue, whole, until an import commits. A process that was
    forked opens connections of its own.
    """

    def __init__(self, url: str) -> None:
        """Remember the SQLAlchemy address; nothing is opened yet.

        Raises:
            CatalogueError: where the address cannot be used.
        """
        self.url, self.dialect = dialect_of(url)
        self._engine: Engine | None = None
        self._process = 0

    @property
    def name(self) -> str:
        """How messages call it: without a password."""
        return self.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the catalogue."""
        with self._translated(), self.dialect.reading(self._connections()) as connection:
            yield connection

    @contextmanager
    def looking_through(self) -> Iterator[Connection]:
        """The same, for who reads all of it and once: no memory is kept for next time."""
        with self._translated(), self.dialect.looking_through(self._connections()) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; committed at the end, undone on any error."""
        with self._translated(), self.dialect.writing(self._connections()) as connection:
            yield connection

    def prepare(self) -> None:
        """Make the database ready for its first migration."""
        with self._translated():
            self.dialect.prepare(self._connections())

    def close(self) -> None:
        """Close what this process has open; it opens again when used."""
        if self._engine is not None and self._process == os.getpid():
            self._engine.dispose()
        self._engine = None

    def _connections(self) -> Engine:
        if self._engine is None or self._process != os.getpid():
            self._engine, self._process = self.dialect.engine(), os.getpid()
        return self._engine

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise CatalogueError(self.dialect.explain(error)) from error
