"""Times of day: "14:15" is "two fifteen in the afternoon", and a range tells its part once."""

from __future__ import annotations

import re

from bot.language.saying.figures import cardinal
from bot.language.saying.rule import DIGITS, Part, Rule, Words, part, rule, text_before, word_before

_NOON, _DAY = 12 * 60, 24 * 60
_NAMED = {"noon": _NOON, "midday": _NOON, "midnight": 0}
# The first minute of each part of the day, the last first.
_PARTS = (
    (22 * 60, "at night"), (17 * 60, "in the evening"), (_NOON, "in the afternoon"),
    (0, "in the morning"),
)  # fmt: skip
_TOLD = re.compile(r",? (?:in the (?:morning|afternoon|evening)|at night|o'clock)\b", re.I)
# What makes "10.30" a decimal, or a part of a law, rather than a time.
_UNIT = (
    r"(?! ?(?:%|miles?\b|mi\b|k?ms?\b|km|[ck]?g\b|cm\b|mm\b|metres?\b|million|billion|hours?\b"
    r"|hrs?\b|mins?\b|minutes?\b|years?\b|yrs?\b|weeks?\b|wks?\b|days?\b|per ?cent|pounds?\b"
    r"|times\b|litres?\b|stone\b|points?\b|degrees?\b|°))"
)
_NUMBERED = ("section", "paragraph", "para", "regulation", "reg", "version", "figure", "page",
             "rule", "chapter", "step", "clause", "v", "s")  # fmt: skip
_BETWEEN = re.compile(r"\bbetween $", re.I)
# "6.15, 7.15 & 8.15pm": the last tells the half of the day for all.
_SHARED_HALF = re.compile(
    r"(?:, ?\d{1,2}[:.]\d\d)*,? ?(?:&|/|and|or|,) ?\d{1,2}(?:[:.]\d\d)? ?(?P<half>[ap])\.?m\b", re.I
)
_SEPARATOR = r"(?P<separator> ?[-–] ?| to | until | till | til | and | for )"
_HALF = r"[ap]\.? ?m(?![\w])\.?"


def _end(n: int) -> str:
    return (
        rf"(?:(?P<hour{n}>[01]?\d|2[0-4])(?:[:.](?P<minute{n}>[0-5]\d))?(?![\d:]|\.\d|,\d{{3}})"
        rf"(?: ?(?P<half{n}>{_HALF})| ?(?P<noon{n}>noon|midday|midnight)\b)?"
        rf"|(?P<named{n}>noon|midday|midnight)\b)"
    )


def _minutes(match: re.Match[str], n: int) -> tuple[int, bool] | None:
    """The minutes since midnight, and whether morning or afternoon is known; None for no time."""
    named = match[f"named{n}"] or match[f"noon{n}"]
    if match[f"named{n}"]:
        return _NAMED[named.lower()], True
    hour, minute = int(match[f"hour{n}"]), int(match[f"minute{n}"] or 0)
    if named:
        return (_NAMED[named.lower()], True) if hour == 12 else None
    half = (match[f"half{n}"] or "").lower()
    if half:
        if hour > 12:
            return hour % 24 * 60 + minute, True
        return hour % 12 * 60 + minute + (_NOON if half[0] == "p" else 0), True
    known = hour > 12 or (match[f"hour{n}"].startswith("0") and bool(match[f"minute{n}"]))
    return hour % 24 * 60 + minute, known


def _likely(minutes: int) -> int:
    """A time on the clock's face as councils mean it: "2:30" is after noon, "9:05" before."""
    return minutes + _NOON if 60 <= minutes < 7 * 60 else minutes


def _other_half(minutes: int) -> int:
    return (minutes + _NOON) % _DAY


def _both(first: tuple[int, bool], last: tuple[int, bool]) -> tuple[int, int]:
    """The two ends of a range; an end that tells no half of the day has it from the other."""
    start, end = first[0], last[0]
    if not first[1] and not last[1]:
        start = _likely(start)
    elif not first[1]:
        if start < _NOON <= end or (start >= _NOON and end < _NOON):
            start = _other_half(start)
        if end and start > end:
            start = _other_half(start)
    if not last[1]:
        if (end < _NOON) != (start < _NOON):
            end = _other_half(end)
        if end <= start:
            end = _other_half(end)
    return start, end


def _part_of_day(minutes: int) -> str:
    return next(part for first, part in _PARTS if minutes >= first)


def _face(minutes: int, written: str) -> str:
    """The clock's face without the part of the day."""
    if minutes in (0, _NOON):
        if "day" in written:
            return "twelve midday" if written[0].isdigit() else "midday"
        if "night" in written:
            return "twelve midnight" if written[0].isdigit() else "midnight"
        if written == "noon":
            return "noon"
        return "twelve noon" if minutes else "midnight"
    hour, minute = divmod(minutes, 60)
    said = cardinal((hour - 1) % 12 + 1)
    if minute == 5:
        return f"five past {said}"
    if minute < 10:
        return f"{said} oh {cardinal(minute)}" if minute else said
    return f"{said} {cardinal(minute)}"


def _told(minutes: int) -> str:
    return "" if minutes in (0, _NOON) else f" {_part_of_day(minutes)}"


