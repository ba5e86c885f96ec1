"""What somebody will pay: "free", "under a fiver", "no more than 5 quid". In pounds."""

from __future__ import annotations

from functools import lru_cache

from bot.language.found import Found
from bot.language.numbers import number
from bot.language.rules import DAY_WORDS, Hit, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_WHOLE_COSTS = word_set("money", "whole_costs")
_THAN = ("then", "nor", "ner", "near", "na", "an")
"""What "than" is in dialect and in haste."""
_EACH = frozenset({"head", "time", "session", "go", "person", "visit", "week", "throw", "day"})
_NOTE = 9
"""Words beside an amount in a message that only lists wishes."""
_OVER = word_set("money", "over")


@lru_cache(maxsize=1)
def _money_rules() -> Rules:
    return Rules(sayings("money"))


@lru_cache(maxsize=1)
def _free_rules() -> Rules:
    return Rules(sayings("free"))


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[tuple[str, ...]], int]:
    said = {tuple(cue.split()) for cue in sayings("limits")["at_most"]}
    than = {(*cue[:-1], word) for cue in said if cue[-1] == "than" for word in _THAN}
    cues = frozenset(said | than)
    return cues, max(len(cue) for cue in cues)


def read_price(sentence: Sentence) -> list[Found]:
    """The most that somebody will pay, each time it is said; "cheap" is no number."""
    found = []
    for hit in _money_rules().find(sentence):
        pounds = _pounds(sentence, hit)
        first = _limit_start(sentence, hit)
        if pounds is not None and first is not None:
            found.append(Found("max_price", pounds, first, _limit_end(sentence, hit)))
    if found:
        return found
    for hit in _free_rules().find(sentence):
        if hit.name == "free" and not _is_time_off(sentence, hit) and not _is_unpaid(sentence, hit):
            found.append(Found("max_price", 0, hit.first, hit.last))
    return found


def _pounds(sentence: Sentence, hit: Hit) -> float | int | None:
    words = [w.lstrip("£") or w for w in sentence.norms[hit.first : hit.last]]
    # Of two amounts the second is the most; "two pounds and fifty pence" is one amount.
    links = ("or", "to", "-", "and") if "between" in words else ("or", "to", "-")
    words = words[max((i + 1 for i, w in enumerate(words) if w in links), default=0) :]
    if "fiver" in words or "fivers" in words:
        value: float | None = 5.0 * (number([w for w in words if w != "a"]) or 1)
    elif "tenner" in words:
        value = 10.0
    elif any(w in ("pound", "pounds") for w in words) and words[-1] not in ("pounds", "pound"):
        unit = next(i for i, w in enumerate(words) if w in ("pound", "pounds"))
        pence = number(words[unit + 1 :]) or 0.0
        value = (number(words[:unit]) or 0.0) + pence / 100
    else:
        value = number([w for w in words if w != "£"])
        if value is not None and words[-1] in ("p", "pence") and "£" not in words:
            value /= 100
    if value is None or value > 5000:
        return None
    return int(value) if value == int(value) else round(value, 2)


def _limit_start(sentence: Sentence, hit: Hit) -> int | None:
    """Where the words that make an amount a limit begin; None where it is none."""
    cues, longest = _cues()
    if sentence.norms[hit.first] in ("between", "from"):
        return hit.first
    before = sentence.norm(hit.first - 1)
    for length in range(longest, 0, -1):
        first = hit.first - length
        if first >= 0 and sentence.norms[first : hit.first] in cues:
            if length == 1 and before in _WHOLE_COSTS and not _wished(sentence, first):
                return None
            if length == 1 and before == "to" and sentence.norm(first - 1) not in ("up", "free"):
                return None
            return first
    if before in _OVER:
        return None
    if _limit_end(sentence, hit) > hit.last:
        return hit.first
    rest = len(sentence.words) - (hit.last - hit.first)
    ends = hit.first == 0 or sentence.norm(hit.last) in ("", ".", "!", "?")
    if ends and rest <= _NOTE and before not in _OVER and not _tells(sentence):
        return hit.first  # "50p bingo Kirkby afternoons"
    listed = before == "," and sentence.norm(hit.last) in ("", ".", "!") and not _tells(sentence)
    return hit.first if (rest <= 2 and before not in _WHOLE_COSTS) or listed else None


