"""Which of several names a text holds, perhaps half remembered or misspelt."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from bot.conversation.alike import bare

_SAME_NAME = 85
"""rapidfuzz partial ratio (0 to 100) from which a text holds a whole name."""
_SAME_WORD = 84
"""rapidfuzz ratio from which two words are the same but for a typing error."""
_HALF = 0.5

Pair = tuple[str, str]


def whole(text: str, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs whose name stands word for word in a text, of two or more words; the longest only.

    "Fordington Sundays" is not "Fordington Day Together"; "Catch the Number Four" no fourth one.
    """
    said = f" {bare(text)} "
    held = [pair for pair in pairs if " " in (name := bare(pair[1])) and f" {name} " in said]
    longest = max((len(bare(name)) for _, name in held), default=0)
    return [pair for pair in held if len(bare(pair[1])) == longest]


def says_more(text: str, name: str, other: str) -> bool:
    """Whether a text holds more words of ``name`` than of ``other``."""
    said = bare(text).split()
    ours, theirs = (_shared(bare(one).split(), said) for one in (name, other))
    return len(ours) > len(theirs)


def named_in(text: str, shown: Sequence[Pair]) -> list[Pair]:
    """The (id, name) pairs of what was shown that a text names; empty where it names none.

    A whole name wins. Otherwise one word is enough ("the bingo one"), where only one name has it.
    """
    scores = {
        pair: fuzz.partial_ratio(pair[1], text, processor=utils.default_process)
        for pair in shown
        if len(text) >= len(pair[1]) // 2
    }
    held = [pair for pair, score in scores.items() if score >= _SAME_NAME]
    if held:
        best = max(scores[pair] for pair in held)
        return [pair for pair in held if scores[pair] == best]
    said = _words(text)
    sharing = [pair for pair in shown if _shared(_words(pair[1]), said)]
    return sharing if len(sharing) == 1 else []


def holds(text: str, name: str) -> bool:
    """Whether a text holds at least half of the telling words of a name."""
    words = _words(name)
    return bool(words) and len(_shared(words, _words(text))) >= _HALF * len(words)


def _words(text: str) -> list[str]:
    return [word for word in utils.default_process(text).split() if len(word) > 3]


def _shared(words: Sequence[str], said: Sequence[str]) -> list[str]:
    return [word for word in words if any(fuzz.ratio(word, other) >= _SAME_WORD for other in said)]
