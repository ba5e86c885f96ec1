"""The search page: what a form asks for, in people's own words, and what is found.

``what`` and ``when`` are free words, read as a message to the assistant is ("painting or pottery",
"weekends", "tomorrow evening"); ``near`` is a town or a postcode. The rest are choices. All stand
in the address, so that a search can be kept and shared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from bot import vocabulary, wording
from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.ranking import match_one
from bot.catalogue.results import Alternative, Found, Match
from bot.conversation.describe import counted, names, offer
from bot.conversation.refine import refine
from bot.language.mentions import Mention
from web.prose import session

PAGE = 20
MOST_WORDS = 200
DISTANCES = (2, 5, 10, 20, 40)
PRICES = (0, 3, 5, 10, 20)
_WHEN = ("days", "dates", "part_of_day")
_LISTS = ("access", "transport", "funding")
_ONE = ("for", "format")

Read = Callable[[str, datetime], list[Mention]]
"""The filters that words say (:func:`bot.language.reader.read`)."""


class Finds(Protocol):
    """Searches the catalogue (:func:`bot.catalogue.search.search`)."""

    def __call__(self, query: Search, now: datetime, *, limit: int) -> Found:
        """The first ``limit`` that fit, best first."""


class Finder(Protocol):
    """Where a named place is."""

    def find(self, name: str) -> Sequence[Near]:
        """Every place of that name; empty where it is not known."""


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
class Form:
    """What was typed and chosen, as it stands in the address."""

    what: str = ""
    near: str = ""
    when: str = ""
    within: str = ""
    price: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def of(cls, arguments: MultiDict[str, str]) -> Form:
        """From the query string; what is too long is cut, what is no choice is left out."""

        def words(name: str) -> str:
            return " ".join(arguments.get(name, "").split())[:MOST_WORDS]

        chosen = {
            name: tuple(dict.fromkeys(v for v in arguments.getlist(name) if v in ids))
            for name, ids in vocabulary.TERMS.items()
            if name != "categories"
        }
        page = arguments.get("page", "")
        return cls(
            words("what"), words("near"), words("when"), words("within"), words("price"), chosen,
            int(page) if page.isdecimal() and 0 < int(page[:6]) < 1000 else 1,
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for yet."""
        return not (self.what or self.near or self.when or self.price or any(self.chosen.values()))

    def address(self, **changes: Any) -> str:
        """The address of this search, with changes: ``page=2``, ``near=""``."""
        values: list[tuple[str, str]] = []
        plain = {"what": self.what, "near": self.near, "when": self.when, "within": self.within,
                 "price": self.price, "page": str(self.page) if self.page > 1 else ""}  # fmt: skip
        for name, value in {**plain, **{k: str(v) for k, v in changes.items()}}.items():
            if value and not (name == "page" and value == "1") and name in plain:
                values.append((name, value))
        for name, ids in self.chosen.items():
            values += [(name, id_) for id_ in ids if name not in changes]
        return "/activities" + (f"?{urlencode(values)}" if values else "")


@dataclass(frozen=True)
class Asked:
    """A form as a search, and the sentences for what of it could not be read."""

    search: Search
    notes: tuple[str, ...] = ()
    named: str = ""
    """Words that say no kind of activity, to look for in names."""


def asked(form: Form, read: Read, places: Finder, now: datetime) -> Asked:
    """Read a form. What cannot be read is left out of the search and said."""
    notes: list[str] = []
    said = read(form.what, now) if form.what else []
    # A category's own name ("arts and crafts") is always known, whatever else its words mean.
    said = _by_id(form.what) or said
    when = [m for m in read(form.when, now) if m.field in _WHEN] if form.when else []
    if form.when and not when:
        notes.append(wording.say("web.search.unknown_when", said=form.when))
    chosen = [
        Mention(name, id_, 0, 0) for name in (*_LISTS, *_ONE) for id_ in form.chosen.get(name, ())
    ]
    place = [Mention("near", form.near, 0, 0)] if form.near else []
    told = [m for m in said if not (place and m.field in ("near", "near_me"))]
    refined = refine(Search(), [*told, *when, *chosen, *place], places, None)
    search = refined.search
    if refined.unknown_place:
        notes.append(wording.say("web.search.unknown_place", said=refined.unknown_place))
    if refined.which_place:
        search = replace(search, near=refined.which_place[0])
        others = ", ".join(near.name for near in refined.which_place[1:4])
        notes.append(
            wording.say("web.search.which_place", name=refined.which_place[0].name, others=others)
        )
    within, price = _number(form.within), _number(form.price)
    if search.near and within:
        search = replace(search, within_miles=within)
    if price is not None:
        search = replace(search, max_price=price)
    nothing_said = not any(m.field not in ("near", "near_me") for m in said)
    return Asked(search, tuple(notes), form.what if form.what and nothing_said else "")


def _by_id(what: str) -> list[Mention]:
    plain = what.casefold().replace(" ", "_")
    by_name = {wording.say(f"categories.{id_}").casefold(): id_ for id_ in vocabulary.CATEGORIES}
    id_ = plain if plain in vocabulary.CATEGORIES else by_name.get(what.casefold(), "")
    return [Mention("categories", id_, 0, len(what))] if id_ else []


def _number(text: str) -> float | None:
    try:
        value = float(text.removeprefix("£"))
    except ValueError:
        return None
    return value if 0 <= value < 10_000 else None


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
    return Results(
        _heading(said.search, found),
        tuple(notes),
        _cards(shown, desk, now),
        tuple((offer(said.search, one).label, _without(form, one)) for one in found.alternatives),
        form.address(page=form.page - 1) if form.page > 1 else "",
        form.address(page=form.page + 1) if found.total > len(found.matches) else "",
        skipped + 1,
    )


def _heading(search: Search, found: Found) -> str:
    words = counted(search, found.total)
    return words[:1].upper() + words[1:]


def _cards(found: Found, desk: SearchDesk, now: datetime) -> tuple[Mapping[str, Any], ...]:
    return tuple({**card, "lines": _lines(card)} for card in _plain_cards(found, desk, now))


def _plain_cards(found: Found, desk: SearchDesk, now: datetime) -> list[Mapping[str, Any]]:
    return [desk.card(match, now) for match in found.matches]


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


def _without(form: Form, alternative: Alternative) -> str:
    """The address of the same search with that wish dropped or widened."""
    wish, search = alternative.wish, alternative.search
    if wish in ("days", "dates", "part_of_day"):
        return form.address(when="", page=1)
    if wish in ("categories", "meal", "not"):
        return form.address(what="", page=1)
    if wish == "max_price":
        price = "" if search.max_price is None else f"{search.max_price:g}"
        return form.address(price=price, page=1)
    if wish == "within_miles":
        within = "" if search.within_miles is None else f"{search.within_miles:g}"
        return form.address(within=within, page=1)
    if wish == "near":
        return form.address(near="", within="", page=1)
    return form.address(**{wish: ""}, page=1)
