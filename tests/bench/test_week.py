"""The bench of suggested weeks: real activities that are made up, and a solver beside it."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from bot.bench.__main__ import main
from bot.bench.beside_the_best import compared
from bot.bench.importing import MeasuringError
from bot.week.suggesting.options import problem_of
from tests.catalogue.making import NOW, listed
from tests.week.making import WEEK, empty

PROJECT = Path(__file__).resolve().parent.parent.parent
BRUTE = (sys.executable, str(PROJECT / "tests" / "week" / "brute.py"))


def test_the_command_measures_and_compares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside a solver that tries everything: that takes few sessions."""
    monkeypatch.setenv("DAYWISE_STATE", str(PROJECT / "var"))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    few = ("--activities", "250", "--people", "4", "--options", "8", "--whole", "0")
    arguments = ["week", "--solver", shlex.join(BRUTE), *few, "--out", str(tmp_path)]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "a week from 250 activities, for 4 people" in printed
    assert "beside the best week of 8 sessions: 4 people, as good for" in printed
    written = json.loads((tmp_path / "week.json").read_text(encoding="utf-8"))
    assert written["beside the best week of 8 sessions"]["least"] >= 0.95
    assert written["p50"] > 0


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise SystemExit('no licence')", "The solver failed: no licence"),
        ('print(\'{"points": 1, "chosen": [0], "proved": true}\')', "not what we count"),
        ('print(\'{"points": 1, "chosen": [0], "proved": false}\')', "did not come to an end"),
    ],
)
def test_a_solver_that_cannot_be_trusted_is_an_error(program: str, said: str) -> None:
    problem = problem_of(empty(), listed(*WEEK), NOW)
    with pytest.raises(MeasuringError, match=said):
        compared([problem], (sys.executable, "-c", program))
