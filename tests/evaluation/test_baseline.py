from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.evaluation import baseline, baseline_record, sentences
from bot.evaluation.sentences import EvaluationDataError
from tests.evaluation.making import sentence

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_the_files_hold_every_sentence_as_rasa_reads_it(tmp_path: Path) -> None:
    baseline.prepare(tmp_path, "development")
    asked = yaml.safe_load((tmp_path / "held-out.yml").read_text())["nlu"]
    wanted = [(one.text, one.topic.split("/")[1]) for one in sentences.load("development")]
    found = [(text["text"].strip(), b["intent"]) for b in asked for text in b["examples"]]
    assert sorted(found) == sorted(wanted)
    training = yaml.safe_load((tmp_path / "nlu.yml").read_text())["nlu"]
    assert {block["intent"] for block in training} >= {"find_activity", "yes", "no"}
    written = yaml.safe_load((tmp_path / "config.yml").read_text())
    assert written == yaml.safe_load(baseline.PIPELINE.read_text())


def test_predictions_are_right_asked_wrong_or_missing() -> None:
    asked = [sentence(text, "talk/yes") for text in ("aye", "yup", "hm", "?")]
    found = {
        "aye": {"name": "yes", "confidence": 0.9},
        "yup": {"name": "no", "confidence": 0.6},
        "hm": {"name": "yes", "confidence": 0.29},
    }
    rows = baseline.judge(asked, found, threshold=0.3)
    assert [row.verdict for row in rows] == ["right", "wrong", "asked", "error"]


def test_the_threshold_is_that_of_the_pipeline() -> None:
    assert baseline.fallback_threshold() == 0.3


def test_what_rasa_wrote_is_read_from_both_files(tmp_path: Path) -> None:
    for name, text in (("errors", "a"), ("successes", "b")):
        entry = {"text": text, "intent": "yes", "intent_prediction": {"name": name}}
        (tmp_path / f"intent_{name}.json").write_text(json.dumps([entry]))
    assert baseline.predictions(tmp_path) == {"a": {"name": "errors"}, "b": {"name": "successes"}}


def test_no_predictions_are_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationDataError, match="no predictions"):
        baseline.predictions(tmp_path)


def test_the_figures_are_kept_with_the_hash_of_the_sentences(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    baseline.prepare(tmp_path, "test", epochs=15)
    asked = sentences.load("test")
    entries = [
        {"text": one.text, "intent_prediction": {"name": "yes", "confidence": 0.9}} for one in asked
    ]
    (tmp_path / "found").mkdir()
    (tmp_path / "found" / "intent_errors.json").write_text(json.dumps(entries))
    said = baseline.keep(tmp_path, "test", NOW, kept)
    assert said.endswith(f"of {len(asked)}. Kept in {kept}")
    assert said.startswith("Rasa's default pipeline after 15 epochs: ")
    read = baseline_record.read(kept)
    assert read is not None
    assert read["configuration"]["epochs"] == 15
    assert read["same_sentences"] is True
    assert read["scores"]["all"]["right"] == sum(one.topic == "talk/yes" for one in asked)


def test_a_record_of_other_sentences_says_so(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    assert baseline_record.read(file) is None
    file.write_text(json.dumps({"configuration": {"held_out_hash": "other"}, "scores": {}}))
    read = baseline_record.read(file)
    assert read is not None
    assert read["same_sentences"] is False


def test_a_record_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    file.write_text("{}")
    with pytest.raises(EvaluationDataError, match=r"kept\.json cannot be read"):
        baseline_record.read(file)
