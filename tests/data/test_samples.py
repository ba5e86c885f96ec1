"""The councils' sample catalogues: real towns, every filter, every kind of time and price."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot import council
from bot.catalogue.model import Activity, Schedule
from bot.catalogue.places.lookup import postcode_of
from bot.catalogue.pricing import lowest_price
from bot.vocabulary import ACCESS, CATEGORIES, FOR, FORMATS, FUNDING, TRANSPORT
from tests.data.samples import (
    COUNCILS,
    WRITTEN,
    Sample,
    activities,
    at_weekends,
    every_sample,
    file,
    imported,
    miles_from,
    page,
    services,
    starts,
)

LARGEST = 700_000
"""Bytes of a file that people can still read."""


@every_sample
def test_the_importer_leaves_nothing_out(sample: Sample) -> None:
    read = imported(sample.council)
    found = read.findings
    assert len(read.activities) == read.records == sample.activities
    assert (found.left_out, found.missing_coordinates, found.noted) == ([], [], [])
    assert not found.unmapped
    assert all(activity.sample for activity in read.activities)


@every_sample
def test_the_page_counts_its_own_services(sample: Sample) -> None:
    head = {key: value for key, value in page(sample.council).items() if key != "contents"}
    assert head == {
        "total_items": sample.activities,
        "total_pages": 1,
        "page_number": 1,
        "size": sample.activities,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }
    assert len(services(sample)) == sample.activities
    assert file(sample.council).stat().st_size <= LARGEST


@every_sample
@pytest.mark.parametrize(
    ("ids", "of", "least"),
    [
        (CATEGORIES, lambda activity: activity.categories, 1),
        (ACCESS, lambda activity: activity.access, 3),
        (TRANSPORT, lambda activity: activity.transport, 3),
        (FUNDING, lambda activity: activity.funding, 3),
        (FOR, lambda activity: activity.for_, 3),
        (FORMATS, lambda activity: activity.formats, 2),
    ],
    ids=["categories", "access", "transport", "funding", "for", "format"],
)
def test_every_id_finds_something(
    sample: Sample, ids: tuple[str, ...], of: Callable[[Activity], tuple[str, ...]], least: int
) -> None:
    if ids is CATEGORIES:
        least = sample.of_a_category
    found = Counter(id_ for activity in activities(sample) for id_ in of(activity))
    assert {id_: found[id_] for id_ in ids if found[id_] < least} == {}


@every_sample
def test_every_activity_has_a_category_a_format_and_a_way_to_ask(sample: Sample) -> None:
    for activity in activities(sample):
        assert activity.categories, activity.name
        assert activity.formats, activity.name
        assert activity.phone, activity.name
        assert activity.email, activity.name
        assert activity.provider, activity.name


@every_sample
def test_there_is_enough_in_the_evening_and_at_weekends(sample: Sample) -> None:
    found = activities(sample)
    evening = [a for a in found if any(start.hour >= 17 for start in starts(a))]
    weekend = [a for a in found if at_weekends(a)]
    weekday = [a for a in found if any(start.weekday() < 5 for start in starts(a))]
    assert len(evening) >= sample.evening
    assert len(weekend) >= sample.weekend
    assert len(weekday) >= sample.activities // 3


@every_sample
def test_the_largest_town_has_weekends_near_by_and_some_are_free(sample: Sample) -> None:
    near = [
        activity
        for activity in activities(sample)
        if at_weekends(activity) and miles_from(activity, sample.centre) <= 10
    ]
    assert len(near) >= 10
    assert len([activity for activity in near if lowest_price(activity.price) == 0]) >= 4


@every_sample
def test_each_town_has_its_share(sample: Sample) -> None:
    found = Counter(
        address["city"]
        for service in services(sample)
        for at in service.get("service_at_locations", ())
        for address in at["location"].get("addresses", ())
    )
    assert {town: found[town] for town, least in sample.towns.items() if found[town] < least} == {}
    assert len(found) >= 20


@every_sample
def test_every_place_is_in_the_councils_area_with_a_postcode(sample: Sample) -> None:
    pack = council.read(COUNCILS / sample.council)
    for activity in activities(sample):
        if activity.formats == ("online",):
            assert activity.venue is None, activity.name
            continue
        assert activity.venue, activity.name
        assert postcode_of(activity.venue.postcode) == activity.venue.postcode
        assert activity.venue.name, activity.name
        assert miles_from(activity, pack.centre) <= pack.radius_miles, activity.name


@every_sample
def test_one_place_is_always_told_alike(sample: Sample) -> None:
    places: dict[str, Any] = {}
    for service in services(sample):
        for at in service.get("service_at_locations", ()):
            location = at["location"]
            assert places.setdefault(location["id"], location) == location


@every_sample
def test_times_come_in_every_kind(sample: Sample) -> None:
    found = [schedule for activity in activities(sample) for schedule in activity.schedules]
    kinds: dict[str, Callable[[Schedule], object]] = {
        "weekly": lambda s: s.rrule and s.rrule.startswith("FREQ=WEEKLY;BYDAY"),
        "fortnightly": lambda s: s.rrule and "INTERVAL=2" in s.rrule and s.start_date,
        "monthly": lambda s: s.rrule and re.search(r"MONTHLY;BYDAY=[1-4]", s.rrule),
        "several days": lambda s: s.rrule and "," in s.rrule,
        "part of the year": lambda s: s.rrule and s.valid_from and s.valid_to,
        "once": lambda s: s.start_date and not s.rrule,
        "over night": lambda s: s.start_time and s.end_time and s.end_time < s.start_time,
        "by arrangement": lambda s: s.words and not s.rrule and not s.start_date,
    }
    missing = [kind for kind, is_one in kinds.items() if not any(map(is_one, found))]
    assert missing == []


@every_sample
def test_it_does_not_go_stale(sample: Sample) -> None:
    """Most have no last day, and none is over already."""
    open_ended = [
        activity
        for activity in activities(sample)
        if any(schedule.rrule and not schedule.valid_to for schedule in activity.schedules)
        or not any(schedule.rrule or schedule.start_date for schedule in activity.schedules)
    ]
    assert len(open_ended) >= 0.84 * sample.activities
    assert [a.name for a in activities(sample) if a not in open_ended and not any(starts(a))] == []


@every_sample
def test_prices_reach_from_free_to_sixty_pounds(sample: Sample) -> None:
    known = [
        price
        for activity in activities(sample)
        if (price := lowest_price(activity.price)) is not None
    ]
    unknown = [a for a in activities(sample) if lowest_price(a.price) is None]
    said = [activity.price.words for activity in activities(sample)]
    assert (min(known), max(known)) == (0, 60)
    assert known.count(min(known)) >= 20
    assert len(unknown) >= 3
    assert any("onations welcome" in words for words in said)
    assert any(words.count("£") >= 2 for words in said)


@every_sample
def test_some_are_silent_where_real_feeds_are_silent(sample: Sample) -> None:
    found = activities(sample)
    assert any(not a.access for a in found)
    assert any(not a.transport for a in found)
    assert any(not a.funding and not a.for_ for a in found)
    assert {a.meal for a in found} == {True, False, None}
    assert sum(len(a.access) >= 3 for a in found) >= 0.7 * len(found)


@every_sample
def test_most_facts_were_checked_of_late_and_some_were_not(sample: Sample) -> None:
    today = WRITTEN.date()
    checked = [activity.checked_on for activity in activities(sample) if activity.checked_on]
    days = [(today - day).days for day in checked]
    assert len(days) == sample.activities
    assert min(days) >= 2
    assert sum(age <= 335 for age in days) >= 0.9 * len(days)
    assert sum(395 <= age <= 610 for age in days) >= 3
    assert sum(age > 730 for age in days) == 2
