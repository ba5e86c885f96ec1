from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import sentences
from bot.evaluation.__main__ import main, plain_scores
from bot.evaluation.sentences import EvaluationDataError


def _plain(folder: Path, **changed: object) -> Path:
    file = folder / "plain.json"
    found = {
        "trained_on": 7,
        "held_out_hash": sentences.held_out_hash(),
        "topics": ["talk/out_of_scope"] * len(sentences.load()),
    }
    file.write_text(json.dumps({**found, **changed}))
    return file


def test_the_plain_classifier_is_scored_on_the_same_part(tmp_path: Path) -> None:
    asked = sentences.load("development")
    right = sum(one.topic == "talk/out_of_scope" for one in asked)
    assert plain_scores(_plain(tmp_path), "development") == {
        "trained_on": 7,
        "sentences": len(asked),
        "right": right,
        "right_share": right / len(asked),
    }


def test_predictions_for_other_sentences_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationDataError, match="other sentences"):
        plain_scores(_plain(tmp_path, held_out_hash="other"), "test")


def test_without_a_model_the_command_says_so_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DAYWISE_STATE", str(tmp_path))
    assert main(["--api", "http://127.0.0.1:9", "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Run ./daywise setup" in said.err
    assert not (tmp_path / "out").exists()
