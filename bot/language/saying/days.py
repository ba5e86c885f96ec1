"""Names of days and months, alone and in a row: "Mon-Fri" is "Monday to Friday"."""

from __future__ import annotations

import re

from bot.language.saying.calendar import (
    AMBIGUOUS_DAYS,
    AMBIGUOUS_MONTHS,
    DAY,
    DAY_WORDS,
    JOINS,
    MONTH,
    MONTH_WORDS,
    SEPARATOR,
    day_name,
    month_name,
)
from bot.language.saying.rule import Part, Rule, Words, rule, text_before, word_before
from bot.language.sayings import word_set

_BEFORE_A_DAY = word_set("saying", "before_a_day")
_BEFORE_A_MONTH = word_set("saying", "before_a_month")
_AFTER_A_DAY = re.compile(
    r"\.?(?:\s*$|\s*[:;)(&/–-]|,(?: ?[\d£A-Z]|$)| ?\d| [AP]M\b"
    r"| (?:mornings?|afternoons?|evenings?|nights?|am|pm|only|from|at|and|to|or|till|until|lunch"
    r"|lunchtimes?|eve|of|each|every|sessions?|club|group|classes|class)\b)"
)
_AFTER_A_DAY_SMALL = re.compile(r"\.? (?:\d{1,2}(?:[:.]\d\d)? ?[ap]m\b|\d{1,2}:\d\d)")
_AFTER_A_MONTH = re.compile(r"\.?(?: ?[-–/&]| (?:and|to|until) (?=[A-Z]|\d)| ?(?:19|20)\d\d| half)")
# "Sat at the table", "Sun and sea".
_NO_DAY_AFTER = re.compile(r" at (?!\d|noon)| (?:and|to) (?!\d|[A-Z])| on\b")
_ORDINAL_BEFORE = re.compile(r"\d(?:st|nd|rd|th) $")
_NAME_OR_JOIN = re.compile(r"[A-Za-z]+|[-–/&+,]")
_JOINING_WORDS = ("to", "until", "till", "and", "or")


def _list_of_names(match: re.Match[str]) -> Words:
    """Days or months in a row: "Mon-Fri", "Mon, Wed & Fri", "Tue/Thu", "Nov-Mar"."""
    found = list(_NAME_OR_JOIN.finditer(match[0]))
    if match[0].islower() and all(
        one[0] in (*AMBIGUOUS_DAYS[:3], "and", "or", "to", ",") for one in found
    ):  # "the sun and sat nav"
        return None
    said: list[Part] = []
    slashes = [i for i, one in enumerate(found) if one[0] == "/"]
    for i, one in enumerate(found):
        span = match.start() + one.start(), match.start() + one.end()
        if one[0] in JOINS or one[0].lower() in _JOINING_WORDS:
            if one[0] == "/" and i != slashes[-1]:
                said[-1] = (f"{said[-1][0]},", *said[-1][1:])
            else:
                said.append((JOINS.get(one[0], one[0].lower()), *span))
        elif one[0] == ",":
            said[-1] = (f"{said[-1][0]},", *said[-1][1:])
        else:
            whole = day_name(one[0]) if one[0].lower() in DAY_WORDS else month_name(one[0])
            said.append((whole, *span))
    return tuple(said)


def _lone_day(match: re.Match[str]) -> Words:
    word = match["weekday"]
    if word.lower() in AMBIGUOUS_DAYS and not _is_a_day(match, word):
        return None
    return day_name(word)


def _is_a_day(match: re.Match[str], word: str) -> bool:
    string, end, before = match.string, match.end("weekday"), word_before(match)
    if word.islower():
        return _AFTER_A_DAY_SMALL.match(string, end) is not None
    if before == "the" or (word[0] == "S" and _NO_DAY_AFTER.match(string, end)):
        return False
    return (
        before in _BEFORE_A_DAY
        or _ORDINAL_BEFORE.search(text_before(match, 6)) is not None
        or _AFTER_A_DAY.match(string, end) is not None
    )


def _lone_month(match: re.Match[str]) -> Words:
    word = match["month"]
    if word.islower():
        return None
    if word.lower() in AMBIGUOUS_MONTHS and not (
        word_before(match) in _BEFORE_A_MONTH
        or _AFTER_A_MONTH.match(match.string, match.end("month"))
        or re.search(r"\d(?:st|nd|rd|th)? (?:of )?$", text_before(match, 8))
    ):
        return None
    return month_name(word)


def _part_of_day(match: re.Match[str]) -> Words:
    """ "Tues am": morning or afternoon, after a day."""
    if not re.search(rf"(?:{DAY}|days|every|each)\.? $", text_before(match, 14), re.I):
        return None
    return "morning" if match[0][0] in "aA" else "afternoon"


_SHORT_DAYS = tuple(word for word in DAY_WORDS if not word.endswith("day"))
_SHORT_MONTHS = tuple(word for word in MONTH_WORDS if len(word) <= 4 and word not in
                      ("may", "june", "july"))  # fmt: skip
_NEXT = rf"(?:{SEPARATOR}|, ?)"

RULES: tuple[Rule, ...] = (
    rule(rf"(?:{DAY})\.?(?:{_NEXT}(?:{DAY})\.?)+", _list_of_names, DAY_WORDS, any_case=True),
    rule(rf"(?:{MONTH})\.?(?:(?: ?[-–/&] ?| to | until | till )(?:{MONTH}))+", _list_of_names,
         MONTH_WORDS),
    rule(rf"(?:{MONTH})\.?(?:, (?:{MONTH})\.?)+,?(?: & | and | or |, )(?:{MONTH})\.?",
         _list_of_names, MONTH_WORDS, may_end_a_sentence=True),
    rule(rf"(?P<weekday>{DAY})\.?", _lone_day, _SHORT_DAYS, any_case=True,
         may_end_a_sentence=True),
    rule(rf"(?P<month>{MONTH})\.?", _lone_month, _SHORT_MONTHS, any_case=True,
         may_end_a_sentence=True),
    rule(r"(?:am|pm|AM|PM)\b", _part_of_day, ("am", "pm")),
)  # fmt: skip
