"""Plain text and dates, ready for a page."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal, NamedTuple

from bot.catalogue.words import hours


class Block(NamedTuple):
    """A paragraph (one line) or a list (its items)."""

    kind: Literal["paragraph", "list"]
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """The paragraphs and lists of ``text``: parted by empty lines, items after "- "."""
    found: list[Block] = []
    for piece in text.split("\n\n"):
        lines = [line.strip() for line in piece.splitlines() if line.strip()]
        items = [line[2:] for line in lines if line.startswith("- ")]
        words = " ".join(line for line in lines if not line.startswith("- "))
        if words:
            found.append(Block("paragraph", (words,)))
        if items:
            found.append(Block("list", tuple(items)))
    return found


_ASK_ME = re.compile(r"(?<=\bask me: ).+\?$", re.IGNORECASE)


def to_ask(text: str) -> tuple[str, str]:
    """``text`` up to the question that it tells to ask ("Ask me: What is on?"), and the question.

    The question is empty where there is none.
    """
    match = _ASK_ME.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


def day(value: date) -> str:
    """ "21 November 2026" """
    return f"{value.day} {value:%B %Y}"


def session(start: str, end: str | None) -> str:
    """ "Saturday 28 November, 10am to 11:30am", of ISO 8601 times with offset."""
    begins = datetime.fromisoformat(start)
    ends = datetime.fromisoformat(end).time() if end else None
    return f"{begins:%A} {begins.day} {begins:%B}, {hours(begins.time(), ends)}"
