from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.query import Search
from bot.evaluation import filters
from bot.evaluation.filters import FieldScore, facts
from bot.evaluation.verdicts import Row
from tests.evaluation.making import row

EMPTY: dict[str, Any] = Search().to_dict()


def _row(wanted: dict[str, Any], got: dict[str, Any] | None) -> Row:
    return row(wanted={"search": wanted}, search=None if got is None else {**EMPTY, **got})


def test_an_empty_search_states_nothing() -> None:
    assert facts(EMPTY) == facts({}) == facts(None) == frozenset()


def test_every_field_of_a_search_is_counted() -> None:
    full = {
        "near": "Poole", "categories": ["music"], "days": ["sat", "sun"],
        "part_of_day": ["evening"],
        "dates": {"from": "2026-11-24", "to": "2026-11-25"}, "max_price": 0, "within_miles": 5,
        "access": ["bsl"], "for": ["men"], "funding": ["direct_payment"], "transport": ["bus"],
        "format": "online", "meal": True,
        "not": {"categories": ["dance"], "days": ["mon"], "part_of_day": ["morning"],
                "for": ["women"]},
    }  # fmt: skip
    assert {field for field, _ in facts(full)} == set(filters.FIELDS)
    assert len(facts(full)) == len(filters.FIELDS) + 1
    assert set(full) == set(EMPTY)


@pytest.mark.parametrize(
    ("label", "answered"),
    [
        ("Wimborne Minster", "Wimborne Minster"),
        ("Gillingham", "Gillingham (Dorset)"),
        ("Newark-on-Trent", "Newark on Trent"),
        ("DT9 4AA", "dt94aa"),
    ],
)
def test_a_place_is_compared_by_its_name(label: str, answered: str) -> None:
    got = {"near": {"name": answered, "lat": 50.8, "lon": -2.0}}
    assert filters.all_right(_row({"near": label}, got))
    assert not filters.all_right(_row({"near": "Poole"}, got))


def test_whole_and_broken_numbers_are_the_same_miles() -> None:
    assert filters.all_right(_row({"within_miles": 3}, {"within_miles": 3.0}))
    assert not filters.all_right(_row({"max_price": 3}, {"max_price": 3.5}))


def test_a_sentence_is_exact_when_nothing_is_missed_or_invented() -> None:
    rows = [
        _row({"days": ["sat"]}, {"days": ["sat"]}),
        _row({"days": ["sat"]}, {}),
        _row({}, {"days": ["sat"]}),
        _row({"days": ["sat"]}, None),
        row(search={**EMPTY, "days": ["mon"]}),  # not labelled
    ]
    assert filters.exact_share(rows) == 0.25
    assert filters.exact_share([row()]) is None


def test_what_a_second_reader_holds_to_be_as_right_is_counted_apart() -> None:
    also = row(
        wanted={"search": {"categories": ["music"]}, "also": [{"categories": ["memory_cafe"]}]},
        search={**EMPTY, "categories": ["memory_cafe"]},
    )
    rows = [also, _row({"days": ["sat"]}, {"days": ["sat"]}), _row({"days": ["sat"]}, {})]
    assert filters.exact_share(rows) == pytest.approx(1 / 3)
    assert filters.exact_share(rows, filters.all_right_by_any) == pytest.approx(2 / 3)


def test_a_field_has_found_missed_and_invented_values() -> None:
    rows = [
        _row({"days": ["sat", "sun"]}, {"days": ["sat", "mon"]}),
        _row({"days": ["sat"], "not": {"days": ["mon"]}}, {"days": ["sat"]}),
    ]
    found = filters.field_scores(rows)
    assert found["days"] == FieldScore(found=2, missed=1, invented=1)
    assert found["days"].f1 == pytest.approx(2 / 3)
    assert found["not.days"] == FieldScore(found=0, missed=1, invented=0)
    assert found["not.days"].f1 == 0
    assert found["access"].f1 is None


def test_the_difference_names_the_filters() -> None:
    found = filters.difference(_row({"days": ["sat"]}, {"days": ["sun"], "meal": True}))
    assert found == (["days: sat"], ["days: sun", "meal: True"])
