"""Takes feedback in: counts it against the limit, masks it, finds what it is about, keeps it."""

from __future__ import annotations

from bot.answers import Answer
from web.feedback.context import context_of
from web.feedback.given import Given
from web.feedback.store import Feedback
from web.limits import AddressLimits
from web.parts import Parts


class FeedbackDesk:
    """What the API and the page have in common. Threads may share it."""

    def __init__(self, parts: Parts, limits: AddressLimits) -> None:
        self.parts = parts
        self._limits = limits

    def count(self, address: str | None) -> None:
        """Count one more from ``address``, which is not kept.

        Raises:
            ProblemError: 429 where it was one too many.
        """
        self._limits.count("feedback", address)

    def take(self, given: Given, key: str | None) -> Answer | None:
        """Keep what was given, which has no faults; on the disk when this returns.

        Answers the urgent help that its words call for: they are written to us, too.

        Raises:
            ConversationStoreError: it cannot be kept now.
            KeyUsedError: something else came with ``key`` before.
        """
        parts = self.parts
        context = context_of(parts.conversations, given.conversation, given.message)
        feedback = Feedback(given.right, given.masked, given.place, context)
        parts.feedback.keep(feedback, given.email, key, parts.real_time())
        return parts.urgent(given.text) if given.text else None
