"""When a desk is open: "Mo-Th 08:30-17:00", as schema.org's ``openingHours`` writes it.

Source: https://schema.org/openingHours
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.bank_holidays import is_bank_holiday
from bot.settings import LONDON

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SPAN = re.compile(r"([A-Z][a-z])(?:-([A-Z][a-z]))? (\d\d:\d\d)-(\d\d:\d\d)")


@dataclass(frozen=True)
class Span:
    """Open from ``opens`` to ``closes``, London time, on ``days`` (0 is Monday)."""

    days: frozenset[int]
    opens: time
    closes: time


def read_span(text: str) -> Span:
    """The span that ``text`` ("Fr 08:30-16:30", "Mo-Th 08:30-17:00") writes.

    Raises:
        ValueError: saying how it should be written.
    """
    match = _SPAN.fullmatch(text)
    if not match or not {match[1], match[2] or match[1]} <= set(_DAYS):
        raise ValueError(f"the opening {text!r} is not written like 'Mo-Th 08:30-17:00'")
    first, last = _DAYS.index(match[1]), _DAYS.index(match[2] or match[1])
    opens, closes = time.fromisoformat(match[3]), time.fromisoformat(match[4])
    if last < first or closes <= opens:
        raise ValueError(f"the opening {text!r} ends before it begins")
    return Span(frozenset(range(first, last + 1)), opens, closes)


def is_open(spans: Sequence[Span], now: datetime) -> bool:
    """Whether one of ``spans`` holds ``now`` (aware). On bank holidays of England none does."""
    local = now.astimezone(LONDON)
    if is_bank_holiday(local.date()):
        return False
    return any(
        local.weekday() in span.days and span.opens <= local.time() < span.closes for span in spans
    )
