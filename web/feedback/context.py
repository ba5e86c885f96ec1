"""What feedback is about, as far as the conversation is still there."""

from __future__ import annotations

from web.conversations import ConversationStore
from web.feedback.store import Context


def context_of(
    conversations: ConversationStore, conversation: str | None, message: str | None
) -> Context:
    """What was asked and understood where ``message`` was said; the last turn without one.

    Empty for the greeting, and where the conversation or the message is not there (any more).

    Raises:
        ConversationStoreError: the file cannot be read.
    """
    kept = conversations.read(conversation) if conversation else None
    if kept is None:
        return Context()
    for turn in reversed(kept.turns):
        for answer in reversed(turn.answers):
            if message is None or answer["id"] == message:
                return Context(
                    turn.understood["topic"],
                    turn.understood.get("detail") or "",
                    turn.said,
                    answer["understood"]["topic"],
                )
    return Context()
