"""One source of the catalogue replaced by what its feed says now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from bot.catalogue import documents
from bot.catalogue.dialects import CatalogueError, Dialect
from bot.catalogue.indexing import Index
from bot.catalogue.model import Activity
from bot.catalogue.tables import activity, imports, source

_BATCH = 500


class EmptyImportError(CatalogueError):
    """A source came back without a single activity, so nothing was changed."""


class DuplicateIdError(CatalogueError):
    """Two activities have the same id."""


class SampleError(CatalogueError):
    """A sample is not loaded into a catalogue that had a real import."""


@dataclass(frozen=True)
class Changes:
    """What an import did, in activities. ``removed`` counts those of dropped sources too."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    dropped_sources: tuple[str, ...] = ()
    """Other sources that went: every sample at the first real import, or all on request."""


def replace_source(
    dialect: Dialect,
    connection: Connection,
    name: str,
    activities: Iterable[Activity],
    *,
    imported_at: datetime,
    sample: bool,
    drop_others: bool,
) -> Changes:
    """Replace the source within the transaction of ``connection``; see ``Catalogue``."""
    if sample and connection.execute(select(exists().where(~imports.c.sample))).scalar():
        raise SampleError(f"The sample {name!r} is not loaded: something real was imported before.")
    index = Index(dialect, connection)
    dropped, removed = _drop_others(
        connection, index, name, everything=drop_others, samples=not sample
    )
    _note_source(connection, name, imported_at, sample)
    held = {
        id_: (pk, hash_)
        for id_, pk, hash_ in connection.execute(
            select(activity.c.id, activity.c.pk, activity.c.hash).where(activity.c.source == name)
        )
    }
    told: set[str] = set()
    number = (connection.execute(select(func.max(activity.c.pk))).scalar() or 0) + 1
    added = changed = 0
    owned = (replace(a, source=name, sample=sample or a.sample) for a in activities)
    for batch in batched(_distinct(owned, told), _BATCH):
        rows = [(one, documents.row(one)) for one in batch]
        new = [pair for pair in rows if pair[1]["id"] not in held]
        other = [
            (held[columns["id"]][0], one, columns)
            for one, columns in rows
            if columns["id"] in held and held[columns["id"]][1] != columns["hash"]
        ]
        _add(dialect, connection, index, new, number)
        _change(connection, index, other)
        number += len(new)
        added, changed = added + len(new), changed + len(other)
    if not told:
        raise EmptyImportError(
            f"The source {name!r} came back without any activity, so nothing was changed."
        )
    gone = [pk for id_, (pk, _) in held.items() if id_ not in told]
    _remove(connection, index, gone)
    index.close()
    changes = Changes(added, changed, len(told) - added - changed, removed + len(gone), dropped)
    _log(connection, name, imported_at, sample, changes)
    return changes


def _distinct(activities: Iterable[Activity], told: set[str]) -> Iterator[Activity]:
    for one in activities:
        if one.id in told:
            raise DuplicateIdError(
                f"Two activities of {one.source!r} have the id {one.id!r}. Give each its own."
            )
        told.add(one.id)
        yield one


def _drop_others(
    connection: Connection, index: Index, name: str, *, everything: bool, samples: bool
) -> tuple[tuple[str, ...], int]:
    others = select(source.c.name).where(source.c.name != name).order_by(source.c.name)
    if not everything:
        if not samples:
            return (), 0
        others = others.where(source.c.sample.is_(True))
    names = tuple(connection.execute(others).scalars())
    pks = connection.execute(select(activity.c.pk).where(activity.c.source.in_(names))).scalars()
    removed = _remove(connection, index, list(pks))
    connection.execute(delete(source).where(source.c.name.in_(names)))
    return names, removed


def _note_source(connection: Connection, name: str, imported_at: datetime, sample: bool) -> None:
    values = {"imported_at": imported_at.isoformat(), "sample": sample}
    known = connection.execute(update(source).where(source.c.name == name).values(values))
    if known.rowcount == 0:
        connection.execute(insert(source).values(name=name, **values))


def _add(
    dialect: Dialect,
    connection: Connection,
    index: Index,
    pairs: list[tuple[Activity, dict[str, Any]]],
    number: int,
) -> None:
    """Add activities under the keys from ``number`` on."""
    if not pairs:
        return
    ids = [columns["id"] for _, columns in pairs]
    taken = connection.execute(
        select(activity.c.id, activity.c.source).where(activity.c.id.in_(ids))
    ).first()
    if taken:
        raise DuplicateIdError(
            f"The id {taken.id!r} belongs to the source {taken.source!r} already. "
            "Give each source ids of its own."
        )
    names = ("pk", *pairs[0][1])
    rows = [(pk, *columns.values()) for pk, (_, columns) in enumerate(pairs, start=number)]
    dialect.insert_many(connection, "activity", names, rows)
    index.add((pk, one) for pk, (one, _) in enumerate(pairs, start=number))


def _change(
    connection: Connection, index: Index, triples: list[tuple[int, Activity, dict[str, Any]]]
) -> None:
    if not triples:
        return
    index.remove(pk for pk, _, _ in triples)
    connection.execute(
        update(activity).where(activity.c.pk == bindparam("_pk")),
        [{"_pk": pk, **columns} for pk, _, columns in triples],
    )
    index.add((pk, one) for pk, one, _ in triples)


def _remove(connection: Connection, index: Index, pks: list[int]) -> int:
    if pks:
        index.remove(pks)
        connection.execute(
            delete(activity).where(activity.c.pk == bindparam("_pk")), [{"_pk": pk} for pk in pks]
        )
    return len(pks)


def _log(
    connection: Connection, name: str, imported_at: datetime, sample: bool, changes: Changes
) -> None:
    connection.execute(
        insert(imports).values(
            source=name,
            imported_at=imported_at.isoformat(),
            sample=sample,
            added=changes.added,
            changed=changes.changed,
            unchanged=changes.unchanged,
            removed=changes.removed,
        )
    )
