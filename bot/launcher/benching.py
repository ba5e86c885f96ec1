"""``./daywise bench``: becomes the program that measures, with what that needs at hand."""

from __future__ import annotations

import argparse
import os
import signal
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.launcher import postgresql, preflight, steps, temporary
from bot.launcher.environments import Environments
from bot.launcher.layout import ENVIRONMENTS, MAIN
from bot.launcher.workshop import Workshop

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
    env = workshop.project_environment(DAYWISE_STATE=str(settings.state))
    if not _is_without_server(arguments):
        env[postgresql.VARIABLE] = str(postgresql.find_or_install(workshop))
    workshop.processes.close()
    python = str(workshop.layout.python(MAIN))
    # -P: a folder "bot" where the person stands must not be taken for ours
    os.execve(python, [python, "-P", "-m", "bot.bench", *arguments], env)


def run_speech(
    workshop: Workshop, environments: Environments, arguments: Sequence[str], folder: Path
) -> int:
    """Measure each voice of this machine against a server of its own. Answers the exit code.

    Raises:
        LauncherError: where the server does not start.
    """
    parser = argparse.ArgumentParser(prog="./daywise bench speech")
    parser.add_argument("--out", metavar="FOLDER", help="where the figures are written as JSON")
    out = parser.parse_args(list(arguments)).out
    kept = preflight.read(workshop, environments).state
    workshop.environment = temporary.without_server_settings(workshop.environment)
    environments.ensure(ENVIRONMENTS)
    steps.run(workshop, (steps.PLACES, steps.TRAIN), kept)
    for number, voice in enumerate(VOICES):
        with tempfile.TemporaryDirectory(prefix="daywise-") as name:
            state = Path(name)
            temporary.link(kept, state)
            with temporary.serving(workshop, state, DAYWISE_SPEECH=voice) as address:
                argv = (
                    *(str(workshop.layout.python(MAIN)), "-m", "bot.bench", "speech"),
                    *("--api", address, "--voice", voice),
                    *(() if number else ("--hearing",)),
                    *(("--out", str(folder / out)) if out else ()),
                )
                environment = workshop.project_environment(DAYWISE_STATE=str(state))
                code = workshop.show(argv, environment, signal.SIGTERM)
                if code:
                    return code
    return 0


def _is_without_server(arguments: Sequence[str]) -> bool:
    """Whether SQLite alone is measured, or help is asked for."""
    store = " ".join(arguments).replace("=", " ").partition("--store ")[2].split(" ")[0]
    return store == "sqlite" or bool({"-h", "--help"} & set(arguments)) or not arguments
