"""The hybrid classifier: right topics, honest confidences, the same after saving."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.dialogue.components import model_files
from bot.dialogue.components.encoder import shared_encoder, whole_words
from bot.dialogue.components.evidence import Found
from bot.dialogue.components.topic_model import Example, TopicModel, fit

from .conftest import TOPICS

EXAMPLES = [Example(text, topic) for topic, sentences in TOPICS.items() for text in sentences]
WEYMOUTH = (Found("near", 0, 8),)


@pytest.fixture(scope="module")
def model() -> TopicModel:
    return fit(EXAMPLES, shared_encoder(), whole_words())


def rank(model: TopicModel, text: str, found: tuple[Found, ...] = ()) -> list[tuple[str, float]]:
    return model.rank(text, found, shared_encoder())


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("could you explain what a review is please", "what_is_a_review"),
        ("wot is a reveiw", "what_is_a_review"),
        ("hiya there", "greeting"),
        ("any drawing classes near Poole", "find_activity"),
    ],
)
def test_new_sentences_find_their_topic(model: TopicModel, text: str, topic: str) -> None:
    assert rank(model, text)[0][0] == topic


def test_confidences_fall_from_the_first_and_stay_between_nought_and_one(model: TopicModel) -> None:
    ranking = rank(model, "tell me about a review")
    confidences = [confidence for _, confidence in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert {topic for topic, _ in ranking} == set(TOPICS)


def test_a_training_sentence_is_certain_whatever_its_case_and_marks(model: TopicModel) -> None:
    assert rank(model, "What is a REVIEW??")[0] == (
        "what_is_a_review",
        pytest.approx(0.95, abs=0.05),
    )


def test_a_message_of_filters_alone_is_a_search(model: TopicModel) -> None:
    topic, confidence = rank(model, "Weymouth", WEYMOUTH)[0]
    assert topic == "find_activity"
    assert confidence >= 0.9


def test_filters_alone_do_not_overrule_a_training_sentence() -> None:
    known = [*EXAMPLES, Example("direct payment", "what_is_a_review")]
    model = fit(known, shared_encoder(), whole_words())
    assert rank(model, "direct payment", (Found("funding", 0, 14),))[0][0] == "what_is_a_review"


def test_filters_alone_stay_what_they_surely_are() -> None:
    sure = ["overnight respite", "day respite", "respite with a hoist", "respite near Poole"]
    known = [*EXAMPLES, *(Example(text, "find_respite") for text in sure)]
    model = fit(known, shared_encoder(), whole_words())
    found = (Found("categories", 0, 17), Found("access", 23, 28))
    assert rank(model, "overnight respite with hoist", found)[0][0] == "find_respite"


def test_a_sign_that_was_learnt_is_understood_in_any_colour_of_hand() -> None:
    model = fit([*EXAMPLES, Example("👍", "greeting")], shared_encoder(), whole_words())
    for text in ("👍", "👍🏿", " 👍 !"):
        assert rank(model, text) == [("greeting", pytest.approx(0.95))]
    assert rank(model, "🐙") == []


@pytest.mark.parametrize("text", ["", "   ", "?!...", "\U0001f600\U0001f44d", "\u200b"])
def test_text_without_letters_or_digits_has_no_topic(model: TopicModel, text: str) -> None:
    assert rank(model, text) == []


@pytest.mark.parametrize("text", ["7", "x" * 500, "a\x00b", "你好", "🙂 hello 🙂", "'", "it's'"])
def test_odd_text_is_ranked_without_a_fault(model: TopicModel, text: str) -> None:
    assert all(np.isfinite(confidence) for _, confidence in rank(model, text))


def test_the_same_sentences_give_the_same_model(model: TopicModel) -> None:
    again = fit(EXAMPLES, shared_encoder(), whole_words())
    assert np.array_equal(again.coefficients, model.coefficients)
    assert again.calibration == model.calibration


def test_a_model_ranks_exactly_as_before_once_saved_and_loaded(
    model: TopicModel, tmp_path: Path
) -> None:
    model_files.save(model, tmp_path)
    loaded = model_files.load(tmp_path)
    for text in ("swiming in Weymouth", "what is it", "hello", "zzz"):
        assert rank(loaded, text) == rank(model, text)
    assert rank(loaded, "Weymouth", WEYMOUTH) == rank(model, "Weymouth", WEYMOUTH)


def test_nothing_of_a_model_is_pickled(model: TopicModel, tmp_path: Path) -> None:
    model_files.save(model, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["numbers.npz", "words.json"]
    with np.load(tmp_path / "numbers.npz", allow_pickle=False) as numbers:
        assert all(numbers[name].dtype.kind in "fi" for name in numbers.files)


def test_a_topic_that_the_network_was_never_taught_is_learnt_at_once() -> None:
    parking = [
        "where can I leave the car", "is there a car park", "parking please", "park my car",
        "do I have to pay for parking", "parking spaces for blue badges",
    ]  # fmt: skip
    assert "parking" not in shared_encoder().topics
    known = [*EXAMPLES, *(Example(text, "parking") for text in parking)]
    model = fit(known, shared_encoder(), whole_words())
    assert rank(model, "can I park the car there")[0][0] == "parking"
    assert rank(model, "wot is a reveiw")[0][0] == "what_is_a_review"


def test_topics_of_which_the_network_knows_none_are_told_apart() -> None:
    named = {"find_activity": "one", "greeting": "two"}
    new = [Example(text, named[topic]) for topic in named for text in TOPICS[topic]]
    model = fit(new, shared_encoder(), whole_words())
    assert rank(model, "hello there")[0][0] == "two"
    assert rank(model, "painting in Poole")[0][0] == "one"


def test_two_topics_are_enough() -> None:
    two = [example for example in EXAMPLES if example.topic != "greeting"]
    model = fit(two, shared_encoder(), whole_words())
    assert rank(model, "tell me what a review is")[0][0] == "what_is_a_review"
    assert rank(model, "a swimming class in Poole")[0][0] == "find_activity"
