"""Written words as they are said: "£3.50" is "three pounds fifty".

British rules of our own over num2words: the libraries that read facts aloud take 03/12 for
March. A text is plain (no markup); what comes back holds no digits, no symbols and no addresses of
web pages, so that every engine says it alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from num2words import num2words

RULES_VERSION = 1
"""Raised with every change of what comes out: it is part of the audio cache's key."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY_OF = {name[:3].lower(): name for name in _DAYS}
_MONTH_OF = {name[:3].lower(): name for name in _MONTHS} | {"sept": "September"}
_DAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_DASH = r"\s*(?:-|–|—|to|until|till)\s*"
_LETTERS = ("NHS", "ISF", "DP", "BSL", "PA", "GP", "UK", "ID", "CQC", "TV", "PMLD", "SEND")
_SHORT = {
    "e.g.": "for example", "i.e.": "that is", "etc.": "and so on", "Rd": "Road", "Ave": "Avenue",
    "Ln": "Lane", "Sq": "Square", "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "approx.":
    "about", "No.": "number", "tel.": "telephone", "mins": "minutes", "hrs": "hours",
}  # fmt: skip


def spoken(text: str) -> str:
    """The words that are said for ``text``; empty for nothing that can be said."""
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"([,.;:?!])(?=[A-Za-z])", r"\1 ", text)
    return re.sub(r"\s+", " ", text).strip()


def sentences(said: str) -> list[str]:
    """The sentences of a spoken text, each whole and in order."""
    found = re.split(r"(?<=[.?!])\s+", said.strip())
    return [sentence for sentence in found if sentence]


def _number(value: str | float) -> str:
    words: str = num2words(value, lang="en_GB")
    return words.replace(",", "")


def _ordinal(value: str | int) -> str:
    words: str = num2words(int(value), lang="en_GB", to="ordinal")
    return words


def _year(value: str | int) -> str:
    words: str = num2words(int(value), lang="en_GB", to="year")
    return words


def _pounds(match: re.Match[str]) -> str:
    pounds, pence = int(match["pounds"].replace(",", "")), int(match["pence"] or 0)
    unit = "pound" if pounds == 1 else "pounds"
    if pounds and pence:
        return f"{_number(pounds)} {unit} {_number(pence)}"
    return f"{_number(pence)} pence" if pence else f"{_number(pounds)} {unit}"


def _pence(match: re.Match[str]) -> str:
    return f"{_number(int(match['pence']))} {'penny' if match['pence'] == '1' else 'pence'}"


def _day_and_month(match: re.Match[str]) -> str:
    parts = match.groupdict()
    said = f"the {_ordinal(parts['day'])} of {_MONTH_OF[parts['month'][:3].lower()]}"
    if parts.get("weekday"):
        said = f"{_DAY_OF[parts['weekday'][:3].lower()]} {said}"
    if parts.get("year"):
        said = f"{said} {_year(parts['year'])}"
    return said


def _numeric_date(match: re.Match[str]) -> str:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:  # no date: its figures are read one by one
        return _digits(match[0])
    return f"the {_ordinal(day.day)} of {_MONTHS[day.month - 1]} {_year(day.year)}"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match.groupdict().get("half") or "").lower().replace(".", "")
    if not half:
        half = "am" if hour < 12 else "pm"
        hour = hour - 12 if hour > 12 else hour
    if hour == 12 and minute == 0:
        return "twelve noon" if half == "pm" else "twelve midnight"
    said = _number(hour or 12)
    if minute:
        said += f" {'oh ' if minute < 10 else ''}{_number(minute)}"
    return f"{said} {' '.join(half)}"


def _noon(match: re.Match[str]) -> str:
    return f"twelve {match['which'].lower()}"


def _day_range(match: re.Match[str]) -> str:
    first, last = _DAY_OF[match["first"][:3].lower()], _DAY_OF[match["last"][:3].lower()]
    return f"{first} to {last}"


def _digits(value: str) -> str:
    names = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return " ".join(names[int(digit)] for digit in value if digit.isdigit())


def _telephone(match: re.Match[str]) -> str:
    groups = (
        match[0].replace("+44", "0").replace("(0)", "").replace("(", "").replace(")", "").split()
    )
    if len(groups) == 1:
        number = groups[0]
        groups = [number[:5], number[5:8], number[8:]] if len(number) > 8 else [number]
    pieces: list[str] = []
    for group in groups:
        halves = [group[:3], group[3:]] if len(group) == 6 else [group]
        pieces += [_digits(half) for half in halves if half]
    return ", ".join(pieces)


def _short_number(match: re.Match[str]) -> str:
    return _digits(match[0])


