"""A search and what the next message says of it give the next search.

A search keeps its filters until they are changed or dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.catalogue.query import DateRange, Excluded, Near, Search
from bot.conversation.services import PlaceFinder
from bot.language.mentions import Mention
from bot.vocabulary import DAYS

_ATTRIBUTES = {"for": "for_", "not": "excluded"}
_REPLACED = ("categories", "part_of_day", "for", "funding", "transport")
_ADDED = ("access",)
"""A need of the body does not go away when the next one is told."""
_EXCLUDABLE = ("categories", "days", "part_of_day", "for")


@dataclass(frozen=True)
class Refined:
    """The next search, and what stands in the way of it."""

    search: Search
    needs_place: bool = False
    """ "Near me" or a distance was asked for, and no place is known."""
    unknown_place: str | None = None
    """A place was named that is not in the gazetteer."""
    which_place: tuple[Near, ...] = ()
    """A name that stands for several places, none of them the council's own."""


def refine(
    search: Search, mentions: Sequence[Mention], places: PlaceFinder, shared: Near | None
) -> Refined:
    """Apply what a message said to a search.

    ``shared`` is the location that the person's device gave, if they pressed for it.
    """
    search = _drop(search, [m.value for m in mentions if m.field == "drop"])
    if any(m.field == "add" for m in mentions):
        mentions = [*_kept("categories", search.categories), *mentions]
    for field in (*_REPLACED, *_ADDED, "days"):
        search = _with_ids(search, field, [m for m in mentions if m.field == field])
    search = _with_times(search, mentions)
    for mention in mentions:
        if mention.field in ("max_price", "within_miles", "meal", "format"):
            search = replace(search, **{mention.field: mention.value})
    return _with_place(search, mentions, places, shared)


def _kept(field: str, ids: Sequence[str]) -> list[Mention]:
    """What was wished for before, said again: "and swimming?" adds."""
    return [Mention(field, id_, 0, 0) for id_ in ids]


def _drop(search: Search, fields: Sequence[str]) -> Search:
    empty = Search()
    for field in fields:
        names = ("near", "within_miles") if field == "near" else (_ATTRIBUTES.get(field, field),)
        search = replace(search, **{name: getattr(empty, name) for name in names})
    return search


def _with_ids(search: Search, field: str, mentions: Sequence[Mention]) -> Search:
    if not mentions:
        return search
    name = _ATTRIBUTES.get(field, field)
    wanted = list(dict.fromkeys(m.value for m in mentions if not m.negated))
    unwanted = [m.value for m in mentions if m.negated and field in _EXCLUDABLE]
    kept = list(getattr(search, name))
    if wanted:
        kept = [*kept, *(w for w in wanted if w not in kept)] if field in _ADDED else wanted
    changes: dict[str, Any] = {name: tuple(_ordered(field, (k for k in kept if k not in unwanted)))}
    if field in _EXCLUDABLE:
        before = [e for e in getattr(search.excluded, name) if e not in wanted]
        after = tuple(_ordered(field, dict.fromkeys([*before, *unwanted])))
        changes["excluded"] = replace(search.excluded, **{name: after})
    return replace(search, **changes)


def _ordered(field: str, ids: Any) -> list[str]:
    return sorted(ids, key=DAYS.index) if field == "days" else list(ids)


def _with_times(search: Search, mentions: Sequence[Mention]) -> Search:
    """Days and dates belong together: the one said last must not contradict the other."""
    dates = [m.value for m in mentions if m.field == "dates"]
    days = [m.value for m in mentions if m.field == "days" and not m.negated]
    if dates:
        start = min(date.fromisoformat(d["from"]) for d in dates)
        end = max(date.fromisoformat(d["to"]) for d in dates)
        return replace(search, dates=DateRange(start, end), days=search.days if days else ())
    if days and search.dates and not _narrows(days, search.dates):
        return replace(search, dates=None)
    return search


def _narrows(days: Sequence[str], dates: DateRange) -> bool:
    """Whether "on Sunday" picks a day of "next week"; of a single date it picks nothing."""
    return dates.start != dates.end and bool(_weekdays(dates) & set(days))


def _weekdays(dates: DateRange) -> set[str]:
    length = min((dates.end - dates.start).days + 1, 7)
    return {DAYS[(dates.start + timedelta(days=n)).weekday()] for n in range(length)}


def _with_place(
    search: Search, mentions: Sequence[Mention], places: PlaceFinder, shared: Near | None
) -> Refined:
    named = [m.value for m in mentions if m.field == "near"]
    if named:
        found = places.find(named[0])
        if not found:
            return Refined(search, unknown_place=named[0])
        if len(found) > 1:
            return Refined(search, which_place=tuple(found))
        return Refined(replace(search, near=found[0]))
    near_me = any(m.field == "near_me" for m in mentions)
    if search.near is None and shared and (near_me or search.within_miles is not None):
        return Refined(replace(search, near=shared))
    needs_place = search.near is None and (near_me or search.within_miles is not None)
    return Refined(search, needs_place=needs_place)


def is_empty(search: Search) -> bool:
    """Whether nothing was wished for yet."""
    return search == Search() or search == Search(excluded=Excluded())
