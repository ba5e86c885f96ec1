"""What the command prints: plain lines, and one live line on a terminal for what takes long."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from typing import TextIO

QUIET_SECONDS = 2.0
"""What takes less than this is not announced."""
REPORT_SECONDS = 30.0
"""Away from a terminal: how often something long says that it still goes on."""
CLEAR_LINE = "\r\x1b[K"


class Console:
    """Prints lines. A reader that has gone away (a closed terminal, ``| head``) is no error."""

    def __init__(
        self, stream: TextIO, clock: Callable[[], float] = time.monotonic, live: bool | None = None
    ) -> None:
        self._stream = stream
        self.clock = clock
        self.live = stream.isatty() if live is None else live

    def say(self, line: str) -> None:
        """Print a line."""
        self.write(line + "\n")

    def write(self, text: str) -> None:
        """Print text as it is."""
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._silence()

    def _silence(self) -> None:
        """Nobody reads any more. Without this Python itself would end with code 120."""
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    def clear(self) -> None:
        """Take the live line away, before another line is printed."""
        if self.live:
            self.write(CLEAR_LINE)

    def progress(self, title: str) -> Progress:
        """The progress of something that starts now."""
        return Progress(self, title)


class Progress:
    """The progress of one thing, such as "Making the Python 3.12 environment".

    Call :meth:`tick` often while it goes on, and :meth:`done` or :meth:`failed` once.
    """

    def __init__(self, console: Console, title: str) -> None:
        self._console = console
        self._title = title
        self._start = console.clock()
        self._shown_second = -1
        self._next_report = QUIET_SECONDS

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return self._console.clock() - self._start

    @property
    def _announced(self) -> bool:
        return self._shown_second >= 0 or self._next_report > QUIET_SECONDS

    def tick(self) -> None:
        """Say that it still goes on, when it is time to."""
        seconds = self.seconds
        if seconds < QUIET_SECONDS:
            return
        if self._console.live:
            if int(seconds) != self._shown_second:
                self._shown_second = int(seconds)
                self._console.write(f"{CLEAR_LINE}{self._title}... {int(seconds)} s")
        elif seconds >= self._next_report:
            first = self._next_report == QUIET_SECONDS
            self._console.say(self._title + ("..." if first else f"... {seconds:.0f} s so far"))
            self._next_report = (seconds // REPORT_SECONDS + 1) * REPORT_SECONDS

    def done(self) -> None:
        """Say that it ended well, if it was announced."""
        self._close(f"{self._title}: done in {self.seconds:.0f} s")

    def failed(self) -> None:
        """Say that it failed, if it was announced."""
        self._close(f"{self._title}: failed after {self.seconds:.0f} s")

    def _close(self, line: str) -> None:
        if self._announced:
            self._console.say((CLEAR_LINE if self._console.live else "") + line)
