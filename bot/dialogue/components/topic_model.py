"""The hybrid classifier itself, without Rasa: sentences and filters in, topics out.

Three views of a message side by side: its MiniLM vector, its character n-grams (2 to 4, so that
a misspelt word still looks like itself) and the filters found in it. A logistic regression weighs
them; its verdict is blended with the three training sentences nearest in meaning, which keeps the
confidence low for what is like none of them. Measured in
docs/decisions/0003-hybrid-intent-classifier.md.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.dialogue.components.calibration import Calibration, fit_calibration, folds
from bot.dialogue.components.encoder import Floats, SentenceEncoder
from bot.dialogue.components.evidence import Found, covered_share, features
from bot.dialogue.components.snap import WordSnapper, words
from bot.dialogue.components.typos import typo_copy

SEARCH_TOPIC = "find_activity"
SURE = 0.9
"""The least confidence of a search where filters are all that was said."""


@dataclass(frozen=True)
class Example:
    """One training sentence, its topic, and the filters found in it."""

    text: str
    topic: str
    found: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Weights:
    """How much each view counts; chosen by five-fold cross-validation."""

    characters: float = 1.1
    evidence: float = 0.5
    neighbours: float = 0.3
    """The neighbours' part of the blend, from 0 to 1."""
    inverse_regularisation: float = 6.0
    copies: int = 2
    """Misspelt copies of each training sentence."""


@dataclass(frozen=True)
class TopicModel:
    """A trained classifier. ``T`` topics, ``N`` training sentences, ``G`` n-grams."""

    topics: tuple[str, ...]
    snapper: WordSnapper
    ngrams: TfidfVectorizer
    coefficients: Floats
    """(T, 384 + FEATURES + G)"""
    intercepts: Floats
    """(T,)"""
    sentences: Floats
    """(N, 384)"""
    labels: npt.NDArray[np.int32]
    """(N,): the topic of each training sentence, as an index into ``topics``."""
    exact: dict[str, str]
    """Training sentences, snapped and without punctuation, to their topic."""
    weights: Weights
    calibration: Calibration

    def rank(
        self, text: str, found: Sequence[Found], encoder: SentenceEncoder
    ) -> list[tuple[str, float]]:
        """The topics, likeliest first, each with a confidence from 0 to 1.

        Empty where the text holds neither a letter nor a digit.
        """
        if not any(map(str.isalnum, text)):
            return []
        snapped = self.snapper.snap(
            text, keep=words(" ".join(text[f.start : f.end] for f in found))
        )
        vector = encoder.encode([snapped])
        scores = blend(self, vector, self.ngrams.transform([snapped]), features(text, found)[None])
        ranking = dict(zip(self.topics, self.calibration.apply(scores[0]).tolist(), strict=True))
        self._settle(snapped, covered_share(text, found) == 1.0, ranking)
        return sorted(ranking.items(), key=lambda pair: -pair[1])

    def _settle(self, snapped: str, only_filters: bool, ranking: dict[str, float]) -> None:
        """Raise the topic that needs no guess: a training sentence, or nothing but filters."""
        known = self.exact.get(_plain(snapped))
        topic = known or (SEARCH_TOPIC if only_filters else None)
        if topic in ranking:
            for other in ranking:
                ranking[other] = min(ranking[other], 1 - SURE)
            ranking[topic] = max(ranking[topic], SURE + 0.05)


def fit(
    examples: Sequence[Example],
    encoder: SentenceEncoder,
    protected: frozenset[str],
    weights: Weights | None = None,
    seed: int = 20261121,
) -> TopicModel:
    """Train on the examples. The same examples and seed give the same model.

    Args:
        examples: at least two topics.
        encoder: the sentence model.
        protected: real words that :class:`WordSnapper` must not touch.
        weights: how the views are weighed.
        seed: for the misspelt copies and the folds.
    """
    weights = weights or Weights()
    topics = tuple(sorted({example.topic for example in examples}))
    vocabulary = {word for example in examples for word in words(example.text)}
    snapper = WordSnapper(vocabulary, protected)
    rows = _rows(examples, topics, snapper, encoder, weights, seed)
    held_out: list[tuple[Floats, npt.NDArray[np.int32]]] = []
    for inside, outside in folds(rows.source, rows.labels, seed):
        part = _fit_rows(rows.take(inside), topics, snapper, weights, Calibration())
        asked = rows.take(outside)
        scores = blend(part, asked.vectors, part.ngrams.transform(asked.texts), asked.evidence)
        held_out.append((scores, asked.labels))
    return _fit_rows(rows, topics, snapper, weights, fit_calibration(held_out))


