"""A trained classifier as files: JSON for words, NumPy arrays for numbers, nothing pickled."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from bot.dialogue.components.calibration import Calibration
from bot.dialogue.components.encoder import whole_words
from bot.dialogue.components.ngrams import columns_of, restored
from bot.dialogue.components.snap import WordSnapper
from bot.dialogue.components.topic_model import LONGEST_NGRAM, TopicModel, Weights

_ARRAYS = ("coefficients", "intercepts", "columns")


def save(model: TopicModel, folder: Path) -> None:
    """Write the model into an empty folder."""
    words = {
        "topics": model.topics,
        "vocabulary": model.snapper.vocabulary,
        "ngrams": columns_of(model.ngrams),
        "exact": model.exact,
        "weights": asdict(model.weights),
        "calibration": asdict(model.calibration),
    }
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    (folder / "words.json").write_text(text, encoding="utf-8")
    arrays = {name: getattr(model, name) for name in _ARRAYS}
    np.savez(folder / "numbers.npz", idf=model.ngrams.idf_, **arrays)


def load(folder: Path) -> TopicModel:
    """Read what :func:`save` wrote; the model then ranks exactly as it did.

    Raises:
        OSError: where a file is missing.
    """
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    with np.load(folder / "numbers.npz", allow_pickle=False) as file:
        numbers = {name: file[name] for name in (*_ARRAYS, "idf")}
    return TopicModel(
        topics=tuple(words["topics"]),
        snapper=WordSnapper(words["vocabulary"], whole_words()),
        ngrams=restored(words["ngrams"], numbers.pop("idf"), LONGEST_NGRAM),
        exact=words["exact"],
        weights=Weights(**words["weights"]),
        calibration=Calibration(**words["calibration"]),
        **numbers,
    )
