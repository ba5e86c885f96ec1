"""Misspelt words are put right; real words are left alone."""

from __future__ import annotations

from bot.dialogue.components.encoder import whole_words
from bot.dialogue.components.snap import WordSnapper, normal, words

SNAPPER = WordSnapper(
    ["swimming", "carer", "what's", "on", "saturday", "review", "painting"], whole_words()
)


def test_a_misspelt_word_becomes_the_word_of_training() -> None:
    assert SNAPPER.snap("swiming on saterday") == "swimming on saturday"


def test_neighbours_swapped_count_as_one_slip() -> None:
    assert SNAPPER.snap("reveiw") == "review"


def test_a_missing_apostrophe_is_put_back() -> None:
    assert SNAPPER.snap("Whats on") == "what's on"


def test_a_real_word_is_left_alone_although_training_never_saw_it() -> None:
    assert SNAPPER.snap("my career") == "my career"
    assert SNAPPER.snap("printing") == "printing"


def test_short_words_are_left_alone() -> None:
    assert SNAPPER.snap("ov") == "ov"


def test_words_to_keep_are_left_alone() -> None:
    assert SNAPPER.snap("pamting") == "painting"
    assert SNAPPER.snap("pamting", keep=["pamting"]) == "pamting"


def test_text_becomes_lower_case_with_plain_apostrophes_and_single_spaces() -> None:
    assert normal("  What\u2019s\n ON ") == "what's on"


def test_numbers_and_signs_are_no_words() -> None:
    assert words("DT4 7AB, for £3.50 \U0001f600 don't") == ["dt", "ab", "for", "don't"]
