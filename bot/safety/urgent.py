"""Finds urgent messages by rules, before the trained model and when it does not work.

Four kinds, as in the contract's topics: a danger to life, self-harm, abuse, and a carer who
cannot go on. The rules are data (``bot/safety/rules``): patterns over plain words, in families.
One rule is enough, or two different signs of one topic. They are cancelled by what shows that
nothing is happening now: an idiom, the past, a supposing, words of calm, and, for all but the
sure ones, a question for something to do or for advice. People in danger ask for opening hours
in the same breath, so some rules are cancelled by a question in their own sentence alone.

The whole of it is plain Python: no model, no spaCy, no network.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.safety.patterns import SHORTENED, Pattern
from bot.safety.rulebook import TOPICS, Rule, RuleBook, rule_book

SURE, FOUND, SIGNS = 0.97, 0.9, 0.75
"""Confidence of a sure rule, of any other rule, and of two signs together."""
_WORDS_OF_A_QUESTION = 4
"""A shorter one ("stroke??") asks for nothing."""
_SENTENCE_END = re.compile(r"\. ")


@dataclass(frozen=True)
class Urgent:
    """An urgent message."""

    topic: str
    """"emergency", "self_harm", "abuse" or "carer_crisis"."""
    confidence: float
    """From 0.0 to 1.0."""
    because: str
    """The rule, such as "emergency/not_breathing": never the person's words."""


def find(text: str) -> Urgent | None:
    """What is urgent in a message; None where the rules find nothing."""
    return _finder().find(text)


@lru_cache(maxsize=1)
def _finder() -> UrgentRules:
    return UrgentRules(rule_book())


class UrgentRules:
    """The rules of one rule book, ready to use."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._by_word: dict[str, list[tuple[Rule, Pattern]]] = defaultdict(list)
        self._always: list[tuple[Rule, Pattern]] = []
        for rule in book.rules:
            for pattern in rule.says:
                for anchor in pattern.anchors:
                    self._by_word[anchor].append((rule, pattern))
                if not pattern.anchors:
                    self._always.append((rule, pattern))

    def find(self, text: str) -> Urgent | None:
        """What is urgent in ``text``; where several are, the surest of them."""
        plain = self._without_idioms(self._book.words.plain(text))
        hits = self._hits(plain)
        if not _enough(hits):
            return None
        live = self._live(plain, hits)
        rules = [rule for rule in live if not rule.sign]
        if rules:
            best = min(rules, key=lambda rule: (not rule.sure, TOPICS.index(rule.topic)))
            return Urgent(best.topic, SURE if best.sure else FOUND, best.id)
        return _two_signs(live)

    def _without_idioms(self, plain: str) -> str:
        for pattern in _possible(self._book.idioms, _words(plain)):
            plain = pattern.regex.sub("", plain)
        return plain

    def _hits(self, plain: str) -> Mapping[Rule, list[int]]:
        """Where in ``plain`` each rule was found."""
        hits: dict[Rule, list[int]] = defaultdict(list)
        tried: set[int] = set()
        for word in _words(plain):
            for rule, pattern in self._by_word.get(word, ()):
                if id(pattern) not in tried:
                    tried.add(id(pattern))
                    hits_of(rule, pattern, plain, hits)
        for rule, pattern in self._always:
            hits_of(rule, pattern, plain, hits)
        return hits

    def _questions(self, plain: str) -> bool:
        """Whether a question is asked that is not itself a cry for help."""
        questions = [one for one in _SENTENCE_END.split(plain) if one.endswith("? ")]
        pleas = self._book.frames["pleading"]
        return any(
            len(one.split()) > _WORDS_OF_A_QUESTION and not _any(pleas, one, _words(one))
            for one in questions
        )

    def _live(self, plain: str, hits: Mapping[Rule, list[int]]) -> list[Rule]:
        """The rules that nothing in the message cancels, in the order of the files."""
        frames = self._book.frames
        words = _words(plain)
        if _any(frames["calm"], plain, words):
            return []
        asking = self._asks(plain)
        live = []
        for rule in self._book.rules:
            if rule not in hits or (asking and not (rule.sure or rule.beside)):
                continue
            if rule.also and not _any(rule.also, plain, words):
                continue
            cancels = (*frames["past"], *frames["supposed"], *rule.unless)
            sentences = {_sentence(plain, place) for place in hits[rule]}
            if asking and not rule.sure:
                sentences = {one for one in sentences if not self._asks(one)}
            if not all(_any(cancels, one, _words(one)) for one in sentences):
                live.append(rule)
        return live

    def _asks(self, plain: str) -> bool:
        """Whether these words ask for something to do, or for advice."""
        return _any(self._book.frames["asking"], plain, _words(plain)) or self._questions(plain)


def hits_of(rule: Rule, pattern: Pattern, plain: str, hits: dict[Rule, list[int]]) -> None:
    """Add to ``hits`` where in ``plain`` the pattern is found."""
    places = [match.start() for match in pattern.regex.finditer(plain)]
    if places:
        hits[rule].extend(places)


def _enough(rules: Iterable[Rule]) -> bool:
    """Whether these could be urgent at all: one rule, or two signs of one topic."""
    signs = [rule.topic for rule in rules if rule.sign]
    return any(not rule.sign for rule in rules) or len(set(signs)) < len(signs)


def _two_signs(live: Iterable[Rule]) -> Urgent | None:
    by_topic: dict[str, list[Rule]] = defaultdict(list)
    for rule in live:
        by_topic[rule.topic].append(rule)
    enough = [topic for topic in TOPICS if len(by_topic[topic]) >= 2]
    if not enough:
        return None
    topic = max(enough, key=lambda one: len(by_topic[one]))
    first, second = by_topic[topic][:2]
    return Urgent(topic, SIGNS, f"{first.id}+{second.id.split('/')[1]}")


def _sentence(plain: str, place: int) -> str:
    """The sentence of ``plain`` that the character at ``place`` stands in."""
    start = plain.rfind(". ", 0, place)
    end = plain.find(". ", place)
    # With its "? ": whether the sentence asks is told by it.
    return plain[start + 2 if start >= 0 else 0 : end if end >= 0 else len(plain)]


def _words(plain: str) -> set[str]:
    words = set(plain.split())
    return words | SHORTENED | {"'s"} if words & {"'s", *SHORTENED} else words


def _possible(patterns: Iterable[Pattern], words: set[str]) -> Iterable[Pattern]:
    return (p for p in patterns if not p.anchors or not p.anchors.isdisjoint(words))


def _any(patterns: Iterable[Pattern], plain: str, words: set[str]) -> bool:
    return any(pattern.regex.search(plain) for pattern in _possible(patterns, words))
