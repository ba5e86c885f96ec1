"""What is done now and then: what is old goes, and Rasa is asked again to forget."""

from __future__ import annotations

import logging
import threading

from bot.errors import DaywiseError
from web.parts import Parts
from web.rasa import AssistantError

LOG = logging.getLogger(__name__)
KEPT_SECONDS = 30 * 24 * 3600
PAUSE_SECONDS = 30.0


def tidy(parts: Parts) -> None:
    """Delete conversations untouched for 30 days, feedback and links to a week whose time is over,
    and everything that Rasa has yet to forget.

    Stops at the first that Rasa does not forget; it is tried again at the next call.

    Raises:
        ConversationStoreError: the store cannot be used.
    """
    store = parts.conversations
    store.expire(parts.real_time() - KEPT_SECONDS)
    parts.feedback.expire(parts.real_time())
    parts.weeks.expire(parts.real_time())
    for conversation in store.to_forget():
        try:
            parts.assistant.forget(conversation)
        except AssistantError as error:
            LOG.info("Still to be forgotten: %s", error)
            return
        store.forgotten(conversation)


class Housekeeper:
    """Calls :func:`tidy` again and again in a thread of its own."""

    def __init__(self, parts: Parts, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._parts = parts
        self._pause_seconds = pause_seconds
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="housekeeping", daemon=True)

    def start(self) -> None:
        """Begin, at once and then after each pause."""
        self._thread.start()

    def stop(self) -> None:
        """End, waiting for what is under way."""
        self._ending.set()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                tidy(self._parts)
            except DaywiseError as error:
                LOG.warning("Housekeeping: %s", error)
            self._ending.wait(self._pause_seconds)
