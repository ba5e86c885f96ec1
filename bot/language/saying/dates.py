"""Dates, day first: "Tue 24 Nov" is "Tuesday the twenty fourth of November"."""

from __future__ import annotations

import re
from datetime import date

from bot.language.saying.calendar import (
    AMBIGUOUS_MONTHS,
    DAY,
    DAY_WORDS,
    JOINS,
    MONTH,
    MONTH_WORDS,
    MONTHS,
    ORDINAL,
    SEPARATOR,
    YEAR,
    day_name,
    month_name,
)
from bot.language.saying.figures import digits, ordinal, year
from bot.language.saying.rule import (
    DASH,
    DIGITS,
    Part,
    Rule,
    Words,
    part,
    rule,
    text_before,
    word_before,
)

_CENTURY = 2000


def _weekday(match: re.Match[str], group: str = "weekday") -> list[Part]:
    return [part(match, group, day_name(match[group]))] if match[group] else []


def _bare(written: str) -> int:
    return int(re.sub(r"\D", "", written))


_ONE_DAY = re.compile(rf"(?P<weekday>{DAY})|(?P<day>{ORDINAL})|(?P<join>[-–/&+,]|\bto\b|\bunt?il+\b"
                      r"|\btill\b|\band\b|\bor\b)|(?P<the>\bthe\b)", re.I)  # fmt: skip


def _days_of_month(match: re.Match[str]) -> Words:
    """One day of a month or several: "25 and 26 Dec", "Mon 11-Fri 15 Jan"."""
    month = match["month"]
    if month[0].islower() and not _is_a_month_in_small_letters(match):
        return None
    said: list[Part] = []
    join, days = "", 0
    at = match.start("days")
    only_commas = not re.search(r"[-–/&+]|\b(?:to|until|till|and|or)\b", match["days"])
    last_comma = match.string.rfind(",", at, match.end("days")) if only_commas else -1
    for found in _ONE_DAY.finditer(match.string, at, match.end("days")):
        if found["weekday"]:
            said.append((day_name(found["weekday"]), *found.span()))
        elif found["join"]:
            join = JOINS.get(found["join"], found["join"].lower())
            if join == "," and found.start() == last_comma:
                join = "and"
            if join == ",":
                said[-1] = (f"{said[-1][0]},", *said[-1][1:])
            else:
                said.append((join, *found.span()))
        elif found["day"]:
            the = days == 0 or join in ("to", "until", "till") or said[-1][0] in _WHOLE_DAYS
            if days == 0 and word_before(match) == "the" and not said:
                the = False
            words = ordinal(_bare(found["day"]))
            said.append((f"the {words}" if the else words, *found.span()))
            days += 1
    said.append((f"of {month_name(month)}", match.start("month"), match.end("month")))
    return (*said, *_year(match))


_WHOLE_DAYS = frozenset(day_name(word) for word in DAY_WORDS)


def _is_a_month_in_small_letters(match: re.Match[str]) -> bool:
    """Whether "5th may" or "fri 5 march" is a date: "5 may come" is not."""
    if match["month"] not in ("may", "march", *AMBIGUOUS_MONTHS) or match["year"]:
        return True
    return re.search(r"\d(?:st|nd|rd|th)\b|[a-z]{3} \d", match[0], re.I) is not None


def _year(match: re.Match[str]) -> list[Part]:
    if not match["year"]:
        return []
    written = match["year"]
    number = int(written.lstrip("'"))
    return [part(match, "year", year(number + _CENTURY if written[0] == "'" else number))]


_NOTHING_AFTER = re.compile(r"\s*(?:$|[,.;:)\n])")


def _month_then_day(match: re.Match[str]) -> Words:
    """ "November 5th" and "Dec 25", but "in May 5 people" is no date."""
    if not (match["suffix"] or match["year"]) and (
        len(match["month"]) > 4 or not _NOTHING_AFTER.match(match.string, match.end())
    ):
        return None
    return (
        *_weekday(match),
        part(match, "month", month_name(match["month"])),
        part(match, "day", f"the {ordinal(_bare(match['day']))}"),
        *_year(match),
    )


def _numeric_date(match: re.Match[str]) -> Words:
    number = int(match["year"]) + (_CENTURY if len(match["year"]) == 2 else 0)
    try:
        day = date(number, int(match["month"]), int(match["day"]))
    except ValueError:  # no date: its figures are read one by one
        return digits(match[0])
    the = "" if word_before(match) == "the" else "the "
    return f"{the}{ordinal(day.day)} of {MONTHS[day.month - 1]} {year(day.year)}"


_DATE_BEFORE = re.compile(
    rf"(?:\b(?:on|from|until|till|by|since|date|dated|before|after|commencing|beginning)|w/c|{DAY})"
    r"[,.:]? $",
    re.I,
)


def _day_and_month_figures(match: re.Match[str]) -> Words:
    """ "Sat 5/12", and "24/11", which is no fraction."""
    day, month = int(match["day"]), int(match["month"])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if day <= month and not _DATE_BEFORE.search(text_before(match, 16)):
        return None
    the = "" if word_before(match) == "the" else "the "
    return f"{the}{ordinal(day)} of {MONTHS[month - 1]}"


def _weekday_and_day(match: re.Match[str]) -> Words:
    """ "Mon 7th", and "Mon 24", which is no time."""
    if not match["suffix"] and _bare(match["day"]) <= 12:
        return None
    return (*_weekday(match), part(match, "day", f"the {ordinal(_bare(match['day']))}"))


def _after_a_preposition(match: re.Match[str]) -> Words:
    """ "until 20th" has no month: it is the twentieth."""
    if word_before(match) not in ("on", "until", "till", "by", "from", "since", "before", "after"):
        return None
    return f"the {ordinal(_bare(match['day']))}"


_DAYS = (
    rf"(?:(?:{DAY})[.,]? )?(?:the )?{ORDINAL}"
    rf"(?:(?:, ?{ORDINAL}){{2,12}}(?= (?:of )?{MONTH})"
    rf"|(?:, ?{ORDINAL}){{0,12}},?(?:{SEPARATOR})(?:(?:{DAY})[.,]? )?(?:the )?{ORDINAL})?"
)

RULES: tuple[Rule, ...] = (
    rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-)", _numeric_date, DIGITS),
    rule(r"(?P<day>\d{1,2})(?P<by>[/.-])(?P<month>\d{1,2})(?P=by)"
         r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)", _numeric_date, DIGITS),
    rule(rf"(?P<day>{ORDINAL})(?<=[a-z])(?=\s*(?:$|[,.;:)\n]))", _after_a_preposition, DIGITS),
    rule(rf"(?P<days>{_DAYS})(?: of)?,?[ -](?P<month>{MONTH})\.?"
         rf"(?:,? (?P<year>{YEAR}))?", _days_of_month, (*DIGITS, *DAY_WORDS), any_case=True),
    rule(rf"(?:(?P<weekday>{DAY}),? )?(?P<month>{MONTH})\.? (?P<day>\d{{1,2}})"
         rf"(?P<suffix>st|nd|rd|th)?(?![\w:]|\.\d)(?:,? (?P<year>{YEAR}))?",
         _month_then_day, (*DAY_WORDS, *MONTH_WORDS)),
    rule(r"(?!24/7\b)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])", _day_and_month_figures, DIGITS),
    rule(rf"(?P<weekday>{DAY})[.,]? (?:the )?(?P<day>\d{{1,2}})(?P<suffix>st|nd|rd|th)?"
         rf"(?![\w:/]|\.\d|{DASH}\d| ?[ap]\.?m)", _weekday_and_day, DAY_WORDS),
)  # fmt: skip
