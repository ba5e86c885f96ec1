"""A search as people state it: the ``Search`` object of the HTTP contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Near:
    """A place by its usual name, or a postcode. Degrees are WGS 84."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class DateRange:
    """From ``start`` to ``end``, both inclusive, London dates."""

    start: date
    end: date


@dataclass(frozen=True)
class Excluded:
    """What the person does not want ("not Tuesdays", "no swimming")."""

    categories: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    part_of_day: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    """Every filter that a search can carry; ids are those of :mod:`bot.vocabulary`.

    ``categories``, ``days``, ``part_of_day``, ``funding`` and ``transport`` are any-of;
    ``access`` and ``for_`` are all-of. Money is in pounds, distance in miles.
    """

    categories: tuple[str, ...] = ()
    near: Near | None = None
    within_miles: float | None = None
    days: tuple[str, ...] = ()
    part_of_day: tuple[str, ...] = ()
    dates: DateRange | None = None
    max_price: float | None = None
    access: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    format: str | None = None
    meal: bool | None = None
    excluded: Excluded = field(default_factory=Excluded)

    def to_dict(self) -> dict[str, Any]:
        """The ``Search`` object of the HTTP contract."""
        return {
            "categories": list(self.categories),
            "near": self.near
            and {"name": self.near.name, "lat": self.near.lat, "lon": self.near.lon},
            "within_miles": self.within_miles,
            "days": list(self.days),
            "part_of_day": list(self.part_of_day),
            "dates": self.dates
            and {"from": self.dates.start.isoformat(), "to": self.dates.end.isoformat()},
            "max_price": self.max_price,
            "access": list(self.access),
            "for": list(self.for_),
            "funding": list(self.funding),
            "transport": list(self.transport),
            "format": self.format,
            "meal": self.meal,
            "not": {
                "categories": list(self.excluded.categories),
                "days": list(self.excluded.days),
                "part_of_day": list(self.excluded.part_of_day),
                "for": list(self.excluded.for_),
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Search:
        """Read what :meth:`to_dict` wrote; missing keys are empty."""
        near, dates, excluded = data.get("near"), data.get("dates"), data.get("not") or {}
        return cls(
            categories=tuple(data.get("categories", ())),
            near=Near(near["name"], near["lat"], near["lon"]) if near else None,
            within_miles=data.get("within_miles"),
            days=tuple(data.get("days", ())),
            part_of_day=tuple(data.get("part_of_day", ())),
            dates=DateRange(date.fromisoformat(dates["from"]), date.fromisoformat(dates["to"]))
            if dates
            else None,
            max_price=data.get("max_price"),
            access=tuple(data.get("access", ())),
            for_=tuple(data.get("for", ())),
            funding=tuple(data.get("funding", ())),
            transport=tuple(data.get("transport", ())),
            format=data.get("format"),
            meal=data.get("meal"),
            excluded=Excluded(
                categories=tuple(excluded.get("categories", ())),
                days=tuple(excluded.get("days", ())),
                part_of_day=tuple(excluded.get("part_of_day", ())),
                for_=tuple(excluded.get("for", ())),
            ),
        )
