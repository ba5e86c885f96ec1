"""What a speech engine is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.errors import DaywiseError

PLAIN_RATE = 1.0
SLOWEST, FASTEST = 0.5, 2.0


class SpeechError(DaywiseError):
    """No sound could be made of a text."""


@dataclass(frozen=True)
class WordTime:
    """When one word is said. Times are in seconds from the beginning of the sound."""

    start: float
    end: float
    start_char: int
    end_char: int
    """Offsets in the text that was given to the engine (end exclusive)."""


@dataclass(frozen=True)
class Audio:
    """An MP3, and when each of its words is said."""

    mp3: bytes
    seconds: float
    words: tuple[WordTime, ...]


class Engine(Protocol):
    """Something that speaks. Threads may share it."""

    @property
    def name(self) -> str:
        """As in the setting DAYWISE_SPEECH."""

    @property
    def voice(self) -> str:
        """Which voice it speaks with, and at which pace: part of the cache's key."""

    @property
    def local(self) -> bool:
        """Whether the words stay here. One that sends them away hears nothing personal."""

    def speak(self, text: str, rate: float = PLAIN_RATE) -> Audio:
        """The sound of ``text`` (words as they are said, no digits or symbols).

        ``rate``: 1.0 is the voice's own pace, 0.75 slower, 1.5 faster.

        Raises:
            SpeechError: where the engine fails or takes too long.
        """

    def wake(self) -> None:
        """Get ready without waiting for it, so that the first text need not wait either."""

    def close(self) -> None:
        """End what it runs."""