def _postcode(match: re.Match[str]) -> str:
    return f"{_spell(match['outward'])}, {_spell(match['inward'])}"


def _spell(value: str) -> str:
    return " ".join(_number(int(c)) if c.isdigit() else c for c in value)


def _letters(match: re.Match[str]) -> str:
    return " ".join(match[0].rstrip("s")) + ("s" if match[0].endswith("s") else "")


def _miles(match: re.Match[str]) -> str:
    unit = "mile" if match["count"] in ("1", "1.0") else "miles"
    return f"{_decimal(match['count'])} {unit}"


def _decimal(value: str) -> str:
    value = value.replace(",", "").removesuffix(".0")
    return _number(float(value) if "." in value else int(value))


def _any_number(match: re.Match[str]) -> str:
    return _decimal(match[0])


def _same(words: str) -> Callable[[re.Match[str]], str]:
    return lambda _: words


def _short_rules() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    rules = []
    for short, words in _SHORT.items():
        end = "" if short.endswith(".") else r"\b\.?(?!\w)"
        rules.append((re.compile(rf"(?<!\w){re.escape(short)}{end}"), _same(words)))
    return rules


_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)"

_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), _same("the email address on the screen")),
    (re.compile(r"(?:https?://|www\.)[^\s,;]*[^\s,;.?!)]", re.I), _same("the link on the screen")),
    (re.compile(r"\b[\w-]+\.(?:org|gov|co|nhs)(?:\.uk)?\b(?:/[^\s,;]*[^\s,;.?!)])?", re.I),
     _same("the link on the screen")),
    (re.compile(r"\b(?P<outward>[A-Z]{1,2}\d[A-Z\d]?) (?P<inward>\d[A-Z]{2})\b"), _postcode),
    (re.compile(r"(?:\+44\s?(?:\(0\))?\s?|\(?\b0)\d{2,4}\)?(?:[ ]?\d{2,6}){1,3}\b"), _telephone),
    (re.compile(r"\b(?:116 123|85258|999|111|101|112)\b"), _short_number),
    (re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"), _numeric_date),
    (re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})\b"), _numeric_date),
    (re.compile(rf"\b(?:(?P<weekday>{_DAY}),? (?:the )?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
                rf"(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?P<year>(?:19|20)\d{{2}})\b)?"),
     _day_and_month),
    (re.compile(r"(?<=\d)\s?(?:-|–|—)\s?(?=[£\d])"), _same(" to ")),
    (re.compile(r"£(?P<pounds>\d[\d,]*)(?:\.(?P<pence>\d{2}))?(?!\d)"), _pounds),
    (re.compile(r"\b(?P<pence>\d{1,2})p\b"), _pence),
    (re.compile(rf"\b(?P<first>{_DAY})\b{_DASH}(?P<last>{_DAY})\b"), _day_range),
    (re.compile(r"\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b(?!\w)\.?(?=[\s,:;)]|$)"),
     lambda m: _DAY_OF[m[0][:3].lower()]),
    (re.compile(r"(?<=[ap]m)\s?(?:-|–|—)\s?(?=\d)"), _same(" to ")),
    (re.compile(r"\b12 ?(?P<which>noon|midnight|midday)\b", re.I), _noon),
    (re.compile(rf"\b{_CLOCK}", re.I), _time),
    (re.compile(r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b"), _time),
    (re.compile(r"\b(?P<count>\d[\d,]*(?:\.\d+)?) ?(?:miles?|mi)\b"), _miles),
    (re.compile(r"\bSt\.? (?=[A-Z])"), _same("Saint ")),
    (re.compile(r"(?<=[a-z] )St\b\.?"), _same("Street")),
    *_short_rules(),
    (re.compile(rf"\b(?:{'|'.join(_LETTERS)})s?\b"), _letters),
    (re.compile(r"\b(?P<n>\d+)(?:st|nd|rd|th)\b"), lambda m: _ordinal(m["n"])),
    (re.compile(r"\b(?:19|20)\d{2}\b"), lambda m: _year(m[0])),
    (re.compile(r"\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?"), _any_number),
    (re.compile(r"&"), _same(" and ")),
    (re.compile(r"%"), _same(" per cent")),
    (re.compile(r"(?m)^\s*[-•*]\s+"), _same("")),
    (re.compile(r"(?<![.?!:,;\n])\n+"), _same(". ")),
    (re.compile(r"(?<=\w)/(?=\w)"), _same(" or ")),
    (re.compile(r"\s+[-–—]\s+"), _same(", ")),
    (re.compile(r"[*#_<>|\\^~\[\]{}()\"“”•=+@/]"), _same(" ")),
]  # fmt: skip
