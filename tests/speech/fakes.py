"""Engines that are quick and tell what they were asked."""

from __future__ import annotations

import threading
import time

from bot.speech.engine import PLAIN_RATE, Audio, SpeechError, WordTime


class FakeEngine:
    voice = "one"

    def __init__(
        self,
        name: str = "fake",
        *,
        local: bool = True,
        fails: bool = False,
        size: int = 10,
        seconds: float = 0.0,
    ) -> None:
        self.name, self.local, self.fails = name, local, fails
        self.said: list[str] = []
        self.woken = self.closed = 0
        self._size, self._seconds = size, seconds
        self._lock = threading.Lock()

    def speak(self, text: str, rate: float = PLAIN_RATE) -> Audio:
        with self._lock:
            self.said.append(text)
        time.sleep(self._seconds)
        if self.fails:
            raise SpeechError("no voice")
        length = 1.5 / rate
        return Audio(b"m" * self._size, length, (WordTime(0.0, length, 0, len(text)),))

    def wake(self) -> None:
        self.woken += 1

    def close(self) -> None:
        self.closed += 1
