"""What somebody does not want: "not Mondays", "no swimming", "anything but bingo".

A word that denies holds for the wishes that follow it, over small words and over lists ("no
yoga, swimming or bingo"), until something else is said. Some deny what went before ("Mondays are
no good"). Questions ("isn't there any bingo?") and the past ("I haven't swum") deny nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.language.clauses import CARE
from bot.language.found import Found
from bot.language.rules import DAY_WORDS, Hit, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_SMALL = word_set("negation", "small")
_STOPS = word_set("negation", "stops")
_BETWEEN = word_set("negation", "between")
_PAUSES = word_set("negation", "pauses")
_EXCEPT = frozenset({"but", "bar", "except", "barring", "excepting", "than"})
_TIMES = frozenset({"mornings", "afternoons", "evenings", "eves", "nights", "weekends"})
_BREAKS = frozenset({"", ".", ",", "!", "?", ";", "and", "but", "or", "so", "with", "is", "are"})
_NEGATABLE = frozenset({"categories", "days", "part_of_day", "for"})
_ONLY = {"busy": ("days", "part_of_day"), "unneeded": ("categories",)}
"""What some denials are about: one who works on Mondays is free for bingo, one who needs no art
may still need a hoist."""


@lru_cache(maxsize=1)
def _denials() -> tuple[Rules, Rules]:
    """Those that look ahead and those that look back, each beside what denies nothing."""
    ahead, back = sayings("denials"), sayings("denials")
    for name in ("after", "then", "again", "other"):
        del ahead[name]
    del back["before"], back["busy"], back["unneeded"]
    return Rules(ahead), Rules(back)


def denied(sentence: Sentence, found: Sequence[Found]) -> set[Found]:
    """Which of the facts the person does not want."""
    starts: dict[int, list[Found]] = {}
    ends: dict[int, list[Found]] = {}
    inside: set[int] = set()
    for fact in found:
        starts.setdefault(fact.first, []).append(fact)
        ends.setdefault(fact.last, []).append(fact)
        inside.update(range(fact.first, fact.last))
    out: set[Found] = set()
    ahead, back = _denials()
    # "I work Mondays, who could sit with Mum": that is when they are wanted.
    cared = any(fact.field == "categories" and fact.value in CARE for fact in found)
    for hit in ahead.find(sentence):
        if hit.name == "nothing" and sentence.norms[hit.last - 1] in ("after", "before"):
            hours = starts.get(hit.last - 1, ())
            out.update(f for f in hours if f.field == "part_of_day")  # "not after five"
        if (
            hit.name == "nothing"
            or (hit.name == "busy" and cared)
            or (hit.last - hit.first == 1 and hit.first in inside)
        ):
            continue  # "no stairs", "not too loud" are needs of their own
        if _takes_back(sentence, hit, starts, ends):
            continue
        if sentence.norms[hit.last - 1] in _EXCEPT:
            out.update(_following(sentence, starts, hit.last))
            continue  # "any morning but Friday"
        # "not at night": the wish may begin inside what denies it.
        inner = (
            word
            for word in range(hit.first + 1, hit.last)
            if any(fact.field in _NEGATABLE for fact in starts.get(word, ()))
        )
        after = _following(sentence, starts, next(inner, hit.last))
        out.update(f for f in after if _is_denied_by(hit, f))
    for hit in back.find(sentence):
        if hit.name == "after":
            before = _before(sentence, ends, hit.first, hit.last)
            out.update(f for f in before if f.field != "for")  # "my mental health is not great"
        elif hit.name in ("then", "other"):
            out.update(_days_before(sentence, found, hit))
        elif hit.name == "again":
            out.update(_kind_before(sentence, found, hit))
    return out


def _kind_before(sentence: Sentence, found: Sequence[Found], hit: Hit) -> set[Found]:
    """ "Gardening has been offered, so not that": the kind named last before it."""
    first = _sentence_start(sentence, hit.first)
    said = [f for f in found if f.field in _NEGATABLE and first <= f.first < hit.first]
    kinds = [f for f in said if f.field == "categories"]
    kinds = kinds or [f for f in said if f.field in ("days", "part_of_day")]
    last = max((f.last for f in kinds), default=0)
    return {f for f in kinds if f.last == last}


def _sentence_start(sentence: Sentence, at: int) -> int:
    marks = (i for i in range(at - 1, -1, -1) if sentence.norms[i] in (".", "!", "?"))
    return next(marks, -1) + 1


def _is_denied_by(hit: Hit, fact: Found) -> bool:
    """ "Busy Mondays" is of time only."""
    return fact.field in _ONLY.get(hit.name, (fact.field,))


def _days_before(sentence: Sentence, found: Sequence[Found], hit: Hit) -> set[Found]:
    """ "Sundays are chapel so not then", "swimming is Monday; what is on the other days"."""
    first = 0
    if hit.name == "then":
        first = _sentence_start(sentence, hit.first)
    elif sentence.norm(hit.first - 1) in ("or", "and"):
        return set()  # "Mondays or any other day"
    fields = ("days", "part_of_day") if hit.name == "then" else ("days",)
    return {f for f in found if f.field in fields and first <= f.first < hit.first}


def _takes_back(
    sentence: Sentence, hit: Hit, starts: dict[int, list[Found]], ends: dict[int, list[Found]]
) -> bool:
    """Whether "no" mends a slip of the tongue: "a lunge club no a lunch club"."""
    if sentence.norms[hit.first : hit.last] != ("no",) or hit.first == 0:
        return False
    before, after = sentence.norm(hit.first - 1), sentence.norm(hit.last)
    said = {(fact.field, fact.value) for fact in ends.get(hit.first, ())}
    if any((fact.field, fact.value) in said for fact in starts.get(hit.last, ())):
        first = min(fact.first for fact in ends[hit.first])
        # "memory lane no memory cafe", but "no arts no crafts"
        return sentence.norm(first - 1) not in ("no", "not")
    if any(fact.field == "near" for fact in starts.get(hit.last, ())):
        return True  # nobody refuses a place with "no"; they say "not Newark"
    if before in DAY_WORDS and sentence.norm(hit.first - 2) in ("no", "not"):
        return False  # "no Mondays no Wednesdays"
    if before in DAY_WORDS or (before == "no" and sentence.norm(hit.first - 2) in DAY_WORDS):
        return True
    if before in _BREAKS or _is_plural_time(sentence, hit.last):
        return False
    if after in ("a", "an", "the", "can", "could", "i", "sorry", "wait", "actually", "in", "it"):
        return True
    beside = (*starts.get(hit.last, ()), *ends.get(hit.first, ()))
    return any(fact.field == "near" for fact in beside)


def _is_plural_time(sentence: Sentence, at: int) -> bool:
    """ "Hucknall, no evenings": nobody mends a slip of the tongue with them."""
    return sentence.norm(at) in _TIMES


def _before(sentence: Sentence, ends: dict[int, list[Found]], first: int, last: int) -> set[Found]:
    """The facts that end where a denial of what went before starts."""
    at = first
    skipped = 0
    while at > 0 and at not in ends and skipped < 2 and sentence.norm(at - 1) in _BETWEEN:
        at -= 1
        skipped += 1
    if (
        sentence.norms[first] in ("no", "not", "i", "we", "he", "she", "?")
        and sentence.norm(last) not in _PAUSES
    ):
        return set()
    out = set(ends.get(at, ()))
    if at < first and sentence.norm(first - 1) == "that":  # "on a Wednesday that is not for men"
        out = {fact for fact in out if fact.field not in ("days", "part_of_day")}
    # "Mondays and Fridays are out", "Monday mornings are no good"
    while out:
        start = min(fact.first for fact in out)
        fields = {fact.field for fact in out}
        joined = {f for f in ends.get(start, ()) if f.field in ("days", "part_of_day")} - out
        listed = {f for f in ends.get(start - 1, ()) if f.field in fields} - out
        more = joined or (listed if sentence.norm(start - 1) in ("and", "or", ",") else set())
        if not more:
            return out
        out |= more
    return out


def _following(sentence: Sentence, starts: dict[int, list[Found]], at: int) -> set[Found]:
    out: set[Found] = set()
    fields: set[str] = set()
    skipped = 0
    listed = False
    while at < len(sentence.words) and skipped <= 4:
        facts = starts.get(at)
        if facts:
            if fields and not listed and not _goes_on(facts, fields, sentence, at):
                return out
            out.update(facts)
            fields = {fact.field for fact in facts}
            if not fields & (_NEGATABLE | {"dates"}):
                return out
            end = max(fact.last for fact in facts)
            for inner in range(at + 1, end):  # "not the weekend", which is a stay and days as well
                out.update(fact for fact in starts.get(inner, ()) if fact.last <= end)
            at, skipped, listed = end, 0, False
            continue
        word = sentence.norms[at]
        if fields:
            step = _over_a_list(sentence, starts, at, fields)
            if step is None:
                return out
            at, listed = step, word != ","
            continue
        if word in _STOPS or word == "," or word not in _SMALL:
            return out
        at += 1
        skipped += 1
    return out


def _goes_on(facts: Sequence[Found], fields: set[str], sentence: Sentence, at: int) -> bool:
    """Side by side: "not Monday mornings" denies both, "not swimming Monday" the first."""
    if sentence.norm(at - 1) in ("and", "or", "nor", ",", "/", "on", "in"):
        return True
    return bool(fields & {"days"}) and all(fact.field == "part_of_day" for fact in facts)


def _over_a_list(
    sentence: Sentence, starts: dict[int, list[Found]], at: int, fields: set[str]
) -> int | None:
    """The next fact of a list that starts with "or", "and" or a comma at ``at``, if it goes on."""
    link = sentence.norms[at]
    if link not in (",", "and", "or", "nor", "/"):
        return None
    ahead = at + 1
    while ahead < len(sentence.words) and ahead - at <= 4 and ahead not in starts:
        if sentence.norms[ahead] not in (
            "or",
            "and",
            "nor",
            "on",
            "in",
            "a",
            "the",
            "any",
            "at",
            "no",
            "not",
            "of",
            "for",
        ):
            return None
        ahead += 1
    facts = starts.get(ahead)
    if not facts or sentence.norm(ahead) in ("just", "only"):
        return None  # "no ladies, just blokes"
    if link == "," and fields == {"categories"} and not _is_list(sentence, starts, at, ahead):
        return None
    same = any(fact.field in fields for fact in facts)
    times = fields <= {"days", "part_of_day"} and all(
        f.field in ("days", "part_of_day") for f in facts
    )
    if not (same or times or link in ("or", "nor")):
        return None
    # "not Mondays, Tuesday is good": what follows tells a new story.
    after = max(fact.last for fact in facts)
    if link in (",", "and") and sentence.norm(after) in (
        "is",
        "are",
        "would",
        "please",
        "instead",
        "yes",
        "only",
        "will",
    ):
        return None
    return ahead


def _is_list(sentence: Sentence, starts: dict[int, list[Found]], at: int, ahead: int) -> bool:
    """ "Not drama, music" asks for music; "no yoga, swimming or bingo" goes on denying."""
    if ahead - at > 1:
        return True
    after = max(fact.last for fact in starts[ahead])
    return sentence.norm(after) in (",", "or", "and", "nor", "/")
