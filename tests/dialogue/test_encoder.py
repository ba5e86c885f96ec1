"""Sentences that mean the same are near each other; the network is the one that was measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bot.dialogue.components import encoder
from bot.dialogue.components.encoder import (
    DIMENSIONS,
    NETWORK_FILE,
    EncoderError,
    check_model,
    network_facts,
    shared_encoder,
    whole_words,
)
from bot.dialogue.finetune.sentences import data_hash, training_sentences


def test_a_vector_has_length_one() -> None:
    vectors = shared_encoder().read(["what is a review", "\U0001f600", ""]).vectors
    assert vectors.shape == (3, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_the_same_meaning_is_nearer_than_the_same_words() -> None:
    asked, same, other = (
        shared_encoder()
        .read(["what is a review", "explain what you mean by reviewing", "what is a hub"])
        .vectors
    )
    assert asked @ same > asked @ other


def test_a_sentence_has_the_same_vector_alone_and_in_company() -> None:
    alone = shared_encoder().read(["swimming in Poole"])
    company = shared_encoder().read(["swimming in Poole", "a much longer sentence than that one"])
    assert np.array_equal(alone.vectors[0], company.vectors[0])
    assert np.array_equal(alone.scores[0], company.scores[0])


def test_a_very_long_text_is_cut_and_not_refused() -> None:
    reading = shared_encoder().read(["word " * 2000])
    assert np.isfinite(reading.vectors).all()
    assert np.isfinite(reading.scores).all()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("could somebody explain what a direct payment is", "direct_payments"),
        ("wot is a reveiw", "what_is_a_review"),
        ("is there a pottery class in Wareham on a Monday", "find_activity"),
        ("cheerio then", "goodbye"),
    ],
)
def test_the_network_knows_our_topics(text: str, topic: str) -> None:
    encoder = shared_encoder()
    assert encoder.topics[encoder.read([text]).scores[0].argmax()] == topic


def test_every_topic_has_one_score() -> None:
    encoder = shared_encoder()
    assert encoder.read(["hello"]).scores.shape == (1, len(encoder.topics))
    assert len(set(encoder.topics)) == len(encoder.topics)


def test_the_network_is_the_one_that_was_measured() -> None:
    check_model()
    assert NETWORK_FILE.stat().st_size == network_facts()["bytes"] <= 25_000_000


def test_the_facts_say_whether_the_sentences_have_changed_since(
    record_property: Callable[[str, object], None],
) -> None:
    """Reported and not asserted: new sentences count at once, fine-tuning comes when it pays."""
    now, then = data_hash(training_sentences()), network_facts()["sentences_sha256"]
    record_property("sentences the same as when the network was taught", now == then)
    if now != then:
        print("The training sentences have changed since the network was taught them.")
    assert len(now) == len(then) == 64


def test_a_damaged_network_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "model.onnx"
    damaged.write_bytes(b"not a model")
    facts = NETWORK_FILE.with_suffix(".json").read_text(encoding="utf-8")
    damaged.with_suffix(".json").write_text(facts, encoding="utf-8")
    monkeypatch.setattr(encoder, "NETWORK_FILE", damaged)
    with pytest.raises(EncoderError, match=r"damaged\. Get the project's files"):
        check_model()
    monkeypatch.setattr(encoder, "NETWORK_FILE", tmp_path / "missing.onnx")
    with pytest.raises(EncoderError, match=r"cannot be read\. Get the project's files"):
        check_model()
    with pytest.raises(EncoderError, match=r"missing\.json cannot be read"):
        network_facts()


def test_ordinary_english_words_are_known() -> None:
    known = whole_words()
    assert len(known) > 20_000
    assert {"career", "printing", "swimming"} <= known
    assert not {"swiming", "wensday"} & known
