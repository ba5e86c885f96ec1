"""Signs that stand for words, and dashes that stand for "to"."""

from __future__ import annotations

import re

from bot.language.saying.calendar import DAY, MONTH
from bot.language.saying.rule import Rule, Words, rule, text_before

_EACH = {
    "week": "a week", "wk": "a week", "day": "a day", "month": "a month", "mth": "a month",
    "year": "a year", "yr": "a year", "hour": "an hour", "hr": "an hour", "h": "an hour",
    "session": "a session", "class": "a class", "person": "a person", "child": "a child",
    "adult": "an adult", "family": "a family", "couple": "a couple", "night": "a night",
    "visit": "a visit", "head": "a head", "term": "a term", "household": "a household",
    "carer": "a carer", "member": "a member", "ticket": "a ticket", "lesson": "a lesson",
    "place": "a place", "team": "a team", "mile": "a mile", "half day": "a half day",
    "annum": "a year", "pp": "per person", "min": "a minute", "minute": "a minute",
}  # fmt: skip
# What may stand before and after a dash that is said "to".
_DATE_END = re.compile(rf"(?:{MONTH}|(?<=\d)/\d\d(?:\d\d)?|\b(?:19|20)\d\d)\.?$", re.I)
_DATE_START = re.compile(
    rf"(?:(?:{DAY}),? )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH}|\d{{1,2}}/\d"
    r"|\d{4}-\d\d-\d\d"
)
_DAY_END, _DAY_START = re.compile(rf"(?:{DAY})\.?$"), re.compile(DAY)
_AMOUNT_END = re.compile(
    r"(?:[\d%+]|\d(?:st|nd|rd|th)|\d[kKm]?m|\dp|[ap]\.?m\.?|noon|midnight|midday)$"
)
_AMOUNT_START = re.compile(r"[£\d]|noon\b|midnight\b|midday\b|late\b")
_SPAN = r"(?:minute|min|hour|hr|day|week|wk|month|mth|year|yr)s?"
_SPAN_END, _SPAN_START = re.compile(rf"\d {_SPAN}$"), re.compile(rf"\d+ {_SPAN}\b")
_CODE_END, _CODE_START = re.compile(r"\b[A-Z]{1,2}\d{1,2}$"), re.compile(r"[A-Z]{1,2}\d")


def _dash(match: re.Match[str]) -> Words:
    """ "to" between two dates, amounts or codes; no word elsewhere."""
    before, string, end = text_before(match, 16), match.string, match.end()
    spaced = match[0].startswith(" ")
    if (
        (_DATE_END.search(before) and _DATE_START.match(string, end))
        or (_DAY_END.search(before) and _DAY_START.match(string, end))
        or (_SPAN_END.search(before) and _SPAN_START.match(string, end))
        or (_CODE_END.search(before) and _CODE_START.match(string, end))
        or (not spaced and _AMOUNT_END.search(before) and _AMOUNT_START.match(string, end))
    ):
        return "to"
    return None


def _each(match: re.Match[str]) -> Words:
    return _EACH[match["unit"].lower()]


def _slash(match: re.Match[str]) -> Words:
    return "or" if match["or"] is None else ""


RULES: tuple[Rule, ...] = (
    rule(r" ?[-–] ?(?=\S)", _dash, " -–"),
    rule(rf" ?/ ?(?P<unit>{'|'.join(sorted(_EACH, key=len, reverse=True))})\b(?!/)", _each, " /",
         any_case=True),
    rule(r"(?<=[\w.)%]) ?/ ?(?P<or>(?=or\b))?(?=[\w£(])", _slash, " /"),
    rule(r"&", "and", "&"),
    rule(r"%", "per cent", "%"),
    rule(r"\+(?= ?[\w£])|(?<=\w)\+", "plus", "+"),
    rule(r"@(?= )", "at", "@"),
    rule(r"(?<= )=(?= )", "is", "="),
    rule(r"°", "degrees", "°"),
    rule(r"×", "times", "×"),
    rule(r"§+(?= ?\d)", "section", "§"),
)  # fmt: skip
