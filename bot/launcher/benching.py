"""``./daywise bench``: becomes the program that measures, with what that needs at hand."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.launcher import chromium, node, postgresql, preflight, steps, temporary
from bot.launcher.environments import Environments
from bot.launcher.layout import ENVIRONMENTS, MAIN, SOLVER
from bot.launcher.workshop import Workshop

BENCH = "bot.bench"
VOICES = ("piper", "espeak")
"""Those of this machine: the first is measured against the second, and hears too."""


def run(workshop: Workshop, environments: Environments, arguments: Sequence[str]) -> None:
    """Become the bench. It stays in the person's folder, so that a relative ``--out`` is there.

    Raises:
        LauncherError: where PostgreSQL is to be measured and there is none.
    """
    settings = preflight.read(workshop, environments)
    environments.ensure([MAIN])
    steps.run(workshop, [steps.PLACES], settings.state)
    more = {}
    if not _is_without_server(arguments):
        more[postgresql.VARIABLE] = str(postgresql.find_or_install(workshop))
    _become(workshop, settings.state, arguments, more)


def run_speech(
    workshop: Workshop, environments: Environments, arguments: Sequence[str], folder: Path
) -> int:
    """Measure each voice of this machine against a server of its own. Answers the exit code.

    Raises:
        LauncherError: where the server does not start.
    """
    out = _out("speech", arguments, folder)
    kept = prepared(workshop, environments)
    for number, voice in enumerate(VOICES):
        hearing = () if number else ("--hearing",)
        code = run_against(
            workshop, kept, BENCH, "speech", "--voice", voice, *hearing, *out, DAYWISE_SPEECH=voice
        )
        if code:
            return code
    return 0


def run_pages(
    workshop: Workshop, environments: Environments, arguments: Sequence[str], folder: Path
) -> int:
    """Let Lighthouse look at a server of its own. Answers the exit code.

    Raises:
        LauncherError: where the server does not start, or Chromium or Node.js is missing.
    """
    out = _out("pages", arguments, folder)
    kept = prepared(workshop, environments)
    needed = {
        "--node": node.ensure(workshop),
        "--packages": node.folder(workshop.layout),
        "--chromium": chromium.find_or_install(workshop),
    }
    options = (word for option, path in needed.items() for word in (option, str(path)))
    return run_against(workshop, kept, BENCH, "pages", *options, *out)


def _out(bench: str, arguments: Sequence[str], folder: Path) -> tuple[str, ...]:
    parser = argparse.ArgumentParser(prog=f"./daywise bench {bench}")
    parser.add_argument("--out", metavar="FOLDER", help="where the figures are written as JSON")
    out = parser.parse_args(list(arguments)).out
    return ("--out", str(folder / out)) if out else ()


def prepared(workshop: Workshop, environments: Environments) -> Path:
    """The state folder whose model and places a server of its own can use."""
    kept = preflight.read(workshop, environments).state
    workshop.environment = temporary.without_server_settings(workshop.environment)
    environments.ensure(ENVIRONMENTS)
    steps.run(workshop, (steps.PLACES, steps.TRAIN), kept)
    return kept


def run_against(
    workshop: Workshop, kept: Path, module: str, *arguments: str, **settings: str
) -> int:
    """Run a module of the project against a server of its own. Answers its exit code.

    ``kept`` is the state folder whose model and places the server uses; the module is told its
    address by ``--api`` at the end, and ``settings`` are the server's.
    """
    with tempfile.TemporaryDirectory(prefix="daywise-") as name:
        state = Path(name)
        temporary.link(kept, state)
        with temporary.serving(workshop, state, **settings) as address:
            python = str(workshop.layout.python(MAIN))
            argv = (python, "-m", module, *arguments, "--api", address)
            environment = workshop.project_environment(DAYWISE_STATE=str(state))
            return workshop.show(argv, environment, signal.SIGTERM)


def run_week(workshop: Workshop, environments: Environments, arguments: Sequence[str]) -> None:
    """Become the bench of suggested weeks, with the solver that it is measured against.

    Raises:
        LauncherError: where an environment cannot be made.
    """
    settings = preflight.read(workshop, environments)
    environments.ensure((MAIN, SOLVER))
    steps.run(workshop, [steps.PLACES], settings.state)
    exact = workshop.layout.root / "bot" / "bench" / "solver" / "exact.py"
    solver = shlex.join([str(workshop.layout.python(SOLVER)), str(exact)])
    _become(workshop, settings.state, ["week", "--solver", solver, *arguments], {})


def _become(
    workshop: Workshop, state: Path, arguments: Sequence[str], more: Mapping[str, str]
) -> None:
    env = {**workshop.project_environment(DAYWISE_STATE=str(state)), **more}
    workshop.processes.close()
    python = str(workshop.layout.python(MAIN))
    # -P: a folder "bot" where the person stands must not be taken for ours
    os.execve(python, [python, "-P", "-m", "bot.bench", *arguments], env)


def _is_without_server(arguments: Sequence[str]) -> bool:
    """Whether SQLite alone is measured, or help is asked for."""
    store = " ".join(arguments).replace("=", " ").partition("--store ")[2].split(" ")[0]
    return store == "sqlite" or bool({"-h", "--help"} & set(arguments)) or not arguments
