"""Dates in words, told from ``now`` as people in Britain count.

A week runs from Monday to Sunday. "This Saturday" is the coming one (today counts), "next
Saturday" the one of next week, "Saturday week" a week after the coming one. A day and month
without a year is the next that comes; 24/11 is the 24th of November. Dates that are past are
no wish and say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from bot.language.coming import Span, full_year, next_such_day
from bot.language.found import Found
from bot.language.numbers import ordinal
from bot.language.reckoning import READERS
from bot.language.rules import DAY_WORDS, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

PAST = "past"
"""The field of words about the past: what stands in them is no wish."""


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return Rules(sayings("dates"))


def read_dates(sentence: Sentence, now: datetime) -> list[Found]:
    """Facts of the field "dates", and of :data:`PAST` for words about what was.

    The value of a date is its first and last day, ISO. ``now`` is London time. "Tonight" is a
    fact of "part_of_day" as well.
    """
    today = now.date()
    found = _written(sentence, today)
    written = found[:]
    for hit in _rules().find(sentence):
        if any(fact.overlaps(hit.first, hit.last) for fact in written):
            continue
        if hit.name in ("not_past", "may_verb", "told"):
            continue
        if hit.name == PAST:
            found.append(Found(PAST, True, hit.first, hit.last))
            continue
        words = sentence.norms[hit.first : hit.last]
        if not _is_date(sentence, hit.name, hit.first, hit.last):
            continue
        span = READERS[hit.name](words, _start(hit.name, found, today))
        if span is not None:
            found.append(Found("dates", _value(span), hit.first, hit.last))
            if hit.name == "tonight":
                found.append(Found("part_of_day", "evening", hit.first, hit.last))
    return _narrowed(sentence, _joined(sentence, found))


def _start(name: str, found: Sequence[Found], today: date) -> date:
    """From when a bare day is counted: "on the 10th of January and back on the 14th", "Christmas
    week, 21st to 27th".
    """
    earlier = [date.fromisoformat(fact.value[0]) for fact in found if fact.field == "dates"]
    if not earlier or name not in ("alone", "from_to", "weekday_alone"):
        return today
    return max(today, earlier[-1].replace(day=1)) if name == "from_to" else earlier[-1]


def _joined(sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """ "Boxing Day till New Year's Eve", "I go on the 3rd and come home on the 7th": two dates and
    all between them.
    """
    kept: list[Found] = []
    for fact in sorted(found, key=lambda f: f.first):
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.field == fact.field == "dates"
            and _is_span(sentence, before, fact)
            and before.value[0] < fact.value[0]
        ):
            kept[-1] = Found("dates", (before.value[0], fact.value[1]), before.first, fact.last)
        else:
            kept.append(fact)
    return kept


def _is_span(sentence: Sentence, before: Found, fact: Found) -> bool:
    between = sentence.norms[before.last : fact.first]
    if between in (("to",), ("until",), ("through",), ("right", "through", "to"), ("until", "the")):
        return True
    if between == ("and",):
        return sentence.norm(before.first - 1) == "between"
    if len(between) > _RETURN or not _ENDS.isdisjoint(between):
        return False
    at_day = sentence.norms[fact.first] in ("on", "the") or between[-1:] == ("on",)
    return between[-1:] == ("until",) or (at_day and not _RETURNING.isdisjoint(between[-_HOME:]))


def _narrowed(sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """ "Christmas week, 21st to 27th": of two dates that share a day, the narrower is meant.

    Not "I go in on Christmas Eve, so from the 24th to the 26th".
    """
    dates = [fact for fact in found if fact.field == "dates"]
    spans = [d for d in dates if d.value[0] < d.value[1] and _has_figures(sentence, d)]
    named = [d for d in dates if not _has_figures(sentence, d)]
    found = [f for f in found if not (f in named and any(_holds(span, f) for span in spans))]
    dates = [fact for fact in found if fact.field == "dates"]
    return [
        fact
        for fact in found
        if fact not in dates
        or not any(
            fact.value != other.value
            and fact.value[0] <= other.value[1]
            and other.value[0] <= fact.value[1]
            and _length(other.value) < _length(fact.value)
            for other in dates
        )
    ]


def _has_figures(sentence: Sentence, fact: Found) -> bool:
    return any(word[:1].isdigit() for word in sentence.norms[fact.first : fact.last])


def _holds(span: Found, fact: Found) -> bool:
    inside: bool = span.value[0] <= fact.value[0] and fact.value[1] <= span.value[1]
    return inside and _length(fact.value) == 0


def _value(span: Span) -> tuple[str, str]:
    return span[0].isoformat(), span[1].isoformat()


def _length(value: tuple[str, str]) -> int:
    return (date.fromisoformat(value[1]) - date.fromisoformat(value[0])).days


_ENDS = frozenset({".", "?", "!"})
_HOME = 3
"""Words before the second date, of which one tells of coming back."""
_RETURN = 9
"""Words between the day that somebody goes and the one that they come home, at most."""
_RETURNING = word_set("dates", "returning")
_NUMERIC = re.compile(
    r"(?<![\d/.£-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|\.\d|-\d)"
)
_NO_DATE_AFTER = word_set("dates", "no_date_after")


def _written(sentence: Sentence, today: date) -> list[Found]:
    """Dates in figures, the day first: 24/11, 24/11/26, 24.11.2026."""
    found = []
    for match in _NUMERIC.finditer(sentence.text):
        day, mark, month, year = int(match[1]), match[2], int(match[3]), match[4]
        inside = [
            i
            for i, w in enumerate(sentence.words)
            if w.start < match.end() and match.start() < w.end
        ]
        if not inside or (mark != "/" and year is None) or (day, month) == (24, 7):
            continue
        first, last = inside[0], inside[-1] + 1
        if year is None and sentence.norm(last) in _NO_DATE_AFTER:
            continue
        when = next_such_day(day, month, full_year(year), today)
        if when is not None:
            if sentence.norm(first - 1) in DAY_WORDS:
                first -= 1
            found.append(Found("dates", _value((when, when)), first, last))
    return found


_NOT_A_DAY_AFTER = word_set("dates", "not_a_day_after")


def _is_date(sentence: Sentence, name: str, first: int, last: int) -> bool:
    words = sentence.norms[first:last]
    before, after = sentence.norm(first - 1), sentence.norm(last)
    if name == "alone":
        day = ordinal(words)
        cued = words[0] in ("on", "for", "from", "by", "after") and not words[-1].isalpha()
        # "the 2nd" is most likely the second of a list; "the 24th" is a day.
        return after not in _NOT_A_DAY_AFTER and day is not None and (cued or day > 5)
    if name == "month":
        if words in (("may",), ("march",), ("mar",), ("sat",), ("jan",)) or before in (
            "since",
            "last",
        ):
            return words == ("jan",) and before in ("in", "of", "for", "all")
        if words[-1] == "may" and words[0] in ("of", "by", "for", "this", "next"):
            return after in ("", ".", "?", ",")
        return not (words[0] == "for" and words[-1] in ("may", "april", "june", "august"))
    if name in ("date_month", "month_date"):
        # "2 may" and "may 3" are as often the verb.
        bare = (
            "may" in words
            and not any(w in ("the", "of") for w in words)
            and not any(w[-2:] in ("st", "nd", "rd", "th") for w in words)
        )
        return not (bare and after in ("i", "be", "need", "come", "go", "want"))
    if name == "today":
        if words == ("right", "now"):
            return before in ("", "on", "open", "available", "happening", "there", "going", "about")
        return {"he", "she"}.isdisjoint(sentence.norms[max(0, first - 3) : first])
    return True
