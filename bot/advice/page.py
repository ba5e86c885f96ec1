"""What an advice page is. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answers import Source


@dataclass(frozen=True)
class AdviceSource(Source):
    """Where the facts of a page come from.

    ``url`` is a public address, or "/advice/<topic>" where none is known. ``dated`` is when
    the source was written, as it was told ("2018").
    """

    description: str = ""
    dated: str = ""

    @property
    def is_public(self) -> bool:
        """Whether ``url`` leads to the source itself, not to our own page."""
        return self.url.startswith(("https://", "http://"))


@dataclass(frozen=True)
class AdvicePage:
    """One topic, answered in plain words and in easy words.

    The texts are plain: paragraphs parted by an empty line, list items begin with "- ".
    """

    topic: str
    """Without its group: "what_is_a_review"."""
    title: str
    answer: str
    easy: str
    """The same in easier words and shorter sentences."""
    said_then: str
    """What an older source said that may have changed since; empty where nothing."""
    next_step: str
    sources: tuple[AdviceSource, ...]
    checked: date
    """The day that somebody checked the page."""
