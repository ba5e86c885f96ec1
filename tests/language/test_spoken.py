"""What is written, what is said for it, and which written word each spoken word stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spoken import Said, said_from, sentences, spoken

PROSE = [
    "He sat in the sun.",
    "Sat at the back, she sang.",
    "Sun, sea and sand",
    "The Sun is a paper.",
    "We wed in march.",
    "In May we may march in March.",
    "Jan helps, and Mark does.",
    "I'd say no. Then we go.",
    "The best stop is past the street.",
    "Don't worry. We're here!",
    "It's the carers' group's tea.",
    "a well-being drop-in",
    "Who? What?! Really...",
    "It is free; you can come.",
    "'Hello' she said",
    "the sun and sat nav",
    "Max and Min are here.",
    "He is a dr and she is on est",
    "May I come?",
    "Crème brûlée at the café",
]
FACTS = [
    "Tue 24 Nov", "10:30-12:00", "£3.50", "£3-£5", "01305 221000", "DT4 8AB", "2.5 miles", "18+",
    "Mon, Wed & Fri", "https://example.org/a?b=1", "club@example.org", "7.30 for 8pm", "St Mary's",
    "24/11/2026", "e.g.", "No. 5", "1/2", "10%", "(0115) 982 3823", "Beaminster", "6-week", "A35",
    "9am-11am", "1st & 3rd Weds", "Nov-Mar", "w/c", "COVID-19", "½ mile", "+44 1632 960982", "1:1",
    "carer(s)", "- tea\n- cake", "tea; cake; chat", "£2.50pp", "24/7", "Dr Green", "KS2", "#1",
]  # fmt: skip
PLAIN_WORDS = ["we", "help", "people", "near", "home", "gladly", "don't", "drop-in", "café"]
MIXES = st.lists(st.sampled_from([*FACTS, *PLAIN_WORDS, ",", ".", " ", "\n", "–", "'"]), max_size=8)
ANYTHING = st.text(
    st.one_of(st.sampled_from("0123456789:.,-–/£&%+@();•' \nampst½NovABC"), st.characters()),
    max_size=40,
)


@pytest.mark.parametrize("written", PROSE)
def test_ordinary_prose_is_left_alone(written: str) -> None:
    assert spoken(written) == written


def test_nothing_is_said_for_nothing() -> None:
    assert said_from(" \n()•") == Said("", ())


def test_a_text_falls_into_its_sentences() -> None:
    assert sentences("One here. Two there? Yes!") == ["One here.", "Two there?", "Yes!"]


def test_each_word_tells_what_it_stands_for() -> None:
    written = "Tue 24 Nov, £3.50 (carers free)."
    said = said_from(written)
    stands_for = [written[start:end] for start, end in said.origins]
    assert list(zip(said.text.split(), stands_for, strict=True)) == [
        ("Tuesday", "Tue"), ("the", "24"), ("twenty", "24"), ("fourth", "24"), ("of", "Nov"),
        ("November,", "Nov"), ("three", "£3.50"), ("pounds", "£3.50"), ("fifty,", "£3.50"),
        ("carers", "carers"), ("free.", "free"),
    ]  # fmt: skip


def test_both_ends_of_a_range_are_told_apart() -> None:
    written = "9am - 11am"
    assert [written[start:end] for start, end in said_from(written).origins] == [
        "9am", "-", "11am", "11am", "11am", "11am",
    ]  # fmt: skip


def _is_whole(written: str, said: Said) -> None:
    words = said.text.split()
    assert " ".join(words) == said.text == spoken(written)
    assert len(words) == len(said.origins)
    assert all(0 <= start < end <= len(written) for start, end in said.origins)
    assert list(said.origins) == sorted(said.origins)
    assert [end for _, end in said.origins] == sorted(end for _, end in said.origins)


def _is_sayable(said: Said) -> None:
    assert not re.search(r"https?:|www\.", said.text)
    assert all(c.isalpha() or c in " '’‘ʼ′`´-,.;:?!" or 0x300 <= ord(c) < 0x370 for c in said.text)


@given(MIXES, st.sampled_from(["", " "]))
def test_every_mix_of_facts_is_words_with_their_origins(parts: list[str], between: str) -> None:
    written = between.join(parts)
    said = said_from(written)
    _is_whole(written, said)
    _is_sayable(said)


@given(ANYTHING)
def test_every_text_is_words_with_their_origins(written: str) -> None:
    said = said_from(written)
    _is_whole(written, said)
    _is_sayable(said)


@given(st.lists(st.sampled_from([*FACTS, *PLAIN_WORDS]), max_size=8))
def test_a_word_that_is_not_changed_stands_for_itself(parts: list[str]) -> None:
    written = "  ".join(parts)
    said = said_from(written)
    kept = [
        (word.rstrip(".,"), written[start:end])
        for word, (start, end) in zip(said.text.split(), said.origins, strict=True)
        if word.rstrip(".,") in PLAIN_WORDS
    ]
    assert all(word == stands_for for word, stands_for in kept)
    assert [word for word, _ in kept] == [part for part in parts if part in PLAIN_WORDS]


def test_spaces_too_many_are_not_said_and_lose_no_place() -> None:
    text = "SAT  5th  Dec 2026 at 12 High st , Blandford"
    said = said_from(text)
    assert said.text == (
        "Saturday the fifth of December twenty twenty six at twelve High Street, Blandford"
    )
    written = [text[start:end] for start, end in said.origins]
    assert written[0] == "SAT"
    assert written[-3:] == ["High", "st", "Blandford"]
