"""Keeps plans with their conversations, and copies of them behind links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from web.conversation_file import ConversationFile

Kept = Mapping[str, Any]
"""A plan as :mod:`bot.week.keeping` writes it."""


@dataclass(frozen=True)
class Link:
    """A copy of a plan behind an address. Times are seconds since 1970 of the real clock."""

    token: str
    own_key: str
    plan: Kept
    made: float
    ends: float


class WeekStore(ConversationFile):
    """Plans, in the file of the conversations."""

    def keep(self, conversation: str, plan: Kept) -> None:
        """Keep the plan that a conversation has now; nothing where the conversation is gone."""
        with self._connection() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO week SELECT id, ? FROM conversation WHERE id = ?",
                (_json(plan), conversation),
            )

    def plan(self, conversation: str) -> Kept | None:
        """The plan that a conversation has now; None where it has none."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT plan FROM week WHERE conversation = ?", (conversation,)
            ).fetchone()
        return json.loads(row[0]) if row else None

    def share(self, conversation: str, link: Link) -> bool:
        """Put ``link`` in the place of the conversation's link, which counts as using it.

        False where the conversation is gone.
        """
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            touched = connection.execute(
                "UPDATE conversation SET touched = max(touched, ?) WHERE id = ?",
                (link.made, conversation),
            )
            if touched.rowcount:
                connection.execute("DELETE FROM week_link WHERE conversation = ?", (conversation,))
                connection.execute(
                    "INSERT INTO week_link VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        link.token, conversation, link.own_key, _json(link.plan),
                        link.made, link.ends,
                    ),
                )  # fmt: skip
        return bool(touched.rowcount)

    def link(self, token: str, now: float) -> Link | None:
        """The link of an address; None where it has ended or there is none."""
        return self._link("token", token, now)

    def link_of(self, conversation: str, now: float) -> Link | None:
        """The link of a conversation; None where it has ended or there is none."""
        return self._link("conversation", conversation, now)

    def take_back(self, token: str) -> bool:
        """Delete a link and its copy. False where there is none."""
        with self._connection() as connection:
            gone = connection.execute("DELETE FROM week_link WHERE token = ?", (token,))
        self._scrub()
        return bool(gone.rowcount)

    def expire(self, now: float) -> int:
        """Delete every link whose time is over; how many there were."""
        with self._connection() as connection:
            gone = connection.execute("DELETE FROM week_link WHERE ends <= ?", (now,))
        if gone.rowcount:
            self._scrub()
        return gone.rowcount

    def _link(self, column: str, value: str, now: float) -> Link | None:
        with self._connection() as connection:
            row = connection.execute(
                "SELECT token, own_key, plan, made, ends FROM week_link"
                f" WHERE {column} = ? AND ends > ?",
                (value, now),
            ).fetchone()
        return Link(row[0], row[1], json.loads(row[2]), row[3], row[4]) if row else None


def _json(value: Kept) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
