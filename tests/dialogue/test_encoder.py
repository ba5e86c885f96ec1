"""Sentences that mean the same are near each other; the vectors are what MiniLM gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.dialogue.components import encoder
from bot.dialogue.components.encoder import (
    DIMENSIONS,
    EncoderError,
    check_model,
    shared_encoder,
    whole_words,
)


def test_a_vector_has_length_one() -> None:
    vectors = shared_encoder().encode(["what is a review", "\U0001f600", ""])
    assert vectors.shape == (3, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_the_same_meaning_is_nearer_than_the_same_words() -> None:
    asked, same, other = shared_encoder().encode(
        ["how much does it cost", "what is the price", "how much does it weigh"]
    )
    assert asked @ same > asked @ other


def test_a_sentence_has_the_same_vector_alone_and_in_company() -> None:
    alone = shared_encoder().encode(["swimming in Poole"])
    company = shared_encoder().encode(["swimming in Poole", "a much longer sentence than that one"])
    assert np.array_equal(alone[0], company[0])


def test_a_very_long_text_is_cut_and_not_refused() -> None:
    assert np.isfinite(shared_encoder().encode(["word " * 2000])).all()


def test_the_installed_model_is_the_one_that_was_measured() -> None:
    check_model()


def test_a_damaged_model_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "model.onnx"
    damaged.write_bytes(b"not a model")
    monkeypatch.setattr(encoder, "model_path", lambda: damaged)
    with pytest.raises(EncoderError, match="setup"):
        check_model()
    monkeypatch.setattr(encoder, "model_path", lambda: tmp_path / "missing.onnx")
    with pytest.raises(EncoderError, match="setup"):
        check_model()


def test_ordinary_english_words_are_known() -> None:
    known = whole_words()
    assert len(known) > 20_000
    assert {"career", "printing", "swimming"} <= known
    assert not {"swiming", "wensday"} & known
