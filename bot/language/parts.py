"""Parts of the day as wishes: "mornings", "after four", "from ten to two"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.language.clauses import CARE
from bot.language.found import Found
from bot.language.numbers import number
from bot.language.phrases import Term
from bot.language.rules import DAY_WORDS, MONTH_WORDS, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_PARTS = {"daytime": ("morning", "afternoon")}
_AWAKE = word_set("parts", "awake")
_LOOKING = frozenset({"look", "looks", "looking", "looked", "named"})
_COUNTS = word_set("parts", "counts")
_TOLD = word_set("parts", "told")


@lru_cache(maxsize=1)
def _clock_rules() -> Rules:
    return Rules(sayings("clock"))


_UNITS = word_set("parts", "units")
_EACH = frozenset({"any", "every", "each", "an"})
_OUT = frozenset({"drive", "out", "travel", "bus"})
_EVENINGS = frozenset({"night", "nights", "evening", "evenings"})
_WHOM = word_set("rules", "whom")
_OVERNIGHT = ("respite_overnight", "respite_day", "sitting_service")


def read_parts(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """Parts of the day, from words and from times on the clock ("after four", "2pm")."""
    found: list[Found] = []
    cared = any(t.field == "categories" and t.id in CARE for t in terms)
    for term in terms:
        if term.field == "part_of_day" and _is_part(sentence, term):
            if term.id == "daytime" and (cared or _is_of_care(sentence, term)):
                continue
            parts = _PARTS.get(term.id, (term.id,))
            found.extend(Found("part_of_day", id_, term.first, term.last) for id_ in parts)
    found += _short_parts(sentence)
    if not found:
        found = _parts_of_kinds(sentence, terms)
    for hit in _clock_rules().find(sentence):
        after = sentence.norm(hit.last)
        if hit.name == "greeting" or after in _UNITS or after in MONTH_WORDS:
            continue
        before = sentence.norm(hit.first - 1)
        if hit.name == "after" and before in _LOOKING:
            continue  # "looking after two parents"
        words = sentence.norms[hit.first : hit.last]
        if hit.name in ("after", "before") and before in ("not", "nothing"):
            if hit.name == "after" and _ends_the_day(words):
                found.append(Found("part_of_day", "evening", hit.first, hit.last))
            continue
        if any(hit.first < other.last and other.first < hit.last for other in found):
            continue
        if hit.name == "before" and before == "up":
            continue  # "I am not up before eleven"
        if hit.name in ("at", "till") and _is_told(sentence, hit.first):
            continue
        if hit.name == "till" and found:
            continue  # "at night, like 7 till 10"
        ranged = hit.name in ("range", "till")
        ids = _between_clocks(words) if ranged else _clock_parts(hit.name, words)
        found.extend(Found("part_of_day", id_, hit.first, hit.last) for id_ in ids)
    return found


def _is_of_care(sentence: Sentence, term: Term) -> bool:
    """ "Somewhere that could take him in the day", "daytime provision": it asks for no hour.

    "In the daytime" of a group to join does say when.
    """
    if term.last - term.first == 1 and sentence.norms[term.first] == "daytime":
        return sentence.norm(term.last) not in ("", ",", ".", "?", "!", ";")
    near = sentence.norms[max(0, term.first - 4) : term.first]
    return any(word in _WHOM or word in ("break", "respite", "after", "work") for word in near)


def _short_parts(sentence: Sentence) -> list[Found]:
    """ "Tues am", "AM activity", "Mon eve": as professionals write it."""
    shouted = sentence.text.isupper()
    found = []
    for index, word in enumerate(sentence.words):
        raw = word.raw.strip(".")
        before, after = sentence.norm(index - 1), sentence.norm(index + 1)
        listed = before == "," and after in _MARKS and raw != "AM"
        if raw.lower() == "eve" and (
            before in DAY_WORDS or before in _EACH or (listed and raw == "eve")
        ):
            found.append(Found("part_of_day", "evening", index, index + 1))
        if raw.lower() not in ("am", "pm"):
            continue
        if raw == "pm" and before != "the" and not _is_clock(sentence, index - 1):
            listed = True
        if raw == "am" and after in _MARKS and before not in _BEFORE_AM:
            listed = listed or not _is_clock(sentence, index - 1)
        beside_a_day = before in DAY_WORDS
        if (
            beside_a_day
            or (listed and not shouted)
            or (raw.isupper() and not shouted and not _is_clock(sentence, index - 1))
        ):
            part = "morning" if raw.lower() == "am" else "afternoon"
            found.append(Found("part_of_day", part, index, index + 1))
    return found


def _is_clock(sentence: Sentence, index: int) -> bool:
    word = sentence.norm(index)
    return word[:1].isdigit() or number((word,)) is not None


_ANOTHER = frozenset(
    {"you", "there", "have", "another", "got", "that", "find", "this", "which", "want"}
)
_MARKS = frozenset({"", ",", ".", "?", "!", "please"})
_BEFORE_AM = word_set("parts", "before_am")
_NIGHT_HOURS = frozenset({"one", "two", "three", "four", "five", "1", "2", "3", "4", "5"})


def _is_in_the_night(sentence: Sentence, term: Term) -> bool:
    """ "Half two in the morning" tells when somebody lies awake, not when they would come.

    "Is there one in the morning" asks for another of what was shown.
    """
    return any(
        sentence.norm(at) in _NIGHT_HOURS
        and sentence.norm(at + 1) == "in"
        and not (sentence.norm(at) == "one" and sentence.norm(at - 1) in _ANOTHER)
        for at in range(term.first - 3, term.first + 1)
    )


def _parts_of_kinds(sentence: Sentence, terms: Sequence[Term]) -> list[Found]:
    """ "Karaoke night", "a games afternoon": the name of the kind says when.

    A coffee morning does not: it may well be held after lunch. A night of respite is a stay, but
    an evening's sitting is in the evening.
    """
    found = []
    for term in terms:
        words = {*sentence.norms[term.first : term.last]}
        if term.field != "categories" or len(words) < 2:
            continue
        evenings = words & _EVENINGS
        if term.id in _OVERNIGHT:
            evenings &= {"evening", "evenings"}
        if evenings:
            found.append(Found("part_of_day", "evening", term.first, term.last))
        elif words & {"afternoon", "afternoons"}:
            found.append(Found("part_of_day", "afternoon", term.first, term.last))
    return found


def _is_part(sentence: Sentence, term: Term) -> bool:
    word = sentence.norms[term.first]
    before, after = sentence.norm(term.first - 1), sentence.norm(term.last)
    if term.id == "morning" and _is_in_the_night(sentence, term):
        return False
    if sentence.norms[term.first : term.last] in (("night", "out"), ("nights", "out")):
        return after != "of"
    if before in ("all", "every") or (before == "some" and _is_told(sentence, term.first - 1)):
        return False
    if word == "before" and before == "up":
        return False  # "he will not get up before twelve"
    if (before, word) in (("times", "in"), ("back", "in"), ("later", "in"), ("by", "lunchtime")):
        return False  # "three times in the day", "worn out by lunchtime"
    if word in ("midday", "lunchtime", "teatime") and after in ("meal", "meals", "dinner"):
        return False
    if before in ("coffee", "coffe"):
        return False  # "a coffee morning" may well be held after lunch
    if "dark" in sentence.norms[term.first : term.last] and not _OUT.isdisjoint(
        sentence.norms[max(0, term.first - 3) : term.first]
    ):
        return False  # "I do not go out after dark" is the same as what they ask for by day
    if after in ("telly", "tv", "television"):
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
    if word in ("night", "nights") and (before in _COUNTS or number((before,)) is not None):
        return False
    return after not in ("sleep", "care", "meds", "carer", "staff", "nurse")


def _is_told(sentence: Sentence, first: int) -> bool:
    """ "The centre shuts at three", "he sleeps all morning": when something else is."""
    if sentence.norm(first - 1) in ("at", "about", "around"):
        first -= 1
    before, earlier = sentence.norm(first - 1), sentence.norm(first - 2)
    return before in _TOLD or (before in ("is", "was") and earlier in ("it", "now"))


def _between_clocks(words: Sequence[str]) -> tuple[str, ...]:
    """ "From one until five" is the afternoon; "from nine till four" says little."""
    cut = next((i for i, word in enumerate(words) if word in ("to", "until", "and", "-") and i), 0)
    start, end = _hour(words[:cut]), _hour(words[cut + 1 :])
    if start is None or end is None:
        return ()
    if start < end and start >= 7 and end <= 12 and "pm" not in words:
        return ("morning",)
    first, last = (hour + 12 if hour < 9 else hour for hour in (start, end))
    if 9 <= first < 12 < last <= 15:
        return _PARTS["daytime"]
    if first >= 17 or (first == 12 and last > 20):
        return ("evening",)
    return ("afternoon",) if first >= 12 and last <= 17 else ()


def _ends_the_day(words: Sequence[str]) -> bool:
    """ "Not after five": the evening is refused; "not after ten" tells when a morning ends."""
    hour = _hour(words)
    return hour is not None and (3 <= hour <= 6 or 15 <= hour <= 18)


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
        # People who say "after two" mean the same afternoon; "after twelve" is all the rest of it.
        return ("afternoon",) if hour > 12 else ("afternoon", "evening") if hour == 12 else ()
    if name == "before":
        return ("morning",) if 9 <= hour <= 12 else ()
    return ("morning",) if hour < 12 else ("afternoon",) if hour < 17 else ("evening",)
