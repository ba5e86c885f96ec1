from __future__ import annotations

import hashlib
import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.evaluation.configuration import configuration, trained_topics
from bot.evaluation.sentences import EvaluationDataError

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def _model(folder: Path, metadata: object, name: str = "metadata.json") -> Path:
    file = folder / "dorset-0123456789ab.tar.gz"
    content = json.dumps(metadata).encode()
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file


def test_a_configuration_names_what_the_figures_depend_on(tmp_path: Path) -> None:
    model = _model(tmp_path, {})
    found = configuration("test", model, NOW, DAYWISE_COUNCIL="dorset")
    assert found["date"] == "2026-11-23T10:00:00+00:00"
    assert found["model_hash"] == hashlib.sha256(model.read_bytes()).hexdigest()
    assert found["settings"] == {"DAYWISE_COUNCIL": "dorset"}
    for name in ("held_out_hash", "training_hash", "pipeline_hash"):
        assert len(found[name]) == 64
    assert isinstance(found["commit"], str)
    assert found["commit"]


def test_the_topics_of_a_model_are_its_intents_without_rasas_own(tmp_path: Path) -> None:
    intents = ["find_activity", {"yes": {"use_entities": []}}, "nlu_fallback"]
    model = _model(tmp_path, {"domain": {"intents": intents}})
    assert trained_topics(model) == {"find/find_activity", "talk/yes"}


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    file = tmp_path / "none.tar.gz"
    with pytest.raises(EvaluationDataError, match="no trained model"):
        trained_topics(file)
    file.write_bytes(b"no archive")
    with pytest.raises(EvaluationDataError, match="no trained model"):
        trained_topics(file)
    with pytest.raises(EvaluationDataError, match="no trained model"):
        trained_topics(_model(tmp_path, {}, "other.json"))
