"""``./daywise bench``: becomes the program that measures, with what that needs at hand."""

from __future__ import annotations

import os
from collections.abc import Sequence

from bot.launcher import postgresql, preflight, steps
from bot.launcher.environments import Environments
from bot.launcher.layout import MAIN
from bot.launcher.workshop import Workshop


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


def _is_without_server(arguments: Sequence[str]) -> bool:
    """Whether SQLite alone is measured, or help is asked for."""
    store = " ".join(arguments).replace("=", " ").partition("--store ")[2].split(" ")[0]
    return store == "sqlite" or bool({"-h", "--help"} & set(arguments)) or not arguments
