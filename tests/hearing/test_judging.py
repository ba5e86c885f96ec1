"""Whether what Whisper wrote was said. Its measures here are ones that were seen."""

from __future__ import annotations

import math

import pytest

from bot.hearing.judging import Segment, judge

PROMPT = "Weymouth, Dorchester, Poole, Bridport. Things to do: swimming, lunch club."


def segment(
    text: str, logprob: float = -0.2, no_speech: float = 0.05, compression: float = 0.9
) -> Segment:
    return Segment(text, len(text.split()) + 2, logprob, no_speech, compression)


@pytest.mark.parametrize(
    "text", ["Thank you.", "Bye.", "You.", "Weymouth, Dorchester, Poole.", "No, no, no.", "Help."]
)
def test_short_words_that_were_said_clearly_are_heard(text: str) -> None:
    heard = judge([segment(" " + text, -0.15, 0.2)], PROMPT)
    assert heard is not None
    assert heard.text == text


@pytest.mark.parametrize(
    ("text", "logprob", "no_speech", "compression"),
    [
        (" Thank you very much.", -0.93, 0.54, 0.7),
        (" Thank you.", -0.5, 0.2, 0.7),
        (" you", -0.2, 0.5, 0.7),
        (" Weymouth, Dorchester, Poole, Poole.", -0.87, 0.92, 1.0),
        (" Dorchester, Poole, Bridport.", -0.45, 0.3, 1.0),
        (" Heeey-y-y-y.", -1.65, 0.52, 1.1),
        (" It's fair to be happy to be happy to be happy.", -0.74, 0.45, 1.8),
        (" la la la la la la la la la la", -0.2, 0.1, 3.1),
        (" ...", -0.1, 0.1, 0.5),
        ("", -0.1, 0.1, 0.5),
    ],
)
def test_what_is_written_for_a_noise_is_not_heard(
    text: str, logprob: float, no_speech: float, compression: float
) -> None:
    assert judge([segment(text, logprob, no_speech, compression)], PROMPT) is None


def test_nothing_written_is_nothing_heard() -> None:
    assert judge([], PROMPT) is None


def test_an_unclear_question_is_heard_and_its_confidence_says_so() -> None:
    clear, unclear = (
        judge([segment(" Is there a choir in Poole?", logprob)]) for logprob in (-0.1, -0.7)
    )
    assert clear is not None
    assert unclear is not None
    assert clear.confidence == pytest.approx(math.exp(-0.1), abs=0.001)
    assert unclear.confidence == pytest.approx(math.exp(-0.7), abs=0.001)


def test_the_confidence_of_several_pieces_is_weighed_by_their_length() -> None:
    heard = judge([segment(" one two three four five six seven eight", -0.1), segment(" no", -0.8)])
    assert heard is not None
    assert heard.text == "one two three four five six seven eight no"
    assert heard.confidence == pytest.approx(math.exp(-(0.1 * 10 + 0.8 * 3) / 13), abs=0.001)


def test_a_noise_after_the_words_is_left_out() -> None:
    heard = judge([segment(" Is there a choir?"), segment(" Thank you.", -0.8, 0.5)])
    assert heard is not None
    assert heard.text == "Is there a choir?"
