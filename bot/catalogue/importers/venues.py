"""Where a service takes place: locations to :class:`bot.catalogue.model.Venue`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.catalogue.importers.fields import Record, child, children, number, words
from bot.catalogue.importers.findings import Findings
from bot.catalogue.model import Venue
from bot.catalogue.places.lookup import postcode_of

Locate = Callable[[str], tuple[float, float] | None]
"""The degrees of a postcode; None where it does not exist."""

# Latitude and longitude from, to: Great Britain and Northern Ireland with their islands, and
# the pieces of that box that are another country.
_UK = (49.8, 60.95, -8.7, 1.8)
_NOT_UK = (
    ("Ireland", (51.2, 54.0, -11.0, -5.6)),
    ("Ireland", (54.0, 55.6, -11.0, -8.2)),
    ("France", (49.0, 50.85, 0.5, 3.0)),
)


@dataclass(frozen=True)
class Placed:
    """A venue, whether it is online, and what is missing of its coordinates (or empty)."""

    venue: Venue | None
    online: bool | None
    missing: str = ""


def read_venue(location: Record, locate: Locate, findings: Findings) -> Placed:
    """The venue of one location. Without usable coordinates it takes its postcode's."""
    kind = words(location, "location_type").lower()
    if kind == "virtual":
        return Placed(None, online=True)
    masked = location.get("mask_exact_address") is True
    address = _address(location)
    typed = words(address, "postal_code", "postcode")
    postcode = postcode_of(typed) or ""
    if typed and not postcode:
        findings.note(f"{typed[:20]!r} is not a postcode")
    name = "" if masked else words(location, "name")
    lines = [words(address, "city")] if masked else [
        words(address, key) for key in ("address_1", "address_2", "city")
    ]  # fmt: skip
    lines = [line.strip(" ,") for line in lines]
    kept = [line for line in dict.fromkeys(lines) if line and line.casefold() != name.casefold()]
    point, trouble = _point(location)
    if point is None and postcode:
        point = locate(postcode)
        if point and trouble:
            findings.note(f"{trouble}; the postcode's are used")
        trouble = trouble or f"the postcode {postcode} is not known"
    if point and masked:
        # The provider asks that the exact address is not shown: to about half a mile.
        point = (round(point[0], 2), round(point[1], 2))
    lat, lon = point or (None, None)
    venue = Venue(name, ", ".join(kept), "" if masked else postcode, lat, lon)
    online = False if kind == "physical" else None
    if venue == Venue():
        return Placed(None, online, trouble or "no place is given")
    return Placed(venue, online, "" if point else trouble or "no coordinates and no postcode")


def _address(location: Record) -> Record:
    """The address where it takes place; v1 and Outpost write it otherwise."""
    addresses = children(location, "addresses", "physical_addresses")
    physical = [a for a in addresses if words(a, "address_type").lower() == "physical"]
    return next(iter(physical or addresses), location)


def _point(location: Record) -> tuple[tuple[float, float] | None, str]:
    """Degrees, or None and why they are refused (empty where there are none)."""
    lat, lon = number(location, "latitude"), number(location, "longitude")
    pair = child(location, "geometry").get("coordinates")
    if lat is None and lon is None and isinstance(pair, list) and len(pair) >= 2:
        lon, lat = (number({"n": value}, "n") for value in pair[:2])  # GeoJSON's order
    if lat is None or lon is None:
        given = location.get("latitude"), location.get("longitude")
        return None, "" if given == (None, None) else f"the coordinates {given} are not numbers"
    at = f"the coordinates {lat:g}, {lon:g}"
    if lat == 0 and lon == 0:
        return None, f"{at} are no place"
    if in_the_country(lat, lon):
        return (lat, lon), ""
    if in_the_country(lon, lat):
        return None, f"{at} are swapped"
    return None, f"{at} are outside the country"


def in_the_country(lat: float, lon: float) -> bool:
    """Whether a point lies in the United Kingdom, by boxes: near its borders by and large."""
    south, north, west, east = _UK
    if not (south <= lat <= north and west <= lon <= east):
        return False
    return not any(
        south <= lat <= north and west <= lon <= east for _, (south, north, west, east) in _NOT_UK
    )
