"""The plain classifier of the evaluation. It stands here because scikit-learn is in this
environment alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import plain_classifier, sentences

TRAINING = [
    ("swimming", "find/find_activity"), ("a swim on Monday", "find/find_activity"),
    ("swims for men", "find/find_activity"), ("what is a review", "advice/what_is_a_review"),
    ("a review, what is it", "advice/what_is_a_review"), ("reviews?", "advice/what_is_a_review"),
]  # fmt: skip


def test_it_learns_from_parts_of_words() -> None:
    found = plain_classifier.predict(TRAINING, ["swimmin", "revieww"])
    assert found == ["find/find_activity", "advice/what_is_a_review"]


def test_training_sentences_have_their_topics(tmp_path: Path) -> None:
    (tmp_path / "find").mkdir()
    (tmp_path / "find" / "a.yml").write_text(
        "nlu:\n- intent: find_activity\n  examples: |\n    - swim - or dance\n    - yoga\n"
    )
    (tmp_path / "vocabulary.yml").write_text("swimming: [swim]\n")
    assert plain_classifier.training_sentences(tmp_path) == [
        ("swim - or dance", "find/find_activity"),
        ("yoga", "find/find_activity"),
    ]


def test_it_answers_every_held_out_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_classifier, "training_sentences", lambda: TRAINING)
    file = tmp_path / "plain.json"
    assert plain_classifier.main([str(file)]) == 0
    found = json.loads(file.read_text())
    assert len(found["topics"]) == len(sentences.load())
    assert found["held_out_hash"] == sentences.held_out_hash()
    assert found["trained_on"] == len(TRAINING)
