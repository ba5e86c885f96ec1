"""The wishes that the network hears in a message: kinds of activity, needs, groups, ways to go.

Words of a vocabulary say exactly what was said, but no list holds all the ways to say a thing
("he loves getting mucky with clay"). The network, taught on labelled sentences, hears the rest
and doubts what is only told in passing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.vocabulary import ACCESS, CATEGORIES, FOR, FORMATS, FUNDING, TRANSPORT

Wish = tuple[str, str | bool]
"""A field of a search and one of its values."""

WISHES: tuple[Wish, ...] = (
    *(("categories", one) for one in CATEGORIES),
    *(("access", one) for one in ACCESS),
    *(("for", one) for one in FOR),
    *(("transport", one) for one in TRANSPORT),
    *(("funding", one) for one in FUNDING),
    *(("format", one) for one in FORMATS),
    ("meal", True),
)
"""What the network has a score for, in its order."""


def wished_in(search: Mapping[str, Any]) -> set[Wish]:
    """The wishes that a labelled search has, those that it denies left out."""
    return {(field, value) for field, value in WISHES if value in _stated(search.get(field))}


def denied_in(search: Mapping[str, Any]) -> set[Wish]:
    """The wishes in the "not" of a labelled search."""
    return wished_in(search.get("not") or {})


def said_in(search: Mapping[str, Any]) -> set[Wish]:
    """The wishes that a labelled search says, denied or not: it is words that deny."""
    return wished_in(search) | denied_in(search)


def _stated(value: Any) -> Any:
    return value if isinstance(value, list) else () if value is None else (value,)
