"""What a model heard is added, doubted and denied beside the words of the vocabulary."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from bot.language.gazetteer import Gazetteer
from bot.language.heard import BOUNDS, Heard
from bot.language.reader import reading

UNKNOWN = "blimblamming"
"""A word that no vocabulary holds."""


def heard(text: str, word: str, value: Any, chance: float, field: str = "categories") -> Heard:
    start = text.index(word)
    return Heard(field, value, chance, start, start + len(word))


def found(
    text: str, now: datetime, gazetteer: Gazetteer, *said: Heard
) -> list[tuple[str, Any, bool]]:
    mentions = reading(text, now, gazetteer).mentions(said)
    return [(m.field, m.value, m.negated) for m in mentions]


def test_what_is_heard_with_trust_is_added_where_it_was_said(
    now: datetime, gazetteer: Gazetteer
) -> None:
    text = f"{UNKNOWN} in Weymouth"
    mentions = reading(text, now, gazetteer).mentions([heard(text, UNKNOWN, "music", 0.99)])
    assert [(m.field, m.value) for m in mentions] == [("categories", "music"), ("near", "Weymouth")]
    assert text[mentions[0].start : mentions[0].end] == UNKNOWN


def test_what_is_heard_without_trust_adds_nothing(now: datetime, gazetteer: Gazetteer) -> None:
    text = f"{UNKNOWN} please"
    low = BOUNDS["categories"].trust - 0.01
    assert found(text, now, gazetteer, heard(text, UNKNOWN, "music", low)) == []


def test_a_word_that_the_model_doubts_is_left_out(now: datetime, gazetteer: Gazetteer) -> None:
    text = "my swimming days"
    assert found(text, now, gazetteer) == [("categories", "swimming", False)]
    assert found(text, now, gazetteer, heard(text, "swimming", "swimming", 0.0)) == []


def test_a_word_that_the_model_neither_trusts_nor_doubts_stays(
    now: datetime, gazetteer: Gazetteer
) -> None:
    text = "swimming"
    middling = heard(text, text, "swimming", (BOUNDS["categories"].doubt + 0.02))
    assert found(text, now, gazetteer, middling) == [("categories", "swimming", False)]


def test_what_is_found_and_heard_is_said_once(now: datetime, gazetteer: Gazetteer) -> None:
    text = "swimming"
    assert found(text, now, gazetteer, heard(text, text, "swimming", 1.0)) == [
        ("categories", "swimming", False)
    ]


def test_what_is_heard_can_be_denied(now: datetime, gazetteer: Gazetteer) -> None:
    text = f"anything but no {UNKNOWN}"
    assert found(text, now, gazetteer, heard(text, UNKNOWN, "music", 0.99)) == [
        ("categories", "music", True)
    ]


def test_a_denied_need_is_no_need(now: datetime, gazetteer: Gazetteer) -> None:
    """Only categories, days, parts of day and groups can be excluded in a search."""
    text = f"no {UNKNOWN}"
    assert found(text, now, gazetteer, heard(text, UNKNOWN, "parking", 0.99, "transport")) == []


def test_two_things_heard_in_one_word_are_both_kept(now: datetime, gazetteer: Gazetteer) -> None:
    text = UNKNOWN
    said = [heard(text, text, one, 0.99) for one in ("sensory", "swimming")]
    assert {value for _, value, _ in found(text, now, gazetteer, *said)} == {"sensory", "swimming"}


def test_an_empty_message_hears_nothing(now: datetime, gazetteer: Gazetteer) -> None:
    assert reading("?", now, gazetteer).mentions([Heard("meal", True, 1.0, 0, 0)]) == []


@pytest.mark.parametrize("field", sorted(BOUNDS))
def test_doubt_lies_below_trust(field: str) -> None:
    assert 0 <= BOUNDS[field].doubt < BOUNDS[field].trust <= 1
