"""One activity in the list of results: its rows in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.catalogue.words import shortened
from bot.conversation.describe import names
from bot.wording import has, listed, say
from web.prose import session

_LONGEST_SUMMARY = 160
_NOT = "not_"


def shown(card: Mapping[str, Any]) -> dict[str, Any]:
    """The contract's ``Activity`` with ``lines``, its rows, and a ``lead`` of its summary."""
    lead = shortened(" ".join(card["summary"].split()), _LONGEST_SUMMARY)
    return {**card, "lines": _lines(card), "lead": lead}


def _lines(card: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The rows of a card, in the order in which people ask; what is not known is said so."""
    upcoming = card["next_session"]
    rows = [
        ("page.next", session(upcoming["start"], upcoming["end"]) if upcoming else ""),
        ("page.when", card["when"]),
        ("page.where", _where(card)),
        ("search.distance", _distance(card["distance_miles"])),
        ("page.price", card["price"]),
        ("page.access", _access(card["access"])),
        ("search.ask", listed([*_needs(card["why"], "unknown")], "and")),
        ("search.not_met", listed([*_needs(card["why"], "no")], "and")),
    ]
    return [(say(f"web.{name}"), text[:1].upper() + text[1:]) for name, text in rows if text]


def _where(card: Mapping[str, Any]) -> str:
    place = card["place"]
    if card.get("online"):
        return say("web.page.where.online")
    where = ", ".join(filter(None, (place["name"], place["address"]))) if place else ""
    return where or say("web.page.unknown")


def _distance(miles: float | None) -> str:
    if miles is None:
        return ""
    return say("web.search.miles", miles=f"{miles:g}") if miles > 1 else say("web.search.mile")


def _access(ids: Sequence[str]) -> str:
    return listed(names("access", tuple(ids)), "and") or say("web.page.unknown")


def _needs(why: Sequence[Mapping[str, Any]], met: str) -> Iterator[str]:
    """The stated needs that are ``met`` so, each named once."""
    seen = set()
    for need in why:
        field, _, id_ = need["need"].partition(":")
        name = _need_words(field.removeprefix(_NOT), id_)
        if need["met"] == met and name not in seen:
            seen.add(name)
            yield name


def _need_words(field: str, id_: str) -> str:
    key = f"web.search.need.{field}"
    if has(key):
        return say(key)
    return say(f"{'categories' if field == 'category' else field}.{id_}")
