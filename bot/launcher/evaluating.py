"""``./daywise evaluate``: score the trained assistant, or Rasa's default pipeline beside it."""

from __future__ import annotations

import argparse
import signal
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.launcher import preflight, steps, temporary
from bot.launcher.environments import Environments
from bot.launcher.layout import BASELINE, DIALOGUE, ENVIRONMENTS, MAIN, EnvironmentSpec
from bot.launcher.workshop import Workshop

PARTS = ("development", "test", "second", "third", "fourth", "all")


def run(
    workshop: Workshop, environments: Environments, arguments: Sequence[str], folder: Path
) -> int:
    """Set up what is missing, score and report. Answers the exit code.

    ``folder`` is where the person stands: a relative ``--out`` is taken from there.

    Raises:
        LauncherError: with what to do.
    """
    asked = parse(arguments)
    state = preflight.read(workshop, environments).state
    # it is always the same council and the same day, or figures could not be compared
    workshop.environment = temporary.without_server_settings(workshop.environment)
    if asked.baseline:
        return _baseline(workshop, environments, asked.part, asked.epochs)
    environments.ensure(ENVIRONMENTS)
    steps.run(workshop, (steps.PLACES, steps.TRAIN), state)
    out = folder / asked.out if asked.out else state / "evaluation" / _now()
    with tempfile.TemporaryDirectory(prefix="daywise-") as temporary_folder:
        return _score(workshop, state, Path(temporary_folder), out, asked.part)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command. A wrong one ends it with code 2 and the usage."""
    parser = argparse.ArgumentParser(prog="./daywise evaluate")
    parser.add_argument(
        "--part", choices=PARTS, default="test", help="which held-out sentences (default: test)"
    )
    parser.add_argument("--out", metavar="FOLDER", help="where the report is written")
    parser.add_argument(
        "--baseline",
        action="store_true",
        help="score Rasa's default pipeline instead, which takes long, and keep its figures",
    )
    parser.add_argument(
        "--epochs",
        type=_count,
        help="with --baseline: how often it sees each sentence (default: 100, as Rasa suggests)",
    )
    asked = parser.parse_args(list(arguments))
    if asked.epochs is not None and not asked.baseline:
        parser.error("--epochs goes with --baseline.")
    return asked


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 1000.")
    return int(text)


def _score(workshop: Workshop, kept: Path, work: Path, out: Path, part: str) -> int:
    plain = work / "plain.json"
    _step(
        workshop,
        "Training the plain classifier",
        DIALOGUE,
        "evaluate-plain",
        "bot.evaluation.plain_classifier",
        str(plain),
    )
    state = work / "state"
    state.mkdir()
    temporary.link(kept, state)
    with temporary.serving(workshop, state) as address:
        argv = (
            *(str(workshop.layout.python(MAIN)), "-m", "bot.evaluation"),
            *("--api", address, "--part", part, "--plain", str(plain), "--out", str(out)),
        )
        environment = workshop.project_environment(DAYWISE_STATE=str(state), **temporary.SETTINGS)
        return workshop.show(argv, environment, signal.SIGTERM)


def _baseline(workshop: Workshop, environments: Environments, part: str, epochs: int | None) -> int:
    environments.ensure((MAIN, BASELINE))
    with tempfile.TemporaryDirectory(prefix="daywise-") as folder:
        work = Path(folder)
        module = ("bot.evaluation.baseline",)
        _step(
            workshop, "Writing the sentences", MAIN, "baseline-data",
            *module, "prepare", folder, "--part", part,
            *(("--epochs", str(epochs)) if epochs else ()),
        )  # fmt: skip
        _step(
            workshop, "Training Rasa's default pipeline", BASELINE, "baseline-train",
            "rasa", "train", "nlu", "--config", f"{work}/config.yml", "--nlu", f"{work}/nlu.yml",
            "--out", f"{work}/models", "--fixed-model-name", "baseline",
        )  # fmt: skip
        _step(
            workshop, "Asking it", BASELINE, "baseline-test",
            "rasa", "test", "nlu", "--model", f"{work}/models/baseline.tar.gz",
            "--nlu", f"{work}/held-out.yml", "--out", f"{work}/found", "--successes", "--no-plot",
        )  # fmt: skip
        printed = _step(
            workshop, "Scoring it", MAIN, "baseline-score",
            *module, "score", folder, "--part", part,
        )  # fmt: skip
        workshop.console.say(printed.rstrip())
    return 0


def _step(
    workshop: Workshop, title: str, spec: EnvironmentSpec, log_name: str, *module: str
) -> str:
    # no cache: Rasa would put a .rasa folder into the project
    environment = workshop.project_environment(
        RASA_TELEMETRY_ENABLED="false", RASA_MAX_CACHE_SIZE="0"
    )
    argv = (str(workshop.layout.python(spec)), "-m", *module)
    return workshop.run(title, argv, log_name, environment)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H%M%SZ", time.gmtime())
