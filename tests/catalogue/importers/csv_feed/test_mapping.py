"""Rows become activities: blank is unknown, and what is wrong is told."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from bot.catalogue.importers.csv_feed.mapping import read_rows
from bot.catalogue.importers.csv_feed.rows import read_table
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.model import Activity, Price, Schedule

HEADER = (
    "id,name,description,categories,provider,venue,address,town,postcode,latitude,longitude,format,"
    "when,days,start_time,end_time,repeats,first_date,valid_from,valid_to,not_on,price,price_text,"
    "access,for,funding,transport,meal,phone,email,url,status,checked_on"
)


def read(context: Context, *rows: dict[str, str], header: str = HEADER) -> Read:
    columns = header.split(",")
    lines = [header, *(",".join(f'"{row.get(one, "")}"' for one in columns) for row in rows)]
    return read_rows(read_table("\n".join(lines).encode(), "list.csv"), context)


def one(context: Context, **cells: str) -> Activity:
    (activity,) = read(context, {"id": "1", "name": "Tea", **cells}).activities
    return activity


def notes(read: Read) -> list[str]:
    return [remark.reason for remark in read.findings.noted]


def test_a_full_row_is_a_full_activity(context: Context) -> None:
    made = one(
        context, description="Hot <b>tea</b>", categories="coffee_and_chat; Friendship",
        provider="The Hall", venue="Hall", address="1 High Street", town="Weymouth",
        postcode="dt47ab", format="in_person", days="mon;thu", start_time="10:00",
        end_time="11:30", price="3.50", access="wheelchair;hearing_loop", **{"for": "dementia"},
        funding="direct_payment", transport="bus", meal="no", phone="01305 000000",
        email="tea@example.org", url="https://example.org/tea", checked_on="01/11/2026",
    )  # fmt: skip
    assert made.summary == "Hot tea"
    assert made.categories == ("coffee_and_chat", "friendship")
    assert made.venue is not None
    assert (made.venue.postcode, made.venue.lat) == ("DT4 7AB", 50.613)
    assert made.venue.address == "1 High Street, Weymouth"
    assert made.formats == ("in_person",)
    assert made.schedules == (
        Schedule(rrule="FREQ=WEEKLY;BYDAY=MO,TH", start_time=time(10), end_time=time(11, 30)),
    )
    assert made.price == Price(Decimal("3.50"))
    assert (made.access, made.for_) == (("wheelchair", "hearing_loop"), ("dementia",))
    assert (made.funding, made.transport, made.meal) == (("direct_payment",), ("bus",), False)
    assert (made.phone, made.email) == ("01305 000000", "tea@example.org")
    assert made.checked_on == date(2026, 11, 1)


def test_blank_is_unknown_and_never_no(context: Context) -> None:
    made = one(context)
    assert (made.access, made.transport, made.meal, made.price) == ((), (), None, Price())
    assert (made.formats, made.schedules, made.checked_on) == ((), (), None)


def test_rows_with_one_id_are_schedules_of_one_activity(context: Context) -> None:
    found = read(
        context,
        {"id": "1", "name": "Tea", "days": "mon", "start_time": "10:00", "town": "Poole"},
        {"id": "1", "name": "Tea", "days": "fri", "start_time": "14:00", "phone": "01305 000000"},
        {"id": "2", "name": "Art"},
    )
    assert [len(activity.schedules) for activity in found.activities] == [2, 0]
    assert found.activities[0].phone == "01305 000000"
    assert found.records == 3


def test_rows_without_an_id_go_by_name_and_place(context: Context) -> None:
    rows = [
        {"name": "Tea", "venue": "Hall", "days": "mon"},
        {"name": "Tea", "venue": "Hall", "days": "tue"},
        {"name": "Tea", "venue": "Church", "days": "mon"},
    ]
    found = read(context, *rows)
    assert [len(activity.schedules) for activity in found.activities] == [2, 1]
    again = read(context, *reversed(rows))
    assert {a.id for a in again.activities} == {a.id for a in found.activities}


def test_another_name_under_the_same_id_is_told(context: Context) -> None:
    found = read(context, {"id": "1", "name": "Tea"}, {"id": "1", "name": "Coffee"})
    assert [activity.name for activity in found.activities] == ["Tea"]
    assert any("another name for the same id" in note for note in notes(found))


@pytest.mark.parametrize(
    ("cells", "price"),
    [
        ({"price": "0"}, Price(Decimal("0.00"))),
        ({"price": "£4"}, Price(Decimal("4.00"))),
        ({"price": "Free"}, Price(Decimal(0), "Free")),
        ({"price": "donations"}, Price(None, "donations")),
        ({"price_text": "Ask at the desk"}, Price(None, "Ask at the desk")),
        ({"price": "2", "price_text": "with a drink"}, Price(Decimal("2.00"), "£2 with a drink")),
    ],
)
def test_a_price_is_a_number_or_words(
    context: Context, cells: dict[str, str], price: Price
) -> None:
    assert one(context, **cells).price == price


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)), ("24/11/2026", date(2026, 11, 24)),
        ("03/12/2026", date(2026, 12, 3)), ("3 Dec 2026", date(2026, 12, 3)),
        ("Thursday 3rd December 2026", date(2026, 12, 3)), ("3.12.26", date(2026, 12, 3)),
    ],
)  # fmt: skip
def test_dates_are_read_the_british_way(context: Context, said: str, day: date) -> None:
    (schedule,) = one(context, first_date=said, repeats="once", start_time="10:00").schedules
    assert (schedule.start_date, schedule.rrule) == (day, None)


@pytest.mark.parametrize("said", ["12/25/2026", "31/02/2026", "soon", "2026"])
def test_a_date_of_another_kind_is_noted_and_not_guessed(context: Context, said: str) -> None:
    found = read(context, {"id": "1", "name": "Tea", "first_date": said, "when": "Some days"})
    assert found.activities[0].schedules == (Schedule(words="Some days"),)
    assert any("is not a date" in note for note in notes(found))


def test_exceptions_and_windows_are_kept(context: Context) -> None:
    (schedule,) = one(
        context, days="Monday", start_time="10.30am", end_time="12 noon".replace("12 ", ""),
        valid_from="2026-09-07", valid_to="14/12/2026", not_on="26/10/2026; 2026-11-02",
    ).schedules  # fmt: skip
    assert schedule == Schedule(
        start_time=time(10, 30), end_time=time(12), rrule="FREQ=WEEKLY;BYDAY=MO",
        valid_from=date(2026, 9, 7), valid_to=date(2026, 12, 14),
        excluded_dates=(date(2026, 10, 26), date(2026, 11, 2)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("10:30am - 12:30pm", time(10, 30), time(12, 30)), ("2-4pm", time(14), time(16)),
        ("10 to 12", time(10), time(12)), ("19:00", time(19), None),
    ],
)  # fmt: skip
def test_two_times_in_one_cell_are_two(
    context: Context, said: str, start: time, end: time | None
) -> None:
    (schedule,) = one(context, days="mon", start_time=said).schedules
    assert (schedule.start_time, schedule.end_time) == (start, end)


def test_a_repeat_rule_and_words_for_it_are_read(context: Context) -> None:
    rule = "FREQ=MONTHLY;BYDAY=1TU"
    assert one(context, repeats=rule).schedules[0].rrule == rule
    made = one(context, repeats="Fortnightly", days="tue", first_date="2026-11-24").schedules[0]
    assert made.rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"


@pytest.mark.parametrize(
    "cells",
    [
        {"repeats": "fortnightly", "days": "tue"}, {"repeats": "FREQ=HOURLY"},
        {"repeats": "when it rains"}, {"days": "blursday"},
    ],
)  # fmt: skip
def test_a_rule_that_is_not_certain_is_kept_as_words_and_noted(
    context: Context, cells: dict[str, str]
) -> None:
    found = read(context, {"id": "1", "name": "Tea", **cells})
    (schedule,) = found.activities[0].schedules
    assert schedule.rrule is None
    assert schedule.words
    assert notes(found)


def test_a_row_without_a_name_and_one_that_is_closed_are_left_out_with_the_reason(
    context: Context,
) -> None:
    found = read(
        context,
        {"id": "1", "town": "Poole"},
        {"id": "2", "name": "Old", "status": "closed"},
        {"id": "3", "name": "Private Event"},
        {"id": "4", "name": "Tea"},
    )
    assert [activity.name for activity in found.activities] == ["Tea"]
    assert [remark.reason for remark in found.findings.left_out] == [
        "it has no name", "its status is 'closed'", "it is a private or empty booking",
    ]  # fmt: skip


def test_ids_that_nobody_knows_are_counted(context: Context) -> None:
    found = read(context, {"id": "1", "name": "Tea", "categories": "quidditch;music"})
    assert found.activities[0].categories == ("music",)
    assert found.findings.unmapped == {"categories:quidditch": 1}


def test_yes_in_a_column_of_its_own_gives_the_id_and_no_gives_nothing(context: Context) -> None:
    header = "id,name,wheelchair_access,hearing_loop,parking,is_free,online"
    found = read(
        context,
        {"id": "1", "name": "Tea", "wheelchair_access": "TRUE", "hearing_loop": "No",
         "parking": "maybe", "is_free": "Yes", "online": "yes"},
        header=header,
    )  # fmt: skip
    (made,) = found.activities
    assert (made.access, made.transport, made.formats) == (("wheelchair",), (), ("online",))
    assert made.price.lowest == 0
    assert "'maybe' in parking is neither yes nor no" in notes(found)


def test_coordinates_outside_the_country_are_refused_and_the_postcode_used(
    context: Context,
) -> None:
    made = one(context, latitude="-2.45", longitude="50.6", postcode="DT4 7AB")
    assert made.venue is not None
    assert made.venue.lat == 50.613
