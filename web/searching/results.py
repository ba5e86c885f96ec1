"""What the search page shows: the cards, the notes around them, and what else to try."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.ranking import match_one
from bot.catalogue.results import Found, Match
from bot.catalogue.words import shortened
from bot.conversation.describe import counted, offer
from bot.wording import say
from web.searching import cards
from web.searching.dropping import without
from web.searching.form import Form
from web.searching.reading import Asked, Finder, Read, asked

PAGE = 20
"""Activities on one page."""

_MOST_PAGES = 50
"""Nobody reads so far; each page is looked for from the first on."""
_LONGEST_SAID = 60

Link = tuple[str, str]
"""The words of a link, and where it leads."""


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
    ways: tuple[Link, ...] = ()
    """Where nothing fits: the same search with one wish dropped."""
    places: tuple[Link, ...] = ()
    """The same search at other places of the name that was given."""
    earlier: str = ""
    later: str = ""
    page: str = ""
    """Which of the pages this is, where there are several."""
    first: int = 1
    """The number of the first card, counted over all pages."""


def results(form: Form, desk: SearchDesk, now: datetime) -> Results:
    """Search by a form. ``now`` is aware, London.

    Raises:
        DaywiseError: the catalogue or the places cannot be read.
    """
    said = asked(form, desk.read, desk.places, now)
    if said.named and (named := _by_name(said, desk, now)):
        return named
    found = desk.search(said.search, now, limit=PAGE * min(form.page, _MOST_PAGES))
    pages = min(max(-(-found.total // PAGE), 1) + found.more, _MOST_PAGES)
    form = replace(form, page=min(form.page, pages))  # beyond the last page is the last
    before = PAGE * (form.page - 1)
    matches = found.matches[before:][:PAGE]
    return Results(
        _heading(said.search, found.total, more=found.more),
        tuple(_notes(said, found, matches)),
        _cards(matches, desk, now),
        tuple(
            (offer(said.search, one).label, without(form, said, one, desk.read, now))
            for one in found.alternatives
        ),
        tuple((name, form.address(near=name, page=1)) for name in said.places),
        form.address(page=form.page - 1) if form.page > 1 else "",
        form.address(page=form.page + 1) if form.page < pages else "",
        _page(form.page, pages, found.more),
        before + 1,
    )


def _by_name(said: Asked, desk: SearchDesk, now: datetime) -> Results | None:
    """What is called by the words that were typed; None where nothing is."""
    matches = [match_one(one, said.search, now) for one in desk.named(said.named, PAGE)]
    if not matches:
        return None
    note = say("web.search.by_name", said=said.named)
    return Results(
        _heading(Search(), len(matches)), (*said.notes, note), _cards(matches, desk, now)
    )


def _notes(said: Asked, found: Found, matches: Sequence[Match]) -> list[str]:
    notes = []
    if said.named:
        notes.append(say("web.search.unknown_what", said=shortened(said.named, _LONGEST_SAID)))
    notes += said.notes
    if found.beyond_default and matches:
        notes.append(say("web.search.beyond", miles=f"{said.search.within_miles or 10:g}"))
    if any(need.met == "unknown" for match in matches for need in match.why):
        notes.append(say("web.search.unknown"))
    return notes


def _page(page: int, pages: int, more: bool) -> str:
    """Which page it is; of how many only where they were counted."""
    if more:
        return say("web.search.page_of_many", page=page)
    return say("web.search.page", page=page, pages=pages) if pages > 1 else ""


def _heading(search: Search, total: int, *, more: bool = False) -> str:
    words = counted(search, total, more=more)
    return words[:1].upper() + words[1:]


def _cards(
    matches: Sequence[Match], desk: SearchDesk, now: datetime
) -> tuple[Mapping[str, Any], ...]:
    return tuple(cards.shown(desk.card(match, now)) for match in matches)
