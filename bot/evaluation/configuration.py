"""What a result was measured with, so that two of them can be compared."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.evaluation import sentences
from bot.evaluation.sentences import EvaluationDataError
from bot.settings import PROJECT
from bot.vocabulary import topic_id

TRAINING = PROJECT / "data" / "nlu"
CONFIG = PROJECT / "config.yml"


def configuration(part: str, model: Path | None, now: datetime, **settings: str) -> dict[str, Any]:
    """The commit, the hashes of model, sentences and pipeline, the settings and the time.

    Args:
        part: which held-out sentences.
        model: the trained model; None where it is not known.
        now: when, aware.
        settings: anything else that the figures depend on.
    """
    return {
        "date": now.isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD") or "unknown",
        "changed_since_commit": bool(_git("status", "--porcelain")),
        "part": part,
        "held_out_hash": sentences.held_out_hash(),
        "training_hash": training_hash(),
        "pipeline_hash": hashlib.sha256(CONFIG.read_bytes()).hexdigest(),
        "model": model.name if model else None,
        "model_hash": hashlib.sha256(model.read_bytes()).hexdigest() if model else None,
        "settings": settings,
    }


def training_hash() -> str:
    """The hash of all training sentences and the vocabulary."""
    return sentences.data_hash(TRAINING.rglob("*.yml"))


def trained_topics(model: Path) -> frozenset[str]:
    """The topics that a trained model knows.

    Raises:
        EvaluationDataError: where the file is no model.
    """
    try:
        with tarfile.open(model) as archive:
            member = archive.extractfile("metadata.json")
            assert member is not None, "metadata.json is a folder"
            intents = json.load(member)["domain"]["intents"]
    except (OSError, KeyError, ValueError, AssertionError, tarfile.TarError) as error:
        raise EvaluationDataError(f"{model} is no trained model: {error!r}.") from error
    names = [name if isinstance(name, str) else next(iter(name)) for name in intents]
    return frozenset(topic for name in names for topic in _topic(name))


def _topic(intent: str) -> list[str]:
    try:
        return [topic_id(intent)]
    except KeyError:  # an intent of Rasa's own
        return []


def _git(*arguments: str) -> str:
    """What git says; nothing where there is no git, or no repository."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
