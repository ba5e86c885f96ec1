"""The letter A, so that a voice names it: espeak-ng's rules say a lone "A" as "uh"."""

from __future__ import annotations

import re

# "D T four, eight A B" and "the A thirty five", but never "a hall" or "A hall".
_BEFORE_A_LETTER = re.compile(r"\bA (?=[A-Z]\b)")
_ROAD = re.compile(r"(?<=\bthe )A (?=[a-z])")


def joined(text: str) -> str:
    """``text`` with a hyphen after each A that is a letter. It is as long as before."""
    return _ROAD.sub("A-", _BEFORE_A_LETTER.sub("A-", text))
