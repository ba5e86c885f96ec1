from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.catalogue.importers.costs import read_price

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("options", "lowest", "words"),
    [
        ([], None, ""),
        ([{"amount": 3.5}], "3.50", ""),
        ([{"amount": "83.50", "cost_type": "per day"}], "83.50", "£83.50 per day"),
        ([{"option": "Adults", "amount": 5}], "5", "Adults: £5"),
        ([{"amount": 0}], "0", ""),
        ([{"option": "Free"}], "0", "Free"),
        ([{"amount_description": "No charge."}], "0", "No charge."),
        ([{"amount_description": "free parking"}], None, "free parking"),
        ([{"option": "Free for carers"}], None, "Free for carers"),
        ([{"option": "First session", "amount_description": "free"}], None, "First session free"),
        ([{"amount": 0, "amount_description": "please contact us"}], None, "please contact us"),
        (
            [{"option": "Adults", "amount": 6}, {"option": "Over 60s", "amount": 4}],
            "4",
            "Adults: £6; Over 60s: £4",
        ),
        # A carer who comes along for nothing does not make it free.
        (
            [{"option": "Visitor", "amount": 6}, {"option": "Carer", "amount": 0}],
            "6",
            "Visitor: £6; Carer: free",
        ),
        ([{"amount": 5, "valid_to": "2026-11-22"}], None, ""),
        ([{"amount": 5, "valid_to": "2026-11-23"}], "5", ""),
        ([{"amount": 9, "valid_from": "2027-01-01"}, {"amount": 5}], "5", ""),
        ([{"amount": "about a fiver"}, None, 3], None, ""),
    ],
)
def test_prices(options: list[Any], lowest: str | None, words: str) -> None:
    price = read_price({"cost_options": options}, TODAY)
    assert price.lowest == (Decimal(lowest) if lowest else None)
    assert price.words == words


@pytest.mark.parametrize(
    ("fees", "lowest"),
    [
        ("Free of charge", 0), ("free", 0), ("It is free to attend", 0), ("There is no charge.", 0),
        ("Free entry for all!", 0), ("£0", 0),
        ("Free tea", None), ("Not free", None), ("£5", None), ("Free if you have a pass", None),
    ],
)  # fmt: skip
def test_only_words_that_can_only_mean_free_are_free(fees: str, lowest: int | None) -> None:
    price = read_price({"fees": fees}, TODAY)
    assert (price.lowest, price.words) == (lowest, fees)


def test_outposts_free_flag_counts() -> None:
    assert read_price({"free": True, "cost_options": []}, TODAY).lowest == 0
    assert read_price({"free": None, "cost_options": []}, TODAY).lowest is None
