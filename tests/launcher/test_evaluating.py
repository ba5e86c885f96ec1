"""``./daywise evaluate`` as people run it, with fake parts and a fake scorer behind it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.launcher import evaluating, temporary
from bot.launcher.errors import LauncherError
from tests.launcher.fakes import Programs, uv_calls

SCORER = """
import json, os, pathlib, sys, urllib.request
arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
out = pathlib.Path(arguments["--out"])
out.mkdir(parents=True)
names = ("DAYWISE_NOW", "DAYWISE_COUNCIL", "DAYWISE_STATE", "DAYWISE_RATE_LIMIT")
told = {**arguments, **{name: os.environ.get(name) for name in names}}
told["answered"] = urllib.request.urlopen(arguments["--api"]).read().decode()
told["plain was there"] = os.path.exists(arguments["--plain"])
told["model was there"] = os.path.exists(os.environ["DAYWISE_STATE"] + "/models/one.tar.gz")
(out / "told.json").write_text(json.dumps(told))
sys.exit(int(os.environ.get("SCORER_EXIT", "0")))
"""
PLAIN = "import sys; open(sys.argv[1], 'w').close()"
RASA = """
import sys
print("rasa", *sys.argv[1:], file=open("ran", "a"))
"""
BASELINE = """
import sys
print("baseline", *sys.argv[1:], file=open("ran", "a"))
print("Rasa's default pipeline: right 1.0%")
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state in which everything that takes long was made."""
    folder = tmp_path / "state"
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "one.tar.gz").touch()
    (folder / "places.db").touch()
    return folder


@pytest.fixture
def daywise(real_checkout: Path, environment: dict[str, str], state: Path) -> Run:
    evaluation = real_checkout / "bot" / "evaluation"
    (evaluation / "baseline_pipeline").mkdir(parents=True)
    (evaluation / "baseline_pipeline" / "requirements.lock").touch()
    (real_checkout / "rasa").mkdir()
    (real_checkout / "rasa" / "__init__.py").touch()
    (real_checkout / "rasa" / "__main__.py").write_text(RASA)
    (evaluation / "__init__.py").touch()
    (evaluation / "__main__.py").write_text(SCORER)
    (evaluation / "plain_classifier.py").write_text(PLAIN)
    (evaluation / "baseline.py").write_text(BASELINE)

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, str(real_checkout / "daywise"), "evaluate", *arguments],
            env={**environment, "DAYWISE_STATE": str(state), **settings},
            capture_output=True,
            text=True,
            timeout=60,
            cwd=real_checkout.parent,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return run


def test_the_scorer_gets_a_running_assistant_of_its_own(
    daywise: Run, real_checkout: Path, state: Path
) -> None:
    done = daywise("--part", "all", "--out", "here", DAYWISE_NOW="2020-01-01T00:00", PORT="1")
    assert done.returncode == 0, done.stdout
    told = json.loads((real_checkout.parent / "here" / "told.json").read_text())
    assert told["--part"] == "all"
    assert told["answered"] == "dorset"
    assert told["plain was there"]
    assert told["model was there"]
    assert told["DAYWISE_NOW"] == "2026-11-23T10:00"
    assert told["DAYWISE_RATE_LIMIT"] == "off"
    assert told["DAYWISE_STATE"] != str(state)
    assert not Path(told["DAYWISE_STATE"]).exists()
    assert (state / "models" / "one.tar.gz").exists()
    assert not (state / "pids").exists()


def test_the_report_goes_to_the_state_by_its_time_and_the_test_part_is_scored(
    daywise: Run, state: Path
) -> None:
    assert daywise().returncode == 0
    (told,) = (state / "evaluation").glob("20*Z/told.json")
    assert json.loads(told.read_text())["--part"] == "test"


def test_the_exit_code_is_the_scorers(daywise: Run) -> None:
    assert daywise(SCORER_EXIT="1").returncode == 1


@pytest.mark.parametrize("arguments", [("--part", "training"), ("--fast",), ("more",)])
def test_a_mistyped_option_answers_2_and_shows_the_usage(
    daywise: Run, state: Path, arguments: tuple[str, ...]
) -> None:
    done = daywise(*arguments)
    assert done.returncode == 2
    assert "usage: ./daywise evaluate" in done.stderr
    assert not (state / "steps").exists()


def test_the_baseline_is_run_in_an_environment_of_its_own(
    daywise: Run, real_checkout: Path, programs: Programs
) -> None:
    done = daywise("--baseline", "--part", "development")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "Rasa's default pipeline: right 1.0%"
    ran = (real_checkout / "ran").read_text().splitlines()
    assert [line.split()[:2] for line in ran] == [
        ["baseline", "prepare"], ["rasa", "train"], ["rasa", "test"], ["baseline", "score"],
    ]  # fmt: skip
    assert all(ran[place].endswith("--part development") for place in (0, 3))
    calls = "\n".join(uv_calls(programs))
    assert ".daywise/baseline/bin/python bot/evaluation/baseline_pipeline/requirements" in calls
    assert ".daywise/dialogue" not in calls


def test_ordinary_runs_make_no_baseline_environment(daywise: Run, programs: Programs) -> None:
    daywise()
    assert "baseline" not in "\n".join(uv_calls(programs))


def test_a_state_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match=r"models is missing. Run \./daywise setup"):
        temporary.link(tmp_path / "kept", tmp_path)


def test_the_parts_are_those_of_the_sentences() -> None:
    from bot.evaluation.sentences import ALL, PARTS

    assert list(evaluating.PARTS) == [*PARTS, ALL]
