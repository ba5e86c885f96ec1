"""Where an activity could stand in a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.catalogue.model import Schedule
from bot.week.dates import year_of
from bot.week.items import item_of
from bot.week.slots import slots_of
from tests.catalogue.making import NOW, activity, once, weekly
from tests.week.making import TODAY


def whens(*schedules: Schedule) -> list[str]:
    return [slot.when for slot in slots_of(activity(schedules=schedules), NOW)]


def test_each_weekday_of_a_rule_is_a_slot_in_the_order_of_the_week() -> None:
    assert whens(weekly("TH,MO")) == ["Monday, 10am to 12 noon", "Thursday, 10am to 12 noon"]
    assert len(whens(Schedule(rrule="FREQ=DAILY", start_time=time(9), end_time=time(10)))) == 7


def test_a_monthly_one_is_a_slot_on_each_weekday_that_it_meets() -> None:
    first = Schedule(rrule="FREQ=MONTHLY;BYDAY=1TU", start_time=time(9), end_time=time(10))
    assert whens(first) == ["Tuesday, 9am to 10am"]
    on_the_first = replace(first, rrule="FREQ=MONTHLY;BYMONTHDAY=1")
    assert len(whens(on_the_first)) > 4


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(words="Ring us"),
        Schedule(rrule="FREQ=WEEKLY;BYDAY=TU"),
        once("2020-01-07"),
        weekly("TU", valid_to=date(2026, 1, 1)),
    ],
)
def test_without_a_coming_time_there_is_none(schedule: Schedule) -> None:
    assert whens(schedule) == []


def test_an_end_that_nobody_told_is_an_hour_later_and_not_said() -> None:
    (slot,) = slots_of(activity(schedules=(weekly("TU", "23:30", None),)), NOW)
    assert (slot.end, slot.end_known, slot.when) == (time(0, 30), False, "Tuesday, 11:30pm")


def test_windows_of_one_time_are_one_slot() -> None:
    """Feeds cut a class into its terms, and let it end earlier in winter."""
    winter = weekly("TU", valid_to=date(2027, 1, 30))
    summer = weekly("TU", end="13:00", valid_from=date(2027, 4, 20), valid_to=date(2027, 7, 20))
    assert whens(summer, winter) == ["Tuesday, 10am to 12 noon"]


def test_dates_one_by_one_become_one_schedule() -> None:
    dates = tuple(once(f"2026-12-{day:02}") for day in (1, 8, 15, 22))
    elsewhere = once("2026-12-03")
    slots = slots_of(activity(schedules=(*dates, elsewhere)), NOW)
    assert [slot.day for slot in slots] == ["tue", "thu"]
    (kept,) = slots[0].schedules
    assert [day.day for day in kept.extra_dates] == [1, 8, 15, 22]


def test_what_is_kept_of_the_dates_gives_the_same_dates() -> None:
    shut = tuple(date(2020 + year, month, 15) for year in range(12) for month in range(1, 13))
    one = activity(schedules=(weekly("TU,TH", excluded_dates=(*shut, date(2026, 12, 1))),))
    (tuesday, _) = slots_of(one, NOW)
    assert len(tuesday.schedules[0].excluded_dates) < 5
    whole = replace(item_of(one, tuesday, 1), schedules=one.schedules)
    assert year_of(item_of(one, tuesday, 1), TODAY).on == year_of(whole, TODAY).on
