"""Keeps feedback in the file of conversations, apart from them and without who said it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta

from bot.errors import DaywiseError
from bot.settings import LONDON
from web.conversation_file import ConversationFile

KEPT_DAYS = 365
EMAIL_KEPT_DAYS = 90
KEY_KEPT_DAYS = 30
"""How long something that was sent again still counts once."""


class KeyUsedError(DaywiseError):
    """A sender's own id came before, with other content."""


@dataclass(frozen=True)
class Context:
    """What feedback is about; all empty where that is not known (any more)."""

    topic: str = ""
    """What was understood: "find/find_activity"."""
    detail: str = ""
    question: str = ""
    """What was asked, masked."""
    answer_topic: str = ""


@dataclass(frozen=True)
class Feedback:
    """What somebody thought. ``text`` is masked, ``page`` a path without what stood in a form."""

    right: bool | None
    text: str
    page: str = ""
    context: Context = Context()


@dataclass(frozen=True)
class Kept:
    """Feedback as it is kept: with its day in London, and the address of who wants a reply."""

    day: date
    feedback: Feedback
    email: str = ""


class FeedbackStore(ConversationFile):
    """Feedback in the file of conversations. Times are seconds since 1970 of the real clock."""

    def keep(self, feedback: Feedback, email: str, key: str | None, now: float) -> bool:
        """Keep ``feedback`` for good: it is on the disk when this returns.

        ``email`` is where a reply is wanted, or empty; ``key`` the sender's own id. False where the
        same came with the same ``key`` before: then it was kept already.

        Raises:
            KeyUsedError: something else came with ``key`` before.
        """
        day, number = _day(now).isoformat(), secrets.token_hex(16)
        with self._connection() as connection:
            connection.execute("PRAGMA synchronous=FULL")  # the other tables may lose a moment
            connection.execute("BEGIN IMMEDIATE")
            if key is not None and not _is_new(connection, key, _content(feedback, email), day):
                return False
            connection.execute(
                "INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    day,
                    feedback.right,
                    feedback.text,
                    feedback.page,
                    *astuple(feedback.context),
                ),
            )
            if email:
                connection.execute(
                    "INSERT INTO feedback_reply VALUES (?, ?, ?)", (number, day, email)
                )
        return True

    def is_made(self) -> bool:
        """Whether the file has the tables yet: a server that starts makes them."""
        with self._connection() as connection:
            return bool(
                connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'feedback'").fetchone()
            )

    def since(self, day: date) -> Iterator[Kept]:
        """All that was said on ``day`` and later, the earliest day first."""
        with self._connection() as connection:
            yield from map(
                _kept,
                connection.execute(
                    "SELECT feedback.day, was_right, text, page, topic, detail, question,"
                    " answer_topic, email FROM feedback"
                    " LEFT JOIN feedback_reply ON feedback_reply.feedback = feedback.id"
                    " WHERE feedback.day >= ? ORDER BY feedback.day, feedback.id",
                    (day.isoformat(),),
                ),
            )

    def expire(self, now: float) -> int:
        """Delete what was kept for long enough; how much that was."""
        gone = 0
        with self._connection() as connection:
            for table, days in (
                ("feedback", KEPT_DAYS),
                ("feedback_reply", EMAIL_KEPT_DAYS),
                ("feedback_sent", KEY_KEPT_DAYS),
            ):
                before = _day(now) - timedelta(days=days)
                gone += connection.execute(
                    f"DELETE FROM {table} WHERE day < ?", (before.isoformat(),)
                ).rowcount
        if gone:
            self._scrub()
        return gone


def _is_new(connection: sqlite3.Connection, key: str, content: str, day: str) -> bool:
    # Hashed, and the content under the key: who has the file alone cannot join a key to its words.
    hidden = hashlib.sha256(key.encode()).hexdigest()
    sealed = hmac.new(key.encode(), content.encode(), "sha256").hexdigest()
    before = connection.execute(
        "SELECT content FROM feedback_sent WHERE key = ?", (hidden,)
    ).fetchone()
    if before is None:
        connection.execute("INSERT INTO feedback_sent VALUES (?, ?, ?)", (hidden, sealed, day))
        return True
    if before[0] != sealed:
        raise KeyUsedError("This id came before with other content. Use a new one.")
    return False


def _content(feedback: Feedback, email: str) -> str:
    # Not what it is about: a conversation may have been forgotten between the two times.
    return "\0".join((str(feedback.right), feedback.text, email))


def _kept(row: tuple[str, int | None, str, str, str, str, str, str, str | None]) -> Kept:
    day, right, text, page, topic, detail, question, answer_topic, email = row
    context = Context(topic, detail, question, answer_topic)
    return Kept(
        date.fromisoformat(day),
        Feedback(None if right is None else bool(right), text, page, context),
        email or "",
    )


def _day(now: float) -> date:
    return datetime.fromtimestamp(now, LONDON).date()
