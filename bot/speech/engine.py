"""What a speech engine is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.errors import DaywiseError


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
    """Something that speaks."""

    @property
    def name(self) -> str:
        """As in the setting DAYWISE_SPEECH."""

    @property
    def voice(self) -> str:
        """Which voice it speaks with: part of the cache's key."""

    def speak(self, text: str) -> Audio:
        """The sound of ``text`` (words as they are said, no digits or symbols).

        Raises:
            SpeechError: where the engine fails or takes too long.
        """
