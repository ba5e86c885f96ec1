"""What a caller means who steers the call: by a key, or by words that stand for one.

Whatever is none of these is a question, for the assistant.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.answers import Answer
from web.requests import MOST_CHARACTERS

_FILE = Path(__file__).parent / "heard.yml"


class Order(StrEnum):
    """What steers a call."""

    MORE = "more"
    AGAIN = "again"
    SLOWER = "slower"
    FASTER = "faster"
    PERSON = "person"
    DANGER = "danger"
    START = "start"
    ENOUGH = "enough"
    GOODBYE = "goodbye"
    FORGET = "forget"
    YES = "yes"
    NO = "no"


KEYS: Mapping[str, Order] = {
    "0": Order.PERSON,
    "7": Order.SLOWER,
    "8": Order.AGAIN,
    "9": Order.DANGER,
    "*": Order.AGAIN,
    "#": Order.START,
}
"""The keys that do the same at all times. 1 to 6 do what was read out."""

HINTS = (
    "more", "say that again", "slower", "a person", "goodbye", "start again", "yes", "no",
    "number one", "number two", "number three", "number four", "number five", "number six",
)  # fmt: skip
"""What Twilio's recogniser is to expect, beside the council's towns."""
_MOST_WINDOWS = 4
"""How much of a long speech is looked through for danger, as often as the assistant can take."""


def order(words: str) -> Order | None:
    """The order that ``words`` are as a whole; None where they are something else."""
    plain = _plain(words)
    return _orders().get(_bare(plain)) or _orders().get(plain)


def number(words: str) -> str | None:
    """ "2" for "two", "number two", "the second one"; None for anything else.

    A bare "to" or "for" is what recognisers make of a short "two" or "four".
    """
    said = _bare(_plain(words)).split()
    while len(said) > 1 and said[0] in _list("number_before"):
        said = said[1:]
    if len(said) == 2 and said[1] in _list("number_after"):
        said = said[:1]
    return _numbers().get(said[0]) if len(said) == 1 else None


def texted(words: str) -> str | None:
    """ "stop", "forget", "help", "start", "more" or "again", where a text is that alone."""
    plain = _plain(words)
    return next((name for name, said in _load()["texts"].items() if plain in said), None)


def window(words: str, urgent: Callable[[str], Answer | None]) -> str:
    """At most as much as the assistant takes: the first of ``words``, or where the danger is."""
    windows = textwrap.wrap(words, MOST_CHARACTERS)[:_MOST_WINDOWS]
    if len(windows) < 2:
        return words[:MOST_CHARACTERS]
    return next((part for part in windows if urgent(part)), windows[0])


def _plain(words: str) -> str:
    words = words.casefold().replace("’", "'")
    return " ".join(re.sub(r"[^\w' ]+", " ", words).split())


def _bare(plain: str) -> str:
    """``plain`` without the words around it; ``plain`` itself where nothing would be left."""
    around = _around().sub(" ", f" {plain} ")
    return " ".join(around.split()) or plain


@cache
def _around() -> re.Pattern[str]:
    # Longest first, so that "i want to" goes before "i want".
    said = sorted(_list("around"), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, said))})(?![\w'])")


@cache
def _orders() -> dict[str, Order]:
    return {said: each for each in Order for said in _list(each.value)}


@cache
def _numbers() -> dict[str, str]:
    return {said: key for key, words in _load()["numbers"].items() for said in words}


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(_load()[name])


@cache
def _load() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded
