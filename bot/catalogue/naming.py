"""Activities by a name half remembered.

Candidates come from two indexes of the database: words of name, provider and summary as they are,
and pieces of three letters of the name, that outlast a typing error. rapidfuzz then puts them in
order.
"""

from __future__ import annotations

from rapidfuzz import fuzz, utils
from sqlalchemy import Connection

from bot.catalogue import documents
from bot.catalogue.dialects import Dialect
from bot.catalogue.model import Activity

_CANDIDATES = 200
_LIKE_ENOUGH = 70.0
"""Chosen on misspelt and shortened names in tests/catalogue/test_naming.py."""

_SMALL = (
    "a about an and any at by can do for from go how i in into is it like me much my of on one or "
    "please tell that the there this to what when where who with you"
)
_SMALL_WORDS = frozenset(_SMALL.split())


def named(dialect: Dialect, connection: Connection, words: str, limit: int) -> list[Activity]:
    """The activities whose name is like ``words``, likeliest first."""
    asked = _plain(words)
    if not asked:
        return []
    found: dict[str, float] = {}
    for document, provider in dialect.like_names(connection, asked.split(), _CANDIDATES):
        likeness = _likeness(asked, documents.read(document).name, provider)
        if likeness >= _LIKE_ENOUGH:
            found[document] = likeness
    activities = [(-likeness, documents.read(document)) for document, likeness in found.items()]
    ordered = sorted(activities, key=lambda pair: (pair[0], pair[1].name, pair[1].id))
    return [activity for _, activity in ordered[:limit]]


def _likeness(asked: str, name: str, provider: str) -> float:
    """From 0 to 100: how well every word of the shorter is found in the longer."""
    plain = _plain(name)
    whole = float(fuzz.ratio(asked, plain))
    words = _words_found(asked, plain)
    with_provider = _words_found(asked, f"{plain} {_plain(provider)}") - 5
    return max(whole, 0.8 * words + 0.2 * whole, 0.8 * with_provider + 0.2 * whole)


def _words_found(asked: str, name: str) -> float:
    """The share of the words asked for, or of the name's words, that are found in the other."""
    mine, theirs = asked.split(), name.split()
    if not mine or not theirs:
        return 0.0
    return max(_covered(mine, theirs), _covered(theirs, mine) if len(theirs) > 1 else 0.0)


def _covered(words: list[str], among: list[str]) -> float:
    best = [max(fuzz.ratio(word, other) for other in among) for word in words]
    weights = [len(word) for word in words]
    return sum(b * w for b, w in zip(best, weights, strict=True)) / sum(weights)


def _plain(words: str) -> str:
    """Lower case words without the small ones; all of them where there are only small ones."""
    kept = utils.default_process(words).split()
    return " ".join([word for word in kept if word not in _SMALL_WORDS] or kept)
