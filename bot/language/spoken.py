"""Written words as they are said: "£3.50" is "three pounds fifty".

British rules of our own over num2words: the libraries that read facts aloud take 03/12 for
March. A text is plain (no markup); what comes back holds no digits, no symbols and no addresses of
web pages, so that every engine says it alike. The rules stand in :mod:`bot.language.saying`.
"""

from __future__ import annotations

import re

from bot.language.saying.said import Said
from bot.language.saying.scanner import scan

__all__ = ["RULES_VERSION", "Said", "said_from", "sentences", "spoken"]

RULES_VERSION = 3
"""Raised with every change of what comes out: it is part of the audio cache's key."""

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def spoken(text: str) -> str:
    """The words that are said for ``text``; empty for nothing that can be said."""
    return said_from(text).text


def said_from(text: str) -> Said:
    """The words that are said for ``text``, and what each of them stands for in it."""
    return scan(text)


def sentences(said: str) -> list[str]:
    """The sentences of a spoken text, each whole and in order."""
    return [sentence for sentence in _SENTENCE_END.split(said.strip()) if sentence]
