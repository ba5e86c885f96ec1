"""One source of the catalogue replaced by what its feed says now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from bot.catalogue import documents
from bot.catalogue.database import CatalogueError
from bot.catalogue.model import Activity
from bot.catalogue.tables import activity, imports, source, tag

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
    dropped, removed = _drop_others(connection, name, everything=drop_others, samples=not sample)
    _note_source(connection, name, imported_at, sample)
    held = {
        id_: (pk, hash_)
        for id_, pk, hash_ in connection.execute(
            select(activity.c.id, activity.c.pk, activity.c.hash).where(activity.c.source == name)
        )
    }
    told: set[str] = set()
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
        _add(connection, new)
        _change(connection, other)
        added, changed = added + len(new), changed + len(other)
    if not told:
        raise EmptyImportError(
            f"The source {name!r} came back without any activity, so nothing was changed."
        )
    gone = [pk for id_, (pk, _) in held.items() if id_ not in told]
    _remove(connection, gone)
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
    connection: Connection, name: str, *, everything: bool, samples: bool
) -> tuple[tuple[str, ...], int]:
    others = select(source.c.name).where(source.c.name != name).order_by(source.c.name)
    if not everything:
        if not samples:
            return (), 0
        others = others.where(source.c.sample.is_(True))
    names = tuple(connection.execute(others).scalars())
    pks = connection.execute(select(activity.c.pk).where(activity.c.source.in_(names))).scalars()
    removed = _remove(connection, list(pks))
    connection.execute(delete(source).where(source.c.name.in_(names)))
    return names, removed


def _note_source(connection: Connection, name: str, imported_at: datetime, sample: bool) -> None:
    values = {"imported_at": imported_at.isoformat(), "sample": sample}
    known = connection.execute(update(source).where(source.c.name == name).values(values))
    if known.rowcount == 0:
        connection.execute(insert(source).values(name=name, **values))


def _add(connection: Connection, pairs: list[tuple[Activity, dict[str, Any]]]) -> None:
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
    connection.execute(insert(activity), [columns for _, columns in pairs])
    found = connection.execute(select(activity.c.id, activity.c.pk).where(activity.c.id.in_(ids)))
    pks = {row.id: row.pk for row in found}
    _tag(connection, [(pks[one.id], one) for one, _ in pairs])


def _change(connection: Connection, triples: list[tuple[int, Activity, dict[str, Any]]]) -> None:
    if not triples:
        return
    connection.execute(
        update(activity).where(activity.c.pk == bindparam("_pk")),
        [{"_pk": pk, **columns} for pk, _, columns in triples],
    )
    connection.execute(
        delete(tag).where(tag.c.activity == bindparam("_pk")),
        [{"_pk": pk} for pk, _, _ in triples],
    )
    _tag(connection, [(pk, one) for pk, one, _ in triples])


def _tag(connection: Connection, numbered: list[tuple[int, Activity]]) -> None:
    rows = [
        {"field": field, "id": id_, "activity": pk}
        for pk, one in numbered
        for field, id_ in sorted(documents.tags(one))
    ]
    if rows:
        connection.execute(insert(tag), rows)


def _remove(connection: Connection, pks: list[int]) -> int:
    if pks:
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
