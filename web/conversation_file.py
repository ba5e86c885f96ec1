"""The SQLite file of what people said: conversations, and what they thought of them.

A connection lives for one call, so a store in it can be used from any thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import DaywiseError

MIGRATIONS = Path(__file__).parent / "migrations"


class ConversationStoreError(DaywiseError):
    """The file of conversations cannot be read or written."""


class ConversationFile:
    """What every store in the file has in common.

    Every method of a store raises :class:`ConversationStoreError` where the file cannot be used.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def migrate(self) -> None:
        """Make the file and bring its tables up to date. Does nothing where they are."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConversationStoreError(_sorry(self._file, error)) from error
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            (done,) = connection.execute("PRAGMA user_version").fetchone()
            for script in sorted(MIGRATIONS.glob("*.sql")):
                number = int(script.name.split("_")[0])
                if number > done:
                    connection.executescript(
                        f"BEGIN IMMEDIATE;\n{script.read_text(encoding='utf-8')}\n"
                        f"PRAGMA user_version={number};\nCOMMIT;"
                    )

    def _scrub(self) -> None:
        # The write-ahead log keeps old pages until it is emptied.
        with self._connection() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._file, timeout=5)) as connection, connection:
                connection.execute("PRAGMA foreign_keys=ON")
                connection.execute("PRAGMA secure_delete=ON")
                connection.execute("PRAGMA synchronous=NORMAL")
                yield connection
        except sqlite3.Error as error:
            raise ConversationStoreError(_sorry(self._file, error)) from error


def _sorry(file: Path, error: Exception) -> str:
    return f"Conversations cannot be kept in {file}: {error}. Check the disk and its rights."
