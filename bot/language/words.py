"""Ordinary English words, so that none of them is ever "corrected" into another."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bot.language.sayings import ordinary_words, word_set

_FILE = Path(__file__).resolve().parent.parent / "dialogue" / "models" / "minilm-vocab.txt"
"""The word pieces of MiniLM (Apache-2.0, licence beside it); whole words have no "##" before."""

ALSO_REAL = word_set("words", "also_real")
"""Words of everyday British speech that the list lacks."""


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """About 22,000 common words, in lower case, read once.

    Raises:
        OSError: where the list is missing from the project.
    """
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return (
        ALSO_REAL | ordinary_words() | {line for line in lines if line.isalpha() and line.isascii()}
    )


def is_english(word: str) -> bool:
    """Whether a word in lower case, or what is left without its plural "s", is ordinary."""
    known = english_words()
    plural = word.endswith("s") and not word.endswith(("ss", "ys"))
    return word in known or (plural and word[:-1] in known)
