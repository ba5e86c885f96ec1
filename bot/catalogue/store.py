"""The catalogue in a database: read by its id, by its name, by a search; replaced by imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from bot.catalogue import documents, elsewhere, naming, removing, replacing, schema
from bot.catalogue.database import CatalogueError, Database
from bot.catalogue.gaps import Gap
from bot.catalogue.model import Activity
from bot.catalogue.reading import Moment
from bot.catalogue.refreshing import Refresh
from bot.catalogue.removing import UnknownSourceError
from bot.catalogue.replacing import Changes, DuplicateIdError, EmptyImportError, SampleError
from bot.catalogue.retrieval import Retrieval
from bot.catalogue.schema import UnmigratedError, migrate
from bot.catalogue.tables import activity, gap, imports, refresh, source
from bot.settings import LONDON

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Changes",
    "DuplicateIdError",
    "EmptyImportError",
    "SampleError",
    "SourceState",
    "UnknownSourceError",
    "UnmigratedError",
    "migrate",
    "open_catalogue",
]


@dataclass(frozen=True)
class SourceState:
    """One feed as it stands in the catalogue. ``imported_at`` is aware, London."""

    name: str
    imported_at: datetime
    count: int
    sample: bool


class Catalogue:
    """The catalogue of activities.

    One may be shared by all threads, and made before a process forks. Each call sees one moment
    of the catalogue: all of an import or nothing of it.

    Every method raises :class:`UnmigratedError` where the tables are missing or of another
    version, and :class:`CatalogueError` where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._checked = False
        self._words: naming.Words | None = None

    def get(self, id: str) -> Activity | None:
        """The activity of that id; None where there is none."""
        with self._reading() as connection:
            statement = select(activity.c.document).where(activity.c.id == id)
            document = connection.execute(statement).scalar()
        return documents.read(document) if document else None

    def named(self, text: str, limit: int = 3) -> list[Activity]:
        """The activities whose name people may mean by ``text``, likeliest first.

        Forgives typing errors, missing words and words around the name. Empty where no name
        is like it.
        """
        with self._reading() as connection:
            self._words = naming.read_words(connection, self._words)
            return naming.named(connection, self._words, text, limit)

    @contextmanager
    def one_moment(self) -> Iterator[Moment]:
        """For a search: :meth:`bot.catalogue.reading.CatalogueReader.one_moment`."""
        with self._reading() as connection:
            yield Retrieval(self._database.dialect, connection)

    def every_activity(self) -> Iterator[Activity]:
        """All of the catalogue, samples included, read once and not remembered."""
        with self._reading() as connection:
            statement = select(activity.c.document).execution_options(yield_per=1000)
            for document in connection.execute(statement).scalars():
                yield documents.parse(document)

    def listed(self, limit: int, offset: int = 0) -> list[Activity]:
        """A page of the whole catalogue, samples left out, in an order that stays."""
        statement = (
            select(activity.c.document)
            .join(source, source.c.name == activity.c.source)
            .where(source.c.sample.is_(False))
            .order_by(activity.c.pk)
            .limit(limit)
            .offset(offset)
        )
        with self._reading() as connection:
            found = connection.execute(statement).scalars().all()
        return [documents.read(document) for document in found]

    def count_listed(self) -> int:
        """How many activities :meth:`listed` goes through."""
        statement = (
            select(func.count())
            .select_from(activity)
            .join(source, source.c.name == activity.c.source)
            .where(source.c.sample.is_(False))
        )
        with self._reading() as connection:
            return connection.execute(statement).scalar_one()

    def count(self) -> int:
        """How many activities there are, ended ones included."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(activity)).scalar_one()

    def sources(self) -> list[SourceState]:
        """Every feed of which something is held, by name."""
        statement = (
            select(source, func.count(activity.c.pk).label("held"))
            .outerjoin(activity, activity.c.source == source.c.name)
            .group_by(source.c.name)
            .order_by(source.c.name)
        )
        with self._reading() as connection:
            return [
                SourceState(row.name, _moment(row.imported_at), row.held, row.sample)
                for row in connection.execute(statement)
            ]

    def told_elsewhere(self, name: str) -> Iterator[tuple[Activity, Activity]]:
        """The activities of a source, each with one of another source: same name and place."""
        with self._reading():
            pass
        with self._database.looking_through() as connection:
            yield from elsewhere.told_elsewhere(connection, name)

    def ever_imported(self) -> bool:
        """Whether anything but a sample was ever imported, also where it is gone since."""
        with self._reading() as connection:
            real = exists().where(imports.c.sample.is_(False))
            return bool(connection.execute(select(real)).scalar())

    def refreshes(self) -> list[Refresh]:
        """How each of the council's feeds stood when it was last asked, by name."""
        with self._reading() as connection:
            return [
                Refresh(
                    row.source,
                    _moment(row.tried_at),
                    _moment(row.succeeded_at) if row.succeeded_at else None,
                    row.failure,
                )
                for row in connection.execute(select(refresh).order_by(refresh.c.source))
            ]

    def note_refresh(self, one: Refresh) -> None:
        """Keep how a feed stands now, in place of how it stood before."""
        with self._reading():
            pass
        with self._database.writing() as connection:
            connection.execute(delete(refresh).where(refresh.c.source == one.source))
            connection.execute(
                insert(refresh).values(
                    source=one.source,
                    tried_at=one.tried_at.isoformat(),
                    succeeded_at=one.succeeded_at.isoformat() if one.succeeded_at else None,
                    failure=one.failure,
                )
            )

    def note_gaps(self, gaps: Iterable[Gap]) -> None:
        """Count what was looked for and not found."""
        with self._reading():
            pass
        with self._database.writing() as connection:
            for one in gaps:
                same = (
                    (gap.c.month == one.month)
                    & (gap.c.district == one.district)
                    & (gap.c.field == one.field)
                    & (gap.c.value == one.value)
                )
                more = update(gap).where(same).values(searches=gap.c.searches + one.searches)
                if connection.execute(more).rowcount == 0:
                    connection.execute(insert(gap).values(**asdict(one)))

    def gaps(self) -> list[Gap]:
        """All that was ever counted, the newest month first, then the commonest."""
        order = (gap.c.month.desc(), gap.c.searches.desc(), gap.c.field, gap.c.value)
        with self._reading() as connection:
            return [Gap(**row._mapping) for row in connection.execute(select(gap).order_by(*order))]

    def replace_source(
        self,
        name: str,
        activities: Iterable[Activity],
        *,
        imported_at: datetime,
        sample: bool = False,
        drop_others: bool = False,
    ) -> Changes:
        """Make the source ``name`` hold just these activities, in one transaction.

        ``activities`` is read once, as it comes; whatever it raises undoes all. They are stored
        as of source ``name``, and marked as a sample with ``sample``. What is unchanged is left
        untouched. The first real import drops every sample; ``drop_others`` every other source.
        ``imported_at`` is aware.

        Raises:
            EmptyImportError: where there is no activity at all; the catalogue stays as it was.
            DuplicateIdError: where two activities, of this or another source, have one id.
            SampleError: where a sample is to be loaded after a real import.
        """
        if not self._checked:
            with self._reading():
                pass
        with self._database.writing() as connection:
            return replacing.replace_source(
                self._database.dialect,
                connection,
                name,
                activities,
                imported_at=imported_at,
                sample=sample,
                drop_others=drop_others,
            )

    def remove_source(self, name: str) -> int:
        """Take a source away with all that it held; answers how many activities that were.

        Raises:
            UnknownSourceError: where there is none of that name.
        """
        with self._reading():
            pass
        with self._database.writing() as connection:
            return removing.remove_source(self._database.dialect, connection, name)

    def close(self) -> None:
        """Close the connections of this process; the next call opens them again."""
        self._database.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if not self._checked and not self._database.dialect.exists:
            raise UnmigratedError(schema.missing(self._database))
        with self._database.reading() as connection:
            if not self._checked:
                schema.check(self._database, connection)
                self._checked = True
            yield connection


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(LONDON)


def open_catalogue(url: str) -> Catalogue:
    """The catalogue at an SQLAlchemy address; nothing is opened until it is asked.

    Raises:
        CatalogueError: where the address is no database that a catalogue can be kept in.
    """
    return Catalogue(Database(url))
