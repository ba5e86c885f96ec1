"""Rasa's default pipeline (DIET) on the same sentences: its files written, its answers scored.

Rasa itself is run between the two by ``./daywise evaluate --baseline``, with its own command
line and in an environment of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DaywiseError
from bot.evaluation import baseline_record, sentences, table
from bot.evaluation.asking import Reply
from bot.evaluation.configuration import training_hash
from bot.evaluation.plain_classifier import training_sentences
from bot.evaluation.scores import score
from bot.evaluation.sentences import EvaluationDataError, Sentence
from bot.evaluation.verdicts import UNCLEAR, Row
from bot.vocabulary import topic_id

PIPELINE = Path(__file__).parent / "baseline_pipeline" / "config.yml"
LOCK = Path(__file__).parent / "baseline_pipeline" / "requirements.lock"


def prepare(folder: Path, part: str, epochs: int | None = None) -> None:
    """Write the pipeline, the training sentences and those to ask, as Rasa reads them.

    ``epochs``: how often DIET sees each sentence, where that is not as the pipeline has it.
    """
    pipeline = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))
    if epochs is not None:
        _diet(pipeline)["epochs"] = epochs
    (folder / "config.yml").write_text(yaml.safe_dump(pipeline, sort_keys=False), encoding="utf-8")
    asked = [(sentence.text, sentence.topic) for sentence in sentences.load(part)]
    (folder / "nlu.yml").write_text(nlu_file(training_sentences()), encoding="utf-8")
    (folder / "held-out.yml").write_text(nlu_file(asked), encoding="utf-8")


def nlu_file(pairs: Iterable[tuple[str, str]]) -> str:
    """Sentences with their topics, in Rasa's training data format."""
    texts: dict[str, list[dict[str, str]]] = {}
    for text, topic in pairs:
        texts.setdefault(topic.split("/")[1], []).append({"text": text + "\n"})
    blocks = [{"intent": intent, "examples": found} for intent, found in texts.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, sort_keys=False)


def judge(
    asked: Sequence[Sentence], found: Mapping[str, Mapping[str, Any]], threshold: float
) -> list[Row]:
    """The verdicts. ``found``: the text of a sentence, to Rasa's prediction for it.

    Rasa's test undoes the fallback, so it is done again here: below ``threshold`` it would
    ask, without choices to offer.
    """
    return [_row(sentence, found.get(sentence.text), threshold) for sentence in asked]


def fallback_threshold(pipeline: Path = PIPELINE) -> float:
    """The confidence below which the pipeline falls back."""
    parts = yaml.safe_load(pipeline.read_text(encoding="utf-8"))["pipeline"]
    return next(float(part["threshold"]) for part in parts if part["name"] == "FallbackClassifier")


def predictions(folder: Path) -> dict[str, Mapping[str, Any]]:
    """What ``rasa test nlu`` wrote into ``folder``.

    Raises:
        EvaluationDataError: where that is not there.
    """
    found = {}
    for name in ("intent_errors.json", "intent_successes.json"):
        file = folder / name
        try:
            entries = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
        except ValueError as error:
            raise EvaluationDataError(f"{file} is no JSON: {error}.") from error
        found.update({entry["text"]: entry["intent_prediction"] for entry in entries})
    if not found:
        raise EvaluationDataError(f"There are no predictions of Rasa's in {folder}.")
    return found


def keep(folder: Path, part: str, now: datetime, file: Path = baseline_record.FILE) -> str:
    """Score the predictions in ``folder``, keep the figures, and answer them in a line.

    ``now`` is the real time, aware; ``file`` is where the figures are kept.

    Raises:
        EvaluationDataError: where there are no predictions.
    """
    found = predictions(folder / "found")
    figures = score(judge(sentences.load(part), found, fallback_threshold()))
    configuration = {
        "date": now.isoformat(timespec="seconds"),
        "part": part,
        "held_out_hash": sentences.held_out_hash(),
        "training_hash": training_hash(),
        "epochs": _diet(yaml.safe_load((folder / "config.yml").read_text(encoding="utf-8")))[
            "epochs"
        ],
        "pipeline_hash": hashlib.sha256(PIPELINE.read_bytes()).hexdigest(),
        "lock_hash": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
    }
    baseline_record.write(configuration, figures, file)
    total = figures["all"]
    shares = ", ".join(f"{name} {table.percent(total[f'{name}_share'])}"
                       for name in ("right", "asked", "wrong"))  # fmt: skip
    name = f"Rasa's default pipeline after {configuration['epochs']} epochs"
    return f"{name}: {shares} of {total['sentences']}. Kept in {file}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files or score the answers. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Score Rasa's default pipeline.")
    parser.add_argument("step", choices=("prepare", "score"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=(*sentences.PARTS, sentences.ALL), default="test")
    parser.add_argument("--epochs", type=int)
    parsed = parser.parse_args(arguments)
    try:
        if parsed.step == "prepare":
            prepare(parsed.folder, parsed.part, parsed.epochs)
        else:
            print(keep(parsed.folder, parsed.part, datetime.now(UTC)))
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _diet(pipeline: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a pipeline that learns, which has the epochs."""
    found: dict[str, Any] = next(
        part for part in pipeline["pipeline"] if part["name"] == "DIETClassifier"
    )
    return found


def _row(sentence: Sentence, predicted: Mapping[str, Any] | None, threshold: float) -> Row:
    if predicted is None:
        return Row(sentence, "error", error="Rasa's test says nothing about it.")
    name, confidence = predicted["name"], float(predicted["confidence"])
    if not name or confidence < threshold:
        return Row(sentence, "asked", Reply(UNCLEAR, confidence))
    topic = topic_id(name)
    return Row(sentence, "right" if topic == sentence.topic else "wrong", Reply(topic, confidence))


if __name__ == "__main__":
    sys.exit(main())
