"""From National Grid eastings and northings to WGS 84 degrees.

Source: Ordnance Survey, "A guide to coordinate systems in Great Britain" (v3.6, 2020):
the inverse Transverse Mercator projection of annexe C.2 on the Airy 1830 ellipsoid, and
the seven-parameter Helmert transformation of section 6.6. Within about 5 m of the OS's own
grid-based transformation, which is far finer than "within 10 miles" needs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Airy 1830 and the National Grid (annexes A.1 and A.2); metres and radians.
_AIRY_A, _AIRY_B = 6_377_563.396, 6_356_256.909
_SCALE = 0.9996012717
_LAT0, _LON0 = np.radians(49.0), np.radians(-2.0)
_EAST0, _NORTH0 = 400_000.0, -100_000.0

# WGS 84 ellipsoid, and OSGB36 to WGS 84: the signs of section 6.6 turned round.
_WGS_A, _WGS_B = 6_378_137.0, 6_356_752.3141
_SHIFT = (446.448, -125.157, 542.060)
_SCALE_CHANGE = -20.4894e-6
_TURN = tuple(np.radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))


def to_degrees(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Latitudes and longitudes (WGS 84 degrees) of grid points in metres."""
    return _helmert(*_unproject(easting, northing))


def _unproject(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Annexe C.2: radians on the Airy ellipsoid."""
    e2 = 1 - (_AIRY_B / _AIRY_A) ** 2
    lat = (northing - _NORTH0) / (_AIRY_A * _SCALE) + _LAT0
    while True:
        rest = northing - _NORTH0 - _meridian(lat)
        if float(np.max(np.abs(rest), initial=0.0)) < 1e-5:
            break
        lat = lat + rest / (_AIRY_A * _SCALE)
    sin2 = np.sin(lat) ** 2
    nu = _AIRY_A * _SCALE / np.sqrt(1 - e2 * sin2)
    rho = _AIRY_A * _SCALE * (1 - e2) / (1 - e2 * sin2) ** 1.5
    eta2 = nu / rho - 1
    tan, sec = np.tan(lat), 1 / np.cos(lat)
    t2, t4, t6 = tan**2, tan**4, tan**6
    vii = tan / (2 * rho * nu)
    viii = tan / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    ix = tan / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4)
    x = sec / nu
    xi = sec / (6 * nu**3) * (nu / rho + 2 * t2)
    xii = sec / (120 * nu**5) * (5 + 28 * t2 + 24 * t4)
    xiia = sec / (5040 * nu**7) * (61 + 662 * t2 + 1320 * t4 + 720 * t6)
    d = easting - _EAST0
    return (
        lat - vii * d**2 + viii * d**4 - ix * d**6,
        _LON0 + x * d - xi * d**3 + xii * d**5 - xiia * d**7,
    )


def _meridian(lat: Floats) -> Floats:
    """The developed arc of a meridian from the true origin (M of annexe C.1), in metres."""
    n = (_AIRY_A - _AIRY_B) / (_AIRY_A + _AIRY_B)
    less, more = lat - _LAT0, lat + _LAT0
    arc: Floats = (
        _AIRY_B
        * _SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * np.sin(2 * less) * np.cos(2 * more)
            - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
        )
    )
    return arc


def _helmert(lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
    """Radians on Airy to degrees on WGS 84, through Cartesian coordinates (annexe B)."""
    e2 = 1 - (_AIRY_B / _AIRY_A) ** 2
    nu = _AIRY_A / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    x = nu * np.cos(lat) * np.cos(lon)
    y = nu * np.cos(lat) * np.sin(lon)
    z = nu * (1 - e2) * np.sin(lat)
    (tx, ty, tz), (rx, ry, rz), s = _SHIFT, _TURN, 1 + _SCALE_CHANGE
    x, y, z = (
        tx + s * x - rz * y + ry * z,
        ty + rz * x + s * y - rx * z,
        tz - ry * x + rx * y + s * z,
    )
    e2 = 1 - (_WGS_B / _WGS_A) ** 2
    across = np.hypot(x, y)
    lat = np.arctan2(z, across * (1 - e2))
    # Five rounds settle to far below a millimetre at these latitudes.
    for _ in range(5):
        nu = _WGS_A / np.sqrt(1 - e2 * np.sin(lat) ** 2)
        lat = np.arctan2(z + e2 * nu * np.sin(lat), across)
    return np.degrees(lat), np.degrees(np.arctan2(y, x))
