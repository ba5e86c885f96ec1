"""Times of day and days of the week as feeds write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from bot.settings import LONDON

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_NAMES = dict(
    zip(
        _WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
_BY_WORD = {
    "mon": "MO", "tue": "TU", "tues": "TU", "wed": "WE", "weds": "WE", "thu": "TH", "thur": "TH",
    "thurs": "TH", "fri": "FR", "sat": "SA", "sun": "SU",
}  # fmt: skip
_GROUPS = {
    "weekday": _WEEKDAYS[:5], "weekdays": _WEEKDAYS[:5], "weekend": _WEEKDAYS[5:],
    "weekends": _WEEKDAYS[5:], "daily": _WEEKDAYS, "everyday": _WEEKDAYS,
}  # fmt: skip
_DATES = (
    "%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d.%m.%y", "%d %B %Y",
    "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%Y/%m/%d", "%Y%m%d",
)  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.I)


class NotADayError(ValueError):
    """A word that should be a day of the week is none."""


def read_time(value: Any, on: date) -> time | None:
    """A time of day in London from "10:00", "10.30am", "09:00Z" or "10:00+01:00".

    A time with an offset is turned into London's as it is ``on`` that day. None for what is
    no time. "24:00" is midnight.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    if match := _CLOCK.fullmatch(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return time(hour % 12 + (12 if match[3].lower() == "p" else 0), minute)
    if not re.match(r"\d{1,2}[:.]\d{2}", text):
        return None
    text = re.sub(r"^(\d{1,2})\.(\d{2})", r"\1:\2", text)
    text = f"0{text}" if text[1] == ":" else text
    if text.startswith("24:00"):
        text = f"00{text[2:]}"
    try:
        found = time.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is not None:
        found = datetime.combine(on, found).astimezone(LONDON).time()
    return found.replace(second=0, microsecond=0)


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | None:
    """A date from "2026-11-24", "24/11/2026", "24.11.26" or "24 November 2026".

    The day comes first, as the British write it, never the month. None for what is no date.
    """
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", " ".join(text.split()), flags=re.I)
    text = re.sub(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", "", text, flags=re.I)
    text = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?$", "", text)
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def read_weekdays(value: Any) -> list[str]:
    """Days as RRULE writes them, in order: "Monday, TH" gives ["MO", "TH"]; "2MO" stays.

    Raises:
        NotADayError: a part of it is no day.
    """
    if isinstance(value, list):
        return _once(day for part in value for day in read_weekdays(part))
    if value is None:
        return []
    if not isinstance(value, str):
        raise NotADayError(f"{value!r} is not a day of the week")
    words = (word for word in re.split(r"[\s,;/&]+", value.strip()) if word.lower() != "and")
    return _once(day for word in words if word for day in _days(word))


def _days(word: str) -> tuple[str, ...]:
    match = re.fullmatch(r"([+-]?[1-5])?([A-Za-z]+)", word)
    if match:
        nth, name = (match[1] or "").removeprefix("+"), match[2].lower()
        if name in _GROUPS and not nth:
            return _GROUPS[name]
        for code, full in DAY_NAMES.items():
            if name in (code.lower(), full.lower(), f"{full.lower()}s"):
                return (nth + code,)
        if name in _BY_WORD:
            return (nth + _BY_WORD[name],)
    raise NotADayError(f"{word[:30]!r} is not a day of the week")


def _once(days: Any) -> list[str]:
    found = dict.fromkeys(days)
    return sorted(found, key=lambda day: (_WEEKDAYS.index(day[-2:]), day))
