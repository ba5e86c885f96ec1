"""The catalogue's tables: brought up to date by numbered migrations, checked when opened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.catalogue import indexing
from bot.catalogue.database import CatalogueError, Database

FOLDER = Path(__file__).parent / "migrations"


class UnmigratedError(CatalogueError):
    """The catalogue's tables are missing, or made by another version of Daywise."""


@dataclass(frozen=True)
class Migration:
    """One step, from a file such as ``0001_activities.sql``."""

    number: int
    name: str
    file: Path


def migrations(folder: Path) -> list[Migration]:
    """The steps in a folder, in order.

    Raises:
        CatalogueError: where a number is missing or occurs twice.
    """
    found = [
        Migration(int(match[1]), file.stem, file)
        for file in sorted(folder.glob("*.sql"))
        if (match := re.match(r"(\d{4})_", file.name))
    ]
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise CatalogueError(f"The migrations in {folder} are not numbered 1, 2, 3 and so on.")
    return found


def migrate(url: str, folder: Path | None = None) -> list[str]:
    """Bring the catalogue at ``url`` up to date; makes it where there is none.

    Each step and the record that it was done are one transaction. Gives the names of the steps
    that were done: none, and quickly, where nothing was left to do.

    Raises:
        CatalogueError: where the database cannot be written, or a step fails.
    """
    database = Database(url)
    database.dialect.make()
    steps = migrations(folder or _folder(database))
    try:
        _keep_log(database)
        done = []
        for step in steps:
            with database.writing() as connection:
                if step.number > _version(connection):
                    _apply(database, connection, step)
                    done.append(step.name)
        if folder is None:
            _renew(database)
        return done
    finally:
        database.close()


def check(database: Database, connection: Connection) -> None:
    """Make sure that the tables are those that this version of Daywise knows.

    Raises:
        UnmigratedError: saying what to do.
    """
    version, newest = _version(connection), len(migrations(_folder(database)))
    if version == 0:
        raise UnmigratedError(missing(database))
    if version < newest:
        raise UnmigratedError(
            f"The catalogue in {database.name} is at step {version} of {newest}. "
            "Run ./daywise setup to bring it up to date."
        )
    if version > newest:
        raise UnmigratedError(
            f"The catalogue in {database.name} was made by a newer Daywise. "
            "Use that version, or another file."
        )


def missing(database: Database) -> str:
    """What is said of a catalogue that has no tables."""
    return f"The catalogue in {database.name} has no tables yet. Run ./daywise setup to make them."


def _folder(database: Database) -> Path:
    return FOLDER / database.dialect.migrations


def _keep_log(database: Database) -> None:
    if database.dialect.exists:
        with database.reading() as connection:
            if inspect(connection).has_table("migration"):
                return
    database.prepare()
    with database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS migration ("
            "number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
        )


def _renew(database: Database) -> None:
    """Make anew what follows from the documents, where another version of Daywise made it."""
    with database.reading() as connection:
        if indexing.is_current(connection):
            return
    with database.writing() as connection:
        if not indexing.is_current(connection):
            indexing.rebuild(database.dialect, connection)


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table("migration"):
        return 0
    return connection.execute(text("SELECT max(number) FROM migration")).scalar() or 0


def _apply(database: Database, connection: Connection, step: Migration) -> None:
    # Without parameters a driver takes a script of several statements, and "%" as it stands.
    bare = connection.execution_options(no_parameters=True)
    for statement in database.dialect.statements(step.file.read_text(encoding="utf-8")):
        bare.exec_driver_sql(statement)
    connection.execute(
        text("INSERT INTO migration VALUES (:number, :name, CURRENT_TIMESTAMP)"),
        {"number": step.number, "name": step.name},
    )