def blend(model: TopicModel, vectors: Floats, grams: sparse.csr_matrix, evidence: Floats) -> Floats:
    """Scores from 0 to 1 before calibration, of shape (rows, T)."""
    x = _columns(vectors, grams, evidence, model.weights)
    alone = 1 / (1 + np.exp(-(x @ model.coefficients.T + model.intercepts)))
    regression = alone / alone.sum(axis=1, keepdims=True)
    likeness = vectors @ model.sentences.T
    k = min(3, likeness.shape[1])
    nearest = np.argpartition(-likeness, k - 1, axis=1)[:, :k]
    votes = np.zeros_like(regression)
    for row, columns in enumerate(nearest):
        np.add.at(votes[row], model.labels[columns], likeness[row, columns].clip(0) / k)
    share = model.weights.neighbours
    result: Floats = (1 - share) * regression + share * votes
    return result


def character_ngrams(vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
    """The measure of character n-grams: untrained, or of a known vocabulary."""
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 4),
        sublinear_tf=True,
        min_df=2 if vocabulary is None else 1,
        vocabulary=vocabulary,
    )


@dataclass(frozen=True)
class _Rows:
    texts: list[str]
    vectors: Floats
    evidence: Floats
    labels: npt.NDArray[np.int32]
    source: npt.NDArray[np.int32]
    """Which example a row comes from: a sentence and its misspelt copies share it."""
    is_copy: npt.NDArray[np.bool_]

    def take(self, rows: npt.NDArray[np.intp]) -> _Rows:
        return _Rows(
            [self.texts[i] for i in rows], self.vectors[rows], self.evidence[rows],
            self.labels[rows], self.source[rows], self.is_copy[rows],
        )  # fmt: skip


def _rows(
    examples: Sequence[Example],
    topics: Sequence[str],
    snapper: WordSnapper,
    encoder: SentenceEncoder,
    weights: Weights,
    seed: int,
) -> _Rows:
    texts: list[str] = []
    source: list[int] = []
    is_copy: list[bool] = []
    for i, example in enumerate(examples):
        # Each sentence has luck of its own: a new one does not change the copies of the others.
        chance = random.Random(f"{seed} {example.text}")
        copies = [typo_copy(example.text, chance) for _ in range(weights.copies)]
        for text in dict.fromkeys(snapper.snap(one) for one in (example.text, *copies)):
            is_copy.append(bool(source) and source[-1] == i)
            texts.append(text)
            source.append(i)
    evidence = np.stack([features(one.text, one.found) for one in examples])
    labels = np.array([topics.index(one.topic) for one in examples], dtype=np.int32)
    of = np.array(source, dtype=np.int32)
    return _Rows(texts, encoder.encode(texts), evidence[of], labels[of], of, np.array(is_copy))


def _fit_rows(
    rows: _Rows,
    topics: tuple[str, ...],
    snapper: WordSnapper,
    weights: Weights,
    calibration: Calibration,
) -> TopicModel:
    ngrams = character_ngrams()
    grams = ngrams.fit_transform(rows.texts)
    originals = rows.take(np.flatnonzero(~rows.is_copy))
    x = _columns(rows.vectors, grams, rows.evidence, weights)
    # One curve a topic, solved in the dual: a third of the time of one softmax over all topics, and
    # as accurate on our sentences.
    regression = LogisticRegression(
        C=weights.inverse_regularisation, solver="liblinear", dual=True, random_state=0
    )
    regression.fit(x, rows.labels)
    coefficients, intercepts = regression.coef_, regression.intercept_
    if len(topics) == 2:  # scikit-learn keeps one row for two classes
        coefficients = np.vstack([-coefficients, coefficients])
        intercepts = np.concatenate([-intercepts, intercepts])
    return TopicModel(
        topics=topics,
        snapper=snapper,
        ngrams=ngrams,
        coefficients=coefficients.astype(np.float32),
        intercepts=intercepts.astype(np.float32),
        sentences=originals.vectors,
        labels=originals.labels,
        exact={
            _plain(text): topics[label]
            for text, label in zip(originals.texts, originals.labels, strict=True)
        },
        weights=weights,
        calibration=calibration,
    )


def _columns(
    vectors: Floats, grams: sparse.csr_matrix, evidence: Floats, weights: Weights
) -> sparse.csr_matrix:
    dense = sparse.csr_matrix(np.hstack([vectors, weights.evidence * evidence]))
    return sparse.hstack([dense, weights.characters * grams], format="csr")


def _plain(snapped: str) -> str:
    return " ".join("".join(c if c.isalnum() or c == "'" else " " for c in snapped).split())
