"""The catalogue given back out: in the standard's shape, and the same when it is read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from bot.catalogue.exporting import activity_id, service, service_id
from bot.catalogue.importers.oruk.mapping import read_services
from bot.catalogue.importers.reading import Context
from bot.catalogue.model import Activity, Price, Schedule, Venue
from tests.web.conftest import Site
from tests.web.fakes import REAL_ART

TODAY = date(2026, 11, 23)
PAGE = "https://example.org/activities/abcdefghijkl"
FULL = Activity(
    id="abcdefghijkl", source="feed", name="Tea & chat", summary="Hot.\nSweet.",
    categories=("coffee_and_chat", "friendship"), provider="The Hall",
    venue=Venue("Hall", "1 High Street, Poole", "BH15 1AA", 50.72, -1.98),
    formats=("in_person",), price=Price(Decimal("2.50")), access=("wheelchair", "hearing_loop"),
    transport=("bus",), funding=("direct_payment",), for_=("dementia",), meal=True,
    phone="01202 000000", email="a@example.org", website="https://example.org/tea",
    checked_on=date(2026, 11, 1),
    schedules=(
        Schedule(rrule="FREQ=WEEKLY;BYDAY=MO,TH", start_time=time(10), end_time=time(11, 30),
                 valid_from=date(2026, 9, 1), valid_to=date(2027, 7, 1)),
        Schedule(rrule="FREQ=MONTHLY;BYDAY=-1FR", start_time=time(14)),
        Schedule(rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start_date=date(2026, 9, 1)),
        Schedule(start_date=date(2026, 12, 5), start_time=time(14), end_time=time(16)),
    ),
)  # fmt: skip


def again(activity: Activity) -> Activity:
    """The activity after it was given out and read in."""
    read = read_services([service(activity, PAGE)], Context("feed", TODAY, lambda _: None))
    assert [read.findings.left_out, read.findings.noted, dict(read.findings.unmapped)] == [
        [],
        [],
        {},
    ]
    (found,) = read.activities
    return found


def test_what_is_given_out_and_read_in_again_is_the_same() -> None:
    found = again(FULL)
    same = [
        "name", "summary", "categories", "provider", "venue", "formats", "access", "transport",
        "funding", "for_", "meal", "phone", "email", "website", "checked_on",
    ]  # fmt: skip
    assert {name: getattr(found, name) for name in same} == {
        name: getattr(FULL, name) for name in same
    }
    assert found.price.lowest == FULL.price.lowest
    assert [(s.rrule, s.start_time, s.end_time) for s in found.schedules] == [
        (s.rrule, s.start_time, s.end_time) for s in FULL.schedules
    ]
    assert found.schedules[3].start_date == date(2026, 12, 5)


def test_what_is_not_known_is_left_out() -> None:
    bare = Activity(id="abcdefghijkl", source="feed", name="Walk")
    assert set(service(bare, PAGE)) == {"id", "name", "url", "status", "service_at_locations"}
    assert again(bare).price == Price()


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (Schedule(rrule="FREQ=DAILY"), {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR,SA,SU"}),
        (Schedule(rrule="FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", words="On May Day"),
         {"description": "On May Day"}),
        (Schedule(rrule="FREQ=WEEKLY;BYDAY=MO", excluded_dates=(date(2026, 12, 28),)),
         {"notes": "Not on 2026-12-28"}),
        (Schedule(rrule="FREQ=WEEKLY;COUNT=3", start_date=date(2026, 11, 23)),
         {"valid_to": "2026-12-07"}),
        (Schedule(words="Ring us"), {"description": "Ring us"}),
    ],
)  # fmt: skip
def test_what_the_standard_has_no_words_for_is_said_in_ours(
    schedule: Schedule, expected: dict[str, Any]
) -> None:
    (found,) = service(replace(FULL, schedules=(schedule,)), PAGE)["schedules"]
    assert expected.items() <= found.items()


def test_further_dates_are_schedules_of_their_own() -> None:
    schedule = Schedule(extra_dates=(date(2026, 12, 1), date(2026, 12, 3)), start_time=time(10))
    found = service(replace(FULL, schedules=(schedule,)), PAGE)["schedules"]
    assert [one["dtstart"] for one in found] == ["2026-12-01", "2026-12-03"]


@pytest.mark.parametrize("id_", ["abcdefghijkl", "a", "z234567z2345", "fifteen-letters"])
def test_an_id_can_be_told_from_its_uuid(id_: str) -> None:
    assert activity_id(service_id(id_)) == id_
    assert UUID(service_id(id_)).version == 8


@pytest.mark.parametrize("text", ["", "no uuid", "ac148810-d857-441c-9679-408f346de14b"])
def test_another_uuid_holds_no_id(text: str) -> None:
    assert activity_id(text) == ""


def test_every_id_of_a_service_is_a_uuid() -> None:
    def ids(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["id"]] if "id" in value else []
            return own + [one for part in value.values() for one in ids(part)]
        return [one for part in value for one in ids(part)] if isinstance(value, list) else []

    found = ids(service(FULL, PAGE))
    assert all(str(UUID(one)) == one for one in found)
    assert len(set(found)) == len(found)


def test_pages_say_where_they_stand(site: Site) -> None:
    page = site.client.get("/api/services?per_page=1").get_json()
    assert [page[key] for key in ("total_items", "total_pages", "page_number", "size")] == [
        2,
        2,
        1,
        1,
    ]
    assert (page["first_page"], page["last_page"], page["empty"]) == (True, False, False)
    last = site.client.get("/api/services?per_page=1&page=2").get_json()
    assert (last["first_page"], last["last_page"]) == (False, True)
    beyond = site.client.get("/api/services?page=9").get_json()
    assert (beyond["contents"], beyond["empty"]) == ([], True)


@pytest.mark.parametrize("query", ["page=x", "per_page=-3", "per_page=99999999999", "page=0"])
def test_odd_pages_are_taken_as_usual(site: Site, query: str) -> None:
    assert site.client.get(f"/api/services?{query}").status_code == 200


def test_one_service_is_found_by_either_id_and_samples_are_not_given_out(site: Site) -> None:
    one = site.client.get(f"/api/services/{service_id('real-art')}")
    assert one.get_json()["name"] == REAL_ART.name
    assert site.client.get("/api/services/real-art").get_json() == one.get_json()
    assert site.client.get("/api/services/sample-art").status_code == 404
    assert site.client.get("/api/services/none").status_code == 404
    listed = site.client.get("/api/services").get_json()["contents"]
    assert len(listed) == 2
