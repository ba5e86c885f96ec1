"""The same week another way: cheaper, or nearer, and never worse in what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.catalogue.finding import find as find_in
from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.week.alternatives import Alternative, By, alternative
from bot.week.clashes import clashes, way_home
from bot.week.costs import costs
from bot.week.plan import Plan
from tests.catalogue.making import NOW, at, listed, weekly
from tests.week.making import ART, FARM, HOME, SWIM, TODAY, empty, planned, priced

CHEAP = replace(ART, id="cheap", name="Cheap art", price=priced("1.00"), venue=at(5))
NEAR = replace(ART, id="near", name="Near art", price=priced("9.00"), venue=at(0.5))
PLAN = planned((ART, "tue"), (FARM, "fri"))


def found(plan: Plan, by: By, *others: Activity) -> Alternative:
    known = {one.id: one for one in (ART, SWIM, FARM, *others)}

    def find(query: Search, now: datetime, most: int) -> Sequence[Activity]:
        weighed = find_in(listed(*known.values()), query, now, most).weighed
        return [one.match.activity for one in weighed]

    return alternative(plan, by, known.get, find, NOW)


def names(one: Alternative) -> list[str]:
    return [item.name for item in one.plan.items]


def test_what_costs_less_stands_on_the_same_day_and_part_of_the_day() -> None:
    other = found(PLAN, "cost", CHEAP, NEAR)
    assert names(other) == ["Cheap art", "Community farm"]
    assert [item.day for item in other.plan.items] == ["tue", "fri"]
    assert costs(other.plan, TODAY).week < costs(PLAN, TODAY).week
    art = PLAN.items[0]
    assert other.instead[art.number].name == "Cheap art"


def test_what_is_nearer_takes_a_shorter_way() -> None:
    other = found(PLAN, "way", CHEAP, NEAR)
    assert names(other) == ["Near art", "Community farm"]
    before, after = way_home(PLAN, PLAN.items[0]), way_home(other.plan, other.plan.items[0])
    assert before is not None
    assert after is not None
    assert after.minutes < before.minutes


def test_where_nothing_is_better_the_week_stays() -> None:
    other = found(PLAN, "cost", NEAR)
    assert other.plan == PLAN
    assert not other.is_another


def test_a_price_that_is_not_known_is_never_cheaper() -> None:
    unknown = replace(CHEAP, price=priced(None, "Ask us"))
    assert not found(PLAN, "cost", unknown).is_another
    assert not found(planned((FARM, "fri")), "cost", CHEAP).is_another


def test_a_need_that_is_met_stays_met() -> None:
    level = replace(ART, access=("wheelchair",))
    plan = planned((level, "tue"), preferences=replace(HOME, needs=("wheelchair",)))
    known = {level.id: level}
    silent = [CHEAP]
    assert not alternative(plan, "cost", known.get, lambda q, n, m: silent, NOW).is_another
    fits = [replace(CHEAP, access=("wheelchair",))]
    assert alternative(plan, "cost", known.get, lambda q, n, m: fits, NOW).is_another


def test_nothing_is_exchanged_for_what_brings_a_clash() -> None:
    plan = planned((ART, "tue"), (replace(SWIM, venue=at(2)), "tue"))
    assert not clashes(plan)
    assert not found(plan, "cost", CHEAP).is_another


def test_another_time_of_the_day_is_another_week() -> None:
    later = replace(CHEAP, schedules=(weekly("TU", "15:00", "16:00"),))
    assert not found(PLAN, "cost", later).is_another


def test_without_a_home_nothing_is_nearer() -> None:
    plan = planned((ART, "tue"), preferences=replace(HOME, home=None))
    assert not found(plan, "way", NEAR).is_another
    assert found(plan, "cost", CHEAP).is_another


def test_the_ticket_of_who_goes_along_counts() -> None:
    alone = replace(CHEAP, price=priced("2.00"), summary="")
    carers_free = replace(CHEAP, id="free", price=priced("2.50"), summary="Carers go free.")
    plan = planned((ART, "tue"), preferences=replace(HOME, companion="assistant"))
    other = found(plan, "cost", alone, carers_free)
    assert [item.activity for item in other.plan.items] == ["free"]
    assert costs(other.plan, TODAY).week == Decimal("2.50")


def test_an_activity_that_vanished_can_be_exchanged_and_an_empty_week_cannot() -> None:
    def nothing(_: str) -> Activity | None:
        return None

    other = alternative(PLAN, "cost", nothing, lambda q, n, m: [CHEAP], NOW)
    assert names(other)[0] == "Cheap art"
    assert not alternative(empty(), "cost", nothing, lambda q, n, m: [CHEAP], NOW).is_another
