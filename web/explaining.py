"""Hard words, each explained the first time that a conversation uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.advice.glossary import Glossary

MOST = 3
"""Words explained under one message: more would be a lesson."""

Explained = list[dict[str, str]]


def explain(
    glossary: Glossary, answer: Mapping[str, Any], before: Iterable[Mapping[str, Any]]
) -> Explained:
    """The words of an advice answer that no answer ``before`` explained, nor it itself."""
    if not answer["understood"]["topic"].startswith("advice/"):
        return []
    already = [word["word"] for said in before for word in said.get("explained", ())]
    return hard_words(glossary, answer["text"], already)[:MOST]


def hard_words(glossary: Glossary, text: str, already: Iterable[str] = ()) -> Explained:
    """The hard words of ``text`` that it does not explain itself, in order of first use."""
    return [
        {"word": word, "explanation": explanation}
        for word, explanation in glossary.explain(text, list(already))
        if not _explains(text, word)
    ]


def _explains(text: str, word: str) -> bool:
    """Whether a text says what it means by a word.

    "An advocate is a person who...", "An advocate can. That is a person who...", "It is called a
    carer's assessment."
    """
    name = re.escape(word)
    ways = (
        rf"\b{name}s? (?:is|are|means?)\b",
        rf"\b{name}s?\b[^.?!]*[.?!]\s+(?:That|This|It|They) (?:is|are|means?)\b",
        rf"\bcalled (?:an? |the )?{name}",
    )
    return any(re.search(way, text, re.IGNORECASE) for way in ways)
