"""Confidences mean what they say."""

from __future__ import annotations

import numpy as np
import pytest

from bot.dialogue.components.calibration import Calibration, fit_calibration


def scores_right_with(share: dict[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Two-topic scores: of those with a best score, that share is right."""
    rows, labels = [], []
    for best, right in share.items():
        for i in range(200):
            rows.append([best, 1 - best - 0.05])
            labels.append(0 if i < right * 200 else 1)
    return np.array(rows, dtype=np.float32), np.array(labels, dtype=np.int32)


def test_a_timid_score_is_raised_to_how_often_it_was_right() -> None:
    curve = fit_calibration([scores_right_with({0.55: 0.8, 0.75: 0.97})])
    assert curve.apply(np.array([0.55, 0.75])) == pytest.approx([0.8, 0.97], abs=0.03)


def test_the_order_of_topics_stays() -> None:
    curve = fit_calibration([scores_right_with({0.55: 0.6, 0.9: 0.95})])
    low, high = curve.apply(np.array([0.2, 0.6]))
    assert low < high


def test_scores_that_say_nothing_leave_the_confidence_as_it_was() -> None:
    upside_down = scores_right_with({0.55: 0.95, 0.9: 0.5})
    assert fit_calibration([upside_down]) == Calibration()
    assert fit_calibration([]) == Calibration()
    assert fit_calibration([scores_right_with({0.9: 1.0})]) == Calibration()


def test_the_ends_of_the_scale_are_numbers() -> None:
    assert np.isfinite(Calibration(2.0, 1.0).apply(np.array([0.0, 1.0]))).all()
