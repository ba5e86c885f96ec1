"""Misspelt copies are misspelt, alike for the same luck, and never fail."""

from __future__ import annotations

import random

import pytest

from bot.dialogue.components.typos import typo_copy


def test_a_copy_differs_from_its_sentence_in_some_word_only() -> None:
    sentence = "is there a swimming group on Saturday morning"
    copy = typo_copy(sentence, random.Random(3))
    different = [a for a, b in zip(sentence.split(), copy.split(), strict=True) if a != b]
    assert 1 <= len(different) <= 2


def test_the_same_luck_gives_the_same_copy() -> None:
    first, second = (typo_copy("what is a review", random.Random(7)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "sentence", ["", "?", "yes", "on a bus", "DT4 7AB", "\U0001f600 \U0001f600"]
)
def test_sentences_too_short_to_misspell_stay(sentence: str) -> None:
    assert typo_copy(sentence, random.Random(1)) == sentence


def test_every_kind_of_slip_can_be_made() -> None:
    copies = {typo_copy("gardening", random.Random(seed)) for seed in range(200)}
    lengths = {len(copy) for copy in copies}
    assert {8, 9, 10} <= lengths
    assert "gardenin" in copies
