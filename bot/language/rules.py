"""Token rules in a short notation, run by spaCy's Matcher over the evened words.

A rule is words with spaces between: ``a|b`` is either word, a last ``?`` makes it optional,
``{name}`` is one of :data:`KINDS`, which may stand beside words where it is a list of them:
"fetch {whom}|me" and "no|not more|over than? {n} miles" are rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.matcher import Matcher

from bot.language.numbers import NUMBER, NUMBER_WORDS, ORDINAL_WORDS
from bot.language.sayings import word_set
from bot.language.sentence import Sentence, english

OFTEN = word_set("rules", "often")
"""Words that most messages hold."""

DAY_WORDS: dict[str, int] = {
    form: day
    for day, forms in enumerate(
        (
            "monday mondays mon",
            "tuesday tuesdays tue tues",
            "wednesday wednesdays wed weds",
            "thursday thursdays thu thur thurs",
            "friday fridays fri",
            "saturday saturdays sat sats",
            "sunday sundays sun",
        )
    )
    for form in forms.split()
}
"""Forms of the days to their numbers, Monday 0."""

MONTH_WORDS: dict[str, int] = {
    form: month
    for month, forms in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for form in forms.split()
}
"""Forms of the months to their numbers."""

KINDS: dict[str, Any] = {
    "n": {"REGEX": rf"^(?:{NUMBER}|{'|'.join(NUMBER_WORDS)})$"},
    "day": {"IN": sorted(DAY_WORDS)},
    "month": {"IN": sorted(MONTH_WORDS)},
    "ordinal": {"REGEX": rf"^(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINAL_WORDS)})$"},
    "numbered": {"REGEX": r"^\d{1,2}(?:st|nd|rd|th)$"},
    "date": {"REGEX": rf"^(?:\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINAL_WORDS)})$"},
    "year": {"REGEX": r"^20\d\d$"},
    "anyyear": {"REGEX": r"^(?:19|20)\d\d$"},
    "amount": {"REGEX": rf"^£?(?:{NUMBER})$"},
    "whom": {"IN": sorted(word_set("rules", "whom"))},
    "does": {"IN": sorted(word_set("clauses", "does"))},
    "goes": {"IN": sorted(word_set("clauses", "goes"))},
    "mile": {"IN": ["k", "kilometers", "kilometre", "kilometres", "km", "mi", "mile", "miles"]},
    "clock": {"REGEX": rf"^(?:\d{{1,2}}(?:[.:]\d\d)?|{'|'.join(NUMBER_WORDS)})$"},
}
"""What ``{name}`` stands for in a rule."""


@dataclass(frozen=True)
class Hit:
    """A rule found: the words from ``first`` up to, not including, ``last``."""

    name: str
    first: int
    last: int


class Rules:
    """Named rules, found together. Where two overlap, the longer stands."""

    def __init__(self, rules: Mapping[str, Sequence[str]]) -> None:
        self._order = {name: place for place, name in enumerate(rules)}
        self._matchers: list[tuple[str, Matcher]] = []
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        self._last: tuple[Sentence, list[Hit]] | None = None
        for name, lines in rules.items():
            for line in lines:
                self._add(name, line)

    def _add(self, name: str, line: str) -> None:
        """Most rules need a word that most messages lack: it is looked for first."""
        matcher = Matcher(english())
        matcher.add(name, [_pattern(line)], greedy="LONGEST")
        number = len(self._matchers)
        self._matchers.append((name, matcher))
        anchor = _anchor(line)
        for word in anchor:
            self._by_word.setdefault(word, []).append(number)
        if not anchor:
            self._always.append(number)

    def find(self, sentence: Sentence) -> list[Hit]:
        """The hits in reading order, none overlapping another."""
        last = self._last
        if last is not None and last[0] is sentence:
            return last[1]  # several readers ask the same of a message
        found = self._find(sentence)
        self._last = sentence, found
        return found

    def _find(self, sentence: Sentence) -> list[Hit]:
        possible = {
            number for word in set(sentence.norms) for number in self._by_word.get(word, ())
        }.union(self._always)
        hits = [
            Hit(name, first, last)
            for number in sorted(possible)
            for name, matcher in (self._matchers[number],)
            for _, first, last in matcher(sentence.doc)
        ]
        hits.sort(key=lambda hit: (hit.first - hit.last, self._order[hit.name], hit.first))
        taken: set[int] = set()
        kept = []
        for hit in hits:
            span = range(hit.first, hit.last)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.first)


def _anchor(line: str) -> frozenset[str]:
    """The words of which a message holds one wherever the rule does; the rarest such choice."""
    choices = [
        words
        for part in line.split()
        if part != "*" and (len(part) == 1 or not part.endswith("?"))
        if (words := _choice(part)) is not None
    ]
    return min(choices, key=lambda one: (len(one & OFTEN), len(one)), default=frozenset())


def _choice(body: str) -> frozenset[str] | None:
    """The words that a part of a rule may be, or None where a pattern says which."""
    words: set[str] = set()
    for one in body.split("|"):
        kind = KINDS[one[1:-1]] if one.startswith("{") else {"IN": [one]}
        if "IN" in kind:
            words.update(kind["IN"])
        elif one == body:
            return None
    return frozenset(words)


def _pattern(line: str) -> list[dict[str, Any]]:
    return [_token(part) for part in line.split()]


def _token(part: str) -> dict[str, Any]:
    optional = len(part) > 1 and part.endswith("?")
    body = part[:-1] if optional else part
    words = _choice(body)
    if body == "*":
        token: dict[str, Any] = {}
    elif words is None:
        token = {"ORTH": KINDS[body[1:-1]]}
    else:
        token = {"ORTH": {"IN": sorted(words)}}
    if optional:
        token["OP"] = "?"
    return token
