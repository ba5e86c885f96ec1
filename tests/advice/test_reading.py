from __future__ import annotations

import pytest

from tests.advice.reading import grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("you", 1), ("care", 1), ("called", 1), ("friend", 1), ("carer", 2), ("table", 2),
        ("wanted", 2), ("special", 2), ("area", 3), ("somebody", 3), ("assessment", 3),
        ("disabled", 3), ("carer's", 2), ("day-centre", 3), ("safely", 2), ("consultation", 4),
        ("ombudsman", 3), ("999", 1), ("experience", 4), ("usual", 3), ("being", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_line_of_a_list_is_a_sentence() -> None:
    text = 'You say "Yes." Or ask:\n\n- What is it?\n- When? Ring GOV.UK at 8:30am.'
    assert sentences(text) == ['You say "Yes.', "Or ask:", "What is it?", "When?",
                               "Ring GOV.UK at 8:30am."]  # fmt: skip


def test_a_word_with_a_hyphen_or_an_apostrophe_is_one() -> None:
    assert words("A micro-provider - or the carer’s plan.") == [
        "A", "micro-provider", "or", "the", "carer’s", "plan",
    ]  # fmt: skip


def test_the_grade_follows_the_formula() -> None:
    """Ten words, twelve syllables, two sentences."""
    assert grade("The cat sat on a mat. The carer was happy.") == pytest.approx(
        0.39 * 5 + 11.8 * 1.2 - 15.59
    )


def test_long_words_and_long_sentences_are_harder() -> None:
    hard = "Commissioning intentions necessitate considerable organisational transformation."
    assert grade("You can ring us.") < 1 < 15 < grade(hard)
