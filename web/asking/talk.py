"""Carries a conversation of the pages on, and says in a sentence why where it cannot."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from bot.errors import DaywiseError
from bot.wording import say
from web.asking.form import Sent, new_id
from web.conversation_file import ConversationStoreError
from web.conversations import Conversation
from web.conversing import Conversing
from web.limits import AddressLimits
from web.locks import BusyError
from web.metrics import Metrics
from web.parts import Parts
from web.problems import ProblemError
from web.rasa import AssistantError
from web.requests import checked_text

LOG = logging.getLogger(__name__)
SHOWN_SECONDS = 3600
"""How long after it was last opened the address of a conversation shows it."""
RETRY_AFTER_SECONDS = 10
EASY = "?easy=yes"
"""Behind the address of a person who wants easy words."""
_MOST_SEARCHED = 5000
"""Characters of a text that is too long in which danger is looked for."""


class UnansweredError(DaywiseError):
    """There is no answer now: ``sentence`` says why, and what to do."""

    def __init__(
        self, status: int, sentence: str, *, retry_after_seconds: int | None = None, help: str = ""
    ) -> None:
        """``help`` is what is said to somebody in danger, beside the reason."""
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.retry_after_seconds = retry_after_seconds
        self.help = help

    @property
    def is_ours(self) -> bool:
        """Whether it is no fault of what was sent: somebody to ring is told then."""
        return self.status not in (404, 413, 422)


@dataclass(frozen=True)
class Talk:
    """The conversations of the pages."""

    parts: Parts
    conversing: Conversing
    limits: AddressLimits
    metrics: Metrics

    def send(self, sent: Sent, address: str | None) -> str:
        """Answer what was ``sent`` from ``address``; where to read it ("/ask/...#...").

        Raises:
            UnansweredError: nothing of the conversation has changed.
        """
        try:
            return self._send(sent, address)
        except (AssistantError, BusyError, ConversationStoreError) as error:
            LOG.warning("No answer: %s", error)
            raise UnansweredError(
                503, say("ask.unavailable"), retry_after_seconds=RETRY_AFTER_SECONDS
            ) from error
        except ProblemError as error:
            said = say("ask.ended") if error.status == 404 else error.detail
            raise UnansweredError(
                error.status,
                said,
                retry_after_seconds=error.retry_after_seconds,
                help=self._help(sent.text) if error.status == 422 else "",
            ) from error

    def _help(self, text: str) -> str:
        """Somebody in danger may write at length: the rules read what is too long for an answer."""
        urgent = self.parts.urgent(text[:_MOST_SEARCHED]) if text.strip() else None
        return urgent.text if urgent else ""

    def _send(self, sent: Sent, address: str | None) -> str:
        text = checked_text(sent.text)
        if sent.is_first:
            self.limits.count("conversation", address)
            self.conversing.begin(sent.conversation)
        self.limits.count("message", address)
        started = time.monotonic()
        with self.conversing.hold(sent.conversation):
            turn = self.conversing.answer(
                sent.conversation, text, key=sent.key(text), easy=sent.easy
            )
        self.metrics.answered(turn.understood["topic"], time.monotonic() - started)
        easy = EASY if sent.easy else ""
        return f"{self.address_of(sent.conversation)}{easy}#{turn.answers[0]['id']}"

    def address_of(self, conversation: str) -> str:
        """The page that shows a conversation; "/ask" where there is none.

        An address stays in the history of a computer, where the next person at it can open it,
        and in what a browser sends of itself to its maker. So it does not hold the conversation's
        id, which is good for 30 days, but a key that shows the conversation for an hour after it
        was last opened. The id travels in hidden fields, which no history keeps: a page that
        stays open can be answered as long as there is a conversation.
        """
        now = self.parts.real_time()
        key = self.parts.conversations.page_key(conversation, new_id(), now, now - SHOWN_SECONDS)
        return f"/ask/{key}" if key else "/ask"

    def opened(self, key: str) -> str | None:
        """The conversation that the address with ``key`` shows; None where it has ended."""
        now = self.parts.real_time()
        return self.parts.conversations.behind_page(key, now, now - SHOWN_SECONDS)

    def shown(self, conversation: str) -> tuple[Conversation | None, str]:
        """What is kept of it and its address; None and "/ask" where nothing can be read."""
        try:
            return self.parts.conversations.read(conversation), self.address_of(conversation)
        except ConversationStoreError as error:
            LOG.warning("Not shown: %s", error)
            return None, "/ask"

    def forget(self, conversation: str) -> None:
        """Leave nothing of a conversation, nor where there is none.

        Raises:
            UnansweredError: it is busy, or the store cannot be used.
        """
        try:
            with self.conversing.hold(conversation):
                self.conversing.delete(conversation)
        except (BusyError, ConversationStoreError) as error:
            LOG.warning("Not forgotten: %s", error)
            raise UnansweredError(
                503, say("ask.not_forgotten"), retry_after_seconds=RETRY_AFTER_SECONDS
            ) from error
