"""The figures about the filters of a search: all of them right, and F1 for each field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.evaluation.metrics import share
from bot.evaluation.verdicts import Row

LISTS = ("categories", "days", "part_of_day", "access", "for", "funding", "transport")
SINGLES = ("max_price", "within_miles", "format", "meal")
NEGATED = ("categories", "days", "part_of_day", "for")
FIELDS = (
    "near", "categories", "days", "part_of_day", "dates", "max_price", "within_miles", "access",
    "for", "funding", "transport", "format", "meal", *(f"not.{field}" for field in NEGATED),
)  # fmt: skip

Fact = tuple[str, str]
"""A field and one of its values, such as ("days", "sat")."""


@dataclass(frozen=True)
class FieldScore:
    """How well the values of one field were found."""

    found: int
    missed: int
    invented: int

    @property
    def labelled(self) -> int:
        """How many values there were to find."""
        return self.found + self.missed

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there was nothing at all."""
        return share(2 * self.found, 2 * self.found + self.missed + self.invented)


def facts(search: Mapping[str, Any] | None) -> frozenset[Fact]:
    """What a search states. A place is its name alone, in whatever spelling of hyphens."""
    search = search or {}
    stated: set[Fact] = set()
    for field in LISTS:
        stated |= {(field, value) for value in search.get(field) or ()}
    for field in SINGLES:
        if search.get(field) is not None:
            stated.add((field, _plain(search[field])))
    for field in NEGATED:
        stated |= {(f"not.{field}", value) for value in (search.get("not") or {}).get(field) or ()}
    if search.get("dates"):
        stated.add(("dates", f"{search['dates']['from']} to {search['dates']['to']}"))
    if search.get("near"):
        stated.add(("near", _place(search["near"])))
    return frozenset(stated)


def labelled(rows: Iterable[Row]) -> list[Row]:
    """The rows that have filters to find and an answer."""
    return [row for row in rows if row.sentence.search is not None and row.reply is not None]


def all_right(row: Row) -> bool:
    """Whether every filter of the sentence was found and none was invented."""
    return facts(row.sentence.search) == facts(row.reply.search if row.reply else None)


def all_right_by_any(row: Row) -> bool:
    """The same by the label, or by what another reader holds to be as right."""
    found = facts(row.reply.search if row.reply else None)
    return found in [facts(search) for search in (row.sentence.search, *row.sentence.also)]


def exact_share(rows: Iterable[Row], right: Callable[[Row], bool] = all_right) -> float | None:
    """The share of labelled sentences all of whose filters are right."""
    rows = labelled(rows)
    return share(sum(map(right, rows)), len(rows))


def field_scores(rows: Iterable[Row]) -> dict[str, FieldScore]:
    """The score of every field over the labelled rows."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for row in labelled(rows):
        wanted, got = facts(row.sentence.search), facts(row.reply.search if row.reply else None)
        found.update(field for field, _ in wanted & got)
        missed.update(field for field, _ in wanted - got)
        invented.update(field for field, _ in got - wanted)
    return {name: FieldScore(found[name], missed[name], invented[name]) for name in FIELDS}


def difference(row: Row) -> tuple[list[str], list[str]]:
    """The filters that were missed and those that were invented, as "field: value"."""
    wanted, got = facts(row.sentence.search), facts(row.reply.search if row.reply else None)
    return _shown(wanted - got), _shown(got - wanted)


def _shown(stated: Iterable[Fact]) -> list[str]:
    return [f"{field}: {value}" for field, value in sorted(stated)]


def _plain(value: object) -> str:
    """3 and 3.0 are the same miles."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:g}"


def _place(near: Mapping[str, Any] | str) -> str:
    name = near if isinstance(near, str) else str(near["name"])
    name = re.sub(r"\s*\(.*\)$", "", name)  # "Gillingham (Dorset)": which one is said, for people
    if re.fullmatch(r"[A-Za-z]{1,2}\d[A-Za-z\d]?( ?\d[A-Za-z]{2})?", name):
        return name.replace(" ", "").upper()
    return re.sub(r"[\s-]+", " ", name).casefold()
