"""What an import tells the operator, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_SHOWN = 20
"""How many of a kind are listed for people; the JSON holds them all."""

_EACH = 5
"""Up to so many records with the same remark are named one by one."""


@dataclass(frozen=True)
class Remark:
    """Something about one record. ``record`` is its name and id, as far as it has them."""

    record: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """As JSON."""
        return {"record": self.record, "reason": self.reason}


@dataclass(frozen=True)
class Report:
    """The counts are activities, but for ``read``: the records of the feed."""

    source: str
    read: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    left_out: tuple[Remark, ...] = ()
    missing_coordinates: tuple[Remark, ...] = ()
    """Kept, and found by words only: they have a place, but not on the map."""
    noted: tuple[Remark, ...] = ()
    """Kept without the fact that could not be used."""
    doubled: tuple[Remark, ...] = ()
    """Kept, and shown once: another source has the same name, place and times."""
    stale: tuple[Remark, ...] = ()
    """Kept, and shown with "ring first": last checked more than a year ago."""
    unmapped: dict[str, int] = field(default_factory=dict)
    """Terms ("taxonomy:term") that no table maps, with how often they stand in the feed."""
    dropped_sources: tuple[str, ...] = ()
    """Other sources that went: samples at the first real import, all others where asked."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON: every remark, however many there are."""
        return {
            "source": self.source,
            "read": self.read,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "left_out": [remark.to_dict() for remark in self.left_out],
            "doubled": [remark.to_dict() for remark in self.doubled],
            "missing_coordinates": [remark.to_dict() for remark in self.missing_coordinates],
            "stale": [remark.to_dict() for remark in self.stale],
            "noted": [remark.to_dict() for remark in self.noted],
            "unmapped": dict(self.unmapped),
            "dropped_sources": list(self.dropped_sources),
        }

    def to_text(self) -> str:
        """The report for people, a fact a line."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"Imported {self.source}: {_count(self.read, 'record')} read."
        yield (
            f"Activities: {self.added} added, {self.changed} changed, "
            f"{self.unchanged} unchanged, {self.removed} removed."
        )
        if self.dropped_sources:
            yield f"Sources that were dropped: {', '.join(self.dropped_sources)}."
        yield from _remarks("Left out", self.left_out)
        yield from _remarks("Doubled", self.doubled)
        yield from _remarks("Without a place on the map", self.missing_coordinates)
        yield from _remarks("Not checked for a year", self.stale)
        yield from _remarks("Noted", self.noted)
        if self.unmapped:
            yield f"Terms that no table maps: {len(self.unmapped)}"
            ordered = sorted(self.unmapped.items(), key=lambda pair: (-pair[1], pair[0]))
            for term, times in ordered[:_SHOWN]:
                yield f"  {term} ({times})"
            yield from _more(len(ordered))


def _remarks(title: str, remarks: tuple[Remark, ...]) -> Iterator[str]:
    """A line a remark; what is said of many records is said once, with how many they are."""
    if not remarks:
        return
    yield f"{title}: {len(remarks)}"
    by_reason: dict[str, list[str]] = {}
    for remark in remarks:
        by_reason.setdefault(remark.reason, []).append(remark.record)
    lines = [line for reason, records in by_reason.items() for line in _of(reason, records)]
    yield from lines[:_SHOWN]
    yield from _more(len(lines))


def _of(reason: str, records: list[str]) -> Iterator[str]:
    counted = Counter(records)
    if len(counted) > _EACH:
        yield f"  {reason}: {len(records)} records, such as {next(iter(counted))}"
        return
    for record, times in counted.items():
        yield f"  {record}: {reason}{f' ({times} times)' if times > 1 else ''}"


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"  and {count - _SHOWN} more (--json lists all)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
