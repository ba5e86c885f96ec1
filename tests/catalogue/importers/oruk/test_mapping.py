from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.importers.oruk.mapping import read_services
from bot.catalogue.importers.reading import Context, activity_id
from bot.catalogue.model import Activity, Venue

CLUB: dict[str, Any] = {
    "id": "s1",
    "name": "  Painting\n club ",
    "description": "<p>Come and paint.</p>",
    "status": "active",
    "url": "https://example.org/paint",
    "email": "paint@example.org",
    "assured_date": "2026-09-01",
    "last_modified": "2026-11-20T10:00:00Z",
    "minimum_age": 18,
    "alert": "Closed over Christmas.",
    "organization": {"id": "o1", "name": "Example Arts"},
    "cost_options": [{"amount": 4}],
    "contacts": [{"name": "Ann", "phones": [{"number": "01632 960123"}]}],
    "schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00"}],
    "attributes": [
        {"taxonomy_term": {"taxonomy": "categories", "term": "arts_and_crafts"}},
        {"taxonomy_term": {"taxonomy": "for", "term": "older_people"}},
    ],
    "service_at_locations": [
        {
            "id": "sal1",
            "location": {
                "id": "l1",
                "location_type": "physical",
                "name": "The Hall",
                "addresses": [{"city": "Weymouth", "postal_code": "DT4 7AB"}],
                "accessibility": [
                    {"accessibility": "Level access. Hearing loop.", "details": "Ask at the desk"},
                    {"accessibility": "Hoist", "details": "Out of order"},
                ],
            },
        }
    ],
}
LIBRARY = {
    "id": "sal2",
    "location": {"id": "l2", "name": "Library", "latitude": 50.609, "longitude": -1.958},
}


def one(record: Any, context: Context) -> Activity:
    (activity,) = read_services([record], context).activities
    return activity


def test_a_full_service_is_read_whole(context: Context) -> None:
    activity = one(CLUB, context)
    assert activity.name == "Painting club"
    assert activity.summary == "Come and paint.\nFor ages 18 and over.\nClosed over Christmas."
    assert activity.provider == "Example Arts"
    assert activity.categories == ("arts_and_crafts",)
    assert activity.for_ == ("older_people",)
    assert activity.access == ("step_free", "hearing_loop")
    assert activity.formats == ("in_person",)
    assert activity.venue == Venue("The Hall", "Weymouth", "DT4 7AB", 50.613, -2.453)
    assert activity.price.lowest == Decimal(4)
    assert activity.schedules[0].rrule == "FREQ=WEEKLY;BYDAY=TU"
    assert (activity.phone, activity.email) == ("01632 960123", "paint@example.org")
    assert activity.website == "https://example.org/paint"
    assert activity.meal is None
    assert not activity.sample


def test_the_day_of_the_check_is_the_assured_date_not_the_last_change(context: Context) -> None:
    assert one(CLUB, context).checked_on == date(2026, 9, 1)
    unchecked = {key: value for key, value in CLUB.items() if key != "assured_date"}
    assert one(unchecked, context).checked_on is None


def test_a_check_that_is_still_to_come_is_none(context: Context) -> None:
    read = read_services([{**CLUB, "assured_date": "2027-01-01"}], context)
    assert read.activities[0].checked_on is None
    assert "still to come" in read.findings.noted[0].reason


def test_the_least_that_a_record_may_hold_is_enough(context: Context) -> None:
    activity = one({"id": 7, "name": "Tea"}, context)
    assert activity == Activity(id=activity.id, source="council", name="Tea")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("a text", "it is 'a text', not an object"),
        (None, "it is 'None', not an object"),
        ([CLUB], "it is a list, not an object"),
        ({"id": "1", "status": "active"}, "it has no name"),
        ({"id": "1", "name": 5, "status": "active"}, "it has no name"),
        ({"id": "1", "name": "<script>x</script>"}, "it has no name"),
        ({"name": "Tea"}, "it has no id"),
        ({**CLUB, "status": "inactive"}, "its status is 'inactive'"),
        ({**CLUB, "status": "temporarily closed"}, "its status is 'temporarily closed'"),
        ({**CLUB, "status": 1}, "its status is '1'"),
        ({**CLUB, "visible": False}, "its provider has hidden it"),
        ({**CLUB, "visible_to": "2026-11-01"}, "its provider has hidden it"),
        ({**CLUB, "visible_from": "2026-12-01"}, "its provider has hidden it"),
        ({"id": "1", "name": "Org", "logo": "x"}, "it is an organisation, not a service"),
        (
            {"id": "1", "service": CLUB, "location": {}},
            "it is a service at a location, not a service",
        ),
        ({**CLUB, "name": "Private Event"}, "it is a private or empty booking"),
    ],
)
def test_one_bad_record_is_left_out_and_the_rest_stay(
    context: Context, record: Any, reason: str
) -> None:
    good = {"id": "good", "name": "Good"}
    read = read_services([record, good], context)
    assert [activity.name for activity in read.activities] == ["Good"]
    assert [remark.reason for remark in read.findings.left_out] == [reason]
    assert read.records == 2


@pytest.mark.parametrize(
    "name",
    ["Private Event", "PRIVATE BOOKING", "Private hire - Smith wedding", "Private", "Booked",
     "Hall closed", "(Reserved)", "Private Party: Ann's 60th"],
)  # fmt: skip
def test_private_and_empty_bookings_are_left_out(context: Context, name: str) -> None:
    assert read_services([{"id": "1", "name": name}], context).activities == ()


