"""What the search page shows: the cards, the notes around them, and what else to try."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from bot import wording
from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.ranking import match_one
from bot.catalogue.results import Found, Match
from bot.conversation.describe import counted, names, offer
from web.prose import session
from web.searching.dropping import without
from web.searching.form import Form
from web.searching.reading import Finder, Read, asked

PAGE = 20
"""Activities on one page."""


class Finds(Protocol):
    """Searches the catalogue (:func:`bot.catalogue.search.search`)."""

    def __call__(self, query: Search, now: datetime, *, limit: int) -> Found:
        """The first ``limit`` that fit, best first."""


@dataclass(frozen=True)
class SearchDesk:
    """What the search page needs of the rest of Daywise."""

    read: Read
    places: Finder
    search: Finds
    named: Callable[[str, int], Sequence[Activity]]
    """The activities whose names are like some words, likeliest first."""
    card: Callable[[Match, datetime], Mapping[str, Any]]
    """The ``Activity`` of the HTTP contract."""


@dataclass(frozen=True)
class Results:
    """What the page shows of a search."""

    heading: str
    notes: tuple[str, ...]
    cards: tuple[Mapping[str, Any], ...]
    ways: tuple[tuple[str, str], ...] = ()
    """Where nothing fits: what to click and where it leads, each with one wish dropped."""
    earlier: str = ""
    later: str = ""
    first: int = 1
    """The number of the first card, counted over all pages."""


def results(form: Form, desk: SearchDesk, now: datetime) -> Results:
    """Search by a form. ``now`` is aware, London.

    Raises:
        DaywiseError: the catalogue or the places cannot be read.
    """
    said = asked(form, desk.read, desk.places, now)
    notes = list(said.notes)
    if said.named:
        matches = [match_one(one, said.search, now) for one in desk.named(said.named, PAGE)]
        if matches:
            notes.append(wording.say("web.search.by_name", said=said.named))
            found = Found(tuple(matches), len(matches))
            return Results(_heading(Search(), found), tuple(notes), _cards(found, desk, now))
    found = desk.search(said.search, now, limit=PAGE * form.page)
    skipped = PAGE * (form.page - 1)
    shown = replace(found, matches=found.matches[skipped:])
    if found.beyond_default and found.matches:
        miles = f"{said.search.within_miles or 10:g}"
        notes.append(wording.say("web.search.beyond", miles=miles))
    if any(need.met == "unknown" for match in shown.matches for need in match.why):
        notes.append(wording.say("web.search.unknown"))
    ways = tuple(
        (offer(said.search, one).label, without(form, said, one, desk.read, now))
        for one in found.alternatives
    )
    return Results(
        _heading(said.search, found),
        tuple(notes),
        _cards(shown, desk, now),
        ways,
        form.address(page=form.page - 1) if form.page > 1 else "",
        form.address(page=form.page + 1) if found.total > len(found.matches) else "",
        skipped + 1,
    )


def _heading(search: Search, found: Found) -> str:
    words = counted(search, found.total)
    return words[:1].upper() + words[1:]


def _cards(found: Found, desk: SearchDesk, now: datetime) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {**card, "lines": _lines(card)}
        for card in (desk.card(match, now) for match in found.matches)
    )


def _lines(card: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The rows of a card, in the order in which people ask; what is not known is said so."""
    say, unknown = wording.say, wording.say("web.page.unknown")
    upcoming, place, miles = card["next_session"], card["place"], card["distance_miles"]
    where = ", ".join(filter(None, (place["name"], place["address"]))) if place else ""
    if card.get("online"):
        where = say("web.page.where.online")
    rows = [
        ("next", session(upcoming["start"], upcoming["end"]) if upcoming else ""),
        ("when", card["when"]),
        ("where", where or unknown),
        ("price", card["price"]),
        ("access", wording.listed(names("access", tuple(card["access"])), "and") or unknown),
    ]
    lines = [(say(f"web.page.{name}"), text) for name, text in rows if text]
    if miles is not None:
        far = say("web.search.miles", miles=f"{miles:g}") if miles > 1 else say("web.search.mile")
        lines.insert(-2, (say("web.search.distance"), far))
    return lines
