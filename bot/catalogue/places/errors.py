"""What can go wrong with places."""

from __future__ import annotations

from bot.errors import DaywiseError


class PackPlacesError(DaywiseError):
    """A council pack's places hold something that cannot be used."""


class PlacesBuildError(DaywiseError):
    """The table of places could not be made."""


class PlacesError(DaywiseError):
    """The table of places is missing or damaged."""
