"""One message at a time in each conversation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import DaywiseError


class BusyError(DaywiseError):
    """The conversation was still busy with an earlier message when the time was up."""


class ConversationLocks:
    """A lock a conversation, kept only while somebody holds it or waits for it."""

    def __init__(self, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds
        self._guard = threading.Lock()
        self._locks: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def hold(self, conversation: str, timeout_seconds: float | None = None) -> Iterator[None]:
        """Hold the lock of ``conversation``; ``timeout_seconds`` in place of the usual ones.

        Raises:
            BusyError: it did not become free in time.
        """
        with self._guard:
            lock, users = self._locks.get(conversation, (threading.Lock(), 0))
            self._locks[conversation] = lock, users + 1
        try:
            seconds = self._timeout_seconds if timeout_seconds is None else timeout_seconds
            if not lock.acquire(timeout=seconds):
                raise BusyError("The conversation is busy with an earlier message. Try again.")
            try:
                yield
            finally:
                lock.release()
        finally:
            with self._guard:
                lock, users = self._locks[conversation]
                if users == 1:
                    del self._locks[conversation]
                else:
                    self._locks[conversation] = lock, users - 1

    def __len__(self) -> int:
        return len(self._locks)
