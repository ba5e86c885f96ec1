"""Distances over the ground, in miles, between places in WGS 84 degrees."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_MILES = 3958.761
"""The mean radius, 6371.009 km (IUGG)."""


@dataclass(frozen=True)
class Box:
    """All between two parallels and two meridians, in degrees."""

    south: float
    north: float
    west: float
    east: float


def miles_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance (haversine formula); exact to 0.5 %."""
    south, north = radians(lat), radians(other_lat)
    half_lat = sin((north - south) / 2) ** 2
    half_lon = sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(half_lat + cos(south) * cos(north) * half_lon))


def box_around(lat: float, lon: float, radius_miles: float) -> Box:
    """The smallest box that surely holds the circle; away from the poles, as Britain is."""
    margin = 1.001
    height = degrees(radius_miles * margin / EARTH_RADIUS_MILES)
    width = min(180.0, height / max(0.01, cos(radians(min(89.0, abs(lat) + height)))))
    return Box(lat - height, lat + height, lon - width, lon + width)