def _written(match: re.Match[str], n: int) -> str:
    first = f"named{n}" if match[f"named{n}"] else f"hour{n}"
    return match.string[match.start(first) : _end_of(match, n)].lower()


def _end_of(match: re.Match[str], n: int) -> int:
    groups = ("hour", "minute", "half", "noon", "named")
    return max(match.end(f"{group}{n}") for group in groups)


def _side(match: re.Match[str], n: int, words: str) -> Part:
    start = match.start(f"named{n}") if match[f"named{n}"] else match.start(f"hour{n}")
    return words, start, _end_of(match, n)


def _range(match: re.Match[str]) -> Words:
    first, last = _minutes(match, 1), _minutes(match, 2)
    if first is None or last is None or not _is_of_times(match):
        return None
    start, end = _both(first, last)
    shared = _told(start) == _told(end) or _TOLD.match(match.string, match.end())
    word = match["separator"].strip().lower()
    close = "" if _TOLD.match(match.string, match.end()) else _told(end)
    return (
        _side(match, 1, _face(start, _written(match, 1)) + ("" if shared else _told(start))),
        part(match, "separator", _SAID_BETWEEN.get(word, word)),
        _side(match, 2, _face(end, _written(match, 2)) + close),
    )


_SAID_BETWEEN = {"-": "to", "–": "to", "til": "till"}


def _is_of_times(match: re.Match[str]) -> bool:
    separator = match["separator"].strip()
    if separator == "and" and not _BETWEEN.search(text_before(match, 10)):
        return False
    if separator == "for" and not (match["minute1"] or match["half1"]):
        return False
    if any(match[f"{group}{n}"] for n in (1, 2) for group in ("half", "noon", "named")):
        return True
    minutes = match["minute1"] or match["minute2"]
    return bool(minutes) and word_before(match) not in _NUMBERED


def _time(match: re.Match[str]) -> Words:
    found = _minutes(match, 1)
    if found is None or match["named1"]:
        return None
    written = _written(match, 1)
    if not (match["half1"] or match["noon1"]):
        if not match["minute1"]:
            return None
        # Half a decimal, half a time: "10.30" is read as a time where its minutes are round.
        if ":" not in written and (match["minute1"][1] not in "05" or _is_numbered(match)):
            return None
    shared = None if match["half1"] else _SHARED_HALF.match(match.string, match.end())
    if shared and not found[1]:
        minutes = found[0] % _NOON + (_NOON if shared["half"] in "pP" else 0)
        return _face(minutes, written)
    minutes = found[0] if found[1] else _likely(found[0])
    told = "" if _TOLD.match(match.string, match.end()) else _told(minutes)
    return _face(minutes, written) + told


def _is_numbered(match: re.Match[str]) -> bool:
    return word_before(match) in _NUMBERED


def _four_figures(match: re.Match[str]) -> Words:
    """ "0900-1700" and "1400hrs"."""
    first = int(match["hour1"]) * 60 + int(match["minute1"])
    if match["hour2"] is None:
        return _face(first, match[0]) + _told(first)
    last = int(match["hour2"]) * 60 + int(match["minute2"])
    shared = _told(first) == _told(last)
    return (
        (_face(first, "") + ("" if shared else _told(first)), match.start(), match.end("minute1")),
        part(match, "separator", "to"),
        (_face(last, "") + _told(last), match.start("hour2"), match.end()),
    )


_HHMM = r"(?P<hour{0}>[01]\d|2[0-3])(?P<minute{0}>[0-5]\d)"

_HALF_PAST = re.compile(
    r"(?:^|[,;:(–-] ?|\. |\b(?:at|from|by|to|till|until|about|around|for) )$", re.I
)


def _half_past(match: re.Match[str]) -> Words:
    """ "Half 2" is half past two; "one and a half 2" is none."""
    if not _HALF_PAST.search(text_before(match, 8)):
        return None
    hour = cardinal(int(match["hour"]))
    return part(match, "half", f"{match['half']} past"), part(match, "hour", hour)


RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<half>[Hh]alf) (?P<hour>1[0-2]|[1-9])(?![\d:/%]|[.,]\d| ?(?:st|nd|rd|th|price)\b)",
        _half_past,
        ("half",),
    ),
    rule(r"24/7(?![\d/])", "twenty four seven", "2"),
    rule(
        rf"(?=0){_HHMM.format(1)}(?P<separator> ?[-–] ?| to ){_HHMM.format(2)}"
        r"(?: ?(?:hrs|hours|h)\b)?(?!\d)",
        _four_figures,
        "0",
    ),
    rule(
        rf"{_HHMM.format(1)}(?:(?P<separator> ?[-–] ?| to ){_HHMM.format(2)})? ?(?:hrs|hours)\b",
        _four_figures,
        "012",
    ),
    rule(
        rf"{_end(1)}{_SEPARATOR}{_end(2)}{_UNIT}",
        _range,
        (*DIGITS, "noon", "midday", "midnight"),
        any_case=True,
        may_end_a_sentence=True,
    ),
    rule(rf"{_end(1)}{_UNIT}", _time, DIGITS, any_case=True, may_end_a_sentence=True),
)
