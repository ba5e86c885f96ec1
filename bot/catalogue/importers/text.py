"""Text of feeds as people should read it: no HTML, no control characters."""

from __future__ import annotations

import html
import re
import unicodedata

import nh3

from bot.catalogue.importers.bounds import MAX_TEXT

# The tags that start a new line on a page.
_BLOCK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|section|article|blockquote)\b[^<>]*>", re.I
)
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")
# ASCII words with single spaces, without "<" and "&": plain already, as most cells of a feed are.
_PLAIN = re.compile(r"[!-%'-;=-~]+(?: [!-%'-;=-~]+)*")
# Zero-width joiners are part of emoji and of Persian; every other format character goes.
_KEPT_FORMAT = "\u200c\u200d"


def plain_text(value: str) -> str:
    """HTML reduced to text; a new block is a new line, an empty line is none. What is longer than
    :data:`~bot.catalogue.importers.bounds.MAX_TEXT` is cut.

    Markup that was escaped once too often is reduced as well. Script and style go with
    what they hold.
    """
    text = value[:MAX_TEXT]
    if not text or _PLAIN.fullmatch(text):
        return text
    for _ in range(3):
        if not _MARKUP.search(text):
            break
        text = nh3.clean(_BLOCK.sub("\n", text), tags=set(), clean_content_tags={"script", "style"})
        text = html.unescape(text)
    lines = (" ".join(line.split()) for line in without_controls(text).splitlines())
    return "\n".join(line for line in lines if line)


def one_line(value: str) -> str:
    """As :func:`plain_text`, on a single line with single spaces."""
    if not value or _PLAIN.fullmatch(value):
        return value
    return " ".join(plain_text(value).split())


def without_controls(value: str) -> str:
    """Without control characters, marks of direction, and halves of surrogate pairs."""
    if value.isascii() and value.isprintable():
        return value
    return "".join(
        character
        for character in value
        if character in "\n\r\t"
        or character in _KEPT_FORMAT
        or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
