"""Days of the week as wishes: "Saturdays", "weekends", "from Monday to Thursday".

A date ("this Saturday", "tomorrow") is for :mod:`bot.language.dates`, a part of the day for
:mod:`bot.language.parts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from bot.language.found import Found
from bot.language.phrases import Term
from bot.language.rules import DAY_WORDS, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEVERAL = {"weekends": ("sat", "sun"), "weekdays": DAYS[:5], "midweek": DAYS[1:4]}

_ASKED = word_set("clauses", "asked")
_SHORT = 6
"""Words of a message that has no room for what is told beside a wish."""
_DISHES = frozenset({"roast", "dinner", "dinners", "joint"})
_SITTERS = word_set("days", "sitters")
_SITTING = word_set("days", "sitting")
_ANY = frozenset({"a", "any", "every", "each"})
_NEAR_BY = 6
"""Words that may stand between a day and the date that says which."""
_OTHERS = frozenset({"not", "and", "or", "also", ".", "?", "!"})
_SAT_FOR = frozenset({"exam", "exams", "hour", "age", "entrance", "interview"})
_NOT_SUN = word_set("days", "not_sun")
_MENDING = frozenset({"no", "sorry", "mean", "wait", "actually"})
_WOULD = word_set("days", "would")


@lru_cache(maxsize=1)
def _told() -> Rules:
    return Rules(sayings("told"))


def read_days(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """One fact a day, "weekends" being two; a range ("Mon to Thurs") is every day in it."""
    days = [term for term in terms if term.field == "days" and _is_day(sentence, term, terms)]
    told = [
        word
        for hit in _told().find(sentence)
        if hit.name == "until"
        or (
            hit.name == "day"
            and _ASKED.isdisjoint(sentence.norms[max(0, hit.first - 2) : hit.first + 1])
        )
        for word in range(hit.first, hit.last)
    ]
    if len(sentence.words) >= _SHORT:
        days = [term for term in days if term.first not in told]
    taken_back = {
        term
        for term, correction in pairwise(days)
        if sentence.norm(term.first - 1) not in ("no", "not")
        and _is_mended(sentence.norms[term.last : correction.first])
    }
    days = [term for term in days if term not in taken_back]
    found: list[Found] = []
    index = 0
    while index < len(days):
        term = days[index]
        after = days[index + 1] if index + 1 < len(days) else None
        if after is not None and _is_range(sentence, term, after):
            ids: tuple[str, ...] = _between(term.id, after.id)
            last = after.last
            index += 1
        elif after is not None and _is_narrowed(sentence, term, after):
            index += 1
            continue
        else:
            ids, last = _SEVERAL.get(term.id, (term.id,)), term.last
        found.extend(Found("days", id_, term.first, last) for id_ in ids)
        index += 1
    return found or _days_of_kinds(sentence, terms)


def without_dated(sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """ "Sit with Nan Sat night, it's the 12th of December": the date says which Saturday.

    Not "a Saturday, but not Saturday the 28th", nor one that is far from the date.
    """
    dates = [f for f in found if f.field == "dates" and f.value[0] == f.value[1]]
    return [
        fact
        for fact in found
        if fact.field != "days"
        or fact.last - fact.first > 1
        or sentence.norms[fact.first].endswith("s")
        or sentence.norm(fact.first - 1) in _ANY
        or not any(_is_its_date(sentence, fact, one) for one in dates)
    ]


def _is_its_date(sentence: Sentence, day: Found, dated: Found) -> bool:
    between = sentence.norms[day.last : dated.first] + sentence.norms[dated.last : day.first]
    weekday = DAYS[date.fromisoformat(dated.value[0]).weekday()]
    return day.value == weekday and len(between) <= _NEAR_BY and _OTHERS.isdisjoint(between)


def _is_mended(between: tuple[str, ...]) -> bool:
    """ "Wednesday no Thursday": the second takes back the first."""
    return (
        1 <= len(between) <= 3
        and between[0] in _MENDING
        and all(word in _MENDING or word in (",", "i") for word in between)
    )


def _days_of_kinds(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """ "Sunday walks", "a weekend stay": the name of the kind says when; a roast says nothing."""
    found = []
    for term in terms:
        words = sentence.norms[term.first : term.last]
        if term.field != "categories" or not _DISHES.isdisjoint(words):
            continue
        days = {DAYS[DAY_WORDS[word]] for word in words if word in DAY_WORDS}
        if not {"weekend", "weekends"}.isdisjoint(words):
            days |= {"sat", "sun"}
        found += [Found("days", id_, term.first, term.last) for id_ in DAYS if id_ in days]
    return found


def _is_day(sentence: Sentence, term: Term, terms: Sequence[Term]) -> bool:
    if term.last - term.first > 1:
        return True
    word, raw = sentence.norms[term.first], sentence.words[term.first].raw.lower()
    before, after = sentence.norm(term.first - 1), sentence.norm(term.last)
    beside = any(
        other is not term
        and other.field in ("days", "part_of_day")
        and 0 < abs(other.first - term.first) <= 2
        for other in terms
    )
    if word != raw and word not in ("sat", "sun", "wed", "mon"):
        return True
    if word == "wed":
        return after not in _WOULD and before not in ("we", "get", "got", "be")
    if word == "sun" and before in ("my", "me", "our", "his", "her"):
        return False  # "my sun", who is somebody's son
    if word == "sun":
        return before not in _NOT_SUN or (beside and before != "the")
    if word == "sat":
        if beside or before in ("on", "every", "this", "next", "each"):
            return True
        at_place = after == "in" and sentence.norm(term.last + 1) in (
            "the",
            "a",
            "his",
            "her",
            "my",
            "front",
            "bed",
            ".",
            ",",
            "",
        )
        at_place = at_place or (after == "an" and sentence.norm(term.last + 1) in _SAT_FOR)
        return before not in _SITTERS and after not in _SITTING and not at_place
    return True


def _is_range(sentence: Sentence, first: Term, second: Term) -> bool:
    if first.id not in DAYS or second.id not in DAYS:
        return False
    between = sentence.norms[first.last : second.first]
    if between in (("to",), ("until",), ("through",), ("-",), ("right", "through", "to")):
        return True
    start, end = sentence.words[first.last - 1].end, sentence.words[second.first].start
    if not between and "-" in sentence.text[start:end]:
        return True
    return between == ("and",) and sentence.norm(first.first - 1) == "between"


def _is_narrowed(sentence: Sentence, several: Term, day: Term) -> bool:
    """ "Midweek, Tuesday or Wednesday", "a weeknight, Monday to Thursday"."""
    between = sentence.norms[several.last : day.first]
    week = several.id in ("weekdays", "midweek")
    return week and day.id in DAYS[:5] and between[:1] == (",",) and len(between) <= 2


def _between(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    count = (end - start) % 7 + 1
    return tuple(DAYS[(start + step) % 7] for step in range(count))
