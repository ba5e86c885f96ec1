"""Stops asking an engine that fails, for a while.

It is the "circuit breaker" of M. Nygard's *Release It!* (2007).

Of our own, for pybreaker holds its lock while it asks: everyone would wait with the one who finds
out that the engine hangs, and again each time that it is tried anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Breaker:
    """Closed: everyone may ask. Open: nobody. After a rest one may try, and the others go past."""

    def __init__(
        self, failures: int, rest_seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit, self._rest, self._clock = failures, rest_seconds, clock
        self._failed = 0
        self._open_until = 0.0
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """Whether to ask now. Where it says yes, :meth:`succeeded` or :meth:`failed` follows."""
        with self._lock:
            if self._failed < self._limit:
                return True
            if self._clock() < self._open_until:
                return False
            self._open_until = self._clock() + self._rest  # this caller tries, no other
            return True

    @property
    def resting(self) -> bool:
        """Whether nobody may ask now."""
        with self._lock:
            return self._failed >= self._limit and self._clock() < self._open_until

    def succeeded(self) -> None:
        """The engine answered."""
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        """It did not."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._open_until = self._clock() + self._rest
