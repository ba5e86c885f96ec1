"""What Outpost says in its own way."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.oruk.mapping import read_services
from bot.catalogue.importers.reading import Context
from bot.catalogue.model import Activity

BROWNIES: dict[str, Any] = {
    "id": 1,
    "name": "Brownies",
    "description": "Songs and games. \r\n ",
    "organisation": {"id": 3, "name": None},
    "regular_schedules": [{"weekday": "Monday", "opens_at": "10:00", "closes_at": "17:00"}],
}  # fmt: skip
# The slugs of its list of accessibilities, and what each says for certain.
ACCESS = {
    "accessible-toilet-facilities": "accessible_toilet",
    "wheelchair-accessible-entrance": "wheelchair",
    "baby-changing-facilities": "",
    "partial-wheelchair-access": "",
    "car-parking": "parking",
    "changing-facilities": "",
    "british-sign-language-bsl": "bsl",
    "disabled-car-parking-space": "disabled_parking",
    "hoist": "hoist",
    "hearing-loop": "hearing_loop",
    "bus-stop-nearby": "bus",
    "building-has-lift": "",
}


def one(context: Context, **more: Any) -> Activity:
    (activity,) = read_services([{**BROWNIES, **more}], context).activities
    return activity


@pytest.mark.parametrize(("slug", "id_"), ACCESS.items())
def test_its_accessibilities_are_known(context: Context, slug: str, id_: str) -> None:
    place = {"id": 1, "postal_code": "DT4 7AB", "accessibilities": [{"slug": slug}]}
    made = one(context, locations=[place])
    assert [*made.access, *made.transport] == [id_] * bool(id_)


@pytest.mark.parametrize(
    ("ages", "line"),
    [
        ({"min_age": 7, "max_age": 10}, "For ages 7 to 10."),
        ({"age_band_under_2": True, "age_band_2": True, "age_band_3_4": None},
         "For ages under 2, 2."),
        ({"age_band_8_plus": True}, "For ages 8 and over."),
        ({"age_band_all": True}, "For all ages."),
        ({"needs_referral": True}, "You need a referral. Ask them how to get one."),
    ],
)  # fmt: skip
def test_ages_and_referrals_are_said(context: Context, ages: dict[str, Any], line: str) -> None:
    assert one(context, **ages).summary == f"Songs and games.\n{line}"


def test_what_it_does_not_say_is_not_said(context: Context) -> None:
    made = one(context, min_age=None, needs_referral=None, age_band_2=None, free=None)
    assert (made.summary, made.provider, made.price.lowest) == ("Songs and games.", "", None)


def test_a_weekday_alone_is_every_week(context: Context) -> None:
    assert [s.rrule for s in one(context).schedules] == ["FREQ=WEEKLY;BYDAY=MO"]
