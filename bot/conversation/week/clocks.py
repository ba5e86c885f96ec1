"""Times on the clock as people write them: "at 2", "half past ten", "9 to 3", "10.30am"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.numbers import NUMBER_WORDS
from bot.week.errors import clock_error

_NUMBERS = re.compile(
    rf"\b(?:{'|'.join(word for word, value in NUMBER_WORDS.items() if 1 <= value <= 12)})\b"
)
_HALF = re.compile(r"\bhalf (?:past )?(\d{1,2})\b|\b(\d{1,2}) thirty\b")
_QUARTER = re.compile(r"\bquarter (past|to) (\d{1,2})\b")
_NOON = re.compile(r"\b(?:12 noon|noon|midday)\b")
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?"
_UNIT = (
    r"(?!\s*(?:pounds?|quid|pence|p\b|%|good|days?|things?|times|hours?|miles?|weeks?|of|or|"
    r"activities|people|years?|minutes?|groups?|sessions?|mornings?|afternoons?|nights?))"
)
_RANGE = re.compile(
    rf"(?<![£\d.,:]){_TIME}(?:\s*o'?clock)?\s*(?:to|till|until|til|-|–|and)\s*(?:about )?"
    rf"{_TIME}(?![\d:]){_UNIT}"
)
_ONE = re.compile(
    rf"(?:\b(at|from|by|before|after|about|till|until)\s+)?(?<![£\d.,:]){_TIME}"
    rf"(\s*o'?clock)?(?![\d:]){_UNIT}"
)
_NOT_A_TIME = re.compile(r"\b(?:number|no\.?|option|result|than|under|£)\s*$")


@dataclass(frozen=True)
class ClockRange:
    """From ``start`` to ``end``, such as "09:00" and "15:00"."""

    start: str
    end: str


def ranges_in(text: str) -> Iterator[ClockRange]:
    """The stretches of time that a text says, the likely half of the day taken.

    Raises:
        ClockError: for a time that no day has.
    """
    for match in _RANGE.finditer(_in_figures(text)):
        begin, begin_minutes, begin_half, end, end_minutes, end_half = match.groups()
        start = _hour(
            begin, begin_minutes, begin_half or (end_half if int(begin) < int(end) else None)
        )
        stop = _hour(end, end_minutes, end_half)
        if begin_half is None and end_half is None and start < 7:
            start += 12
        if end_half is None and stop <= start and stop < 12:
            stop += 12
        yield ClockRange(_written(start, begin_minutes), _written(stop, end_minutes))


def clocks_in(text: str) -> Iterator[str]:
    """The times that a text says, such as "14:00"; both halves of the day where none is told.

    Raises:
        ClockError: for a time that no day has.
    """
    written = _in_figures(text)
    for match in _ONE.finditer(written):
        before, hour, minutes, half, o_clock = match.groups()
        if not (before or minutes or half or o_clock):
            continue
        if _NOT_A_TIME.search(written[: match.start(2)]):
            continue
        first = _hour(hour, minutes, half)
        if half or first > 12:
            yield _written(first, minutes)
            continue
        likely = first + 12 if first < 8 else first
        yield _written(likely, minutes)
        other = (likely + 12) % 24
        if first < 12:
            yield _written(other, minutes)


def _in_figures(text: str) -> str:
    text = _NUMBERS.sub(lambda m: str(NUMBER_WORDS[m[0]]), text.lower().replace("’", "'"))
    text = _NOON.sub("12:00pm", text)
    text = _HALF.sub(lambda m: f"{m[1] or m[2]}:30", text)
    return _QUARTER.sub(
        lambda m: f"{m[2]}:15" if m[1] == "past" else f"{(int(m[2]) - 2) % 12 + 1}:45", text
    )


def _hour(written: str, minutes: str | None, half: str | None) -> int:
    hour = int(written)
    if hour > 24 or (half and hour > 12) or int(minutes or 0) > 59:
        raise clock_error(f"{written}{f':{minutes}' if minutes else ''}{half or ''}")
    if half == "pm" and hour < 12:
        return hour + 12
    return 0 if (half == "am" and hour == 12) or hour == 24 else hour


def _written(hour: int, minutes: str | None) -> str:
    return f"{hour % 24:02}:{minutes or '00'}"
