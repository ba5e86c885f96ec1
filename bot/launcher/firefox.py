"""A Firefox that runs, for the tests in a second real browser: found, or installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.launcher import apt, probing
from bot.launcher.errors import CommandError, LauncherError
from bot.launcher.workshop import Workshop

NAMES = ("firefox-esr", "firefox")
OTHERS = (Path("/Applications/Firefox.app/Contents/MacOS/firefox"),)
VARIABLE = "DAYWISE_FIREFOX"
MISSING = (
    "No Firefox was found, and the tests of the pages need one beside Chromium. "
    f"Install it (such as with `apt install firefox-esr`), or set {VARIABLE} to one that runs, "
    "then try again."
)


def find(env: Mapping[str, str]) -> Path | None:
    """The first Firefox that runs, or None. ``DAYWISE_FIREFOX`` goes first."""
    for path in _candidates(env):
        if (probing.version_of(path, env) or "").startswith("Mozilla Firefox"):
            return path
    return None


def find_or_install(workshop: Workshop) -> Path:
    """The Firefox to test with.

    Raises:
        LauncherError: when there is none and none can be installed.
    """
    found = find(workshop.environment)
    if found is None and apt.can_install(workshop):
        try:
            apt.install(workshop, "Installing Firefox", "firefox-esr")
        except CommandError as error:
            raise LauncherError(f"{error} {MISSING}") from error
        found = find(workshop.environment)
    if found is None:
        raise LauncherError(MISSING)
    return found


def _candidates(env: Mapping[str, str]) -> Iterator[Path]:
    if env.get(VARIABLE):
        yield Path(env[VARIABLE])
    for name in NAMES:
        found = shutil.which(name, path=env.get("PATH", ""))
        if found:
            yield Path(found)
    yield from (path for path in OTHERS if path.exists())
