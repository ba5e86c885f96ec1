"""What a question about one activity is about, without Rasa: a sentence in, a detail out.

A logistic regression over what the network makes of the sentence, its character n-grams and what
the rules found in it: "would my scooter get through the door" names no detail. Measured in
docs/decisions/0008-what-a-question-about-one-activity-asks.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.dialogue.components.encoder import Floats
from bot.dialogue.components.evidence import FEATURES, Found, features
from bot.dialogue.components.ngrams import columns_of, restored, untrained
from bot.vocabulary import DETAILS

_LONGEST_NGRAM = 5
_MEANING = 2.0
"""How much the network's opinion counts beside the n-grams."""
_INVERSE_REGULARISATION = 8.0


@dataclass(frozen=True)
class Question:
    """A question about one activity."""

    text: str
    vector: Floats
    """(384,), of the network."""
    found: tuple[Found, ...] = ()
    """Filters in it."""
    said: tuple[str, ...] = ()
    """Details that its words name, ids of :data:`bot.vocabulary.DETAILS`."""


@dataclass(frozen=True)
class DetailModel:
    """A trained regression over ``G`` n-grams."""

    ngrams: TfidfVectorizer
    coefficients: Floats
    """(details, 384 + FEATURES + details + G)"""
    intercepts: Floats
    """(details,)"""

    def likeliest(self, question: Question) -> tuple[str, float]:
        """The detail and how sure it is, from 0 to 1."""
        grams = self.ngrams.transform([question.text.lower()])
        scores = (_columns([question], grams) @ self.coefficients.T + self.intercepts)[0]
        raised = np.exp(scores - scores.max())
        best = int(raised.argmax())
        return DETAILS[best], float(raised[best] / raised.sum())

    def save(self, folder: Path) -> None:
        """Write the model into a folder: JSON for words, NumPy arrays for numbers."""
        grams = json.dumps(columns_of(self.ngrams), sort_keys=True)
        (folder / "details.json").write_text(grams, encoding="utf-8")
        np.savez(
            folder / "details.npz",
            idf=self.ngrams.idf_,
            coefficients=self.coefficients,
            intercepts=self.intercepts,
        )

    @classmethod
    def load(cls, folder: Path) -> DetailModel:
        """Read what :meth:`save` wrote.

        Raises:
            OSError: where a file is missing.
        """
        grams = json.loads((folder / "details.json").read_text(encoding="utf-8"))
        with np.load(folder / "details.npz", allow_pickle=False) as file:
            numbers = {name: file[name] for name in file.files}
        ngrams = restored(grams, numbers["idf"], _LONGEST_NGRAM)
        return cls(ngrams, numbers["coefficients"], numbers["intercepts"])


def fit(questions: Sequence[Question], details: Sequence[str]) -> DetailModel:
    """Learn from questions and the detail that each asks about.

    Raises:
        ValueError: where a detail never occurs.
    """
    if missing := set(DETAILS) - set(details):
        raise ValueError(f"No question asks about {sorted(missing)}. Label some.")
    ngrams = untrained(_LONGEST_NGRAM)
    grams = ngrams.fit_transform([question.text.lower() for question in questions])
    regression = LogisticRegression(C=_INVERSE_REGULARISATION, max_iter=1000)
    labels = [DETAILS.index(detail) for detail in details]
    regression.fit(_columns(questions, grams), labels)
    return DetailModel(
        ngrams, regression.coef_.astype(np.float32), regression.intercept_.astype(np.float32)
    )


def _columns(questions: Sequence[Question], grams: sparse.csr_matrix) -> sparse.csr_matrix:
    vectors = _MEANING * np.stack([question.vector for question in questions])
    evidence = np.zeros((len(questions), FEATURES + len(DETAILS)), dtype=np.float32)
    for row, question in enumerate(questions):
        evidence[row, :FEATURES] = features(question.text, question.found)
        for detail in question.said:
            evidence[row, FEATURES + DETAILS.index(detail)] = 1
    dense = sparse.csr_matrix(np.hstack([vectors, evidence]))
    return sparse.hstack([dense, grams], format="csr")
