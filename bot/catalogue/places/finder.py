"""A place that somebody named, as a search takes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.catalogue.places.lookup import Place, Places
from bot.catalogue.query import Near

_TOLD_APART = re.compile(r"(.+) \([A-Z]{1,2}\d[A-Z\d]?\)")
_WIDELY_KNOWN = 5_000
"""People in a place that somebody anywhere in Britain may mean."""


class StoredPlaces:
    """The table of places, asked by name."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def find(self, name: str) -> Sequence[Near]:
        """Every place of that name, or the one postcode; empty where it is not known.

        More than one only where none of them is the council's own. Of small places one that
        another council with a pack serves goes before those that none serves. They are told apart
        by their postcode districts, "Newport (PO30)", and that finds the one again.
        """
        # A postcode that is not in the table is new or mistyped: its district is near enough.
        postcode = self._places.postcode(name) or self._places.postcode(name.split(" ")[0])
        if postcode and any(character.isdigit() for character in name):
            return [postcode]
        told_apart = _TOLD_APART.fullmatch(name)
        if told_apart:
            return [near for near in self._apart(told_apart[1]) if near.name == name]
        towns = self._places.towns(name)
        if len(towns) == 1 or (towns and towns[0].own):
            return [towns[0].near]
        served = [town for town in towns if town.served]
        # Preston means the city, though a village in Dorset is called so too.
        unknown = all(town.served or town.population < _WIDELY_KNOWN for town in towns)
        return self._told_apart(served if len(served) == 1 and unknown else towns)

    def _apart(self, name: str) -> list[Near]:
        return self._told_apart(self._places.towns(name))

    def _told_apart(self, towns: Sequence[Place]) -> list[Near]:
        return [
            Near(f"{town.name} ({self._places.district(town.lat, town.lon)})", town.lat, town.lon)
            for town in towns
        ]
