"""What is offered when nothing was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.catalogue.model import Price
from bot.catalogue.query import DateRange, Excluded, Search
from bot.catalogue.search import search
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, listed, weekly

SWIM = {
    "categories": ("swimming",),
    "venue": at(1),
    "schedules": (weekly("TU", "10:00", "11:00"),),
    "price": Price(Decimal("4.50")),
    "for_": ("autism",),
    "meal": False,
}
BASE = Search(categories=("swimming",))


def offered(query, *activities):
    result = search(listed(*activities), query, NOW)
    assert result.matches == ()
    assert result.total == 0
    return result.alternatives


@pytest.mark.parametrize(
    ("wish", "asked", "offers"),
    [
        ("part_of_day", {"part_of_day": ("evening",)}, {"part_of_day": ()}),
        ("days", {"days": ("fri",)}, {"days": ("tue",)}),
        ("dates", {"dates": DateRange(date(2026, 11, 27), date(2026, 11, 28))}, {"dates": None}),
        ("within_miles", {"near": replace(WEYMOUTH, lat=WEYMOUTH.lat - 0.1), "within_miles": 3},
         {"within_miles": 10.0}),
        ("max_price", {"max_price": 2}, {"max_price": 5.0}),
        ("not", {"excluded": Excluded(days=("tue",))}, {"excluded": Excluded()}),
        ("format", {"format": "online"}, {"format": None}),
        ("meal", {"meal": True}, {"meal": None}),
        ("for", {"for_": ("autism", "carers")}, {"for_": ("autism",)}),
        ("categories", {"categories": ("dance",)}, {"categories": ()}),
    ],
)  # fmt: skip
def test_each_wish_that_stands_in_the_way_is_dropped_or_widened(wish, asked, offers):
    query = replace(BASE, **asked)
    (alternative,) = offered(query, activity(**SWIM))
    assert alternative.wish == wish
    assert alternative.search == replace(query, **offers)
    assert alternative.count == 1


def test_an_alternative_finds_as_many_as_it_says():
    query = replace(BASE, days=("sat",), max_price=0, near=WEYMOUTH)
    swims = [
        activity("1", **SWIM),
        activity("2", **{**SWIM, "price": Price(Decimal(0))}),
        activity("3", **{**SWIM, "price": Price(Decimal(0)), "venue": at(2)}),
        activity("4", **{**SWIM, "schedules": (weekly("SA"),)}),
    ]
    alternatives = offered(query, *swims)
    assert [(a.wish, a.count) for a in alternatives] == [("days", 2), ("max_price", 1)]
    for alternative in alternatives:
        assert search(listed(*swims), alternative.search, NOW).total == alternative.count


def test_other_days_stay_open_where_there_are_several():
    several = (
        activity(**{**SWIM, "schedules": (weekly("TU"),)}),
        activity("b", **{**SWIM, "schedules": (weekly("TH"),)}),
    )
    (alternative,) = offered(replace(BASE, days=("fri",)), *several)
    assert alternative.search.days == ()
    assert alternative.count == 2


def test_what_is_near_is_offered_before_what_is_far():
    near = activity("near", **{**SWIM, "for_": ("carers",)})
    far = activity("far", **{**SWIM, "venue": at(40)})
    query = replace(BASE, near=WEYMOUTH, days=("fri",), for_=("autism",))
    far_on_friday = replace(far, schedules=(weekly("WE"),))
    near_on_friday = replace(near, schedules=(weekly("FR"),))
    assert [a.wish for a in offered(query, far_on_friday, near_on_friday)] == ["for", "days"]


def test_at_most_four_are_offered():
    ways = {
        "part_of_day": {"schedules": (weekly("SA", "10:00", "11:00"),)},
        "days": {"schedules": (weekly("TU", "19:00", "20:00"),)},
        "max_price": {"price": Price(Decimal(9))},
        "meal": {"meal": False},
        "for": {"for_": ("men",)},
    }
    fits = {**SWIM, "schedules": (weekly("SA", "19:00", "20:00"),), "meal": True}
    query = replace(
        BASE, days=("sat",), part_of_day=("evening",), max_price=5, meal=True, for_=("autism",)
    )
    activities = [activity(name, **{**fits, **change}) for name, change in ways.items()]
    assert [a.wish for a in offered(query, *activities)] == [
        "part_of_day",
        "days",
        "max_price",
        "meal",
    ]


def test_nothing_is_offered_where_two_wishes_stand_in_the_way():
    query = replace(BASE, days=("sat",), max_price=1)
    assert offered(query, activity(**SWIM)) == ()


def test_nothing_is_offered_where_something_was_found():
    assert search(listed(activity(**SWIM)), BASE, NOW).alternatives == ()


def test_where_more_fit_than_are_counted_the_cheapest_the_nearest_and_other_days_are_still_told():
    """The cheap one is the furthest and the only one on its day: beyond what is counted."""
    dear = [
        activity(str(n), **{**SWIM, "price": Price(Decimal(20)), "venue": at(n / 40)})
        for n in range(40)
    ]
    thursday = (weekly("TH", "10:00", "11:00"),)
    cheap = activity(
        "z", **{**SWIM, "price": Price(Decimal(4)), "venue": at(8), "schedules": thursday}
    )
    near = replace(BASE, near=WEYMOUTH)
    (way,) = offered(replace(near, max_price=3), *dear, cheap)[:1]
    assert way.search.max_price == 5
    ways = offered(replace(near, days=("mon",)), *dear, cheap)
    assert ways[0].search.days == ()
    far = [activity(str(n), **{**SWIM, "venue": at(12 + n / 40)}) for n in range(40)]
    ways = offered(replace(near, within_miles=3), *far)
    assert ways[0].search.within_miles == 15
