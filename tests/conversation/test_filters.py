"""What a search shows of itself: a chip for each wish, as data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.catalogue.query import DateRange, Excluded, Near, Search
from bot.conversation.filters import filters_of
from bot.vocabulary import DAYS

MONDAY = date(2026, 11, 23)
WEYMOUTH = Near("Weymouth", 50.6134, -2.4576)
HERE = Near("your location", 50.7, -2.4)
SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)

SHOWN: list[tuple[Search, list[str]]] = [
    (Search(), []),
    (
        Search(categories=("swimming",), near=WEYMOUTH, days=("sat", "sun"), max_price=0),
        ["swimming", "near Weymouth", "weekends", "free"],
    ),
    (Search(near=WEYMOUTH, within_miles=2.5), ["near Weymouth", "within 2.5 miles"]),
    (Search(near=HERE), ["near you"]),
    (Search(days=DAYS[:5]), ["weekdays"]),
    (Search(days=DAYS), ["weekdays", "weekends"]),
    (Search(days=("mon", "sat", "sun")), ["Mondays", "weekends"]),
    (Search(days=("mon", "sun")), ["Mondays", "Sundays"]),
    (Search(part_of_day=("morning", "evening")), ["mornings", "evenings"]),
    (Search(dates=DateRange(SATURDAY, SUNDAY)), ["this weekend"]),
    (Search(dates=DateRange(SATURDAY, SATURDAY)), ["Saturday 28 November"]),
    (
        Search(dates=DateRange(date(2026, 11, 30), date(2026, 12, 6))),
        ["Monday 30 November to Sunday 6 December"],
    ),
    (Search(max_price=5), ["up to £5"]),
    (Search(max_price=3.49), ["up to £3.49"]),
    (Search(access=("wheelchair", "hoist")), ["wheelchair access", "a hoist"]),
    (Search(for_=("carers",)), ["for carers"]),
    (Search(funding=("direct_payment",)), ["paid with a direct payment"]),
    (Search(transport=("bus",)), ["a bus stop nearby"]),
    (Search(format="online", meal=True), ["online", "with a meal"]),
    (
        Search(
            excluded=Excluded(
                categories=("swimming",),
                days=("mon", "sat", "sun"),
                part_of_day=("evening",),
                for_=("men",),
            )
        ),
        ["not swimming", "not Mondays", "not weekends", "not evenings", "not for men"],
    ),
]


@pytest.mark.parametrize(("search", "labels"), SHOWN, ids=str)
def test_each_wish_has_a_chip_in_plain_words(search: Search, labels: list[str]) -> None:
    assert [chip.label for chip in filters_of(search, MONDAY)] == labels


def test_a_chip_says_where_it_stands_in_the_search() -> None:
    search = Search(
        near=WEYMOUTH, within_miles=5, days=("sat", "sun"), dates=DateRange(SATURDAY, SUNDAY),
        max_price=5, meal=True, excluded=Excluded(days=("mon",)),
    )  # fmt: skip
    assert [(chip.field, chip.id) for chip in filters_of(search, MONDAY)] == [
        ("near", "Weymouth"),
        ("within_miles", "5"),
        ("days", "weekend"),
        ("dates", "2026-11-28/2026-11-29"),
        ("max_price", "5"),
        ("meal", "true"),
        ("not.days", "mon"),
    ]


def test_this_weekend_is_told_from_the_day_that_it_is() -> None:
    (chip,) = filters_of(Search(dates=DateRange(SATURDAY, SUNDAY)), date(2026, 11, 30))
    assert chip.label == "Saturday 28 November to Sunday 29 November"
    assert "from Saturday 28 November to Sunday 29 November" in chip.remove


@pytest.mark.parametrize(
    ("search", "change"),
    [
        (Search(near=WEYMOUTH), "near "),
        (Search(days=("sat", "sun")), "on "),
        (Search(max_price=0), "up to £"),
        (Search(access=("hoist",)), ""),
        (Search(meal=True), ""),
        (Search(excluded=Excluded(days=("mon",))), ""),
    ],
    ids=str,
)
def test_a_message_that_changes_a_wish_is_begun(search: Search, change: str) -> None:
    assert [chip.change for chip in filters_of(search, MONDAY)] == [change]


def test_one_of_two_days_cannot_be_changed_alone() -> None:
    chips: Any = filters_of(Search(days=("mon", "thu")), MONDAY)
    assert [chip.change for chip in chips] == ["", ""]
