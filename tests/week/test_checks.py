"""Ways between places, dates of the year, and what is for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.catalogue.model import Schedule
from bot.vocabulary import CATEGORIES
from bot.week.clashes import clashes, unknown_places, ways_home
from bot.week.dates import year_of, years
from bot.week.items import item_of
from bot.week.preferences import Way
from bot.week.purposes import GOALS, LEVELS, goal_of, level_of
from bot.week.refreshing import refreshed
from bot.week.slots import slots_of
from bot.week.travel import Spot, journey
from tests.catalogue.making import MILE, NOW, WEYMOUTH, activity, at, weekly
from tests.week.making import ART, FARM, HOME, SWIM, TODAY, empty, item, planned, priced, text

HERE = Spot(WEYMOUTH.lat, WEYMOUTH.lon)


def miles_off(miles: float) -> Spot:
    return Spot(WEYMOUTH.lat + miles * MILE, WEYMOUTH.lon)


@pytest.mark.parametrize(
    ("miles", "way", "taken", "minutes"),
    [
        (1, "walk", "walk", 32),  # 1.3 miles at 2.5 an hour are 31.2 minutes
        (1, "bus", "bus", 23),  # 7.8 after 15
        (10, "car", "car", 41),  # 35.5 after 5
        (0.3, None, "walk", 10),
        (0.5, None, "bus", 19),
        (0, "bus", "bus", 0),
    ],
)
def test_a_way_takes_what_is_assumed(
    miles: float, way: Way | None, taken: Way, minutes: int
) -> None:
    found = journey(HERE, miles_off(miles), way)
    assert found is not None
    assert (found.way, found.minutes) == (taken, minutes)


def test_a_way_to_nowhere_is_not_reckoned() -> None:
    assert journey(HERE, None, "car") is None


def test_too_little_time_between_two_places_is_a_clash_and_enough_is_none() -> None:
    plan = planned((ART, "tue"), (SWIM, "tue"))
    (clash,) = clashes(plan)
    assert (clash.a.activity, clash.b.activity, clash.reason) == ("art", "swim", "travel")
    assert (clash.minutes_there_are, clash.minutes_needed) == (10, 31 + 10)
    by_car = replace(plan, preferences=replace(HOME, way="car"))
    assert clashes(by_car)[0].minutes_needed == 13 + 10
    assert clashes(planned((ART, "thu"), (SWIM, "tue"))) == ()
    same_hall = replace(SWIM, venue=ART.venue)
    assert clashes(planned((ART, "tue"), (same_hall, "tue"))) == ()


def test_what_does_not_fit_in_is_told_as_a_clash_too() -> None:
    plan = planned((ART, "tue"))
    dance = item(9, "tue", "11:00", "12:30", name="Dance")
    (clash,) = clashes(plan, [dance])
    assert (clash.reason, clash.remark.text) == (
        "overlap",
        "Art group and Dance are at the same time on Tuesday.",
    )


def test_a_place_that_nobody_knows_is_no_clash_but_is_told_apart() -> None:
    plan = planned((ART, "tue"), (replace(SWIM, venue=None), "tue"))
    assert clashes(plan) == ()
    assert [one.activity for one in unknown_places(plan)] == ["swim"]


def test_sunday_night_and_monday_morning_are_beside_each_other() -> None:
    night = item(1, "sun", "20:00", "09:00", venue=at(9))
    early = item(2, "mon", "09:15", "10:00", venue=at(0))
    (clash,) = clashes(empty(items=(night, early)))
    assert (clash.a, clash.b) == (night, early)


def test_a_long_way_home_and_a_late_bus_are_told() -> None:
    far = activity("far", name="Far", venue=at(8), schedules=(weekly("WE", "13:00", "15:00"),))
    late = activity("late", name="Late", venue=at(2), schedules=(weekly("TH", "19:00", "21:00"),))
    plan = planned((ART, "tue"), (far, "wed"), (late, "thu"))
    remarks = [way.remark for way in ways_home(plan) if way.remark]
    assert text(remarks) == (
        "The way home from Far on Wednesday takes about 1 hour 18 minutes. "
        "Late ends late on Thursday. Check that there is still a bus home."
    )
    by_car = replace(plan, preferences=replace(HOME, way="car"))
    assert [way.remark for way in ways_home(by_car)] == [None, None, None]


def tuesdays(**fields: object) -> Schedule:
    return weekly("TU", **fields)


def year(*schedules: Schedule) -> tuple[int, dict[str, int], int]:
    one = replace(ART, schedules=schedules)
    found = year_of(item_of(one, slots_of(one, NOW)[0], 1), TODAY)
    whys = [fallen.why for fallen in found.out]
    return found.weeks, {why: whys.count(why) for why in dict.fromkeys(whys)}, len(found.in_doubt)


def test_a_year_is_52_weeks_without_what_falls_out() -> None:
    assert year(tuesdays()) == (52, {}, 0)
    shut = (date(2026, 12, 29), date(2027, 1, 5))
    assert year(tuesdays(excluded_dates=shut)) == (50, {"break": 2}, 0)


def test_bank_holidays_fall_out_where_it_is_said_and_are_in_doubt_where_it_is_not() -> None:
    """In the year from 23 November 2026: 28 December, 29 March, 3 May, 31 May and 30 August."""
    assert year(weekly("MO")) == (52, {}, 5)
    said = (date(2026, 12, 28), date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31))
    assert year(weekly("MO", excluded_dates=said)) == (48, {"bank_holiday": 4}, 1)


def test_holidays_between_terms_fall_out() -> None:
    words = "Tuesdays, 10am to 12 noon, in term time"
    terms = (
        tuesdays(valid_from=date(2026, 9, 1), valid_to=date(2026, 12, 18), words=words),
        tuesdays(valid_from=date(2027, 1, 4), valid_to=date(2027, 7, 20), words=words),
    )
    weeks, out, _ = year(*terms)
    assert (weeks, out) == (33, {"term": 2, "ended": 17})


def test_other_rules_have_fewer_weeks() -> None:
    every_other = replace(
        tuesdays(), rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start_date=date(2026, 11, 24)
    )
    assert year(every_other)[0] == 26
    assert year(replace(tuesdays(), rrule="FREQ=MONTHLY;BYDAY=1TU"))[0] == 12


def test_what_falls_out_is_told() -> None:
    shut = weekly("FR", "13:00", "16:00", excluded_dates=(date(2026, 12, 25), date(2027, 1, 1)))
    plan = planned((ART, "tue"), (replace(FARM, schedules=(shut,)), "fri"))
    assert text(remark for one in years(plan, TODAY) for remark in one.remarks) == (
        "Community farm is on in 50 weeks of the year. "
        "Community farm is not on when it is a bank holiday. "
        "Community farm may be shut on bank holidays. Ask them."
    )


def test_every_category_but_advice_is_for_something() -> None:
    assert [one for one in CATEGORIES if goal_of((one,)) not in GOALS] == ["advice"]
    assert goal_of(("swimming", "respite_day")) == "carer_time"
    assert goal_of(()) == ""


def test_the_level_is_the_kind_of_help_that_it_gives() -> None:
    assert level_of(("walking",), ()) == LEVELS[0] == "early_help"
    assert level_of(("cooking", "travel_training"), ()) == "enablement"
    assert level_of(("day_centre",), ("wheelchair",)) == "personalised"
    assert level_of(("day_centre",), ("hoist", "personal_care")) == "specialist"


def test_a_plan_beside_todays_catalogue_loses_nothing() -> None:
    plan = planned((ART, "tue"), (SWIM, "tue"), (FARM, "fri"))
    dearer = replace(ART, price=priced("4"), name="Art club")
    moved = replace(FARM, schedules=(weekly("SA"),))
    found = refreshed(plan, {"art": dearer, "farm": moved}.get, NOW)
    assert [one.activity for one in found.plan.items] == ["art", "swim", "farm"]
    assert (found.plan.items[0].name, str(found.plan.items[0].cost)) == ("Art club", "4.00")
    assert found.plan.past == plan.past
    assert text(found.remarks) == (
        "Not on the list any more: Easy swim. Ring them to ask. "
        "The times have changed: Community farm. Ring them to ask. "
        "Something is new. Look again at Art club."
    )
    same = refreshed(plan, {one.id: one for one in (ART, SWIM, FARM)}.get, NOW)
    assert (same.plan, same.remarks) == (plan, ())


def test_what_would_run_into_the_next_thing_now_stays_as_it_was() -> None:
    plan = planned((ART, "tue"), (SWIM, "tue"))
    longer = replace(ART, schedules=(weekly("TU", "10:00", "12:30"),))
    found = refreshed(plan, {"art": longer, "swim": SWIM}.get, NOW)
    assert found.plan.items == plan.items
    assert [one.activity for one in found.off] == ["art"]
