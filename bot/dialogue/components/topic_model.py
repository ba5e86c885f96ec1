"""The hybrid classifier itself, without Rasa: sentences and filters in, topics out.

Two opinions of a message, multiplied: the fine-tuned network's, which knows what words mean, and a
logistic regression's over its character n-grams (2 to 4, so that a misspelt word still looks like
itself) and the filters found in it. The second is learnt at every training, so sentences and
topics that came after the last fine-tuning count at once. Measured in
docs/decisions/0003-hybrid-intent-classifier.md.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from bot.dialogue.components.calibration import Calibration
from bot.dialogue.components.encoder import (
    DIMENSIONS,
    Floats,
    Reading,
    SentenceEncoder,
    network_facts,
)
from bot.dialogue.components.evidence import Found, covered_share, features
from bot.dialogue.components.listening import heard_in
from bot.dialogue.components.ngrams import untrained
from bot.dialogue.components.snap import WordSnapper, words
from bot.dialogue.components.typos import typo_copy
from bot.language.heard import Heard

SEARCH_TOPIC = "find_activity"
SURE = 0.9
"""The least confidence of a search where filters are all that was said."""
SURE_OF_ANOTHER = 0.75
"""From this confidence filters alone are not taken for a search: that of answering at once."""

_VAGUE = frozenset({SEARCH_TOPIC, "out_of_scope"})
"""Out of scope is what a misspelt search looks like: it does not speak against one."""
LONGEST_NGRAM = 4
_LEAST = 1e-6


@dataclass(frozen=True)
class Example:
    """One training sentence, its topic, and the filters found in it."""

    text: str
    topic: str
    found: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Understanding:
    """What is made of one message."""

    ranking: list[tuple[str, float]]
    """The topics, likeliest first, each with a confidence from 0 to 1."""
    heard: list[Heard]
    """Every wish with the chance that it is said."""
    vector: Floats
    """(384,): what it means; zeros for a message without words."""


_ENOUGH = 4_500
_PROCESSES = 2
"""The curves are fitted beside each other: a council's server has two cores."""


@dataclass(frozen=True)
class Weights:
    """How much each opinion counts; chosen by the development part of the held-out sentences."""

    regression: float = 0.8
    """The exponent of its opinion; the network's is 1."""
    evidence: float = 0.5
    """The filters beside the n-grams, in the regression."""
    inverse_regularisation: float = 6.0
    copies: int = 0
    """Misspelt copies of each training sentence, for the regression: time grows with them, and with
    29,000 sentences they gain nothing (.944 with one, .945 without)."""


