"""The carer's hours, and the gaps that a break could close."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.catalogue.search import search
from bot.vocabulary import DAYS
from bot.week.carer import CarerWeek, carer_week
from bot.week.cover import gaps, remarks
from bot.week.plan import Item, Plan
from bot.week.preferences import Hours, Preferences
from bot.week.spans import Span, span_of
from tests.catalogue.making import NOW, activity, at, listed, weekly
from tests.week.making import HOME, empty, item, text

CAR = replace(HOME, way="car")
"""Nine minutes for a mile: 3.5 and five, rounded up."""


def of(*items: Item, **wishes: object) -> CarerWeek:
    return carer_week(plan_of(*items, **wishes))


def plan_of(*items: Item, **wishes: object) -> Plan:
    return empty(items=items, preferences=replace(CAR, **wishes))


def out(number: int, day: str, start: str, end: str, miles: float = 1, **more: object) -> Item:
    return item(number, day, start, end, venue=at(miles), **more)


def span(day: str, start: str, end: str) -> Span:
    return span_of(day, time.fromisoformat(start), time.fromisoformat(end))


def test_the_carers_ways_are_taken_off() -> None:
    carer = of(out(1, "tue", "10:00", "12:00"))
    assert carer.free == (span("tue", "10:09", "11:51"),)
    assert carer.longest == carer.free[0]


def test_somebody_who_is_fetched_frees_the_ways_too() -> None:
    fetched = of(out(1, "tue", "10:00", "12:00"), carer_takes=False)
    assert fetched.free == (span("tue", "09:51", "12:09"),)
    assistant = of(out(1, "tue", "10:00", "12:00"), companion="assistant")
    assert assistant.free == fetched.free


def test_where_the_carer_goes_along_or_has_no_time_to_get_home_nothing_is_free() -> None:
    assert of(out(1, "tue", "10:00", "12:00"), companion="carer").free == ()
    assert of(out(1, "tue", "10:00", "11:00", miles=20)).free == ()
    assert of(out(1, "tue", "10:00", "12:00", online=True)).free == ()


def test_a_sitting_service_frees_the_carer_at_home() -> None:
    sitter = out(1, "wed", "18:00", "22:00", miles=9, categories=("sitting_service",))
    carer = of(sitter)
    assert carer.free == (span("wed", "18:00", "22:00"),)
    assert carer.free_evenings == ("wed",)


def test_between_two_things_close_together_the_carer_is_with_them() -> None:
    pair = (out(1, "tue", "10:00", "12:00"), out(2, "tue", "13:00", "15:00"))
    assert of(*pair).free == (span("tue", "10:09", "11:51"), span("tue", "13:09", "14:51"))
    fetched = of(*pair, carer_takes=False)
    assert fetched.free == (span("tue", "09:51", "15:09"),)


def test_hours_when_nobody_must_be_at_home_are_free() -> None:
    days = tuple(Hours(day, time(9), time(17)) for day in DAYS[:5])
    carer = of(out(1, "tue", "10:00", "12:00"), somebody_at_home=days)
    assert carer.free_minutes == 60 * (168 - 40) + 102
    assert carer.free_evenings == DAYS
    assert carer.weekend_minutes == 48 * 60
    assert carer.longest is not None
    assert (carer.longest.day, carer.longest.minutes) == ("fri", 64 * 60)
    assert (carer.longest.starts, carer.longest.ends) == (time(17), time(9))


def test_a_break_over_sunday_night_is_one_break() -> None:
    carer = of(out(1, "sun", "20:00", "09:00"))
    assert carer.longest is not None
    assert carer.longest.minutes == 13 * 60 - 18


def test_what_the_carer_is_told() -> None:
    assert text(of(out(1, "sat", "17:30", "22:30")).remarks) == (
        "A carer has 4 hours 42 minutes free in this week. The way there and back is taken off. "
        "The longest break is 4 hours 42 minutes, from 5:39pm on Saturday. "
        "The evening is free on Saturday. At the weekend 4 hours 42 minutes are free. "
        "When must somebody be at home with them?"
    )
    assert text(of().remarks).startswith("This week leaves no free time for a carer yet.")


def test_gaps_are_what_nothing_covers() -> None:
    plan = plan_of(
        out(1, "tue", "10:00", "12:00"),
        somebody_at_home=(Hours("tue", time(8), time(17), "my sister"), Hours("thu")),
    )
    found = gaps(plan, carer_week(plan))
    assert [(gap.span.day, gap.span.starts, gap.span.ends, gap.is_night) for gap in found] == [
        ("tue", time(8), time(9, 51), False),
        ("tue", time(12, 9), time(17), False),
        ("thu", time(0), time(7), True),
        ("thu", time(7), time(22), False),
        ("thu", time(22), time(0), True),
    ]
    assert text(remarks(found)) == (
        "Somebody must be at home on Tuesday from 12:09pm to 5pm. "
        "Somebody must be there in the night from Thursday, 12 midnight to 7am. "
        "Somebody must be at home on Thursday from 7am to 10pm."
    )


def test_nobody_who_told_no_hours_is_told_of_gaps() -> None:
    plan = plan_of(out(1, "tue", "10:00", "12:00"))
    assert gaps(plan, carer_week(plan)) == ()


def test_the_search_of_a_gap_finds_the_break_that_closes_it() -> None:
    sitter = activity("sitter", categories=("sitting_service",), venue=at(2),
                      schedules=(weekly("TU", "13:00", "17:00"),))  # fmt: skip
    night = activity("night", categories=("respite_overnight",), venue=at(2))
    catalogue = listed(sitter, night, activity("art", schedules=(weekly("TU", "13:00"),)))
    plan = plan_of(somebody_at_home=(Hours("tue", time(12), time(17)), Hours("sat")))
    afternoon, *_, saturday_night = gaps(plan, carer_week(plan))
    assert [m.activity.id for m in search(catalogue, afternoon.search, NOW).matches] == ["sitter"]
    assert [m.activity.id for m in search(catalogue, saturday_night.search, NOW).matches] == [
        "night"
    ]


def test_needs_and_groups_go_into_the_search_of_a_gap() -> None:
    wishes = Preferences(
        needs=("hoist",), groups=("dementia",), somebody_at_home=(Hours("mon", time(9), time(11)),)
    )
    plan = empty(preferences=wishes)
    (gap,) = gaps(plan, carer_week(plan))
    assert (gap.search.access, gap.search.for_) == (("hoist",), ("dementia",))
    assert (gap.search.days, gap.search.part_of_day) == (("mon",), ("morning",))
