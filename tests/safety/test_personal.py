from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.personal import is_nhs_number, mask, without_masks


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ring me on 07700 900123", "Ring me on [phone number]"),
        ("Ring me on 07700900123.", "Ring me on [phone number]."),
        ("call (01305) 221016 please", "call [phone number] please"),
        ("my number is 01632-960-123", "my number is [phone number]"),
        ("+44 7700 900123 is my mobile", "[phone number] is my mobile"),
        ("0044 1632 960123", "[phone number]"),
        ("+44 (0)20 7946 0000", "[phone number]"),
        ("7700 900123", "[phone number]"),
        ("phone me on 221016", "phone me on [phone number]"),
        ("write to mary.brown+x@example.co.uk, thanks", "write to [email address], thanks"),
        ("mary at example dot com", "[email address]"),
        ("NI is QQ 12 34 56 C", "NI is [National Insurance number]"),
        ("ab123456c", "[National Insurance number]"),
        ("AB 12 34 56", "[National Insurance number]"),
        ("my NHS number is 943 476 5919", "my NHS number is [NHS number]"),
        ("9434765919", "[NHS number]"),
        ("NHS number 123 456 7890", "NHS number [NHS number]"),
        (
            "I am Mary Brown, 12 High Street, Weymouth DT4 7AB",
            "I am [name], [address], Weymouth DT4 7AB",
        ),
        ("Mary Brown of 4a Sea View Road", "[name] of [address]"),
        ("my name is mary brown and i live in poole", "my name is [name] and i live in poole"),
        ("I live at Flat 2, 14 St Thomas Close", "I live at [address]"),
    ],
)
def test_a_personal_detail_is_replaced_by_what_it_was(typed: str, kept: str) -> None:
    assert mask(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "what's on near DT4 7AB at 10:30 on 24 November 2026",
        "within 10 miles of Dorchester for £3.50",
        "5 miles up the road",
        "I need 2 people to walk with",
        "I'm Deaf and I am looking for a club",
        "I'm a carer",
        "this is a letter about my review",
        "I rang 999 and 111 and Samaritans on 116 123",
        "from 23/11/2026 to 30/11/2026",
        "between 2026-11-23 and 2026-12-01",
        "3 things to do on the way home",
        "is there anything on 10 December at Weymouth Pavilion",
        "12 15 20 30",
        "meet @ the hall",
    ],
)
def test_what_a_search_needs_is_left_as_it_was(typed: str) -> None:
    assert mask(typed) == typed


def test_a_valid_check_digit_tells_an_nhs_number_from_any_ten_digits() -> None:
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("943476591")
    assert mask("order 2434765918") == "order 2434765918"


@settings(derandomize=True)
@given(st.text(max_size=500))
def test_masking_never_fails_and_masking_again_changes_nothing(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@given(st.integers(0, 999999))
def test_no_made_up_mobile_number_gets_through(tail: int) -> None:
    number = f"07{700:03d} {tail:06d}"
    assert number not in mask(f"it is {number} thanks")


def test_what_was_masked_says_nothing_of_what_is_asked() -> None:
    said = mask("My number is 07700 900123, what is on tomorrow")
    assert without_masks(said) == "My number is , what is on tomorrow"


def test_nothing_but_a_mask_stays() -> None:
    assert without_masks("[phone number]") == "[phone number]"
