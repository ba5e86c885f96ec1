"""Which activities of a source another source may tell of too."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import batched

from sqlalchemy import ColumnElement, Connection, select

from bot.catalogue import documents
from bot.catalogue.doubles import name_and_place
from bot.catalogue.model import Activity
from bot.catalogue.tables import activity

_BATCH = 500
_NAMES = 20


def told_elsewhere(connection: Connection, name: str) -> Iterator[tuple[Activity, Activity]]:
    """The activities of the source, each with one of another source: same name, same place.

    Lazily: of a catalogue of a million only a few are held at a time.
    """
    mine: dict[str, list[int]] = {}
    for pk, called in _names(connection, activity.c.source == name):
        mine.setdefault(called, []).append(pk)
    theirs: dict[str, list[int]] = {}
    for pk, called in _names(connection, activity.c.source != name):
        if called in mine:  # of the others, which may be a million, only these are held
            theirs.setdefault(called, []).append(pk)
    for some in batched((called for called in mine if called in theirs), _NAMES):
        # A few names at a time: of a name like "Coffee morning" there are thousands.
        read = _read(connection, [pk for called in some for pk in mine[called] + theirs[called]])
        of_others: dict[Hashable, list[Activity]] = {}
        for pk in (pk for called in some for pk in theirs[called]):
            of_others.setdefault(name_and_place(read[pk]), []).append(read[pk])
        for pk in (pk for called in some for pk in mine[called]):
            yield from ((read[pk], other) for other in of_others.get(name_and_place(read[pk]), ()))


def _names(connection: Connection, of: ColumnElement[bool]) -> Iterator[tuple[int, str]]:
    statement = select(activity.c.pk, activity.c.name).where(of).order_by(activity.c.pk)
    rows = connection.execute(statement.execution_options(yield_per=_BATCH))
    return ((pk, " ".join(called.casefold().split())) for pk, called in rows)


def _read(connection: Connection, pks: list[int]) -> dict[int, Activity]:
    found: dict[int, Activity] = {}
    for at in range(0, len(pks), _BATCH):
        statement = select(activity.c.pk, activity.c.document).where(
            activity.c.pk.in_(pks[at : at + _BATCH])
        )
        found |= {pk: documents.parse(document) for pk, document in connection.execute(statement)}
    return found
