"""A fact while it is being read: it knows its words, not yet its characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    """A :class:`bot.language.mentions.Mention` to be, from word ``first`` up to ``last``."""

    field: str
    value: Any
    first: int
    last: int

    def overlaps(self, first: int, last: int) -> bool:
        """Whether any of its words is among those from ``first`` up to ``last``."""
        return self.first < last and first < self.last
