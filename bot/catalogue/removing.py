"""One source of the catalogue taken away with all that it held."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from bot.catalogue.dialects import CatalogueError, Dialect
from bot.catalogue.indexing import Index
from bot.catalogue.tables import activity, refresh, source


class UnknownSourceError(CatalogueError):
    """There is no source of that name."""


def remove_source(dialect: Dialect, connection: Connection, name: str) -> int:
    """Remove the source within the transaction of ``connection``; see ``Catalogue``."""
    index = Index(dialect, connection)
    index.remove(
        connection.execute(select(activity.c.pk).where(activity.c.source == name)).scalars().all()
    )
    index.close()
    removed = connection.execute(delete(activity).where(activity.c.source == name)).rowcount
    # Its refreshes too: listed again, it is new.
    asked = connection.execute(delete(refresh).where(refresh.c.source == name)).rowcount
    held = connection.execute(delete(source).where(source.c.name == name)).rowcount
    if not held and not asked:
        raise UnknownSourceError(f"The catalogue has no source called {name!r}.")
    return removed
