"""What the form of the search page offers to choose from, with the words for it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary, wording
from bot.conversation.describe import names, pounds
from web.searching.form import Form

Options = list[tuple[str, str]]
"""The value of each choice and its words; the value "" is no wish."""

_MILES = (2, 5, 10, 20, 40)
_PRICES = (0, 3, 5, 10, 20)

KINDS = [wording.say("web.search.breaks"), *names("categories", vocabulary.CATEGORIES)]
"""Kinds of activity that are offered while one types."""
TIMES = [*wording.say("web.search.times").split(", "), *names("days", vocabulary.DAYS)]
"""Times likewise."""


def choices_of(form: Form) -> dict[str, Options]:
    """By the name of a field. What ``form`` holds is among them, also where a link brought it."""
    return {
        "within": [
            ("", wording.say("web.search.within.any")),
            *((miles, wording.say("web.search.within.miles", miles=miles))
              for miles in _with(form.within, _MILES)),
        ],
        "price": [
            ("", wording.say("web.search.price.any")),
            *((price, _price(price)) for price in _with(form.price, _PRICES)),
        ],
        "for": [
            ("", wording.say("web.search.for.any")),
            *(pair for pair in _named("for", vocabulary.FOR) if pair[0] != "everyone"),
        ],
        "format": [
            ("", wording.say("web.search.format.any")),
            *_named("about", vocabulary.FORMATS),
        ],
        "access": _named("access", vocabulary.ACCESS),
        "transport": _named("transport", vocabulary.TRANSPORT),
        "funding": _named("funding", vocabulary.FUNDING),
    }  # fmt: skip


def _named(field: str, ids: tuple[str, ...]) -> Options:
    return list(zip(ids, names(field, ids), strict=True))


def _with(said: str, steps: Sequence[int]) -> list[str]:
    numbers = {*map(float, steps), *([float(said)] if said else [])}
    return [f"{number:g}" for number in sorted(numbers)]


def _price(price: str) -> str:
    if price == "0":
        return wording.say("web.search.price.free")
    return wording.say("web.search.price.most", price=pounds(float(price)))
