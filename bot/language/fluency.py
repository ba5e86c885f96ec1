"""Speech as it was meant: without "um" and "er", and without words said twice over.

"Is there a is there a class in um in Poole" is "is there a class in Poole". Words that carry
meaning may well be said twice ("slow slow", "cha cha"), so a stammer holds a small word.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sayings import word_set

_FILLERS = word_set("fluency", "fillers")
_SMALL = word_set("fluency", "small")
_LONGEST = 3
"""Words that somebody starts anew at most."""


def said_once(norms: Sequence[str]) -> list[int]:
    """The places of the words that stay, in order."""
    kept: list[int] = []
    for index, word in enumerate(norms):
        if word in _FILLERS:
            continue
        kept.append(index)
        for length in range(_LONGEST, 0, -1):
            now = [norms[at] for at in kept[-length:]]
            before = [norms[at] for at in kept[-2 * length : -length]]
            if now == before and all(one.isalpha() for one in now) and _SMALL & {*now}:
                del kept[-2 * length : -length]
                break
    return kept if kept else list(range(len(norms)))
