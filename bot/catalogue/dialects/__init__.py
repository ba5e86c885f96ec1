"""What differs between the databases that a catalogue can be kept in; all else is one code."""

from __future__ import annotations

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from bot.catalogue.dialects.dialect import CatalogueError, Dialect
from bot.catalogue.dialects.postgresql import PostgreSQL
from bot.catalogue.dialects.sqlite import SQLite

__all__ = ["CatalogueError", "Dialect", "dialect_of"]

_ADVICE = (
    "Write it like sqlite:////folder/catalogue.db or postgresql://user:password@host/database."
)


def dialect_of(address: str) -> tuple[URL, Dialect]:
    """The address as SQLAlchemy has it, and the dialect of the database there.

    Raises:
        CatalogueError: where the address cannot be used. It is not repeated: it may hold a
            password, also where nothing else in it can be told apart.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise CatalogueError(
            f"The catalogue's database address cannot be read. {_ADVICE}"
        ) from error
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url, SQLite(url)
    if backend in ("postgresql", "postgres"):
        # Other drivers are not installed, and "postgres" is how many hosts write it.
        url = url.set(drivername="postgresql+psycopg")
        if url.database:
            return url, PostgreSQL(url)
    raise CatalogueError(f"The catalogue cannot be kept in a {backend} database there. {_ADVICE}")
