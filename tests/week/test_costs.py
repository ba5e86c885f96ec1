"""The money of a plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.catalogue.model import Price
from bot.week.costs import costs
from bot.week.items import companion_price
from bot.week.preferences import Budget, BudgetKind
from tests.catalogue.making import activity
from tests.week.making import ART, FARM, HOME, SWIM, TODAY, empty, planned, priced, text

ESTIMATE = "This is an estimate, not an assessment."


def test_a_week_and_a_year_are_summed_and_the_unknown_is_told_and_not_counted() -> None:
    money = costs(planned((ART, "tue"), (SWIM, "tue"), (FARM, "fri")), TODAY)
    assert (money.week, money.year) == (Decimal("7.70"), Decimal("400.40"))
    assert [one.activity for one in money.unknown] == ["farm"]
    assert text(money.remarks) == (
        "Your week costs about £7.70. That is about £400.40 for the year. "
        f"I do not know the price of Community farm. Ask them. {ESTIMATE}"
    )


def test_nothing_known_is_not_said_to_be_free() -> None:
    assert text(costs(planned((FARM, "fri")), TODAY).remarks) == (
        f"I do not know the price of Community farm. Ask them. {ESTIMATE}"
    )
    free = replace(ART, price=priced("0"))
    assert text(costs(planned((free, "tue"), (FARM, "fri")), TODAY).remarks) == (
        "What I know of your week is free. "
        f"I do not know the price of Community farm. Ask them. {ESTIMATE}"
    )
    assert text(costs(empty(), TODAY).remarks) == ESTIMATE


def test_who_goes_along_needs_a_ticket() -> None:
    plan = planned((ART, "tue"), preferences=replace(HOME, companion="assistant"))
    money = costs(plan, TODAY)
    assert (money.week, money.companion_week) == (Decimal("7.00"), Decimal("3.50"))
    assert "Ask if the person with you pays less: Art group." in text(money.remarks)
    told = replace(ART, price=priced("3.50", "£3.50, carers go free"))
    money = costs(planned((told, "tue"), preferences=plan.preferences), TODAY)
    assert (money.week, money.companion_week, money.companion_reckoned) == (
        Decimal("3.50"), Decimal(0), (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("£4 (carers free)", True),
        ("£4. Personal assistants get in free", True),
        ("£5, free entry for a carer", True),
        ("£5, one carer can go free", True),
        ("£2.50. Free parking. Carers £1", False),
        ("Ask about our free lunch with support workers", False),
        ("£4", False),
    ],
)
def test_what_the_feed_says_of_a_companion(words: str, told: bool) -> None:
    one = activity(price=Price(Decimal(4), words))
    expected = (Decimal(0), True) if told else (Decimal(4), False)
    assert companion_price(one, Decimal(4)) == expected


def test_what_is_left_of_a_weeks_money_and_of_a_years() -> None:
    plan = planned((ART, "tue"), (SWIM, "tue"), budget=Budget(Decimal("10")))
    money = costs(plan, TODAY)
    assert (money.left_week, money.left_year) == (Decimal("2.30"), Decimal("119.60"))
    assert "You have about £2.30 a week left." in text(money.remarks)
    yearly = costs(replace(plan, budget=Budget(Decimal("300"), "year")), TODAY)
    assert (yearly.left_week, yearly.left_year) == (Decimal("-1.94"), Decimal("-100.40"))
    assert "That is £100.40 a year more than you have." in text(yearly.remarks)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("personal_budget", None),
        ("direct_payment", "Ask if you can pay with a direct payment: Easy swim."),
        (
            "individual_service_fund",
            "Ask if you can pay with your individual service fund: Art group and Easy swim.",
        ),
    ],
)
def test_which_items_take_which_funding(kind: BudgetKind, asked: str | None) -> None:
    art = replace(ART, funding=("direct_payment", "pay_yourself"))
    plan = planned((art, "tue"), (SWIM, "tue"), budget=Budget(Decimal(50), kind=kind))
    money = costs(plan, TODAY)
    assert {way: [one.name for one in takers] for way, takers in money.taking.items()} == {
        "direct_payment": ["Art group"],
        "pay_yourself": ["Art group"],
    }
    assert (asked in text(money.remarks)) if asked else (money.not_said == ())
