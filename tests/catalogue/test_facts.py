"""What is kept beside a document, so that searches need not read it."""

from __future__ import annotations

from datetime import date, time

from bot.catalogue.facts import (
    ANYTHING,
    IN_WORDS,
    KINDS,
    NOWHERE,
    ONLINE,
    SLOTS,
    UNTIMED,
    cell,
    column_of,
    facts_of,
    initial,
    kind_bits,
    kinds_of,
    row_of,
    starts_of,
)
from bot.catalogue.model import Schedule
from tests.catalogue.making import WEYMOUTH, activity, at, once, weekly


def test_an_activity_is_listed_under_everything_and_each_of_its_categories() -> None:
    one = activity(categories=("swimming", "music"), venue=at(1))
    assert kinds_of(one) == sorted((ANYTHING, KINDS["swimming"], KINDS["music"]))


def test_a_meal_is_listed_as_a_lunch_club_and_what_may_be_online_as_online() -> None:
    assert KINDS["lunch_club"] in kinds_of(activity(meal=True, venue=at(1)))
    assert ONLINE in kinds_of(activity(formats=("online", "in_person")))
    assert ONLINE in kinds_of(activity())
    assert ONLINE not in kinds_of(activity(venue=at(1)))


def test_places_a_few_steps_apart_share_a_cell_and_towns_do_not() -> None:
    here = facts_of(activity(venue=at(0))).cell
    assert here == cell(row_of(WEYMOUTH.lat), column_of(WEYMOUTH.lon))
    assert facts_of(activity(venue=at(0.01))).cell == here
    assert facts_of(activity(venue=at(3))).cell != here
    assert facts_of(activity()).cell == NOWHERE
    assert facts_of(activity(venue=at(0), formats=("online",))).cell == NOWHERE


def test_times_are_parts_of_the_week() -> None:
    long = facts_of(activity(schedules=(weekly("TU", "10:00", "14:00"),))).times
    starts, covers = long & ((1 << SLOTS) - 1), long >> SLOTS
    assert starts == 1 << 3  # Tuesday morning
    assert covers & 0b111 << 3 == 0b011 << 3  # and the afternoon
    assert facts_of(activity()).times == IN_WORDS
    all_day = facts_of(activity(schedules=(Schedule(rrule="FREQ=WEEKLY;BYDAY=SU"),))).times
    assert all_day & UNTIMED
    assert all_day & 0b111 << 18 == 0b111 << 18


def test_starts_are_by_weekday_or_by_date() -> None:
    both = activity(schedules=(weekly("MO,WE", "09:30"), once("2026-11-28", "19:00")))
    assert starts_of(both) == {(0, 570), (2, 570), (date(2026, 11, 28).toordinal(), 1140)}
    monthly = Schedule(rrule="FREQ=MONTHLY;BYMONTHDAY=1", start_time=time(8))
    assert {day for day, _ in starts_of(activity(schedules=(monthly,)))} == set(range(7))
    assert starts_of(activity(schedules=(Schedule(words="Ask"),))) == set()


def test_a_name_begins_as_names_are_ordered() -> None:
    assert initial(activity(name="STRASSE and a very long name")) == "strasse and a ve"


def test_the_kinds_of_a_start_are_bits() -> None:
    one = activity(categories=("swimming",), venue=at(1))
    assert kind_bits(one) == 1 << ANYTHING | 1 << KINDS["swimming"]


def test_the_earliest_minute_is_that_of_the_earliest_schedule() -> None:
    both = (weekly("TU", "14:30", "16:00"), weekly("FR", "09:15", "11:00"))
    assert facts_of(activity(schedules=both)).earliest == 9 * 60 + 15


def test_where_a_time_is_missing_a_session_may_start_at_any_minute() -> None:
    untimed = Schedule(start_date=date(2026, 11, 24))
    assert facts_of(activity(schedules=(untimed, weekly("TU")))).earliest == 0
    assert facts_of(activity(schedules=())).earliest == 0
