"""What a model heard is added and denied beside the words of the vocabulary."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.language.gazetteer import Gazetteer
from bot.language.heard import TRUST, Heard
from bot.language.reader import reading

UNKNOWN = "blimblamming"
"""A word that no vocabulary holds."""


def heard(text: str, word: str, value: Any, chance: float, field: str = "access") -> Heard:
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
    mentions = reading(text, now, gazetteer).mentions([heard(text, UNKNOWN, "quiet_space", 0.99)])
    assert [(m.field, m.value) for m in mentions] == [
        ("access", "quiet_space"),
        ("near", "Weymouth"),
    ]
    assert text[mentions[0].start : mentions[0].end] == UNKNOWN


def test_what_is_heard_without_trust_adds_nothing(now: datetime, gazetteer: Gazetteer) -> None:
    text = f"{UNKNOWN} please"
    low = TRUST["access"] - 0.01
    assert found(text, now, gazetteer, heard(text, UNKNOWN, "quiet_space", low)) == []


def test_a_word_that_was_found_stays_however_little_was_heard(
    now: datetime, gazetteer: Gazetteer
) -> None:
    text = "swimming"
    assert found(text, now, gazetteer, heard(text, text, "swimming", 0.0, "categories")) == [
        ("categories", "swimming", False)
    ]


def test_a_field_that_is_not_trusted_is_not_listened_to(
    now: datetime, gazetteer: Gazetteer
) -> None:
    text = UNKNOWN
    assert found(text, now, gazetteer, heard(text, text, "women", 1.0, "for")) == []


def test_a_place_to_ask_is_not_narrowed_down_to_one_kind(
    now: datetime, gazetteer: Gazetteer
) -> None:
    text = UNKNOWN
    assert found(text, now, gazetteer, heard(text, text, "advice", 1.0, "categories")) == []
    assert found(text, now, gazetteer, heard(text, text, "music", 1.0, "categories")) == [
        ("categories", "music", False)
    ]


def test_what_is_found_and_heard_is_said_once(now: datetime, gazetteer: Gazetteer) -> None:
    text = "wheelchair"
    assert found(text, now, gazetteer, heard(text, text, "wheelchair", 1.0)) == [
        ("access", "wheelchair", False)
    ]


def test_what_is_heard_can_be_denied(now: datetime, gazetteer: Gazetteer) -> None:
    text = f"anything but no {UNKNOWN}"
    assert found(text, now, gazetteer, heard(text, UNKNOWN, "music", 0.99, "categories")) == [
        ("categories", "music", True)
    ]


def test_two_things_heard_in_one_word_are_both_kept(now: datetime, gazetteer: Gazetteer) -> None:
    text = UNKNOWN
    said = [heard(text, text, one, 0.99) for one in ("hoist", "quiet_space")]
    assert {value for _, value, _ in found(text, now, gazetteer, *said)} == {"hoist", "quiet_space"}


def test_an_empty_message_hears_nothing(now: datetime, gazetteer: Gazetteer) -> None:
    assert reading("?", now, gazetteer).mentions([Heard("access", "hoist", 1.0, 0, 0)]) == []
