"""Numbers as people type and say them: "5", "3.50", "five", "twenty five", "half", "a couple"."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBER = r"\d+(?:\.\d+)?"
"""Digits, as a regular expression without groups that capture."""

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""

NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNITS.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
    "hundred": 100,
}

ORDINAL_WORDS: dict[str, int] = {
    word: value for value, word in enumerate(_ORDINALS.split(), start=1)
} | {"thirtieth": 30}

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def number(words: Sequence[str]) -> float | None:
    """The number that the words say together, or None.

    >>> number(["twenty", "five"]), number(["3.50"]), number(["a", "couple"]), number(["half", "a"])
    (25.0, 3.5, 2.0, 0.5)
    """
    total: float | None = None
    for word in words:
        if re.fullmatch(NUMBER, word):
            total = float(word) + (total or 0.0 if total and total % 10 == 0 and total < 100 else 0)
        elif word == "hundred":
            total = 100.0 * (total or 1.0)
        elif word in NUMBER_WORDS:
            total = (total or 0.0) + NUMBER_WORDS[word]
    if total is not None:
        return total + 0.5 if "half" in words else total
    if "half" in words:
        return 0.5
    if "couple" in words:
        return 2.0
    if "a" in words or "an" in words:
        return 1.0
    return None


def ordinal(words: Sequence[str]) -> int | None:
    """The place that an ordinal says: ["24th"] is 24, ["twenty", "fourth"] is 24, or None."""
    tens = 0
    for word in words:
        found = _ORDINAL.fullmatch(word)
        if found:
            return int(found[1])
        if word in ORDINAL_WORDS:
            return tens + ORDINAL_WORDS[word]
        if word in ("twenty", "thirty"):
            tens = NUMBER_WORDS[word]
    return None
