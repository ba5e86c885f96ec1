from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.catalogue.importers import fields


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (3.5, "3.50"), ("83.50", "83.50"), ("£1,200.50", "1200.50"), ("£ 4", "4.00"), (0, "0.00"),
        ("free", None), (-1, None), ("NaN", None), ("1e9", None), (True, None), (None, None),
        ([5], None), ("3,50", None),
    ],
)  # fmt: skip
def test_money_is_read_from_numbers_and_text(value: Any, amount: str | None) -> None:
    assert fields.pounds({"amount": value}, "amount") == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-09-10T00:00:00.000Z", date(2026, 9, 10)),
        ("2026-09-09T23:00:00Z", date(2026, 9, 10)),  # midnight in London's summer
        ("2026-12-09T23:00:00Z", date(2026, 12, 9)),
        ("2026-11-24T10:00:00", date(2026, 11, 24)),
        ("0001-01-01T00:00:00+14:00", date(1, 1, 1)),
        ("24 November", None), ("2026-02-30", None), ("", None), (20261124, None), (None, None),
    ],
)  # fmt: skip
def test_dates_are_londons(value: Any, day: date | None) -> None:
    assert fields.day({"d": value}, "d") == day


def test_a_wrong_type_is_as_if_nothing_stood_there() -> None:
    record = {"name": 5, "email": False, "url": ["x"], "organization": "none", "contacts": 3}
    assert fields.words(record, "name", "email", "url") == ""
    assert fields.child(record, "organization") == {}
    assert fields.children(record, "contacts") == []


def test_a_lone_object_is_a_list_of_one() -> None:
    assert fields.children({"phones": {"number": "1"}}, "phones") == [{"number": "1"}]


def test_entries_that_are_no_objects_are_passed_over() -> None:
    assert fields.children({"phones": [None, "x", {"number": "1"}]}, "phones") == [{"number": "1"}]


@pytest.mark.parametrize(("value", "id_"), [(446, "446"), (" a ", "a"), (True, ""), (None, "")])
def test_an_id_may_be_a_number(value: Any, id_: str) -> None:
    assert fields.identifier({"id": value}, "id") == id_


@pytest.mark.parametrize(
    ("value", "number"),
    [(50.6, 50.6), ("50.6", 50.6), ("inf", None), ("x", None), (True, None), (10**400, None)],
)
def test_numbers_are_finite(value: Any, number: float | None) -> None:
    assert fields.number({"n": value}, "n") == number
