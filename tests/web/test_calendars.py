"""An activity in a person's own calendar: read back by a library that expands it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events

from bot.catalogue.model import Activity, Schedule
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON
from tests.web.conftest import Site
from tests.web.fakes import ART
from web.calendars import calendar_of

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
PAGE = "https://example.org/activities/1"
WEEKLY = Schedule(rrule="FREQ=WEEKLY;BYDAY=TU", start_time=time(10), end_time=time(11, 30))


def of(*schedules: Schedule) -> Activity:
    return replace(ART, schedules=schedules)


def calendar(*schedules: Schedule) -> icalendar.Calendar:
    file = calendar_of(of(*schedules), NOW, PAGE)
    assert file is not None
    return icalendar.Calendar.from_ical(file)


@pytest.mark.parametrize(
    "schedule",
    [
        WEEKLY,
        replace(WEEKLY, excluded_dates=(date(2026, 12, 1), date(2026, 12, 29))),
        replace(WEEKLY, valid_from=date(2026, 12, 5), valid_to=date(2027, 1, 30)),
        replace(WEEKLY, rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start_date=date(2026, 9, 1)),
        replace(WEEKLY, rrule="FREQ=WEEKLY;COUNT=14", start_date=date(2026, 9, 1)),
        replace(WEEKLY, rrule="FREQ=MONTHLY;BYDAY=-1FR"),
        replace(WEEKLY, extra_dates=(date(2026, 12, 3), date(2026, 11, 23))),
        replace(WEEKLY, start_time=time(22), end_time=time(1)),
        Schedule(start_date=date(2026, 12, 5), start_time=time(14), end_time=time(16)),
    ],
)
def test_the_dates_of_the_file_are_the_dates_of_the_activity(schedule: Schedule) -> None:
    """``recurring_ical_events`` is the second opinion; the months span both clock changes."""
    start = datetime(2026, 11, 23, tzinfo=LONDON)
    end = start + timedelta(days=390)
    found = recurring_ical_events.of(calendar(schedule)).between(start, end)
    theirs = sorted(event["DTSTART"].dt for event in found)
    assert theirs == [session.start for session in next_sessions(of(schedule), start, until=end)]


def test_a_weekly_ten_oclock_stays_ten_oclock_in_summer() -> None:
    found = recurring_ical_events.of(calendar(WEEKLY)).at((2027, 7))
    assert {f"{event['DTSTART'].dt.astimezone(LONDON):%a %H:%M}" for event in found} == {
        "Tue 10:00"
    }


def test_a_day_without_a_time_is_a_whole_day() -> None:
    (event,) = calendar(Schedule(start_date=date(2026, 12, 5))).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 5), date(2026, 12, 6))


def test_the_same_activity_has_the_same_uids_at_every_download() -> None:
    later = calendar_of(of(WEEKLY), NOW + timedelta(days=30), PAGE)
    assert later is not None
    uids = [
        [str(event["UID"]) for event in one.walk("VEVENT")]
        for one in (calendar(WEEKLY), icalendar.Calendar.from_ical(later))
    ]
    assert uids[0] == uids[1]


@pytest.mark.parametrize(
    "schedules", [(), (Schedule(words="Ring us"),), (Schedule(start_date=date(2020, 1, 1)),)]
)
def test_without_a_date_to_come_there_is_no_file(schedules: tuple[Schedule, ...]) -> None:
    assert calendar_of(of(*schedules), NOW, PAGE) is None


def test_the_file_says_where_and_what_and_leads_to_the_page(site: Site) -> None:
    response = site.client.get("/activities/sample-art.ics")
    assert response.status_code == 200
    assert response.content_type == "text/calendar; charset=utf-8"
    (event,) = icalendar.Calendar.from_ical(response.data).walk("VEVENT")
    assert str(event["SUMMARY"]) == ART.name
    assert "DT4 7AB" in str(event["LOCATION"])
    assert str(event["URL"]).endswith("/activities/sample-art")
    assert 'href="/activities/sample-art.ics"' in site.client.get("/activities/sample-art").text


def test_what_is_not_known_or_has_no_date_is_404(site: Site) -> None:
    assert site.client.get("/activities/none.ics").status_code == 404
    assert site.client.get("/activities/bare.ics").status_code == 404
