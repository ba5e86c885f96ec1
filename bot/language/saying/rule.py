"""What a rule of saying is: a shape of writing, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Part: TypeAlias = tuple[str, int, int]
"""Words, and the first character and the end of what they stand for."""
Words: TypeAlias = str | tuple[Part, ...] | None
"""What a rule says: for all of its match, part by part, or None where it was none of its kind."""

DIGITS = "0123456789"
DASH = r" ?[-–] ?"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"

_LAST_WORD = re.compile(r"([A-Za-z]+)[.,:]? ?\(?$")
_NEW_SENTENCE = re.compile(r"\s*$|\s+[A-Z\"'(]|[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape of writing and what is said for it.

    ``starts`` are the characters or the words (small letters) that its matches begin with; empty
    for any word. A rule that ``may_end_a_sentence`` leaves a full stop where its match had one
    and a sentence ends there ("6 Sea Rd. Ring us.").
    """

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], Words]
    starts: tuple[str, ...] = ()
    may_end_a_sentence: bool = False


def rule(
    pattern: str,
    say: Callable[[re.Match[str]], Words] | str,
    starts: Iterable[str] = (),
    *,
    any_case: bool = False,
    may_end_a_sentence: bool = False,
) -> Rule:
    """A rule whose pattern is compiled once; words instead of a function are always the same."""
    compiled = re.compile(pattern, re.I if any_case else 0)
    return Rule(compiled, _always(say) if isinstance(say, str) else say, tuple(starts),
                may_end_a_sentence)  # fmt: skip


def part(match: re.Match[str], group: str, words: str) -> Part:
    """``words`` for one group of a match."""
    return words, match.start(group), match.end(group)


def word_before(match: re.Match[str]) -> str:
    """The word before a match, in small letters; empty where a figure or nothing stands there."""
    found = _LAST_WORD.search(match.string, max(0, match.start() - 24), match.start())
    return found[1].lower() if found else ""


def text_before(match: re.Match[str], length: int = 40) -> str:
    """The characters before a match."""
    return match.string[max(0, match.start() - length) : match.start()]


def ends_sentence(text: str, end: int) -> bool:
    """Whether a full stop before ``end`` ends a sentence, going by what follows."""
    return text[end - 1] == "." and _NEW_SENTENCE.match(text, end) is not None


def _always(words: str) -> Callable[[re.Match[str]], Words]:
    return lambda _: words
