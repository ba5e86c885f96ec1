"""A Chromium that runs, for the tests in a real browser: found, or installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.launcher import apt, probing
from bot.launcher.errors import CommandError, LauncherError
from bot.launcher.layout import MAIN
from bot.launcher.workshop import Workshop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "DAYWISE_CHROMIUM"


def find(env: Mapping[str, str]) -> Path | None:
    """The first Chromium that runs, or None. ``DAYWISE_CHROMIUM`` goes first."""
    for path in _candidates(env):
        if probing.version_of(path, env) is not None:
            return path
    return None


def find_or_install(workshop: Workshop) -> Path:
    """The Chromium to test with.

    Raises:
        LauncherError: when there is none and none can be installed.
    """
    found = find(workshop.environment)
    if found:
        return found
    if apt.can_install(workshop):
        found = _install_with_apt(workshop)
    return found or _install_with_playwright(workshop)


def _candidates(env: Mapping[str, str]) -> Iterator[Path]:
    if env.get(VARIABLE):
        yield Path(env[VARIABLE])
    for name in NAMES:
        found = shutil.which(name, path=env.get("PATH", ""))
        if found:
            yield Path(found)
    cache = env.get("PLAYWRIGHT_BROWSERS_PATH")
    home = env.get("HOME")
    folders = [Path(cache)] if cache else []
    if home and not cache:
        folders = [Path(home, ".cache/ms-playwright"), Path(home, "Library/Caches/ms-playwright")]
    for folder in folders:
        yield from sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)
        yield from sorted(folder.glob("chromium-*/chrome-mac*/*.app/Contents/MacOS/*"))


def _install_with_apt(workshop: Workshop) -> Path | None:
    try:
        apt.install(workshop, "Installing Chromium", "chromium")
    except CommandError:
        return None  # there is one more way to get it
    return find(workshop.environment)


def _install_with_playwright(workshop: Workshop) -> Path:
    python = str(workshop.layout.python(MAIN))
    advice = (
        "Install Chromium (such as with `apt install chromium`) "
        f"or set {VARIABLE} to one that runs, then try again."
    )
    try:
        workshop.run(
            "Fetching Chromium", [python, "-m", "playwright", "install", "chromium"], "chromium"
        )
    except CommandError as error:
        raise LauncherError(f"No Chromium was found or could be fetched. {advice}") from error
    found = find(workshop.environment)
    if found is None:
        raise LauncherError(f"The Chromium that was fetched does not run here. {advice}")
    return found
