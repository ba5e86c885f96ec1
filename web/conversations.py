"""Keeps conversations, so that a reloaded page finds them again.

It is given masked text only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from web.conversation_file import ConversationFile

Answers = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Turn:
    """What a person said (masked) and what came back."""

    said: str
    answers: Answers
    understood: Mapping[str, Any]


@dataclass(frozen=True)
class Conversation:
    """The greeting and every turn since, in order."""

    greeting: Answers
    turns: tuple[Turn, ...]


class ConversationStore(ConversationFile):
    """Conversations in their file. Times are seconds since 1970 of the real clock."""

    def create(self, conversation: str, greeting: Answers, now: float) -> None:
        """Begin a conversation under its id. Does nothing where it has begun."""
        with self._connection() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO conversation VALUES (?, ?, ?)",
                (conversation, _json(greeting), now),
            )

    def exists(self, conversation: str) -> bool:
        """Whether there is such a conversation."""
        with self._connection() as connection:
            rows = connection.execute("SELECT 1 FROM conversation WHERE id = ?", (conversation,))
            return rows.fetchone() is not None

    def read(self, conversation: str) -> Conversation | None:
        """The whole conversation, or None where there is none."""
        with self._connection() as connection:
            connection.execute("BEGIN")
            row = connection.execute(
                "SELECT greeting FROM conversation WHERE id = ?", (conversation,)
            ).fetchone()
            if row is None:
                return None
            turns = connection.execute(
                "SELECT said, answers, understood FROM turn WHERE conversation = ? ORDER BY number",
                (conversation,),
            ).fetchall()
        return Conversation(json.loads(row[0]), tuple(_turn(turn) for turn in turns))

    def answered(self, conversation: str, key: str) -> Turn | None:
        """The turn that was kept under the sender's ``key``; None where it is new."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT said, answers, understood FROM turn WHERE conversation = ? AND key = ?",
                (conversation, key),
            ).fetchone()
        return _turn(row) if row else None

    def last(self, conversation: str) -> Turn | None:
        """The latest turn; None where there is none."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT said, answers, understood FROM turn WHERE conversation = ?"
                " ORDER BY number DESC LIMIT 1",
                (conversation,),
            ).fetchone()
        return _turn(row) if row else None

    def add(self, conversation: str, turn: Turn, key: str | None, now: float) -> bool:
        """Keep ``turn`` as the latest. False where the conversation is gone by now."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            touched = connection.execute(
                "UPDATE conversation SET touched = ? WHERE id = ?", (now, conversation)
            )
            if not touched.rowcount:
                return False
            connection.execute(
                "INSERT INTO turn SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?"
                " FROM turn WHERE conversation = ?",
                (
                    conversation,
                    key,
                    turn.said,
                    _json(turn.answers),
                    _json(turn.understood),
                    conversation,
                ),
            )
            return True

    def waiting(self, conversation: str) -> Mapping[str, Any] | None:
        """What a telephone conversation has yet to say; None where nothing was kept."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT state FROM telephone WHERE conversation = ?", (conversation,)
            ).fetchone()
        return json.loads(row[0]) if row else None

    def wait(self, conversation: str, state: Mapping[str, Any]) -> None:
        """Keep what a telephone conversation has yet to say. It goes with the conversation."""
        with self._connection() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO telephone"
                " SELECT id, ? FROM conversation WHERE id = ?",  # none where it is gone by now
                (_json(state), conversation),
            )

    def page_key(self, conversation: str, new: str, now: float, since: float) -> str | None:
        """The key of the page that shows a conversation; None where there is no conversation.

        ``new`` becomes the key where the last one was not opened ``since``.
        """
        with self._connection() as connection:
            row = connection.execute(
                "INSERT INTO page SELECT id, ?, ? FROM conversation WHERE id = ?"
                " ON CONFLICT (conversation) DO UPDATE SET opened = excluded.opened,"
                " key = iif(page.opened < ?, excluded.key, page.key) RETURNING key",
                (new, now, conversation, since),
            ).fetchone()
        return row[0] if row else None

    def behind_page(self, key: str, now: float, since: float) -> str | None:
        """The conversation whose page has ``key``; None where it was not opened ``since``."""
        with self._connection() as connection:
            row = connection.execute(
                "UPDATE page SET opened = ? WHERE key = ? AND opened >= ? RETURNING conversation",
                (now, key, since),
            ).fetchone()
        return row[0] if row else None

    def delete(self, conversation: str) -> bool:
        """Delete it here and note that Rasa has to. False where there is none."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            gone = connection.execute("DELETE FROM conversation WHERE id = ?", (conversation,))
            if gone.rowcount:
                connection.execute("INSERT OR IGNORE INTO to_forget VALUES (?)", (conversation,))
        self._scrub()
        return bool(gone.rowcount)

    def expire(self, before: float) -> int:
        """Delete every conversation untouched since ``before``; how many there were."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT OR IGNORE INTO to_forget SELECT id FROM conversation WHERE touched < ?",
                (before,),
            )
            gone = connection.execute("DELETE FROM conversation WHERE touched < ?", (before,))
        if gone.rowcount:
            self._scrub()
        return gone.rowcount

    def to_forget(self) -> list[str]:
        """Ids of deleted conversations that Rasa may still hold."""
        with self._connection() as connection:
            return [row[0] for row in connection.execute("SELECT id FROM to_forget ORDER BY id")]

    def forgotten(self, conversation: str) -> None:
        """Note that Rasa holds nothing of it any more."""
        with self._connection() as connection:
            connection.execute("DELETE FROM to_forget WHERE id = ?", (conversation,))


def _turn(row: Sequence[str]) -> Turn:
    return Turn(row[0], json.loads(row[1]), json.loads(row[2]))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
