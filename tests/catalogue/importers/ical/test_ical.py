"""Calendars become activities: one a UID, with the dates that move and fall out."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.formats import recognise
from bot.catalogue.importers.ical.events import read_events
from bot.catalogue.importers.ical.mapping import read_calendar
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.model import Activity, Price, Schedule
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for event in events:
        lines += ["BEGIN:VEVENT", "DTSTAMP:20261101T000000Z", *event.strip().splitlines()]
        lines.append("END:VEVENT")
    return "\r\n".join([*(line.strip() for line in lines), "END:VCALENDAR", ""]).encode()


def read(context: Context, *events: str) -> Read:
    return read_calendar(read_events(calendar(*events), "hall.ics"), context)


def one(context: Context, *events: str) -> Activity:
    found = read(context, *events)
    assert len(found.activities) == 1, found.findings
    return found.activities[0]


def starts(activity: Activity, limit: int = 4) -> list[str]:
    return [f"{s.start:%a %d %b %H:%M}" for s in next_sessions(activity, NOW, limit=limit)]


TEA = """
    UID:tea@hall
    SUMMARY:Tea and chat
    DTSTART;TZID=Europe/London:20261124T100000
    DTEND;TZID=Europe/London:20261124T113000
"""
WEEKLY = TEA + "RRULE:FREQ=WEEKLY;BYDAY=TU\n"


def test_several_times_a_day_are_several_schedules(context: Context) -> None:
    twice = TEA + "RRULE:FREQ=DAILY;BYHOUR=9,10,14;BYMINUTE=0;BYSECOND=0\n"
    made = one(context, twice + "EXDATE;TZID=Europe/London:20261125T100000\n")
    assert starts(made, 6) == [
        "Tue 24 Nov 10:00", "Tue 24 Nov 14:00", "Wed 25 Nov 09:00", "Wed 25 Nov 14:00",
        "Thu 26 Nov 09:00", "Thu 26 Nov 10:00",
    ]  # fmt: skip
    assert {s.end_time for s in made.schedules} == {time(10, 30), time(11, 30), time(15, 30)}


def test_sessions_that_are_counted_through_the_day_are_not_guessed(context: Context) -> None:
    found = read(context, TEA + "RRULE:FREQ=DAILY;COUNT=5;BYHOUR=10,14\n")
    assert starts(found.activities[0]) == ["Tue 24 Nov 10:00"]
    assert "counts sessions of several times a day" in found.findings.noted[0].reason


def test_an_event_is_an_activity_with_what_it_says(context: Context) -> None:
    made = one(
        context,
        WEEKLY
        + r"""
        DESCRIPTION:Hot drinks\, cake\nCost: £2.50 per person\nRing 01305 123 456
        LOCATION:Village Hall\, High Street\, Weymouth DT4 7AB
        CATEGORIES:coffee_and_chat,Dementia
        ORGANIZER;CN=Ann:MAILTO:tea@example.org
        ATTENDEE:MAILTO:private@example.org
        URL:https://example.org/tea
        GEO:50.61;-2.45""",
    )
    assert (made.name, made.summary.splitlines()[0]) == ("Tea and chat", "Hot drinks, cake")
    assert made.venue is not None
    assert (made.venue.name, made.venue.postcode) == ("Village Hall", "DT4 7AB")
    assert (made.venue.lat, made.venue.lon) == (50.61, -2.45)
    assert (made.categories, made.for_) == (("coffee_and_chat",), ("dementia",))
    assert made.price == Price(Decimal("2.50"), "Cost: £2.50 per person")
    assert (made.phone, made.email) == ("01305 123 456", "tea@example.org")
    assert made.website == "https://example.org/tea"
    assert "private@example.org" not in repr(made)
    assert made.schedules == (
        Schedule(date(2026, 11, 24), time(10), time(11, 30), "FREQ=WEEKLY;BYDAY=TU"),
    )


def test_a_place_without_coordinates_takes_its_postcodes(context: Context) -> None:
    made = one(context, WEEKLY + "LOCATION:Hall\\, dt47ab")
    assert made.venue is not None
    assert made.venue.lat == 50.613


def test_dates_that_fall_out_are_left_out(context: Context) -> None:
    made = one(context, WEEKLY + "EXDATE;TZID=Europe/London:20261201T100000")
    assert starts(made, 2) == ["Tue 24 Nov 10:00", "Tue 08 Dec 10:00"]


def test_a_date_that_moves_takes_the_place_of_its_own(context: Context) -> None:
    moved = """
        UID:tea@hall
        SUMMARY:Tea and chat
        RECURRENCE-ID;TZID=Europe/London:20261201T100000
        DTSTART;TZID=Europe/London:20261202T140000
        DTEND;TZID=Europe/London:20261202T150000"""
    made = one(context, WEEKLY, moved)
    assert starts(made, 3) == ["Tue 24 Nov 10:00", "Wed 02 Dec 14:00", "Tue 08 Dec 10:00"]


def test_a_date_that_is_cancelled_falls_out(context: Context) -> None:
    cancelled = """
        UID:tea@hall
        SUMMARY:Tea and chat
        STATUS:CANCELLED
        RECURRENCE-ID;TZID=Europe/London:20261201T100000
        DTSTART;TZID=Europe/London:20261201T100000"""
    assert starts(one(context, WEEKLY, cancelled), 2) == ["Tue 24 Nov 10:00", "Tue 08 Dec 10:00"]


def test_dates_whose_master_is_missing_stand_alone(context: Context) -> None:
    alone = """
        UID:tea@hall
        SUMMARY:Tea and chat
        RECURRENCE-ID;TZID=Europe/London:2026120{day}T100000
        DTSTART;TZID=Europe/London:2026120{day}T100000"""
    made = one(context, alone.format(day=1), alone.format(day=8))
    assert starts(made) == ["Tue 01 Dec 10:00", "Tue 08 Dec 10:00"]


def test_a_weekly_time_stays_the_same_across_the_clock_change(context: Context) -> None:
    made = one(context, WEEKLY.replace("20261124", "20260901"))
    clocks = {f"{s.start:%H:%M}" for s in next_sessions(made, NOW, limit=52)}
    assert clocks == {"10:00"}


def test_utc_is_londons_time_by_the_season(context: Context) -> None:
    summer = "UID:1\nSUMMARY:Tea\nDTSTART:20270701T180000Z\nDTEND:20270701T190000Z"
    winter = "UID:2\nSUMMARY:Art\nDTSTART:20270101T180000Z"
    found = read(context, summer, winter).activities
    assert [starts(activity)[0][-5:] for activity in found] == ["19:00", "18:00"]


def test_weekdays_move_where_london_is_a_day_ahead(context: Context) -> None:
    late = "UID:1\nSUMMARY:Disco\nDTSTART:20260706T233000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO"
    made = one(context, late)
    assert starts(made, 1) == ["Tue 24 Nov 00:30"]


def test_other_names_of_zones_and_floating_times_are_read(context: Context) -> None:
    theirs = "UID:1\nSUMMARY:Tea\nDTSTART;TZID=GMT Standard Time:20270701T180000"
    floating = "UID:2\nSUMMARY:Art\nDTSTART:20270701T180000"
    found = read(context, theirs, floating).activities
    assert [starts(activity)[0][-5:] for activity in found] == ["18:00", "18:00"]


def test_a_day_without_times_and_days_on_end_are_days(context: Context) -> None:
    day = "UID:1\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261206"
    days = "UID:2\nSUMMARY:Art week\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261212"
    fair, week = read(context, day, days).activities
    assert fair.schedules == (Schedule(start_date=date(2026, 12, 5)),)
    assert week.schedules == (
        Schedule(
            start_date=date(2026, 12, 7), rrule="FREQ=DAILY",
            valid_from=date(2026, 12, 7), valid_to=date(2026, 12, 11),
        ),
    )  # fmt: skip


def test_a_duration_tells_the_end(context: Context) -> None:
    made = one(context, TEA.replace("DTEND;TZID=Europe/London:20261124T113000", "DURATION:PT45M"))
    assert made.schedules[0].end_time == time(10, 45)


def test_more_dates_are_kept(context: Context) -> None:
    made = one(context, TEA + "RDATE;TZID=Europe/London:20261203T100000,20261210T100000")
    assert starts(made) == ["Tue 24 Nov 10:00", "Thu 03 Dec 10:00", "Thu 10 Dec 10:00"]


def test_sessions_with_uids_of_their_own_are_one_activity(context: Context) -> None:
    event = "UID:{n}\nSUMMARY:Quiz Night\nLOCATION:Pub\nDTSTART:202612{n:02}T200000"
    found = read(context, *(event.format(n=n) for n in (3, 10, 17)), WEEKLY)
    quiz = next(a for a in found.activities if a.name == "Quiz Night")
    assert (len(found.activities), len(quiz.schedules)) == (2, 3)
    later = read(context, *(event.format(n=n) for n in (10, 17, 24)))
    assert later.activities[0].id == quiz.id


def test_what_is_over_private_cancelled_or_without_a_name_is_left_out_with_the_reason(
    context: Context,
) -> None:
    found = read(
        context,
        "UID:1\nSUMMARY:Old\nDTSTART:20250101T100000",
        "UID:2\nSUMMARY:Mine\nCLASS:PRIVATE\nDTSTART:20270101T100000",
        "UID:3\nSUMMARY:Off\nSTATUS:CANCELLED\nDTSTART:20270101T100000",
        "UID:4\nDTSTART:20270101T100000",
        "UID:5\nSUMMARY:Private Event\nDTSTART:20270101T100000",
        "UID:6\nSUMMARY:No date",
        WEEKLY,
    )
    assert [activity.name for activity in found.activities] == ["Tea and chat"]
    assert [remark.reason for remark in found.findings.left_out] == [
        "it is over", "its owner keeps it private", "it is cancelled", "it has no name",
        "it is a private or empty booking", "it has no date that can be read",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=YEARLY;BYEASTER=1"]
)
def test_a_rule_that_cannot_be_used_leaves_its_first_date(context: Context, rule: str) -> None:
    found = read(context, TEA + f"RRULE:{rule}")
    assert len(starts(found.activities[0])) == 1
    assert found.findings.noted


@pytest.mark.parametrize("where", ["Zoom", "https://example.org/join", "Online via Teams"])
def test_a_place_on_the_internet_is_online(context: Context, where: str) -> None:
    made = one(context, WEEKLY + f"LOCATION:{where}")
    assert (made.formats, made.venue) == (("online",), None)


@pytest.mark.parametrize(
    ("said", "price"),
    [
        ("Free entry!", Price(Decimal(0), "Free")),
        ("£4 each, £3 a carer", Price(Decimal(3), "£4 each, £3 a carer")),
        ("We raised £300 for the roof", Price()),
        ("Bring money for tea. Free parking", Price()),
    ],
)  # fmt: skip
def test_a_price_is_taken_only_where_it_is_one(context: Context, said: str, price: Price) -> None:
    assert one(context, WEEKLY + f"DESCRIPTION:{said}").price == price


def test_markup_and_bare_addresses_are_no_description(context: Context) -> None:
    made = one(context, WEEKLY + r"DESCRIPTION:https://example.org/b/1\n<p>Main <b>hall</b></p>")
    assert made.summary == "Main hall"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a calendar"),
        (b"<html></html>", "not a calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n", "cut off|cannot be read"),
        (b"BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR\n", "cannot be read"),
    ],
)
def test_what_is_no_calendar_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(NotAFeedError, match=sentence):
        read_events(content, "hall.ics")


def test_one_bad_event_never_stops_the_rest(context: Context) -> None:
    bad = "UID:bad\nSUMMARY:Bad\nDTSTART:tomorrow\nDTEND:20261301T990000"
    assert [a.name for a in read(context, bad, WEEKLY).activities] == ["Tea and chat"]


def test_a_calendar_is_known_by_its_first_line() -> None:
    assert recognise(calendar(WEEKLY)) == "ical"
    assert recognise(b"\xef\xbb\xbfbegin:vcalendar\r\n") == "ical"
    assert recognise(b"[]") == "oruk"
