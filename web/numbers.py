"""Telephone numbers in a text, as links to ring or to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from web.card_facts import telephone

# Full UK numbers that start with 0, helplines of six digits and the short numbers for danger: a
# price or a year must never become a call. The widget follows the same numbers.
_NUMBER = re.compile(
    r"(?P<text>(?<=Text SHOUT to |text SHOUT to )85258)"
    r"|(?<![\d£.])(?P<full>0\d{2,4}(?: ?\d{2,4}){2,3}|116 ?\d{3})(?!\d)"
    r"|(?<![\w£.:/-])(?P<short>999|111|101|112)(?![\w%:/-]|[.,]\d)"
)
_ASKED_FOR = re.compile(r"\b(?:ring|call|dial|phone|NHS|police)\b[^.?!\n]*$", re.IGNORECASE)
_LENGTHS = {6, 10, 11}


class Piece(NamedTuple):
    """A part of a text; ``link`` is "tel:..." or "sms:...", empty for ordinary words."""

    text: str
    link: str


def pieces(text: str) -> Iterator[Piece]:
    """The whole of ``text``, its telephone numbers as pieces of their own."""
    start = 0
    for match in _NUMBER.finditer(text):
        link = _link(match, text)
        if not link:
            continue
        if match.start() > start:
            yield Piece(text[start : match.start()], "")
        yield Piece(match[0], link)
        start = match.end()
    if start < len(text):
        yield Piece(text[start:], "")


def linked(text: str) -> Markup:
    """``text``, escaped, with its numbers as links."""
    return Markup("").join(
        Markup('<a class="ring" href="{}">{}</a>').format(link, words) if link else escape(words)
        for words, link in pieces(text)
    )


def _link(match: re.Match[str], text: str) -> str:
    if match["text"]:
        return f"sms:{match[0]}?body=SHOUT"  # RFC 5724
    if match["full"]:
        link = telephone(match[0])
        return link if len(link) - len("tel:") in _LENGTHS else ""
    asked = match[0] == "999" or _ASKED_FOR.search(text, 0, match.start())
    return telephone(match[0]) if asked else ""
