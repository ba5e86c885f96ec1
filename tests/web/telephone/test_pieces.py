"""Answers cut for the ear, in the words that are really said."""

from __future__ import annotations

from functools import cache

import pytest

from bot import council as councils
from bot.advice import AdvicePage, AdvicePages
from bot.council import Council
from bot.language.spoken import sentences, spoken
from bot.safety.urgent_answers import TOPICS, UrgentAnswers
from bot.settings import PROJECT
from tests.web.telephone.answers import MORE, answer, found
from web.telephone.pieces import (
    FEW_WORDS,
    MOST_SENTENCES,
    MOST_WORDS,
    cut,
    for_the_ear,
    of_answers,
)
from web.telephone.state import Piece, State

ADVICE = PROJECT / "data" / "advice"


@cache
def council() -> Council:
    return councils.read(PROJECT / "data" / "councils" / "dorset")


@pytest.mark.parametrize("page", [*AdvicePages.load(ADVICE, council())], ids=lambda p: p.topic)
def test_every_advice_page_is_said_in_short_pieces_and_whole(page: AdvicePage) -> None:
    text = f"{page.answer}\n\n{page.next_step}"
    pieces = of_answers([answer(text)], council(), spoken)
    for piece in pieces:
        short = len(piece.text.split()) <= FEW_WORDS
        assert short or len(sentences(piece.text)) <= MOST_SENTENCES
        assert len(piece.text.split()) <= MOST_WORDS or len(sentences(piece.text)) == 1
        assert "on the screen" not in piece.text
        assert not any(character.isdigit() for character in piece.text)
    assert " ".join(piece.text for piece in pieces) == for_the_ear(text, spoken)
    assert [piece.keys for piece in pieces[:-1]] == [{"1": "/more"}] * (len(pieces) - 1)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_urgent_answer_begins_with_999_alone(topic: str) -> None:
    urgent = UrgentAnswers.load(ADVICE / "urgent", council()).answer(topic, 0.9)
    first, *rest = of_answers([urgent.to_dict()], council(), spoken)
    assert "nine nine nine" in sentences(first.text)[0]
    assert len(sentences(first.text)) <= MOST_SENTENCES
    assert rest
    assert {piece.urgent for piece in (first, *rest)} == {True}
    assert {"Press zero" in piece.ask for piece in (first, *rest)} == {True}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ring us. See https://example.org/a. Come in.", "Ring us. Come in."),
        ("Write to jo.b@example.org.uk now.", "Write to jo dot b at example dot org dot uk now."),
        (
            "- Mon: 9am\n- Tue: 2pm. Free",
            "Monday: nine in the morning. Tuesday: two in the afternoon. Free.",
        ),
        ("Bring a drink, e.g. tea. Come in.", "Bring a drink, for example tea. Come in."),
        ("", ""),
    ],
)
def test_what_is_written_for_the_eye_is_said_for_the_ear(written: str, said: str) -> None:
    assert for_the_ear(written, spoken) == said


def test_an_answer_that_is_a_link_alone_is_not_silence() -> None:
    (piece,) = of_answers([answer("Look at https://example.org.")], council(), spoken)
    assert piece.text


def test_a_short_answer_keeps_its_question() -> None:
    text = "Hello. I find things to do. I explain letters. What would you like to know?"
    assert cut(text) == [text]


def test_a_very_long_sentence_stays_whole() -> None:
    sentence = f"{'word ' * 99}end."
    assert cut(f"Short. {sentence} Short.") == ["Short.", sentence, "Short."]


def test_numbers_of_activities_are_keys_also_in_the_piece_after() -> None:
    first, second = of_answers([found(5, MORE)], council(), spoken)
    assert first.keys["6"] == "/more"
    assert second.keys["6"] == "Show me more"
    assert {key: first.keys[key] for key in "12345"} == {key: second.keys[key] for key in "12345"}


def test_what_waits_is_read_back_as_it_was_kept() -> None:
    piece = Piece("a\nb", "c", {"1": "/more"}, urgent=True)
    state = State((piece, piece), piece, 2, 3, {"1": "x"}, "heard", "SM1", "told")
    assert State.read(state.to_dict()) == state
    assert State.read(None) == State()
