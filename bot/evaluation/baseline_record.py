"""The kept figures of Rasa's default pipeline: ``docs/evaluation-baseline.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.evaluation.sentences import EvaluationDataError, held_out_hash
from bot.settings import PROJECT

FILE = PROJECT / "docs" / "evaluation-baseline.json"
KEPT = ("all", "by_style", "by_group", "by_file", "by_topic", "out_of_scope", "urgent")


def read(file: Path = FILE) -> dict[str, Any] | None:
    """The kept figures; None where the baseline was never run.

    ``same_sentences`` says whether they are about the held-out sentences of today.

    Raises:
        EvaluationDataError: where the file cannot be read.
    """
    if not file.exists():
        return None
    try:
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        same = kept["configuration"]["held_out_hash"] == held_out_hash()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationDataError(f"{file} cannot be read: {error!r}.") from error
    return {**kept, "same_sentences": same}


def write(configuration: dict[str, Any], scores: dict[str, Any], file: Path) -> None:
    """Keep the figures, without what would make the file long."""
    short = {name: scores[name] for name in KEPT}
    text = json.dumps({"configuration": configuration, "scores": short}, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
