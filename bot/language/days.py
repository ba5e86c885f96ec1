"""Days of the week and parts of the day, as wishes: "Saturdays", "weekends", "after four".

A date ("this Saturday", "tomorrow") is for :mod:`bot.language.dates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.language.found import Found
from bot.language.numbers import number
from bot.language.phrases import Term
from bot.language.rules import DAY_WORDS, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEVERAL = {"weekends": ("sat", "sun"), "weekdays": DAYS[:5]}
_PARTS = {"daytime": ("morning", "afternoon")}

_SITTERS = word_set("days", "sitters")
_SITTING = word_set("days", "sitting")
_NOT_SUN = word_set("days", "not_sun")
_WOULD = word_set("days", "would")
_AWAKE = word_set("days", "awake")


def read_days(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """One fact a day, "weekends" being two; a range ("Mon to Thurs") is every day in it."""
    days = [term for term in terms if term.field == "days" and _is_day(sentence, term, terms)]
    found: list[Found] = []
    index = 0
    while index < len(days):
        term = days[index]
        after = days[index + 1] if index + 1 < len(days) else None
        if after is not None and _is_range(sentence, term, after):
            ids: tuple[str, ...] = _between(term.id, after.id)
            last = after.last
            index += 1
        else:
            ids, last = _SEVERAL.get(term.id, (term.id,)), term.last
        found.extend(Found("days", id_, term.first, last) for id_ in ids)
        index += 1
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
        )
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


def _between(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    count = (end - start) % 7 + 1
    return tuple(DAYS[(start + step) % 7] for step in range(count))


@lru_cache(maxsize=1)
def _clock_rules() -> Rules:
    return Rules(sayings("clock"))


_UNITS = word_set("days", "units")
_EVENINGS = frozenset({"night", "nights", "evening", "evenings"})
_OVERNIGHT = ("respite_overnight", "respite_day", "sitting_service")


def read_parts(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """Parts of the day, from words and from times on the clock ("after four", "2pm")."""
    found: list[Found] = []
    for term in terms:
        if term.field == "part_of_day" and _is_part(sentence, term):
            parts = _PARTS.get(term.id, (term.id,))
            found.extend(Found("part_of_day", id_, term.first, term.last) for id_ in parts)
    found += _short_parts(sentence)
    if not found:
        found = _evenings_of_kinds(sentence, terms)
    for hit in _clock_rules().find(sentence):
        if hit.name == "greeting" or sentence.norm(hit.last) in _UNITS:
            continue
        if hit.name in ("after", "before") and sentence.norm(hit.first - 1) in ("not", "nothing"):
            continue
        if any(hit.first < other.last and other.first < hit.last for other in found):
            continue
        words = sentence.norms[hit.first : hit.last]
        ids = _between_clocks(words) if hit.name == "range" else _clock_parts(hit.name, words)
        found.extend(Found("part_of_day", id_, hit.first, hit.last) for id_ in ids)
    return found


def _short_parts(sentence: Sentence) -> list[Found]:
    """ "Tues am", "AM activity", "Weds pm": as professionals write it."""
    shouted = sentence.text.isupper()
    found = []
    for index, word in enumerate(sentence.words):
        raw = word.raw.strip(".")
        if raw.lower() not in ("am", "pm"):
            continue
        beside_a_day = sentence.norm(index - 1) in DAY_WORDS
        if beside_a_day or (raw.isupper() and not shouted and not _is_clock(sentence, index - 1)):
            part = "morning" if raw.lower() == "am" else "afternoon"
            found.append(Found("part_of_day", part, index, index + 1))
    return found


def _is_clock(sentence: Sentence, index: int) -> bool:
    word = sentence.norm(index)
    return word[:1].isdigit() or number((word,)) is not None


_NIGHT_HOURS = frozenset({"one", "two", "three", "four", "five", "1", "2", "3", "4", "5"})


def _is_in_the_night(sentence: Sentence, term: Term) -> bool:
    """ "Half two in the morning" tells when somebody lies awake, not when they would come."""
    return any(
        sentence.norm(at) in _NIGHT_HOURS and sentence.norm(at + 1) == "in"
        for at in range(term.first - 3, term.first + 1)
    )


def _evenings_of_kinds(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """ "Karaoke night", "evening classes": the name of the kind says when."""
    found = []
    for term in terms:
        if term.field != "categories" or term.id in _OVERNIGHT:
            continue
        words = sentence.norms[term.first : term.last]
        if len(words) > 1 and any(word in _EVENINGS for word in words):
            found.append(Found("part_of_day", "evening", term.first, term.last))
    return found


def _is_part(sentence: Sentence, term: Term) -> bool:
    word = sentence.norms[term.first]
    before, after = sentence.norm(term.first - 1), sentence.norm(term.last)
    if term.id == "morning" and _is_in_the_night(sentence, term):
        return False
    alone = after in ("", ",", "!", ".", "all", "everyone", "there", "love", "dear")
    greets = term.first == 0 and term.last == 1 and alone and len(sentence.words) > term.last + 1
    if greets and word in ("morning", "afternoon", "evening"):
        return False
    if term.id != "evening" or word not in ("night", "nights", "at"):
        return True
    near = sentence.norms[max(0, term.first - 3) : term.first]
    if any(w in _AWAKE for w in near) or before in ("last", "all", "good", "per", "the"):
        return False
    if word in ("night", "nights") and before in ("a", "one", "two", "three", "few", "some"):
        return False
    return after not in ("sleep", "care", "meds", "carer")


def _between_clocks(words: Sequence[str]) -> tuple[str, ...]:
    """ "From one until five" is the afternoon; "from nine till four" says little."""
    cut = next((i for i, word in enumerate(words) if word in ("to", "until", "and", "-") and i), 0)
    start, end = _hour(words[:cut]), _hour(words[cut + 1 :])
    if start is None or end is None:
        return ()
    if start < end and start >= 7 and end <= 12 and "pm" not in words:
        return ("morning",)
    first, last = (hour + 12 if hour < 9 else hour for hour in (start, end))
    if first >= 17 or (first == 12 and last > 20):
        return ("evening",)
    return ("afternoon",) if first >= 12 and last <= 17 else ()


def _hour(words: Sequence[str]) -> float | None:
    clock = next((word for word in words if word[:1].isdigit()), None)
    value = float(clock.split(":")[0].split(".")[0]) if clock else number(words)
    return value if value is not None and value <= 23 else None


def _clock_parts(name: str, words: Sequence[str]) -> tuple[str, ...]:
    clock = next((w for w in words if w[:1].isdigit()), None)
    value = float(clock.split(":")[0].split(".")[0]) if clock else number(words)
    if value is None or value > 23:
        return ()
    hour = int(value)
    if "am" in words:
        return () if name == "after" else ("morning",)
    if "pm" in words or hour < 9:
        hour = hour + 12 if hour < 12 else hour
    if name == "after":
        if hour >= 16:
            return ("evening",)
        return ("afternoon", "evening") if hour >= 12 else ()
    if name == "before":
        return ("morning",) if 9 <= hour <= 12 else ()
    return ("morning",) if hour < 12 else ("afternoon",) if hour < 17 else ("evening",)
