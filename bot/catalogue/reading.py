"""What a search needs of a store. The store itself is :mod:`bot.catalogue.store`."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.catalogue.model import Activity
from bot.catalogue.query import Search


@dataclass(frozen=True)
class Area:
    """Where candidates are looked for: around ``near`` of the search, or everywhere."""

    radius_miles: float | None = None
    """None: everywhere. Otherwise all within it, and perhaps some beyond."""
    at_home: bool = True
    """Whether what has no place on the map but can be joined online belongs to it."""
    placed: bool = True
    """Whether what has a place on the map does."""
    beyond_miles: float = 0.0
    """Nothing that fits is known to lie within it."""


EVERYWHERE = Area()
AT_HOME = Area(placed=False)


@dataclass(frozen=True)
class Batch:
    """Some of the candidates of a search."""

    activities: Iterable[Activity]
    before: tuple[Any, ...] | None = None
    """The beginning of a :data:`bot.catalogue.ranking.Rank`: whatever comes in later batches ranks
    no better. None: nothing comes later."""


class CatalogueReader(Protocol):
    """Something that can be searched."""

    def one_moment(self) -> AbstractContextManager[Moment]:
        """The catalogue as it stands now, until the block ends, whatever is imported meanwhile."""
        ...


class Moment(Protocol):
    """Gives the activities that may fit a search, as the catalogue stood at one moment."""

    def candidates(self, query: Search, now: datetime, area: Area, enough: int) -> Generator[Batch]:
        """Every activity that may fit, those that may rank best first, each once.

        The batches may hold some that do not fit and never lack one that does: what is silent on
        a need stays in. About ``enough`` that fit are wanted; whoever has them closes the
        generator. ``now`` is aware.
        """
        ...
