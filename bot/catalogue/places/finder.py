"""A place that somebody named, as a search takes it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.places.lookup import Places
from bot.catalogue.query import Near


class StoredPlaces:
    """The table of places, asked by name."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def find(self, name: str) -> Sequence[Near]:
        """Every place of that name, or the one postcode; empty where it is not known.

        More than one only where none of them is the council's own.
        """
        # A postcode that is not in the table is new or mistyped: its district is near enough.
        postcode = self._places.postcode(name) or self._places.postcode(name.split(" ")[0])
        if postcode and any(character.isdigit() for character in name):
            return [postcode]
        towns = self._places.towns(name)
        if len(towns) == 1 or (towns and towns[0].own):
            return [towns[0].near]
        return [
            Near(f"{town.name} ({self._places.district(town.lat, town.lon)})", town.lat, town.lon)
            for town in towns
        ]
