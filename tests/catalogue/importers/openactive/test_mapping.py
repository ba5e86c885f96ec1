"""What an OpenActive programme says becomes the facts of an activity."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from bot.catalogue.importers.openactive.concepts import categories_of
from bot.catalogue.importers.reading import Context
from bot.catalogue.model import Schedule
from bot.vocabulary import CATEGORIES
from tests.catalogue.importers.openactive.making import (
    SERIES,
    WEEKLY,
    item,
    one,
    read,
    starts,
)


def test_a_series_is_an_activity_with_what_it_says(context: Context) -> None:
    made = one(context, item({**SERIES, "eventSchedule": [WEEKLY]}))
    assert (made.name, made.provider) == ("Chair yoga", "Leisure Trust")
    assert made.summary == "Gentle yoga\nFor ages 16 and over."
    assert made.categories == ("yoga_and_wellbeing",)
    assert made.venue is not None
    assert (made.venue.postcode, made.venue.lat) == ("DT4 7AB", 50.61)
    assert made.access == ("wheelchair",)
    assert made.price.lowest == Decimal("4.00")
    assert made.price.words == "Adult: £6.50; Senior: £4"
    assert (made.phone, made.email) == ("01305 123456", "a@example.org")
    assert made.schedules == (
        Schedule(
            date(2026, 9, 3), time(11), time(12, 30), "FREQ=WEEKLY;BYDAY=TH",
            date(2026, 9, 3), date(2027, 7, 15), (date(2026, 11, 26),),
        ),
    )  # fmt: skip
    assert starts(made, 1) == ["Thu 03 Dec 11:00"]


def test_who_it_is_for_is_what_the_feed_says(context: Context) -> None:
    data = {
        **SERIES, "eventSchedule": [WEEKLY],
        "genderRestriction": "https://openactive.io/FemaleOnly",
        "accessibilitySupport": [
            {"prefLabel": "Learning impairment"}, {"prefLabel": "Social or behavioural problems"},
        ],
    }  # fmt: skip
    found = read(context, item(data))
    assert found.activities[0].for_ == ("learning_disability", "women")
    assert found.findings.unmapped == {"accessibilitySupport:Social or behavioural problems": 1}


@pytest.mark.parametrize(
    "activity", ["Yoga", {"prefLabel": "yoga"}, ["Yoga"], [{"prefLabel": "YOGA"}]]
)
def test_an_activity_may_be_written_in_many_ways(context: Context, activity: object) -> None:
    made = one(context, item({**SERIES, "activity": activity, "eventSchedule": [WEEKLY]}))
    assert made.categories == ("yoga_and_wellbeing",)


def test_an_activity_that_no_list_knows_is_counted(context: Context) -> None:
    found = read(context, item({**SERIES, "activity": "Quidditch", "eventSchedule": [WEEKLY]}))
    assert found.findings.unmapped == {"openactive:Quidditch": 1}


def test_online_is_no_place_and_a_point_is_no_name(context: Context) -> None:
    mode = "https://schema.org/OnlineEventAttendanceMode"
    online = one(context, item({**SERIES, "eventAttendanceMode": mode, "eventSchedule": [WEEKLY]}))
    assert (online.venue, online.formats) == (None, ("online",))
    place = {"name": "50.61, -2.45", "geo": {"latitude": 50.61, "longitude": -2.45}}
    made = one(context, item({**SERIES, "location": place, "eventSchedule": [WEEKLY]}))
    assert made.venue is not None
    assert (made.venue.name, made.venue.lat) == ("", 50.61)


def test_what_cannot_be_shown_is_left_out_with_the_reason(context: Context) -> None:
    found = read(
        context,
        item({"@type": "OnDemandEvent", "@id": "v", "name": "Video"}, 1),
        item({"@type": "Event", "@id": "o", "name": "Old", "startDate": "2020-01-01T10:00Z"}, 2),
        item({"@type": "Event", "@id": "c", "name": "Off", "startDate": "2027-01-01T10:00Z",
              "eventStatus": "EventPostponed"}, 3),
        item({"@type": "Event", "@id": "n", "startDate": "2027-01-01T10:00Z"}, 4),
        "odd",
        {"state": "updated", "id": 6, "data": "text"},
        item({**SERIES, "eventSchedule": [WEEKLY]}, 7),
    )  # fmt: skip
    assert [activity.name for activity in found.activities] == ["Chair yoga"]
    assert sorted(remark.reason for remark in found.findings.left_out) == [
        "it has no name", "it is a recording, at no time and place", "it is cancelled or postponed",
        "it is no item with an id and data", "it is no item with an id and data", "it is over",
    ]  # fmt: skip


def test_labels_lead_to_categories_that_exist() -> None:
    for label in (
        "Table Tennis",
        "Swimming",
        "Zumba",
        "Nordic Walking",
        "Boccia",
        "Legs, Bums and Tums",
    ):
        assert set(categories_of(label)) <= set(CATEGORIES)
        assert categories_of(label)
    assert categories_of("Quidditch") == ()


@pytest.mark.parametrize(
    ("mode", "formats"),
    [("Offline", ("in_person",)), ("Online", ("online",)), ("Mixed", ("in_person", "online"))],
)
def test_how_it_is_attended_is_what_the_feed_says(
    context: Context, mode: str, formats: tuple[str, ...]
) -> None:
    said = f"https://schema.org/{mode}EventAttendanceMode"
    data = {**SERIES, "eventAttendanceMode": said, "eventSchedule": [WEEKLY]}
    assert one(context, item(data)).formats == formats
