"""The settings of a run, read by :mod:`bot.settings` in a Python that it can run in.

Run as ``python -m bot.launcher.preflight`` it prints them as JSON, or the sentence that says
which setting cannot be used.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.launcher.environments import Environments
from bot.launcher.errors import LauncherError
from bot.launcher.layout import MAIN
from bot.launcher.workshop import Workshop

CANNOT_TELL = 3
"""Exit code when bot.settings does not load here, such as where the time zones are missing."""
WRONG_SETTING = 2
DEFAULT_HOST = "127.0.0.1"


@dataclass(frozen=True)
class RunSettings:
    """What the launcher itself needs to know. Ports are TCP ports."""

    host: str
    port: int
    rasa_port: int
    actions_port: int
    state: Path
    council: str


def read(workshop: Workshop, environments: Environments) -> RunSettings:
    """Check the settings, before anything long is done where that can be.

    Raises:
        LauncherError: naming the setting, its value and what it should be.
    """
    if not environments.is_ready(MAIN):
        bare = environments.interpreter(MAIN.python).path
        settings = _ask(workshop, bare)
        if settings:
            return settings
        environments.ensure([MAIN])
    settings = _ask(workshop, workshop.layout.python(MAIN))
    if settings is None:
        raise LauncherError(
            "The settings cannot be read. Remove the folder .daywise and run the command again."
        )
    return settings


def _ask(workshop: Workshop, python: Path) -> RunSettings | None:
    result = subprocess.run(
        [str(python), "-m", __name__],
        env=workshop.project_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == WRONG_SETTING:
        raise LauncherError(result.stdout.strip())
    if result.returncode != 0:
        return None
    told = json.loads(result.stdout)
    return RunSettings(**{**told, "state": Path(told["state"])})


def main() -> int:
    """Print the settings; the exit code says how that went."""
    try:
        from bot import settings
    except (ImportError, KeyError):  # no time zones here: ZoneInfoNotFoundError is a KeyError
        return CANNOT_TELL
    try:
        found = settings.load()
    except settings.SettingsError as error:
        print(error)
        return WRONG_SETTING
    told = {
        "host": found.host,
        "port": found.port,
        "rasa_port": found.rasa_port,
        "actions_port": found.actions_port,
        "state": str(found.state),
        "council": found.council,
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
