"""The rows that follow from the documents: places, starts and words, kept in step with them.

They are worked out in Python, by one code for every database. What is added is written in bulk;
what goes is worked out again from the document that was there, so that no row has to be looked
for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import batched
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from bot.catalogue import documents, facts
from bot.catalogue.dialects import Dialect
from bot.catalogue.dialects.dialect import Rows
from bot.catalogue.model import Activity
from bot.catalogue.naming import words_of
from bot.catalogue.tables import activity, derived, word

_FACTS = tuple(field.name for field in fields(facts.Facts))
_SPOT = ("kind", "cell", "activity", *_FACTS[1:])
_SLOT = ("day", "minute", "name", "activity", "cell", "kinds")
_BATCH = 500
_FORGET_START = text(
    "DELETE FROM slot WHERE day = :day AND minute = :minute AND name = :name AND activity = :pk"
)

Numbered = tuple[int, Activity]
"""An activity with its key."""


class Index:
    """The derived rows within one transaction; :meth:`close` ends it."""

    def __init__(self, dialect: Dialect, connection: Connection) -> None:
        self._dialect, self._connection = dialect, connection
        self._words = {
            row.word: row.pk for row in connection.execute(select(word.c.word, word.c.pk))
        }
        self._next = max(self._words.values(), default=0) + 1
        self._new: list[tuple[Any, ...]] = []
        self._uses: Counter[int] = Counter()

    def add(self, numbered: Iterable[Numbered]) -> None:
        """Add the rows of activities that have none yet."""
        spots: Rows = []
        slots: Rows = []
        uses: Rows = []
        for pk, one in numbered:
            found = facts.facts_of(one)
            cell, *rest = (getattr(found, name) for name in _FACTS)
            spots += [(kind, cell, pk, *rest) for kind in facts.kinds_of(one)]
            name = facts.initial(one)
            kinds = facts.kind_bits(one)
            slots += [(day, minute, name, pk, cell, kinds) for day, minute in facts.starts_of(one)]
            uses += [(self._number(said), pk) for said in words_of(one)]
        self._uses.update(number for number, _ in uses)
        for table, columns, rows in (
            ("spot", _SPOT, spots), ("slot", _SLOT, slots), ("word_use", ("word", "activity"), uses)
        ):  # fmt: skip
            if rows:
                # In the order of the key: neighbours are then written together.
                self._dialect.insert_many(self._connection, table, columns, sorted(rows, key=_key))

    def remove(self, pks: Iterable[int]) -> None:
        """Remove the rows of activities whose documents are still as they were added."""
        for batch in batched(pks, _BATCH):
            for pk, one in _stored(self._connection, batch):
                self._remove(pk, one)

    def _remove(self, pk: int, one: Activity) -> None:
        cell, run = facts.facts_of(one).cell, self._connection.exec_driver_sql
        kinds = ", ".join(map(str, facts.kinds_of(one)))
        run(f"DELETE FROM spot WHERE kind IN ({kinds}) AND cell = {cell} AND activity = {pk}")
        starts = [
            {"day": day, "minute": minute, "name": facts.initial(one), "pk": pk}
            for day, minute in facts.starts_of(one)
        ]
        if starts:
            self._connection.execute(_FORGET_START, starts)
        if numbers := [self._number(said) for said in words_of(one)]:
            listed = ", ".join(map(str, numbers))
            run(f"DELETE FROM word_use WHERE word IN ({listed}) AND activity = {pk}")
            self._uses.subtract(numbers)

    def close(self) -> None:
        """Write the words that are new, and how often each is used."""
        if self._new:
            self._dialect.insert_many(self._connection, "word", ("pk", "word", "uses"), self._new)
        more = [{"_pk": pk, "_more": count} for pk, count in self._uses.items() if count]
        if more:
            self._connection.execute(
                update(word)
                .where(word.c.pk == bindparam("_pk"))
                .values(uses=word.c.uses + bindparam("_more")),
                more,
            )
        self._connection.execute(delete(word).where(word.c.uses <= 0))
        self._dialect.look_over(self._connection)

    def _number(self, said: str) -> int:
        number = self._words.get(said)
        if number is None:
            number = self._words[said] = self._next
            self._new.append((number, said, 0))
            self._next += 1
        return number


def is_current(connection: Connection) -> bool:
    """Whether the derived rows are those that this code makes."""
    return connection.execute(select(derived.c.version)).scalar() == facts.VERSION


def rebuild(dialect: Dialect, connection: Connection) -> None:
    """Make all derived rows anew, from the documents."""
    for table in ("spot", "slot", "word_use", "word"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    index = Index(dialect, connection)
    last = connection.execute(select(func.max(activity.c.pk))).scalar() or 0
    for first in range(0, last + 1, _BATCH):
        index.add(_stored(connection, range(first, first + _BATCH)))
    index.close()
    connection.execute(delete(derived))
    connection.execute(insert(derived).values(version=facts.VERSION))


def _stored(connection: Connection, pks: Iterable[int]) -> Iterator[Numbered]:
    listed = ", ".join(map(str, pks))
    rows = connection.exec_driver_sql(f"SELECT pk, document FROM activity WHERE pk IN ({listed})")
    for pk, document in rows.all():
        yield pk, documents.read(document)


def _key(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[:4]
