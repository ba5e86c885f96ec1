"""A trained classifier as files: JSON for words, NumPy arrays for numbers, nothing pickled."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.dialogue.components.calibration import Calibration
from bot.dialogue.components.encoder import whole_words
from bot.dialogue.components.snap import WordSnapper
from bot.dialogue.components.topic_model import TopicModel, Weights, character_ngrams

_ARRAYS = ("coefficients", "intercepts", "sentences", "labels", "columns")


def save(model: TopicModel, folder: Path) -> None:
    """Write the model into an empty folder."""
    words = {
        "topics": model.topics,
        "vocabulary": model.snapper.vocabulary,
        "ngrams": {gram: int(column) for gram, column in model.ngrams.vocabulary_.items()},
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
        ngrams=_ngrams(words["ngrams"], numbers.pop("idf")),
        exact=words["exact"],
        weights=Weights(**words["weights"]),
        calibration=Calibration(**words["calibration"]),
        **numbers,
    )


def _ngrams(vocabulary: dict[str, int], idf: npt.NDArray[np.float64]) -> TfidfVectorizer:
    ngrams = character_ngrams(vocabulary)
    ngrams.idf_ = idf
    return ngrams
