"""What a card says of an activity, line by line, for every place that shows cards.

The assistant on a council's page, ``/ask`` and the search page show the same lines: none of them
makes words of its own from the data of an activity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from bot.wording import has, listed, say
from web.access_shapes import ACCESS_SHAPES
from web.pictures import picture_of_fact
from web.prose import day, session

Kind = Literal[
    "sample", "next", "when", "distance", "where", "price", "access", "ask", "not_met", "instead",
    "phone", "stale", "checked", "number", "best", "to_say",
]  # fmt: skip
_NOT = "not_"
_SINGULAR = {"category": "categories", "day": "days"}
"""Fields of needs that are named otherwise in a search."""


@dataclass(frozen=True)
class Item:
    """One of several things that a line of a card says."""

    text: str
    shape: str
    """A drawing of 24 by 24, the ``d`` of an SVG path; empty where there is none."""


@dataclass(frozen=True)
class CardFact:
    """One line of a card. Where ``label`` is empty, ``text`` says all by itself."""

    kind: Kind
    label: str
    text: str
    link: str = ""
    """What the text leads to ("tel:01632960123"); empty is nowhere."""
    picture: str = ""
    """The address of a picture that says the same; empty where there is none."""
    items: tuple[Item, ...] = ()
    """What ``text`` says, one by one, where each has a drawing of its own."""

    def to_dict(self) -> dict[str, Any]:
        """As ``facts`` of the HTTP contract's ``Activity``."""
        return asdict(self)


def card_facts(card: Mapping[str, Any]) -> list[CardFact]:
    """The lines of a contract's ``Activity``, in the order in which people ask.

    What nobody told is left out; of the place and the access it is said that they are not known.
    Times are London's, as in the card.
    """
    facts = [
        CardFact("sample", "", say("web.search.made_up") if card.get("sample") else ""),
        _fact("next", "page.next", _next(card["next_session"])),
        _fact("when", "page.when", card["when"]),
        _fact("distance", "search.distance", _distance(card["distance_miles"])),
        _fact("where", "page.where", _where(card)),
        _fact("price", "page.price", card["price"]),
        replace(
            _fact("access", "page.access", _access(card["access"])),
            items=tuple(_item("access", id_) for id_ in card["access"]),
        ),
        _fact("ask", "search.ask", _needs(card["why"], "unknown")),
        _fact("not_met", "search.not_met", _needs(card["why"], "no")),
        _fact("instead", "search.instead", _instead(card["why"])),
        _fact("phone", "page.phone", card["phone"] or "", telephone(card["phone"] or "")),
        CardFact("stale", "", card.get("stale") or ""),
        _fact("checked", "page.checked", _checked(card["checked_on"])),
    ]
    return [
        replace(fact, picture=picture_of_fact(fact.kind, fact.text)) for fact in facts if fact.text
    ]


def telephone(number: str) -> str:
    """The address that rings ``number``, or nothing where there is none."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""


def _fact(kind: Kind, label: str, text: str, link: str = "") -> CardFact:
    return CardFact(kind, say(f"web.{label}"), _begun(text), link)


def _item(field: str, id_: str) -> Item:
    return Item(_begun(_words(field, id_)), ACCESS_SHAPES.get(id_, ""))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _next(upcoming: Mapping[str, Any] | None) -> str:
    return session(upcoming["start"], upcoming["end"]) if upcoming else ""


def _distance(miles: float | None) -> str:
    if miles is None:
        return ""
    if miles < 0.1:
        return say("web.search.very_near")
    return say("web.search.mile" if miles == 1 else "web.search.miles", miles=f"{miles:g}")


def _where(card: Mapping[str, Any]) -> str:
    if card.get("online"):
        return say("web.page.where.online")
    place = card["place"] or {}
    # Half a postcode at the end of a line is read as no postcode at all.
    postcode = place.get("postcode", "").replace(" ", "\u00a0")
    parts = [place.get("name", ""), place.get("address", ""), postcode]
    return ", ".join(filter(None, parts)) or say("web.page.unknown")


def _access(ids: Iterable[str]) -> str:
    return _listed(_words("access", id_) for id_ in ids) or say("web.page.unknown")


def _needs(why: Iterable[Mapping[str, Any]], met: str) -> str:
    return _listed(_need_words(need["need"]) for need in why if need["met"] == met)


def _instead(why: Iterable[Mapping[str, Any]]) -> str:
    return _listed(_need_words(need["instead"]) for need in why if need.get("instead"))


def _listed(words: Iterator[str]) -> str:
    return listed([*dict.fromkeys(words)])


def _need_words(need: str) -> str:
    """The words of "access:wheelchair", or of "not_day:sat" where it was ruled out."""
    field, _, id_ = need.removeprefix(_NOT).partition(":")
    return _words(_SINGULAR.get(field, field), id_)


def _words(field: str, id_: str) -> str:
    """How a filter is named; an id of an older Daywise in a kept conversation by itself."""
    keys = (f"web.search.need.{field}.{id_}", f"web.search.need.{field}", f"{field}.{id_}")
    key = next(filter(has, keys), None)
    return say(key) if key else id_.replace("_", " ")


def _checked(on: str | None) -> str:
    return day(date.fromisoformat(on)) if on else ""
