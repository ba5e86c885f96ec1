"""Schedules become sessions in London time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import (
    check_rule,
    has_dates,
    has_ended,
    last_day,
    next_sessions,
    sessions,
    weekdays,
)
from bot.catalogue.rules import RecurrenceError
from bot.settings import LONDON
from tests.catalogue.making import NOW, activity, london, once, weekly


def starts(schedule, after, until):
    return [session.start for session in sessions(schedule, london(after), london(until))]


def days(schedule, after, until):
    return [start.date().isoformat() for start in starts(schedule, after, until)]


@pytest.mark.parametrize(
    ("change", "offsets"),
    [("2026-03-29", (0, 1)), ("2026-10-25", (1, 0)), ("2027-03-28", (0, 1))],
)
def test_a_weekly_ten_o_clock_stays_ten_o_clock_across_the_clock_change(change, offsets):
    day = date.fromisoformat(change)
    begin, end = day - timedelta(days=7), day + timedelta(days=1)
    found = starts(weekly("SU", start_date=date(2020, 1, 5)), f"{begin}T00:00", f"{end}T00:00")
    assert [start.hour for start in found] == [10, 10]
    assert [start.utcoffset() for start in found] == [timedelta(hours=h) for h in offsets]


def test_a_time_that_the_spring_change_skips_moves_forward():
    (session,) = sessions(
        weekly("SU", "01:30", "03:30"), london("2026-03-29T00:00"), london("2026-03-30T00:00")
    )
    assert session.start.isoformat() == "2026-03-29T02:30:00+01:00"
    assert session.end is not None
    assert session.end.isoformat() == "2026-03-29T03:30:00+01:00"


def test_a_session_inside_the_skipped_hour_has_no_end_rather_than_one_before_its_start():
    (session,) = sessions(
        weekly("SU", "01:30", "02:15"), london("2026-03-29T00:00"), london("2026-03-30T00:00")
    )
    assert session.end is None


def test_a_time_that_comes_twice_in_autumn_is_the_first():
    (start,) = starts(weekly("SU", "01:30", None), "2026-10-25T00:00", "2026-10-26T00:00")
    assert start.isoformat() == "2026-10-25T01:30:00+01:00"


def test_a_session_past_midnight_ends_on_the_next_day():
    (session,) = sessions(once("2026-12-31", "22:00", "01:00"), NOW, london("2027-02-01T00:00"))
    assert session.end == london("2027-01-01T01:00")


def test_every_other_week_counts_from_the_start_date_however_long_ago():
    schedule = Schedule(
        start_date=date(2016, 1, 5), start_time=time(10), rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    )
    found = days(schedule, "2026-11-01T00:00", "2026-12-15T00:00")
    assert found == ["2026-11-10", "2026-11-24", "2026-12-08"]
    assert all((date.fromisoformat(day) - date(2016, 1, 5)).days % 14 == 0 for day in found)


def test_the_nth_weekday_of_a_month():
    last_friday = Schedule(start_time=time(14), rrule="FREQ=MONTHLY;BYDAY=-1FR")
    second_monday = Schedule(start_time=time(14), rrule="FREQ=MONTHLY;BYDAY=2MO")
    assert days(last_friday, "2026-11-01T00:00", "2027-01-01T00:00") == ["2026-11-27", "2026-12-25"]
    assert days(second_monday, "2026-11-01T00:00", "2027-01-01T00:00") == [
        "2026-11-09",
        "2026-12-14",
    ]


def test_a_window_clips_and_the_start_date_outside_it_still_anchors():
    schedule = Schedule(
        start_date=date(2026, 9, 2),
        start_time=time(10),
        rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        valid_from=date(2026, 11, 5),
        valid_to=date(2026, 12, 9),
    )
    assert days(schedule, "2026-09-01T00:00", "2027-09-01T00:00") == ["2026-11-11", "2026-11-25",
                                                                      "2026-12-09"]  # fmt: skip


def test_dates_are_taken_out_and_put_in():
    schedule = weekly(
        "TU",
        excluded_dates=(date(2026, 11, 24),),
        extra_dates=(date(2026, 11, 26), date(2026, 12, 1)),
    )
    assert days(schedule, "2026-11-23T00:00", "2026-12-05T00:00") == ["2026-11-26", "2026-12-01"]


def test_a_session_that_has_begun_is_not_next_and_one_that_begins_now_is():
    every_day = Schedule(start_time=time(10), rrule="FREQ=DAILY")
    assert days(every_day, "2026-11-23T10:00", "2026-11-24T00:00") == ["2026-11-23"]
    assert days(every_day, "2026-11-23T10:01", "2026-11-24T00:00") == []


def test_the_schedules_of_an_activity_are_joined_in_order_and_the_same_time_comes_once():
    both = activity(schedules=(weekly("TU,TH"), weekly("TU", "09:00"), weekly("TH")))
    found = [session.start for session in next_sessions(both, NOW, limit=4)]
    assert found == [
        london("2026-11-24T09:00"),
        london("2026-11-24T10:00"),
        london("2026-11-26T10:00"),
        london("2026-12-01T09:00"),
    ]


def test_sessions_are_worked_out_only_as_far_as_they_are_taken():
    forever = activity(schedules=(weekly("MO"),))
    assert len(list(islice(next_sessions(forever, NOW, until=london("2090-01-01T00:00")), 3))) == 3


@pytest.mark.parametrize(
    ("rule", "known"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", True),
        ("FREQ=WEEKLY", False),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", False),
        ("FREQ=WEEKLY;COUNT=6;BYDAY=MO", False),
        ("FREQ=DAILY", True),
        ("FREQ=MONTHLY;BYDAY=1SA", True),
        ("FREQ=MONTHLY", False),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", True),
    ],
)
def test_without_a_start_date_only_a_rule_that_needs_none_gives_dates(rule, known):
    schedule = Schedule(start_time=time(10), rrule=rule)
    assert has_dates(schedule) is known
    assert bool(starts(schedule, "2026-11-23T00:00", "2028-01-01T00:00")) is known
    assert has_dates(Schedule(start_date=date(2026, 1, 1), rrule=rule))


def test_an_end_written_as_a_day_includes_that_day():
    schedule = weekly("TU", start_date=date(2026, 11, 3))
    until_day = replace(schedule, rrule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124")
    until_time = replace(schedule, rrule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124T095900Z")
    assert days(until_day, "2026-11-20T00:00", "2027-01-01T00:00") == ["2026-11-24"]
    assert days(until_time, "2026-11-20T00:00", "2027-01-01T00:00") == []


def test_a_count_is_counted_from_the_start():
    schedule = Schedule(
        start_date=date(2026, 11, 2), start_time=time(10), rrule="FREQ=WEEKLY;COUNT=4"
    )
    assert days(schedule, "2026-11-15T00:00", "2027-06-01T00:00") == ["2026-11-16", "2026-11-23"]
    assert last_day(activity(schedules=(schedule,))) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;BYHOUR=9,10",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2",
        "FREQ=MONTHLY;BYDAY=31MO",
        "FREQ=YEARLY;BYMONTH=12;BYDAY=-6MO",
        "FREQ=DAILY;UNTIL=00010101T000000Z",
        "BYDAY=MO",
        "every Monday",
        "FREQ=WEEKLY;BYDAY=" + "MO," * 400,
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_with_its_text_and_gives_no_dates(rule):
    with pytest.raises(RecurrenceError, match="repeat rule"):
        check_rule(rule)
    assert not starts(Schedule(rrule=rule), "2026-01-01T00:00", "2027-01-01T00:00")


def test_an_activity_has_ended_when_all_of_its_windows_are_past():
    past = weekly("MO", valid_to=date(2026, 11, 22))
    running = weekly("MO", valid_to=date(2026, 12, 24))
    assert has_ended(activity(schedules=(past, once("2026-11-22"))), NOW)
    assert not has_ended(activity(schedules=(past, running)), NOW)
    assert has_ended(
        activity(schedules=(Schedule(words="Tuesdays", valid_to=date(2026, 1, 1)),)), NOW
    )
    assert not has_ended(activity(schedules=(Schedule(words="Some Tuesdays"),)), NOW)
    assert not has_ended(activity(), NOW)


def test_an_activity_that_begins_years_ahead_has_not_ended():
    assert not has_ended(activity(schedules=(once("2029-01-01"),)), NOW)


def test_the_last_day_is_open_while_one_schedule_is():
    ends = weekly("MO", valid_to=date(2026, 12, 24))
    assert last_day(activity(schedules=(ends, once("2026-12-30")))) == date(2026, 12, 30)
    assert last_day(activity(schedules=(ends, weekly("TU")))) is None
    assert last_day(activity()) is None


# --- compared with looking at every single day -------------------------------------------------

_DAY_IDS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def schedules(draw):
    start = draw(st.dates(date(2024, 1, 1), date(2027, 6, 1)))
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
    interval = draw(st.integers(1, 4))
    weekdays_ = draw(st.sets(st.integers(0, 6), min_size=1, max_size=3))
    nth = draw(st.sampled_from([None, 1, 2, 4, -1])) if frequency == "MONTHLY" else None
    rule = f"FREQ={frequency};INTERVAL={interval};BYDAY=" + ",".join(
        f"{nth or ''}{_DAY_IDS[day]}" for day in sorted(weekdays_)
    )
    window = sorted(draw(st.tuples(*[st.dates(date(2025, 6, 1), date(2027, 12, 1))] * 2)))
    schedule = Schedule(
        start_date=start,
        start_time=draw(st.times()).replace(second=0, microsecond=0, tzinfo=None),
        rrule=rule,
        valid_from=draw(st.sampled_from([None, window[0]])),
        valid_to=draw(st.sampled_from([None, window[1]])),
        excluded_dates=tuple(draw(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31))))),
        extra_dates=tuple(
            draw(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=3))
        ),
    )
    return schedule, frequency, interval, weekdays_, nth


def _by_hand(day, schedule, frequency, interval, weekdays_, nth):
    """Whether a schedule meets on a day, straight from what the words mean."""
    if day in schedule.excluded_dates:
        return False
    if not (schedule.valid_from or date.min) <= day <= (schedule.valid_to or date.max):
        return False
    if day in schedule.extra_dates:
        return True
    start = schedule.start_date
    if day < start or day.weekday() not in weekdays_:
        return False
    if frequency == "DAILY":
        return (day - start).days % interval == 0
    if frequency == "WEEKLY":
        monday, first_monday = (d - timedelta(days=d.weekday()) for d in (day, start))
        return (monday - first_monday).days // 7 % interval == 0
    if ((day.year - start.year) * 12 + day.month - start.month) % interval:
        return False
    if nth is None:
        return True
    if nth > 0:
        return (day.day - 1) // 7 + 1 == nth
    return (day + timedelta(days=7)).month != day.month


@settings(max_examples=150, deadline=None)
@given(schedules(), st.dates(date(2026, 1, 1), date(2027, 6, 1)), st.integers(0, 120))
def test_sessions_are_those_that_looking_at_every_day_finds(drawn, first, length):
    schedule, *meaning = drawn
    after = datetime.combine(first, time(), LONDON)
    every_day = [first + timedelta(days=n) for n in range(length)]
    expected = [day for day in every_day if _by_hand(day, schedule, *meaning)]
    until = datetime.combine(first + timedelta(days=length), time(), LONDON)
    found = list(sessions(schedule, after, until))
    assert [session.start.date() for session in found] == expected
    possible = weekdays(schedule)
    assert possible is None or {day.weekday() for day in expected} <= possible
    end = last_day(activity(schedules=(schedule,)))
    assert end is None or all(day <= end for day in expected)
