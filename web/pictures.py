"""Which picture stands beside which words, for those who switched pictures on.

The choice is made here, so that every channel shows the same and the words that deny something
show none (see :mod:`web.symbols.choosing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bot.wording import say
from web.symbols.choosing import Symbol, Symbols

_FACTS = {
    "next": "when", "when": "when", "where": "where", "price": "price", "access": "access",
    "phone": "phone",
}  # fmt: skip
"""What the list of symbols calls a kind of fact. The others have none."""


def picture_of_fact(kind: str, text: str) -> str:
    """The address of the picture beside a line of a card; empty for none."""
    if kind not in _FACTS or text == say("web.page.unknown"):
        return ""
    return _address(_symbols().for_fact(_FACTS[kind]))


def picture_of_activity(card: Mapping[str, Any]) -> str:
    """The address of the picture of what an activity is; empty for none."""
    categories: Sequence[str] = card["categories"]
    return next(
        (_address(found) for id_ in categories if (found := _symbols().for_category(id_))), ""
    )


def pictures_of_lines(text: str) -> list[str]:
    """For each line of ``text`` that holds words, the address of its picture; empty for none."""
    lines = [line.strip() for line in text.splitlines()]
    return [_address(_symbols().for_sentence(line)) for line in lines if line]


def _address(symbol: Symbol | None) -> str:
    return symbol.address if symbol else ""


@cache
def _symbols() -> Symbols:
    return Symbols.load()
