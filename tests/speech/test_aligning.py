"""When words begin, from when phonemes do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.speech.voices.aligning import Phoneme, word_starts, words_of


def said(symbols: str) -> list[Phoneme]:
    return [Phoneme(symbol, index * 100) for index, symbol in enumerate(symbols)]


def test_each_word_begins_with_its_first_phoneme() -> None:
    assert word_starts(["hˈat", "kat"], said("^hˈat kat.$")) == [100, 600]


def test_words_that_run_together_are_told_apart() -> None:
    assert word_starts(["ɒv", "ðə", "kat"], said("ɒvðə kat")) == [0, 200, 500]


def test_a_word_that_is_said_in_another_way_begins_between_its_neighbours() -> None:
    starts = word_starts(["kat", "xyz", "dog"], said("kat mnopq dog"))
    assert starts[0] == 0
    assert starts[2] == 1000
    assert 300 <= starts[1] < 1000


def test_nothing_said_is_no_time() -> None:
    assert word_starts(["kat", "dog"], said(" .")) == [0, 0]
    assert word_starts([], said("kat")) == []


@given(st.lists(st.text("abcdeɒˈ", max_size=6), max_size=12), st.text("abcdeɒˈ ._$", max_size=60))
def test_starts_never_fall(expected: list[str], symbols: str) -> None:
    starts = word_starts(expected, said(symbols))
    assert len(starts) == len(expected)
    assert starts == sorted(starts)


def test_the_words_of_a_text_have_their_places() -> None:
    text = "The carers' group, it's on-line!"
    assert [text[w.start : w.end] for w in words_of(text)] == [
        "The", "carers", "group", "it's", "on-line",
    ]  # fmt: skip