@pytest.mark.parametrize(
    "name",
    ["Private piano lessons", "Alpacas Private Group Visits", "Booked Out book club",
     "Closed captions cinema", "Private hire driver training"],
)  # fmt: skip
def test_activities_that_only_sound_private_stay(context: Context, name: str) -> None:
    assert one({"id": "1", "name": name}, context).name == name


def test_an_id_that_comes_again_is_left_out(context: Context) -> None:
    read = read_services([CLUB, {**CLUB, "name": "Other"}], context)
    assert [activity.name for activity in read.activities] == ["Painting club"]
    assert read.findings.left_out[0].reason == "its id was used earlier in the feed"


def test_each_place_of_a_service_is_an_activity_of_its_own(context: Context) -> None:
    two = {**CLUB, "service_at_locations": [*CLUB["service_at_locations"], LIBRARY]}
    first, second = read_services([two], context).activities
    assert (first.venue and first.venue.name, second.venue and second.venue.name) == (
        "The Hall",
        "Library",
    )
    assert first.id != second.id
    assert first.name == second.name
    assert second.access == ()


def test_schedules_go_to_the_place_that_they_name(context: Context) -> None:
    record = {
        **CLUB,
        "schedules": [
            {"byday": "MO", "service_at_location_id": "sal1"},
            {"byday": "WE", "service_at_location_id": "sal2"},
            {"byday": "FR"},
        ],
        "service_at_locations": [
            *CLUB["service_at_locations"],
            {**LIBRARY, "schedules": [{"byday": "SA"}]},
        ],
    }
    first, second = read_services([record], context).activities
    assert [s.rrule and s.rrule[-2:] for s in first.schedules] == ["MO", "FR"]
    assert [s.rrule and s.rrule[-2:] for s in second.schedules] == ["WE", "FR", "SA"]


def test_one_place_told_twice_is_one_activity(context: Context) -> None:
    link = CLUB["service_at_locations"][0]
    twice = {
        **CLUB,
        "service_at_locations": [link, {**link, "id": "sal9", "schedules": [{"byday": "SU"}]}],
    }
    activity = one(twice, context)
    assert [s.rrule and s.rrule[-2:] for s in activity.schedules] == ["TU", "SU"]


def test_links_to_places_that_say_nothing_make_one_activity(context: Context) -> None:
    assert one({**CLUB, "service_at_locations": [{"id": "a"}, {"id": "b"}]}, context).venue is None


def test_an_online_service_has_no_venue_and_misses_none(context: Context) -> None:
    record = {"id": "1", "name": "Quiz", "locations": [{"location_type": "virtual"}]}
    read = read_services([record], context)
    assert read.activities[0].formats == ("online",)
    assert read.activities[0].venue is None
    assert read.findings.missing_coordinates == []


def test_a_place_without_coordinates_is_counted_and_kept(context: Context) -> None:
    record = {"id": "1", "name": "Tea", "locations": [{"name": "Somewhere"}]}
    read = read_services([record], context)
    assert read.activities[0].venue == Venue("Somewhere")
    (remark,) = read.findings.missing_coordinates
    assert (remark.record, remark.reason) == ("Tea (1)", "no coordinates and no postcode")


def test_outposts_shape_is_read(context: Context) -> None:
    record = {
        "id": 446, "name": "Club", "organisation": {"name": "Thomley"}, "free": None,
        "locations": [{
            "name": "Barn", "address_1": " Long Road", "city": "Aylesbury",
            "postal_code": "HP18 9JZ", "geometry": {"coordinates": [-1.09, 51.77]},
            "accessibilities": [{"name": "Hoist", "slug": "hoist"}, {"name": "Bus stop nearby"}],
        }],
        "regular_schedules": [{"weekday": "Monday", "opens_at": "10:00", "closes_at": "17:00"}],
        "contacts": [{"name": "Jo", "phone": "01632 960777", "email": "jo@example.org"}],
        "cost_options": [{"option": "Day", "amount": "83.50", "cost_type": "per day"}],
        "min_age": 5, "max_age": 11,
    }  # fmt: skip
    activity = one(record, context)
    assert activity.provider == "Thomley"
    assert activity.venue == Venue("Barn", "Long Road, Aylesbury", "HP18 9JZ", 51.77, -1.09)
    assert (activity.access, activity.transport) == (("hoist",), ("bus",))
    assert (activity.phone, activity.email) == ("01632 960777", "jo@example.org")
    assert activity.price.words == "Day: £83.50 per day"
    assert activity.summary == "For ages 5 to 11."


def test_ids_are_short_stable_and_safe_in_an_address() -> None:
    assert activity_id("council", "s1") == activity_id("council", "s1") == "pqmp2laqydhu"
    assert activity_id("council", "s1") != activity_id("other", "s1")
    assert activity_id("council", "s1", "l1") != activity_id("council", "s1", "l2")
    assert re.fullmatch("[a-z2-7]{12}", activity_id("council", "../\ud800 <script>"))


def test_the_same_feed_gives_the_same_activities(context: Context) -> None:
    first = read_services([CLUB, LIBRARY], context).activities
    assert first == read_services([CLUB, LIBRARY], context).activities


def test_a_sample_is_marked(context: Context) -> None:
    assert one(CLUB, replace(context, sample=True)).sample


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from([*CLUB, "location", "addresses", "latitude", "freq", "byday", "amount"]),
        inner, max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(list(CLUB)), _JSON, max_size=8))
def test_no_record_however_odd_stops_an_import(odd: dict[str, Any]) -> None:
    context = Context("council", date(2026, 11, 23), lambda _: None)
    read = read_services([{**CLUB, **odd, "id": "odd"}, {"id": "good", "name": "Good"}], context)
    assert "Good" in [activity.name for activity in read.activities]
