from __future__ import annotations

import pytest

from bot.evaluation.calibration import Bin, expected_calibration_error, reliability
from tests.evaluation.making import error, row


def test_replies_are_binned_by_confidence() -> None:
    rows = [
        row("talk/yes", "talk/yes", confidence=1.0),
        row("talk/yes", "talk/yes", confidence=0.95),
        row("talk/yes", "talk/no", confidence=0.55),
        row("talk/yes", "talk/unclear", confidence=0.2),
        error(),
    ]
    half, full = reliability(rows)
    assert half == Bin(0.5, 0.6, 1, 0.55, 0.0)
    assert (full.low, full.count, full.right) == (0.9, 2, 1.0)
    assert full.confidence == pytest.approx(0.975)


def test_the_error_is_the_mean_distance_weighed_by_count() -> None:
    bins = [Bin(0.9, 1.0, 3, 0.9, 1.0), Bin(0.5, 0.6, 1, 0.5, 0.0)]
    assert expected_calibration_error(bins) == pytest.approx((3 * 0.1 + 1 * 0.5) / 4)
    assert expected_calibration_error([]) is None
