from __future__ import annotations

import numpy as np
import pytest

from bot.catalogue.places.grid import _unproject, to_degrees


def test_the_worked_example_of_the_ordnance_survey_comes_out() -> None:
    """Annexe C.2 of the OS guide: 651409.903, 313177.270 on Airy 1830."""
    lat, lon = _unproject(np.array([651409.903]), np.array([313177.270]))
    assert np.degrees(lat[0]) == pytest.approx(52 + 39 / 60 + 27.2531 / 3600, abs=1e-8)
    assert np.degrees(lon[0]) == pytest.approx(1 + 43 / 60 + 4.5177 / 3600, abs=1e-8)


@pytest.mark.parametrize(
    ("easting", "northing", "lat", "lon"),
    [
        # The OS's own ETRS89 coordinates of points of its network, and their grid references
        # by OSTN15 (published test points of "OSTN15_OSGM15_TestInput/Output").
        (331534.564, 431920.794, 53.779110, -3.040454),  # Blackpool
        (438710.908, 114792.250, 50.931280, -1.450514),  # Southampton
    ],
)
def test_points_lie_within_five_metres_of_the_ordnance_surveys_own(
    easting: float, northing: float, lat: float, lon: float
) -> None:
    found_lat, found_lon = to_degrees(np.array([easting]), np.array([northing]))
    north = (found_lat[0] - lat) * 111_200
    east = (found_lon[0] - lon) * 111_200 * np.cos(np.radians(lat))
    assert np.hypot(north, east) < 5


def test_no_points_give_no_points() -> None:
    lat, lon = to_degrees(np.array([]), np.array([]))
    assert lat.size == lon.size == 0
