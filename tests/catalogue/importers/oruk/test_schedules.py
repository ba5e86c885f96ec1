from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.oruk.schedules import read_schedule, read_schedules
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import sessions
from bot.settings import LONDON

TODAY = date(2026, 11, 23)


def read(findings: Findings, **record: Any) -> Schedule:
    schedule = read_schedule(record, TODAY, findings)
    assert schedule is not None
    return schedule


def test_a_weekly_schedule_keeps_its_days_times_and_window(findings: Findings) -> None:
    assert read(
        findings, freq="WEEKLY", interval=1, byday="MO,TH", dtstart="2026-01-05",
        valid_from="2026-01-05", valid_to="2026-12-31", opens_at="10:00", closes_at="12:00:00",
        description="Term time only",
    ) == Schedule(
        start_date=date(2026, 1, 5), start_time=time(10), end_time=time(12),
        rrule="FREQ=WEEKLY;BYDAY=MO,TH", valid_from=date(2026, 1, 5), valid_to=date(2026, 12, 31),
        words="Term time only",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record", "rrule"),
    [
        ({"freq": "week", "byday": "TH"}, "FREQ=WEEKLY;BYDAY=TH"),
        ({"freq": "WEEKLY", "byday": "Thursday, monday"}, "FREQ=WEEKLY;BYDAY=MO,TH"),
        ({"freq": "weekly", "byday": ["Tues", "WE"]}, "FREQ=WEEKLY;BYDAY=TU,WE"),
        ({"weekday": "Monday"}, "FREQ=WEEKLY;BYDAY=MO"),
        ({"byday": "weekdays"}, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ({"freq": "MONTHLY", "byday": "2MO,-1FR"}, "FREQ=MONTHLY;BYDAY=2MO,-1FR"),
        ({"byday": "1TU"}, "FREQ=MONTHLY;BYDAY=1TU"),
        ({"freq": "MONTHLY", "bymonthday": "2,-5"}, "FREQ=MONTHLY;BYMONTHDAY=2,-5"),
        ({"freq": "MONTHLY", "dtstart": "2026-01-15"}, "FREQ=MONTHLY"),
        ({"freq": "WEEKLY", "dtstart": "2026-01-15"}, "FREQ=WEEKLY"),
        (
            {"freq": "WEEKLY", "interval": "2", "byday": "MO", "dtstart": "2026-01-05"},
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        ),
        # RFC 5545 allows no BYMONTHDAY in a weekly rule; the standard's own example has one.
        ({"freq": "WEEKLY", "byday": "TH,FR", "bymonthday": "2,3"}, "FREQ=WEEKLY;BYDAY=TH,FR"),
        ({"freq": "WEEKLY", "byday": "MO", "count": 6, "dtstart": "2026-01-05"},
         "FREQ=WEEKLY;BYDAY=MO;COUNT=6"),
        ({"freq": "DAILY"}, "FREQ=DAILY"),
    ],
)  # fmt: skip
def test_rules_are_those_of_rfc_5545(
    findings: Findings, record: dict[str, Any], rrule: str
) -> None:
    assert read(findings, **record).rrule == rrule
    assert findings.noted == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            {"freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "10:00",
             "closes_at": "12:00"},
            "Every 2 weeks, on Monday, 10:00 to 12:00",
        ),
        ({"freq": "WEEKLY", "interval": 2, "byday": "MO", "notes": "Ring first"}, "Ring first"),
        ({"freq": "WEEKLY", "byday": "Someday", "description": "Somedays"}, "Somedays"),
        ({"freq": "FORTNIGHTLY", "byday": "MO", "description": "Now and then"}, "Now and then"),
        ({"freq": "WEEKLY", "opens_at": "10:00"}, "10:00"),
        ({"freq": "MONTHLY", "bymonthday": "32", "description": "Odd"}, "Odd"),
        ({"byday": "MO", "interval": 1.5, "description": "Odd"}, "Odd"),
        (
            {"byday": "MO", "valid_from": "2026-02-01", "valid_to": "2026-01-01",
             "description": "Backwards"},
            "Backwards",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_expanded_for_certain_is_words_only(
    findings: Findings, record: dict[str, Any], words: str
) -> None:
    schedule = read(findings, **record)
    assert (schedule.rrule, schedule.start_date, schedule.start_time) == (None, None, None)
    assert schedule.words == words
    assert len(findings.noted) == 1


def test_words_alone_are_no_fault(findings: Findings) -> None:
    assert read(findings, description="<p>Most Mondays</p>").words == "Most Mondays"
    assert findings.noted == []


def test_a_schedule_that_says_nothing_is_none(findings: Findings) -> None:
    assert read_schedule({"id": "1"}, TODAY, findings) is None


@pytest.mark.parametrize("extra", [{}, {"byday": "FR"}])
def test_a_one_off_happens_once_on_its_date(findings: Findings, extra: dict[str, str]) -> None:
    day = "2026-12-05"  # a Saturday
    schedule = read(findings, dtstart=day, valid_from=day, valid_to=day, opens_at="14:00", **extra)
    assert (schedule.rrule, schedule.start_date) == (None, date(2026, 12, 5))


def test_no_frequency_within_a_long_window_may_mean_anything(findings: Findings) -> None:
    record = {"dtstart": "2026-01-10", "valid_from": "2026-01-10", "valid_to": "2026-12-31"}
    assert read_schedule(record, TODAY, findings) is None


def test_windows_of_one_series_stay_anchored_to_its_start(findings: Findings) -> None:
    """Every other Monday from 5 January: the summer break does not shift the fortnights."""
    series = {
        "freq": "WEEKLY", "interval": 2, "byday": "MO", "dtstart": "2026-01-05",
        "opens_at": "10:00", "closes_at": "11:00",
    }  # fmt: skip
    schedules = read_schedules(
        [
            {**series, "valid_from": "2026-09-07", "valid_to": "2026-10-04"},
            {**series, "valid_from": "2026-01-05", "valid_to": "2026-01-31"},
        ],
        TODAY,
        findings,
    )
    year = datetime(2026, 1, 1, tzinfo=LONDON), datetime(2026, 12, 31, tzinfo=LONDON)
    days = [one.start.date() for schedule in schedules for one in sessions(schedule, *year)]
    assert days == [date(2026, 1, 5), date(2026, 1, 19), date(2026, 9, 14), date(2026, 9, 28)]


def test_windows_that_follow_each_other_become_one(findings: Findings) -> None:
    (schedule,) = read_schedules(
        [
            {"byday": "MO", "valid_from": "2026-02-01", "valid_to": "2026-03-31"},
            {"byday": "MO", "valid_from": "2026-01-01", "valid_to": "2026-01-31"},
        ],
        TODAY,
        findings,
    )
    assert (schedule.valid_from, schedule.valid_to) == (date(2026, 1, 1), date(2026, 3, 31))


def test_the_same_schedule_twice_is_one(findings: Findings) -> None:
    assert len(read_schedules([{"byday": "MO"}, {"weekday": "Monday"}], TODAY, findings)) == 1


@pytest.mark.parametrize(
    ("opens", "dtstart", "start"),
    [
        ("09:00Z", "2026-07-06", time(10)),  # summer time
        ("09:00Z", "2026-12-07", time(9)),
        ("10:00+01:00", "2026-07-06", time(10)),
        ("09:00:00.000Z", "2026-12-07", time(9)),
        ("9.30", "2026-12-07", time(9, 30)),
        ("7pm", "2026-12-07", time(19)),
        ("12:15 am", "2026-12-07", time(0, 15)),
    ],
)
def test_times_are_londons_clock(findings: Findings, opens: str, dtstart: str, start: time) -> None:
    assert read(findings, byday="MO", dtstart=dtstart, opens_at=opens).start_time == start


def test_a_time_that_is_none_is_noted_and_the_day_stays(findings: Findings) -> None:
    schedule = read(findings, byday="MO", opens_at="25:00", closes_at="noonish")
    assert (schedule.rrule, schedule.start_time) == ("FREQ=WEEKLY;BYDAY=MO", None)
    assert [remark.reason for remark in findings.noted] == [
        "opens_at '25:00' is not a time",
        "closes_at 'noonish' is not a time",
    ]


def test_midnight_to_midnight_is_no_time_to_come_at(findings: Findings) -> None:
    schedule = read(findings, byday="MO", opens_at="00:00", closes_at="24:00")
    assert (schedule.start_time, schedule.end_time) == (None, None)


def test_an_imported_weekly_ten_oclock_stays_ten_across_the_clock_change(
    findings: Findings,
) -> None:
    schedule = read(findings, freq="WEEKLY", byday="SA", opens_at="10:00", closes_at="11:00")
    span = datetime(2026, 10, 20, tzinfo=LONDON), datetime(2026, 11, 2, tzinfo=LONDON)
    starts = [session.start for session in sessions(schedule, *span)]
    assert [(s.hour, s.utcoffset()) for s in starts] == [
        (10, datetime(2026, 10, 24, tzinfo=LONDON).utcoffset()),
        (10, datetime(2026, 10, 31, tzinfo=LONDON).utcoffset()),
    ]
    assert starts[0].utcoffset() != starts[1].utcoffset()
