"""The days, parts of the day and times on the clock that a piece of a message says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from bot.conversation.week.clocks import ClockRange, clocks_in, ranges_in
from bot.conversation.week.pieces import Piece
from bot.language.daynames import day_said
from bot.language.numbers import NUMBER_WORDS
from bot.vocabulary import DAYS, PARTS_OF_DAY
from bot.week.spans import read_clock

_SHORT = {
    "mon": "mon", "tue": "tue", "tues": "tue", "wed": "wed", "weds": "wed", "thu": "thu",
    "thur": "thu", "thurs": "thu", "fri": "fri", "sat": "sat", "sats": "sat", "sun": "sun",
}  # fmt: skip
_SEVERAL = {
    "weekend": DAYS[5:], "weekends": DAYS[5:], "weekday": DAYS[:5], "weekdays": DAYS[:5],
}  # fmt: skip
_BEFORE_SHORT = {"on", "for", "to", "till", "until", "my", "and", "from", "this", "every", "or"}
_LINKS = {"to", "till", "until", "through"}
_THINGS = {
    "one", "ones", "thing", "things", "group", "class", "session", "activity", "club", "slot", "'s",
}  # fmt: skip
_WHOSE = {"my", "the", "that", "this", "his", "her", "our", "their"}
_PARTS = {
    "morning": "morning", "mornings": "morning", "afternoon": "afternoon",
    "afternoons": "afternoon", "evening": "evening", "evenings": "evening", "night": "evening",
    "nights": "evening", "teatime": "evening",
}  # fmt: skip


_CLOCK_WORDS = {
    "today", "tomorrow", "am", "pm", "clock", "o'clock", "half", "past", "quarter", "noon",
    "midday", "lunch", "after", "before", *NUMBER_WORDS,
}  # fmt: skip


@dataclass(frozen=True)
class SaidDay:
    """A day as it is said: ``role`` is "to", "from" (where something is now), "not", or empty."""

    days: tuple[str, ...]
    role: str
    is_range: bool = False


@dataclass(frozen=True)
class When:
    """What a piece says of time. Ids of days and parts are those of :mod:`bot.vocabulary`."""

    said: tuple[SaidDay, ...] = ()
    parts: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    """ "14:00"; two where morning or afternoon is not told, the likelier first."""
    ranges: tuple[ClockRange, ...] = ()

    @property
    def days(self) -> tuple[str, ...]:
        """Every day that is not refused, in the order said."""
        return _flat(one for one in self.said if one.role != "not")

    @property
    def to(self) -> tuple[str, ...]:
        """The days that something is moved to; "from Monday to Friday" goes to Friday."""
        ranges = tuple(one.days[-1] for one in self.said if one.is_range)
        told = _flat(one for one in self.said if one.role == "to" and not one.is_range)
        return ranges or told or _flat(one for one in self.said if not one.role)[-1:]

    @property
    def source(self) -> tuple[str, ...]:
        """The days that something is on now."""
        ranges = tuple(one.days[0] for one in self.said if one.is_range)
        there = ranges or _flat(one for one in self.said if one.role in ("from", "not"))
        plain = _flat(one for one in self.said if not one.role)
        return there or tuple(day for day in plain if day not in self.to)

    @property
    def refused(self) -> tuple[str, ...]:
        """The days that are not wanted."""
        return _flat(one for one in self.said if one.role == "not")

    def with_(self, other: When) -> When:
        """This and ``other`` together."""
        return When(
            (*self.said, *other.said), (*self.parts, *other.parts),
            (*self.starts, *other.starts), (*self.ranges, *other.ranges),
        )  # fmt: skip


def when_in(pieces: Iterable[Piece], today: int) -> When:
    """What several pieces say together.

    Raises:
        ClockError: for a time that no day has.
    """
    when = When()
    for piece in pieces:
        when = when.with_(when_of(piece, today))
    return when


def when_of(piece: Piece, today: int) -> When:
    """What a piece says; ``today`` is a weekday, Monday 0.

    Raises:
        ClockError: for a time that no day has.
    """
    words = piece.words.split()
    ranges = tuple(ranges_in(piece.text))
    return When(
        tuple(_days(words, today)),
        tuple(dict.fromkeys(_parts(words))),
        () if ranges else tuple(clocks_in(piece.text)),
        ranges,
    )


def is_time(word: str) -> bool:
    """Whether a word says a day, a part of the day or a number on the clock."""
    known = word in _SHORT or word in _SEVERAL or word in _PARTS or word in _LINKS
    return known or day_said(word) is not None or word in _CLOCK_WORDS or word[:1].isdigit()


def part_of(start: time) -> str:
    """The part of the day that something of this start is in."""
    return PARTS_OF_DAY[0 if start.hour < 12 else 1 if start.hour < 17 else 2]


def read_clock_text(text: str) -> time:
    """The time that a deed writes."""
    return read_clock(text)


def _flat(said: Iterable[SaidDay]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day for one in said for day in one.days))


def _days(words: Sequence[str], today: int) -> Iterator[SaidDay]:
    at = 0
    while at < len(words):
        found = _day(words, at, today)
        if not found:
            at += 1
            continue
        last = _day(words, at + 2, today) if _at(words, at + 1) in _LINKS else ()
        if len(found) == len(last) == 1:
            yield SaidDay(_between(found[0], last[0]), _role(words, at), is_range=True)
            at += 3
        else:
            yield SaidDay(found, _role(words, at))
            at += 1


def _day(words: Sequence[str], at: int, today: int) -> tuple[str, ...]:
    word = _at(words, at)
    if word == "today":
        return (DAYS[today],)
    if word in ("tomorrow", "morrow"):
        return (DAYS[(today + 1) % 7],)
    if word in _SEVERAL:
        return _SEVERAL[word]
    if word in _SHORT:
        short = word in ("sat", "sun", "wed", "mon")
        alone = len(words) <= 2 or _at(words, at + 1) in _THINGS
        return (_SHORT[word],) if not short or alone or _at(words, at - 1) in _BEFORE_SHORT else ()
    day = day_said(word)
    return (day[:3],) if day else ()


def _role(words: Sequence[str], at: int) -> str:
    before, earlier, after = _at(words, at - 1), _at(words, at - 2), _at(words, at + 1)
    if before in ("not", "than") or (before == "on" and earlier in ("not", "than", "of")):
        return "not"
    if before in ("to", "onto", "until", "till") or (before in _WHOSE and earlier == "to"):
        return "to"
    if before in ("from", "off", "of") or (before in _WHOSE and earlier in ("from", "off", "of")):
        return "from"
    if after in _THINGS or (before in _WHOSE and after in _THINGS):
        return "from"
    return ""


def _parts(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word in ("lunch", "dinner") and _at(words, at - 1) == "after":
            yield "afternoon"
        elif word in _PARTS and not (word == "morning" and _at(words, at - 1) == "coffee"):
            yield _PARTS[word]


def _between(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    return tuple(DAYS[(start + step) % 7] for step in range((end - start) % 7 + 1))


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""
