"""Confidences that mean what they say: of messages marked 0.8, about 80 in 100 are right.

Platt scaling (J. Platt, "Probabilistic outputs for support vector machines", 1999): a logistic
curve from the classifier's own score to how often it was right, fitted on held-out sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.dialogue.components.encoder import Floats

_EDGE = 1e-4


@dataclass(frozen=True)
class Calibration:
    """``confidence = 1 / (1 + exp(-(slope * log(score / (1 - score)) + offset)))``."""

    slope: float = 1.0
    offset: float = 0.0

    def apply(self, scores: Floats) -> Floats:
        """Confidences of any shape, in the same order as the scores."""
        curve: Floats = 1 / (1 + np.exp(-(self.slope * _log_odds(scores) + self.offset)))
        return curve


def fit_calibration(held_out: Sequence[tuple[Floats, npt.NDArray[np.int32]]]) -> Calibration:
    """The curve for scores (rows, topics) of sentences whose topics are known.

    The plain scores are kept where every one or none of the sentences was right.
    """
    if not held_out:
        return Calibration()
    best = np.concatenate([scores.max(axis=1) for scores, _ in held_out])
    right = np.concatenate([scores.argmax(axis=1) == labels for scores, labels in held_out])
    if right.all() or not right.any():
        return Calibration()
    curve = LogisticRegression(C=100.0).fit(_log_odds(best)[:, None], right)
    slope = float(curve.coef_[0, 0])
    # A falling curve would turn the ranking round; it means that the sentences say too little.
    return Calibration(slope, float(curve.intercept_[0])) if slope > 0 else Calibration()


def _log_odds(scores: Floats) -> Floats:
    inside = np.clip(scores, _EDGE, 1 - _EDGE)
    odds: Floats = np.log(inside / (1 - inside))
    return odds
