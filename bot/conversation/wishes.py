"""A search taken apart into its wishes, and a search without one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.catalogue.query import Search
from bot.vocabulary import DAYS

SEVERAL_DAYS: dict[str, tuple[str, ...]] = {"weekdays": DAYS[:5], "weekend": DAYS[5:]}
"""Days that people say in one word."""

_NOT = "not."
_LISTS = ("categories", "days", "part_of_day", "access", "for", "funding", "transport")
_EXCLUDED = ("categories", "days", "part_of_day", "for")
_ORDER = (
    "categories", "for", "near", "within_miles", "days", "dates", "part_of_day", "max_price",
    "access", "transport", "funding", "format", "meal", *(_NOT + field for field in _EXCLUDED),
)  # fmt: skip
"""As a search is said in words."""


@dataclass(frozen=True)
class Wish:
    """One wish: a kind of thing, a day or the weekend, a place, a price.

    ``field`` is that of a ``Search`` of the HTTP contract; "not.days" is a day that is not wanted.
    ``values`` are what the search holds of it: several for the weekend, one for all else.
    """

    field: str
    values: tuple[Any, ...]

    @property
    def denied(self) -> Wish | None:
        """The wish that is not wanted, of "not.days"; None where it is wanted."""
        if not self.field.startswith(_NOT):
            return None
        return replace(self, field=self.field.removeprefix(_NOT))


def wishes_of(search: Search) -> list[Wish]:
    """Every wish of ``search``, in the order in which a search is said; empty for none."""
    return [wish for field in _ORDER for wish in _wishes(field, search)]


def holds(search: Search, wish: Wish) -> bool:
    """Whether ``search`` holds the whole of ``wish``."""
    values = _values(search, wish.field)
    return all(value in values for value in wish.values)


def without(search: Search, wish: Wish) -> Search:
    """``search`` without ``wish``, and with all others.

    A distance goes with the place that it is counted from.
    """
    changes: dict[str, Any]
    if wish.denied:
        name = _attribute(wish.denied.field)
        changes = {name: _left(getattr(search.excluded, name), wish)}
        return replace(search, excluded=replace(search.excluded, **changes))
    name = _attribute(wish.field)
    listed = wish.field in _LISTS
    changes = {name: _left(getattr(search, name), wish) if listed else None}
    if wish.field == "near":
        changes["within_miles"] = None
    return replace(search, **changes)


def _wishes(field: str, search: Search) -> list[Wish]:
    values = _values(search, field)
    if field.removeprefix(_NOT) != "days":
        return [Wish(field, (value,)) for value in values]
    found = []
    for days in SEVERAL_DAYS.values():
        together = set(days) <= set(values)
        alone = [(day,) for day in values if day in days]
        found += [Wish(field, some) for some in ([days] if together else alone)]
    return found


def _values(search: Search, field: str) -> tuple[Any, ...]:
    if field.startswith(_NOT):
        found: tuple[Any, ...] = getattr(search.excluded, _attribute(field.removeprefix(_NOT)))
        return found
    value = getattr(search, _attribute(field))
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _left(values: tuple[str, ...], wish: Wish) -> tuple[str, ...]:
    return tuple(value for value in values if value not in wish.values)


def _attribute(field: str) -> str:
    return "for_" if field == "for" else field
