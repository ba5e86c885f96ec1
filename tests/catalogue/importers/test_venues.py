from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.reading import Context
from bot.catalogue.importers.venues import in_the_country, read_venue
from bot.catalogue.model import Venue

HALL = {
    "id": "l1",
    "location_type": "physical",
    "name": "The Hall",
    "latitude": 50.61,
    "longitude": -2.45,
    "addresses": [
        {"address_1": "1 High Street", "city": "Weymouth", "postal_code": "dt47ab"},
    ],
}


def test_a_venue_has_name_street_town_and_postcode(context: Context, findings: Findings) -> None:
    placed = read_venue(HALL, context.locate, findings)
    assert placed.venue == Venue("The Hall", "1 High Street, Weymouth", "DT4 7AB", 50.61, -2.45)
    assert (placed.online, placed.missing) == (False, "")


def test_without_coordinates_the_postcodes_are_taken(context: Context, findings: Findings) -> None:
    location = {**HALL, "latitude": None, "longitude": None}
    venue = read_venue(location, context.locate, findings).venue
    assert venue is not None
    assert (venue.lat, venue.lon) == (50.613, -2.453)
    assert findings.noted == []


@pytest.mark.parametrize(
    ("lat", "lon", "reason"),
    [
        (0, 0, "0, 0 are no place"),
        (100, 101, "outside the country"),
        (-2.45, 50.61, "are swapped"),
        (48.85, 2.35, "outside the country"),  # Paris
        (53.35, -6.26, "outside the country"),  # Dublin
        (50.73, 1.61, "outside the country"),  # Boulogne
        ("north", "west", "are not numbers"),
        (50.6, None, "are not numbers"),
    ],
)
def test_coordinates_that_cannot_be_are_refused(
    context: Context, findings: Findings, lat: Any, lon: Any, reason: str
) -> None:
    """The postcode's are used, or the place is known by its words only."""
    placed = read_venue({**HALL, "latitude": lat, "longitude": lon}, context.locate, findings)
    assert placed.venue is not None
    assert placed.venue.lat == 50.613
    (remark,) = findings.noted
    assert reason in remark.reason
    assert "the postcode's are used" in remark.reason
    lost = read_venue({"name": "Hall", "latitude": lat, "longitude": lon}, context.locate, findings)
    assert lost.venue == Venue("Hall")
    assert reason in lost.missing


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (60.80, -0.80), (49.91, -6.31), (51.13, 1.31), (52.48, 1.75), (54.60, -5.93),
        (54.45, -7.65), (50.77, 0.28), (57.60, -7.30), (50.91, 0.97), (51.88, -5.30),
    ],
)  # fmt: skip
def test_every_corner_of_the_country_is_in_it(lat: float, lon: float) -> None:
    """Unst, Scilly, Dover, Lowestoft, Belfast, Fermanagh, Eastbourne, Uist, Dungeness, Dyfed."""
    assert in_the_country(lat, lon)


def test_numbers_may_be_text_and_geometry_may_be_geojson(
    context: Context, findings: Findings
) -> None:
    texts = read_venue(
        {"name": "A", "latitude": "50.61", "longitude": "-2.45"}, context.locate, findings
    )
    shape = {"type": "Point", "coordinates": [-2.45, 50.61]}
    geo = read_venue({"name": "A", "geometry": shape}, context.locate, findings)
    assert texts.venue == geo.venue == Venue("A", lat=50.61, lon=-2.45)


def test_the_physical_address_is_chosen(context: Context, findings: Findings) -> None:
    location = {
        "addresses": [
            {"address_1": "PO Box 1", "address_type": "postal"},
            {"address_1": "2 Low Street", "city": "Swanage", "address_type": "physical"},
        ]
    }
    venue = read_venue(location, context.locate, findings).venue
    assert venue is not None
    assert venue.address == "2 Low Street, Swanage"


def test_a_virtual_place_is_online(context: Context, findings: Findings) -> None:
    placed = read_venue({"location_type": "virtual", "name": "Zoom"}, context.locate, findings)
    assert (placed.venue, placed.online, placed.missing) == (None, True, "")


def test_a_masked_address_is_shown_by_its_town_only(context: Context, findings: Findings) -> None:
    location = {
        "name": "12 Acacia Avenue", "address_1": "12 Acacia Avenue", "city": "Weymouth",
        "postal_code": "DT4 7AB", "mask_exact_address": True,
        "geometry": {"coordinates": [-2.453123, 50.613456]},
    }  # fmt: skip
    placed = read_venue(location, context.locate, findings)
    assert placed.venue == Venue("", "Weymouth", "", 50.61, -2.45)


def test_what_is_no_postcode_is_left_out_and_noted(context: Context, findings: Findings) -> None:
    placed = read_venue({"name": "A", "postal_code": "ABC 1234"}, context.locate, findings)
    assert placed.venue == Venue("A")
    assert placed.missing == "no coordinates and no postcode"
    assert [remark.reason for remark in findings.noted] == ["'ABC 1234' is not a postcode"]


def test_a_postcode_that_does_not_exist_is_told(context: Context, findings: Findings) -> None:
    placed = read_venue({"name": "A", "postal_code": "DT4 9ZZ"}, context.locate, findings)
    assert placed.missing == "the postcode DT4 9ZZ is not known"


def test_an_empty_location_is_no_venue(context: Context, findings: Findings) -> None:
    placed = read_venue({"id": "l1"}, context.locate, findings)
    assert (placed.venue, placed.missing) == (None, "no place is given")
