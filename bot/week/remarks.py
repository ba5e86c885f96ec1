"""What is to be said, as facts; the words for them stand in ``bot/wording/week.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from typing import Any

from bot.catalogue.words import DAY_NAMES, clock, pounds
from bot.vocabulary import DAYS
from bot.wording import listed, say


@dataclass(frozen=True)
class Remark:
    """One thing to say: a key of the wording, and what fills it.

    Of the facts, ``day`` and ``days`` are ids, amounts are in pounds, times are London wall-clock
    time, and a tuple is a list of names.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentences."""
        words = {name: _in_words(name, fact) for name, fact in self.facts.items()}
        return say(self.key, **words)


def said(*remarks: Remark) -> str:
    """Several remarks as one text."""
    return " ".join(remark.text for remark in remarks)


def counted(key: str, count: int, **facts: Any) -> Remark:
    """A remark that has other words for one: ``key`` with ``_1`` behind it."""
    return Remark(f"{key}_1" if count == 1 else key, {"count": count, **facts})


def length(minutes: int) -> str:
    """ "25 minutes", "1 hour", "2 hours 10 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [_of(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(_of(rest, "minute"))
    return " ".join(parts)


def _of(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _in_words(name: str, fact: Any) -> Any:
    if name == "day":
        return DAY_NAMES[DAYS.index(fact)]
    if name == "days":
        return listed([DAY_NAMES[DAYS.index(day)] for day in fact])
    if name == "minutes":
        return length(fact)
    if isinstance(fact, Decimal):
        return pounds(fact)
    if isinstance(fact, time):
        return clock(fact)
    if isinstance(fact, tuple):
        return listed([str(each) for each in fact])
    return fact
