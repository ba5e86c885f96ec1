"""Suggested weeks: what is in them, what is not, and how good they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from bot.bench.beside_the_best import in_numbers
from bot.catalogue.model import Activity
from bot.vocabulary import CATEGORIES, DAYS
from bot.week.clashes import clashes
from bot.week.costs import costs
from bot.week.editing import undo
from bot.week.preferences import Budget, Hours, Preferences
from bot.week.suggesting.choosing import choose
from bot.week.suggesting.options import Asked, problem_of
from bot.week.suggesting.scoring import Problem, score
from bot.week.suggesting.suggest import fill, ideas_for
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, listed, once, weekly
from tests.week.brute import best, points_of
from tests.week.making import ART, HOME, TODAY, empty, planned, priced, text

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TIMES = (("09:30", "11:30"), ("10:30", "12:00"), ("13:00", "15:00"), ("14:30", "16:00"),
          ("18:00", "20:00"))  # fmt: skip
_KINDS = CATEGORIES[:8]


def town(random: Random, count: int) -> list[Activity]:
    """Invented activities around Weymouth."""
    made = []
    for number in range(count):
        start, end = random.choice(_TIMES)
        made.append(
            activity(
                f"t{number}",
                categories=tuple(random.sample(_KINDS, random.randrange(1, 3))),
                venue=at(random.randrange(1, 60) / 10),
                schedules=(weekly(random.choice(_CODES), start, end),),
                price=priced(random.choice((None, "0", "2.50", "4", "9"))),
                access=("wheelchair",) * random.randrange(2),
            )
        )
    return made


def somebody(random: Random, **wishes: Any) -> Any:
    preferences = Preferences(
        **{
            "home": WEYMOUTH,
            "likes": tuple(random.sample(_KINDS, random.randrange(4))),
            "needs": ("wheelchair",) * random.randrange(2),
            "way": random.choice((None, "car")),
            "good_days": random.choice((2, 3, 3, 7)),
            **wishes,
        }
    )
    money = random.choice((None, Budget(Decimal(5)), Budget(Decimal(12))))
    return empty(preferences=preferences, budget=money)


@pytest.mark.parametrize("seed", range(25))
def test_a_suggested_week_has_95_in_100_of_the_points_of_the_best(seed: int) -> None:
    """Every week of a dozen sessions is tried."""
    random = Random(seed)
    problem = problem_of(somebody(random), listed(*town(random, 12)), NOW)
    found = best(in_numbers(problem))
    ours = score(problem, choose(problem))
    assert ours is not None
    assert 0.95 * found["points"] <= ours <= found["points"]


@pytest.mark.parametrize("seed", range(10))
def test_beside_a_plan_it_is_as_good(seed: int) -> None:
    random = Random(seed)
    activities = town(random, 14)
    plan = somebody(random)
    for one in activities[:3]:
        plan = planned((one, _day(one)), preferences=plan.preferences, budget=plan.budget)
    problem = problem_of(plan, listed(*activities), NOW)
    ours, found = score(problem, choose(problem)), best(in_numbers(problem))
    assert ours is not None
    assert ours >= 0.95 * found["points"]


def _day(one: Activity) -> str:
    return DAYS[_CODES.index((one.schedules[0].rrule or "")[-2:])]


def test_points_are_counted_as_a_second_count_has_them() -> None:
    random = Random(7)
    problem = problem_of(somebody(random), listed(*town(random, 20)), NOW)
    numbers = in_numbers(problem)
    counted = []
    for _ in range(300):
        chosen = tuple(sorted(random.sample(range(len(problem.options)), random.randrange(5))))
        points = score(problem, chosen)
        if all(list(pair) not in numbers["never"] for pair in _pairs(chosen)):
            assert points == points_of(numbers, chosen)
            counted.append(points)
        else:
            assert points is None
    assert len({points for points in counted if points is not None}) > 10


def _pairs(chosen: tuple[int, ...]) -> list[tuple[int, int]]:
    return [(one, other) for one in chosen for other in chosen if one < other]


@pytest.mark.parametrize("seed", range(8))
def test_what_is_suggested_goes_together_and_fits_the_wishes_and_the_money(seed: int) -> None:
    random = Random(seed)
    rest = (Hours(random.choice(DAYS)), Hours(random.choice(DAYS)))
    plan = replace(somebody(random, quiet=rest, good_days=3), budget=Budget(Decimal(10)))
    found = fill(plan, listed(*town(random, 60)), NOW)
    items = found.plan.items
    assert len(items) == len(found.ideas) > 2
    assert clashes(found.plan) == ()
    assert len({item.day for item in items}) <= 3
    assert not {item.day for item in items} & {hours.day for hours in rest}
    assert len({item.activity for item in items}) == len(items)
    assert all(sum(item.day == day for item in items) <= 2 for day in DAYS)
    assert costs(found.plan, TODAY).week <= 10
    assert undo(found.plan).plan.items == ()


def club(
    id: str, kind: str, byday: str, start: str = "10:00", miles: float = 1, **more: Any
) -> Any:
    end = f"{int(start[:2]) + 2}:{start[3:]}"
    return activity(
        id,
        name=f"{id.title()} club",
        categories=(kind,),
        venue=at(miles),
        schedules=(weekly(byday, start, end),),
        price=priced("0"),
        **more,
    )


def names(plan: Any, *activities: Activity) -> list[str]:
    return [idea.item.activity for idea in fill(plan, listed(*activities), NOW).ideas]


def likes(*categories: str, **wishes: Any) -> Any:
    return empty(preferences=replace(HOME, likes=categories, **wishes))


def test_what_somebody_likes_comes_before_what_is_nearer() -> None:
    near, liked = club("near", "music", "MO"), club("liked", "swimming", "MO", miles=3)
    assert names(likes("swimming"), near, liked) == ["liked"]
    assert names(likes(), near, liked) == ["near"]


def test_a_little_of_all_comes_before_the_same_again() -> None:
    swims = [club(f"swim{day}", "swimming", day) for day in ("MO", "TU", "WE")]
    music = club("music", "music", "TH", miles=2)
    assert "music" in names(likes("swimming", "music", good_days=2), *swims, music)


def test_two_full_days_come_before_four_that_are_cut_up() -> None:
    every = [
        club(f"{day}{start[:2]}", kind, day, start)
        for day, kinds in (("MO", ("music", "dance")), ("WE", ("drama", "walking")))
        for start, kind in zip(("10:00", "13:00"), kinds, strict=True)
    ]
    alone = [club("tu", "swimming", "TU"), club("fr", "cooking", "FR")]
    found = names(likes(good_days=2), *every, *alone)
    assert sorted(found) == sorted(one.id for one in every)


def test_what_is_only_for_others_or_for_a_break_is_not_suggested() -> None:
    women = club("women", "music", "MO", for_=("women",))
    sitter = club("sitter", "sitting_service", "TU")
    everybody = club("all", "dance", "WE", for_=("everyone", "women"))
    autism = replace(HOME, groups=("autism",))
    assert names(empty(preferences=autism), women, sitter, everybody) == ["all"]
    assert names(likes("sitting_service"), sitter) == ["sitter"]


def test_what_is_known_not_to_fit_or_is_on_seldom_is_left_out() -> None:
    yearly = replace(club("once", "music", "MO"), schedules=(once("2026-12-07"),))
    first = replace(yearly.schedules[0], start_date=None, rrule="FREQ=MONTHLY;BYDAY=1MO")
    monthly = replace(yearly, id="monthly", schedules=(first,))
    disliked = club("disliked", "games_and_bingo", "MO")
    far = club("far", "dance", "MO", miles=11)
    wishes = replace(HOME, dislikes=("games_and_bingo",))
    assert names(empty(preferences=wishes), yearly, monthly, disliked, far) == []


def test_a_week_without_a_home_asks_where() -> None:
    found = fill(empty(preferences=Preferences()), listed(ART), NOW)
    assert (found.ideas, text(found.remarks)) == (
        (), "Where do you live? Tell me a town or a postcode.",
    )  # fmt: skip


def test_where_nothing_fits_it_is_asked_what_to_change() -> None:
    plan = empty()
    found = fill(plan, listed(), NOW)
    assert found.plan is plan
    assert text(found.remarks).endswith("What would you like to change?")
    on_tuesday = ideas_for(plan, listed(), NOW, Asked(("tue",)))
    assert text(on_tuesday.remarks) == (
        "I found nothing that fits then. What would you like to change?"
    )


def test_an_afternoon_has_three_ideas_of_different_kinds() -> None:
    swims = [club(f"swim{number}", "swimming", "TU", "14:00", 0.2) for number in range(4)]
    others = [club("music", "music", "TU", "13:00"), club("dance", "dance", "TU", "15:00", 2)]
    wrong = [club("morning", "walking", "TU"), club("friday", "walking", "FR", "14:00")]
    plan = likes("swimming", quiet=(Hours("tue"),))
    found = ideas_for(plan, listed(*swims, *others, *wrong), NOW, Asked(("tue",), ("afternoon",)))
    assert sorted(idea.item.activity for idea in found.ideas) == ["dance", "music", "swim0"]
    assert found.plan == plan
    assert text(found.remarks) == "Here are 3 things that you could do then."


def test_beside_what_is_planned_only_what_can_be_reached_is_an_idea() -> None:
    plan = planned((ART, "tue"))
    close = club("close", "music", "TU", "13:00", 2.1)
    far = club("far", "dance", "TU", "12:10", 6)
    morning = club("morning", "drama", "TU", "09:00")
    found = ideas_for(plan, listed(close, far, morning), NOW, Asked(("tue",)))
    assert [idea.item.activity for idea in found.ideas] == ["close"]


def test_it_is_told_why() -> None:
    one = club("Swim", "swimming", "MO", miles=2, checked_on=date(2024, 1, 1))
    plan = likes("swimming", goals=("health",), needs=("hoist",))
    (idea,) = fill(plan, listed(one), NOW).ideas
    assert text(idea.why) == (
        "You like swimming. It is for your health. It does not say if it has a hoist. "
        "It is about 31 minutes from home. It is free. Ring first. The details are old."
    )
    other = replace(
        club("Art", "music", "MO"), for_=("women",), price=priced(None),
        schedules=(replace(one.schedules[0], rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
                           start_date=date(2026, 11, 30)),),
    )  # fmt: skip
    problem: Problem = problem_of(empty(), listed(other), NOW)
    kinds = {reason.kind for option in problem.options for reason in option.reasons}
    assert {"for_others", "price_unknown", "not_weekly"} <= kinds
    (asked,) = ideas_for(empty(), listed(other), NOW, Asked(("mon",))).ideas
    assert text(asked.why) == (
        "It is about 23 minutes from home. I do not know the price. Ask if it is for you too. "
        "It is not on every week."
    )


def test_what_stays_free_is_told() -> None:
    found = fill(likes(), listed(club("a", "music", "MO"), club("b", "dance", "WE")), NOW)
    assert text(found.remarks) == (
        "Here are 2 ideas for your week. "
        "Nothing is on Tuesday, Thursday, Friday, Saturday and Sunday. You can rest then."
    )
