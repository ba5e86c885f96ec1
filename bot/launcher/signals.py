"""Ctrl-C, SIGTERM and SIGHUP: noted when they come, acted on at a safe place."""

from __future__ import annotations

import signal
import time
from types import FrameType

from bot.launcher.errors import StopError

PAUSE_SECONDS = 0.05


class StopSignals:
    """Notes the first signal that asks to stop.

    Handlers only set a mark: an exception raised between starting a child and noting it
    would leave the child behind.
    """

    def __init__(self) -> None:
        self._signal: int | None = None

    def install(self) -> None:
        """Listen for the signals from now on."""
        signal.signal(signal.SIGINT, self._note)
        signal.signal(signal.SIGTERM, self._note)
        # nohup asks to outlive the terminal by ignoring SIGHUP
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._note)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self._signal is None:
            self._signal = number

    def check(self) -> None:
        """Raises :class:`StopError` when a signal has come."""
        if self._signal is not None:
            raise StopError(self._signal)

    def pause(self, seconds: float = PAUSE_SECONDS) -> None:
        """Sleep, and raise :class:`StopError` as soon as a signal comes."""
        end = time.monotonic() + seconds
        while True:
            self.check()
            left = end - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, PAUSE_SECONDS))
