"""What people speak of as one thing: a series with its sessions, a facility with its slots.

A session inherits what it does not say from the series above it, which may be written inside it,
or be an item of the feed that it names by its address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.catalogue.importers.fields import Record, children, identifier
from bot.catalogue.importers.openactive.pages import Item

_ABOVE = ("superEvent", "facilityUse", "aggregateFacilityUse", "instanceOfCourse")
_BELOW = ("subEvent", "event")
_PARTS = frozenset(
    {"ScheduledSession", "Slot", "Event", "IndividualFacilityUse", "CourseInstanceSubEvent"}
)
"""Types that are a part of what stands above them, if anything does."""
_DEEPEST = 5


@dataclass
class Programme:
    """One activity to be: its own facts, and the sessions that carry its dates."""

    id: str
    label: str
    facts: dict[str, Any]
    sessions: list[Record] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)

    def add(self, session: Record) -> None:
        """One session more; the same one is told again and again."""
        if (said := repr(session)) not in self._known:
            self._known.add(said)
            self.sessions.append(session)


def read_programmes(items: Iterable[Item]) -> list[Programme]:
    """The programmes of a feed, in the order in which they are first met."""
    items = list(items)
    by_address = {address: item.data for item in items for address in _addresses(item.data)}
    found: dict[str, Programme] = {}
    for item in items:
        line = [item.data, *_above(item.data, by_address)]
        is_part = kind_of(item.data) in _PARTS
        top = line[1] if is_part and len(line) > 1 else item.data
        reference = _reference(item.data) if is_part and top is item.data else ""
        id_ = reference or identifier(top, "@id", "id", "url", "identifier") or item.id
        facts = _inherited(line)
        programme = found.get(id_)
        if programme is None:
            label = f"{str(facts.get('name') or 'an item')[:60]} ({item.id[:40]})"
            programme = found[id_] = Programme(id_, label, {})
        # The series' own words come before those of one of its sessions, whichever is met first.
        own = _inherited([top]) if top is not item.data or not is_part else {}
        programme.facts = {**facts, **programme.facts, **own}
        if is_part:
            programme.add(item.data)
        for one in (item.data, top):
            for below in children(one, *_BELOW):
                programme.add(below)
    return list(found.values())


def kind_of(record: Record) -> str:
    """The type of a record, such as "ScheduledSession"."""
    return identifier(record, "@type", "type").rpartition("/")[2].rpartition(":")[2]


def _above(record: Record, by_address: Mapping[str, Record]) -> list[Record]:
    """The records above one, nearest first, as far as they are known."""
    line: list[Record] = []
    while len(line) < _DEEPEST:
        above = next((record[key] for key in _ABOVE if record.get(key)), None)
        if isinstance(above, str):
            above = by_address.get(above)
        if not isinstance(above, Mapping) or any(above is one for one in line):
            break
        line.append(above)
        record = above
    return line


def _reference(record: Record) -> str:
    """The address of what a session belongs to, where that is not in the feed."""
    return next((v for key in _ABOVE if isinstance(v := record.get(key), str)), "")


def _inherited(line: Sequence[Record]) -> dict[str, Any]:
    """What the records say together; the nearest is heard first."""
    facts: dict[str, Any] = {}
    for record in line:
        for key, value in record.items():
            if value not in (None, "", [], {}):
                facts.setdefault(key, value)
    return facts


def _addresses(record: Record) -> list[str]:
    return [value for key in ("@id", "id", "url") if isinstance(value := record.get(key), str)]
