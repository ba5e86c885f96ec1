"""Stretches of a week, in minutes from Monday's midnight, by the clock on the wall.

A planned week is any week, so it has 168 hours also when the clocks change. It goes round: what
begins on Sunday night ends on Monday morning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from bot.vocabulary import DAYS
from bot.week.errors import choice_error, clock_error

DAY = 24 * 60
WEEK = 7 * DAY
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


@dataclass(frozen=True, order=True)
class Span:
    """From ``start`` until before ``end``; ``end`` lies beyond the week where Sunday goes on."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start

    @property
    def day(self) -> str:
        """The day on which it begins."""
        return DAYS[self.start // DAY % 7]

    @property
    def starts(self) -> time:
        """When it begins, by the clock."""
        return clock_of(self.start)

    @property
    def ends(self) -> time:
        """When it ends, by the clock."""
        return clock_of(self.end)


def read_clock(text: str) -> time:
    """The time that "10:30" or "9.00" writes.

    Raises:
        ClockError: there is no such time in a day.
    """
    match = _CLOCK.fullmatch(text.strip()) if isinstance(text, str) else None
    if not match:
        raise clock_error(text)
    return time(int(match[1]), int(match[2]))


def read_day(text: str) -> str:
    """``text`` where it is a day's id ("tue").

    Raises:
        PlanError: it is none.
    """
    if text not in DAYS:
        raise choice_error(text)
    return text


def span_of(day: str, start: time, end: time) -> Span:
    """The span of a session; an ``end`` that is not after ``start`` is on the next day."""
    begins = DAYS.index(day) * DAY + minute_of(start)
    length = (minute_of(end) - minute_of(start)) % DAY or DAY
    return Span(begins, begins + length)


def minute_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute


def clock_of(minute: int) -> time:
    """The clock at a minute of the week."""
    return time(minute % DAY // 60, minute % 60)


def overlap(one: Span, other: Span) -> bool:
    """Whether they share a minute, also round the end of the week."""
    return any(
        one.start < other.end + turn and other.start + turn < one.end for turn in (-WEEK, 0, WEEK)
    )


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same minutes as spans that do not touch, in order, cut at the end of the week."""
    found: list[Span] = []
    for span in sorted(_cut(spans)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def without(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The minutes of ``spans`` that are not in ``others``."""
    left = joined(spans)
    for other in joined(others):
        left = tuple(part for span in left for part in _around(span, other))
    return left


def minutes_in(spans: Iterable[Span]) -> int:
    """How many minutes of the week they hold, each once."""
    return sum(span.minutes for span in joined(spans))


def unbroken(spans: Iterable[Span]) -> tuple[Span, ...]:
    """As :func:`joined`, but what goes on from Sunday into Monday in one piece."""
    found = list(joined(spans))
    if len(found) > 1 and found[0].start == 0 and found[-1].end == WEEK:
        first = found.pop(0)
        found[-1] = Span(found[-1].start, WEEK + first.end)
    return tuple(found)


def _cut(spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        start, end = span.start % WEEK, span.start % WEEK + min(span.minutes, WEEK)
        if start < end:
            yield Span(start, min(end, WEEK))
        if end > WEEK:
            yield Span(0, end - WEEK)


def _around(span: Span, hole: Span) -> Iterator[Span]:
    if hole.end <= span.start or span.end <= hole.start:
        yield span
        return
    if span.start < hole.start:
        yield Span(span.start, hole.start)
    if hole.end < span.end:
        yield Span(hole.end, span.end)