@dataclass(frozen=True)
class TopicModel:
    """A trained classifier. ``T`` topics, ``G`` n-grams."""

    topics: tuple[str, ...]
    snapper: WordSnapper
    ngrams: TfidfVectorizer
    coefficients: Floats
    """(T, FEATURES + G)"""
    intercepts: Floats
    """(T,)"""
    columns: npt.NDArray[np.int32]
    """(T,): where the network scores the topic; -1 where it was never taught it."""
    exact: dict[str, str]
    """Training sentences, snapped and without punctuation, to their topic."""
    weights: Weights
    calibration: Calibration

    def rank(
        self, text: str, found: Sequence[Found], encoder: SentenceEncoder
    ) -> list[tuple[str, float]]:
        """The topics, likeliest first, each with a confidence from 0 to 1.

        Empty where the text holds neither a letter nor a digit, nor is a learnt sign ("👍").
        """
        return self.understand(text, found, encoder).ranking

    def understand(
        self, text: str, found: Sequence[Found], encoder: SentenceEncoder
    ) -> Understanding:
        """The ranking of :meth:`rank`, and what else the network makes of the text."""
        if not any(map(str.isalnum, text)):
            topic = self.exact.get(_plain(text))
            nothing = np.zeros(DIMENSIONS, dtype=np.float32)
            return Understanding([(topic, SURE + 0.05)] if topic else [], [], nothing)
        snapped = self._snapped(text, found)
        reading = encoder.read([snapped])
        confidences = self.calibration.apply(self._scores(snapped, text, found, reading))
        ranking = dict(zip(self.topics, confidences.tolist(), strict=True))
        self._settle(snapped, covered_share(text, found) == 1.0, ranking)
        ranked = sorted(ranking.items(), key=lambda pair: -pair[1])
        return Understanding(ranked, heard_in(text, snapped, reading), reading.vectors[0])

    def scores(self, text: str, found: Sequence[Found], encoder: SentenceEncoder) -> Floats:
        """Scores from 0 to 1 before calibration, of shape (T,)."""
        snapped = self._snapped(text, found)
        return self._scores(snapped, text, found, encoder.read([snapped]))

    def _scores(self, snapped: str, text: str, found: Sequence[Found], reading: Reading) -> Floats:
        grams = self.ngrams.transform([snapped])
        result: Floats = blend(self, reading, grams, features(text, found)[None])[0]
        return result

    def _snapped(self, text: str, found: Sequence[Found]) -> str:
        kept = words(" ".join(text[f.start : f.end] for f in found))
        return self.snapper.snap(text, keep=kept)

    def _settle(self, snapped: str, only_filters: bool, ranking: dict[str, float]) -> None:
        """Raise the topic that needs no guess: a training sentence, or nothing but filters.

        "Day respite, Blandford" is all filters too: it stays what it surely is.
        """
        known = self.exact.get(_plain(snapped))
        other = max((s for t, s in ranking.items() if t not in _VAGUE), default=0.0)
        topic = known or (SEARCH_TOPIC if only_filters and other < SURE_OF_ANOTHER else None)
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
        encoder: the sentence model, which says what topics it was taught.
        protected: real words that :class:`WordSnapper` must not touch.
        weights: how the opinions are weighed.
        seed: for the misspelt copies.
    """
    weights = weights or Weights()
    topics = tuple(sorted({example.topic for example in examples}))
    labels = np.array([topics.index(example.topic) for example in examples], dtype=np.int32)
    snapper = WordSnapper({w for example in examples for w in words(example.text)}, protected)
    snapped = [snapper.snap(example.text) for example in examples]
    ngrams = untrained(LONGEST_NGRAM)
    coefficients, intercepts = _regression(examples, labels, snapper, ngrams, weights, seed)
    taught = {topic: column for column, topic in enumerate(encoder.topics)}
    return TopicModel(
        topics=topics,
        snapper=snapper,
        ngrams=ngrams,
        coefficients=coefficients,
        intercepts=intercepts,
        columns=np.array([taught.get(topic, -1) for topic in topics], dtype=np.int32),
        exact={_plain(text): topics[i] for text, i in zip(snapped, labels, strict=True)},
        weights=weights,
        calibration=Calibration(**network_facts()["calibration"]),
    )


def blend(
    model: TopicModel, reading: Reading, grams: sparse.csr_matrix, evidence: Floats
) -> Floats:
    """Scores from 0 to 1 before calibration, of shape (rows, T); each row adds up to 1."""
    x = _columns(grams, evidence, model.weights)
    alone = 1 / (1 + np.exp(-(x @ model.coefficients.T + model.intercepts)))
    regression = alone / alone.sum(axis=1, keepdims=True)
    opinion = np.log(_opinion(model, reading.scores, regression) + _LEAST)
    opinion += model.weights.regression * np.log(regression + _LEAST)
    return _softmax(opinion)


def _opinion(model: TopicModel, scores: Floats, regression: Floats) -> Floats:
    """The network's probabilities. Of topics it was never taught the regression's stand in."""
    taught = model.columns >= 0
    opinion = regression.copy()
    if taught.any():
        left = 1 - regression[:, ~taught].sum(axis=1, keepdims=True)
        opinion[:, taught] = left * _softmax(scores[:, model.columns[taught]])
    return opinion


def _softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    total: Floats = raised / raised.sum(axis=1, keepdims=True)
    return total


def _regression(
    examples: Sequence[Example],
    labels: npt.NDArray[np.int32],
    snapper: WordSnapper,
    ngrams: TfidfVectorizer,
    weights: Weights,
    seed: int,
) -> tuple[Floats, Floats]:
    """Fit the n-grams and the regression over them; coefficients and intercepts."""
    texts: list[str] = []
    source: list[int] = []
    for i in _enough_of_each(examples, seed):
        example = examples[i]
        # Each sentence has luck of its own: a new one does not change the copies of the others.
        chance = random.Random(f"{seed} {example.text}")
        copies = [typo_copy(example.text, chance) for _ in range(weights.copies)]
        some = list(dict.fromkeys(snapper.snap(one) for one in (example.text, *copies)))
        texts += some
        source += [i] * len(some)
    evidence = np.stack([features(one.text, one.found) for one in examples])[source]
    x = _columns(ngrams.fit_transform(texts), evidence, weights)
    # One curve a topic, solved in the dual: a third of the time of one softmax over all topics, and
    # as accurate on our sentences. At the tolerance of 0.01 it is done in little more than half the
    # time, and no held-out sentence changes its topic.
    curve = LogisticRegression(
        C=weights.inverse_regularisation, solver="liblinear", dual=True, tol=0.01, random_state=0
    )
    curves = OneVsRestClassifier(curve, n_jobs=_PROCESSES).fit(x, labels[source]).estimators_
    coefficients = np.vstack([one.coef_ for one in curves])
    intercepts = np.concatenate([one.intercept_ for one in curves])
    if len(intercepts) == 1:  # scikit-learn keeps one row for two classes
        coefficients = np.vstack([-coefficients, coefficients])
        intercepts = np.concatenate([-intercepts, intercepts])
    return coefficients.astype(np.float32), intercepts.astype(np.float32)


def _enough_of_each(examples: Sequence[Example], seed: int) -> list[int]:
    """Which examples the regression learns: of a topic with very many, as many as are enough.

    The network has learnt them all. More would tell the regression that nearly everything is of
    that topic: with 7,592 of find_activity it took messages that are none of ours for searches.
    """
    by_topic: dict[str, list[int]] = {}
    for i, example in enumerate(examples):
        by_topic.setdefault(example.topic, []).append(i)
    kept: list[int] = []
    for topic, some in by_topic.items():
        chance = random.Random(f"{seed} {topic}")
        kept += some if len(some) <= _ENOUGH else chance.sample(some, _ENOUGH)
    return sorted(kept)


def _columns(grams: sparse.csr_matrix, evidence: Floats, weights: Weights) -> sparse.csr_matrix:
    return sparse.hstack([sparse.csr_matrix(weights.evidence * evidence), grams], format="csr")


def _plain(snapped: str) -> str:
    """Words alone; of a message without any, its signs, whatever the colour of a hand."""
    kept = " ".join("".join(c if c.isalnum() or c == "'" else " " for c in snapped).split())
    return kept or "".join(c for c in snapped if unicodedata.category(c) == "So")
