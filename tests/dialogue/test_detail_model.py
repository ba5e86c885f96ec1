"""What a question about one activity is about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.dialogue.components.detail_model import DetailModel, Question, fit
from bot.dialogue.components.encoder import shared_encoder
from bot.vocabulary import DETAILS

ASKED = {
    "all": ["tell me more about it", "what is it like there", "what goes on at that one"],
    "when": ["what time does it start", "which days is it on", "when do they finish"],
    "where": ["whereabouts is that", "what is the address", "which hall are they in"],
    "cost": ["is there owt to pay", "how much is it", "what do they charge"],
    "access": ["will my chair get through the door", "is there a loo for him", "any steps"],
    "transport": ["which bus goes there", "where do we park", "can they pick me up"],
    "contact": ["who do I ring", "have they got a phone number", "what is their email"],
    "food": ["do they do a cup of tea", "is there lunch", "do I bring sandwiches"],
    "who_for": ["is it only for old people", "can beginners go", "what ages go to it"],
    "booking": ["do I have to book", "can I just turn up", "is there a waiting list"],
}


@pytest.fixture(scope="module")
def model() -> DetailModel:
    pairs = [(text, detail) for detail, texts in ASKED.items() for text in texts]
    return fit([question(text) for text, _ in pairs], [detail for _, detail in pairs])


def question(text: str, *said: str) -> Question:
    return Question(text, shared_encoder().read([text]).vectors[0], said=said)


def test_every_detail_is_asked_for_in_these_questions() -> None:
    assert set(ASKED) == set(DETAILS)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("how much do they charge for it", "cost"),
        ("what time do they start", "when"),
        ("who do we have to ring", "contact"),
        ("do they do lunch there", "food"),
    ],
)
def test_a_question_that_was_not_learnt_is_understood(
    model: DetailModel, text: str, detail: str
) -> None:
    assert model.likeliest(question(text))[0] == detail


def test_how_sure_it_is_lies_between_a_guess_and_one(model: DetailModel) -> None:
    assert 1 / len(DETAILS) <= model.likeliest(question("and then"))[1] <= 1


def test_words_that_name_a_detail_count() -> None:
    same = "about the second one then"
    learnt = fit([question(same, detail) for detail in DETAILS * 3], DETAILS * 3)
    assert [learnt.likeliest(question(same, detail))[0] for detail in DETAILS] == list(DETAILS)


def test_what_is_written_is_read_as_it_was(model: DetailModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = DetailModel.load(tmp_path)
    for text in ("where is that", "is it dear"):
        one, other = model.likeliest(question(text)), again.likeliest(question(text))
        assert one[0] == other[0]
        assert np.isclose(one[1], other[1])


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="details"):
        DetailModel.load(tmp_path)


def test_a_detail_that_nobody_asks_about_is_named() -> None:
    with pytest.raises(ValueError, match="booking"):
        fit([question("how much")], ["cost"])