def _tells(sentence: Sentence) -> bool:
    """Whether it tells what was or is paid: a list of wishes ("bingo, a fiver") does not."""
    return not _WHOLE_COSTS.isdisjoint(sentence.norms)


def _wished(sentence: Sentence, first: int) -> bool:
    return sentence.norm(first - 1) in ("to", "can", "only", "could", "will")


def _limit_end(sentence: Sentence, hit: Hit) -> int:
    after = sentence.norms[hit.last : hit.last + 9]
    if after[:1] in (("a",), ("per",), ("each",)) and after[1:2] and after[1] in _EACH:
        # "Four pounds a head at most", but a week's sum is as a rule more than that.
        limit = _limit_after(after[2:])
        if limit:
            return hit.last + 2 + limit
    return hit.last + _limit_after(after)


def _limit_after(after: tuple[str, ...]) -> int:
    """How many words after an amount make it a limit; 0 where they do not."""
    if after[:1] in (("is",), ("would",), ("will",), ("being",)):
        named = next((i for i, word in enumerate(after[1:6], 1) if word not in _OF_LIMIT), 0)
        if named and after[named] in _LIMITS:
            return named + 1  # "five pounds would be about my ceiling"
    for ending in (
        ("or", "less"),
        ("a", "session", "is"),
        ("a", "time", "is"),
        ("a", "week", "is", "my"),
        ("is", "my", "limit"),
        ("is", "the", "limit"),
        ("is", "my", "budget"),
        ("is", "my", "max"),
        ("or", "under"),
        ("and", "under"),
        ("at", "most"),
        ("at", "the", "most"),
        ("tops",),
        ("a", "week", "for", "this"),
        ("a", "week", "and", "not", "a", "penny", "more"),
        ("a", "week", "for", "this", "and", "not", "a", "penny", "more"),
        ("and", "not", "a", "penny", "more"),
        ("not", "a", "penny", "more"),
        ("and", "no", "more"),
        ("not", "more"),
        ("is", "all", "i", "have"),
        ("is", "all", "i", "can"),
        ("is", "all", "we", "have"),
        ("is", "all", "he"),
        ("is", "all", "she"),
        ("is", "as", "much"),
        ("is", "the", "most"),
        ("is", "the", "max"),
        ("is", "about", "my"),
        ("is", "what", "i"),
        ("is", "tops"),
        ("or", "thereabouts"),
        ("or", "nearest"),
        ("ish",),
        ("mark",),
        ("in", "my", "pocket"),
        ("in", "my", "purse"),
        ("left", "to", "spend"),
        ("a", "go"),
        ("each", "time"),
        ("max",),
        ("maximum",),
        ("or", "cheaper"),
        ("or", "below"),
        ("limit",),
        ("budget",),
        ("to", "spend"),
        ("or", "so"),
    ):
        if after[: len(ending)] == ending:
            return len(ending)
    return 0


_OF_LIMIT = word_set("money", "of_limit")
_LIMITS = word_set("money", "limits")
_UNPAID = word_set("money", "unpaid")
_FOR_NOTHING = frozenset({"nothing", "nought", "money", "pay", "wage", "wages"})


def _is_unpaid(sentence: Sentence, hit: Hit) -> bool:
    """ "I'd help out at a shop for nothing", "a job, no money": the work is unpaid."""
    if sentence.norms[hit.last - 1] not in _FOR_NOTHING:
        return False
    before = sentence.norms[max(0, hit.first - 10) : hit.first]
    if before[-2:] == ("do", "it") or before[-1:] == ("good",):
        return True
    if before[-1:] in (("have",), ("has",), ("got",), ("had",)):
        return False  # "I can't work and have no money" says what it may cost
    return not _UNPAID.isdisjoint(before)


_OFFERS = word_set("money", "offers")


def _is_time_off(sentence: Sentence, hit: Hit) -> bool:
    """ "Free on Tuesdays, what can I do": the person is free, not the activity."""
    if sentence.norms[hit.first : hit.last] != ("free",):
        return False
    before, after, then = (
        sentence.norm(hit.first - 1),
        sentence.norm(hit.last),
        sentence.norm(hit.last + 1),
    )
    timed = (
        after in ("on", "at", "in", "this", "next", "after", "every", "all", "from")
        and then not in ("poole",)
    ) or after in DAY_WORDS
    starts = hit.first == 0 or before in ("i", "im", "usually", "only", "mostly")
    return timed and starts and before not in _OFFERS
