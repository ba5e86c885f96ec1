"""What a search needs of a store. The store itself is :mod:`bot.catalogue.store`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.catalogue.distance import Box
from bot.catalogue.model import Activity
from bot.catalogue.query import Search


class CatalogueReader(Protocol):
    """Gives the activities that may fit a search."""

    def candidates(self, query: Search, today: date, box: Box | None) -> Sequence[Activity]:
        """Every activity that may fit, in any order, of one moment of the catalogue.

        It may hold some that do not fit and never lacks one that does: what is silent on a
        need stays in. With a ``box``, those whose place lies inside it, and those without
        coordinates. Ended ones may be left out by ``today``, a London date.
        """
        ...
