"""``./daywise gallery``: a picture of every state and page in every look, to be looked at."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.launcher import benching, chromium, firefox, node
from bot.launcher.environments import Environments
from bot.launcher.workshop import Workshop

FOLDER = "gallery"


def run(
    workshop: Workshop, environments: Environments, arguments: Sequence[str], folder: Path
) -> int:
    """Take the pictures of a server of its own, into a folder beside ``folder``.

    Answers the exit code.

    Raises:
        LauncherError: where the server does not start, or a browser or Node.js is missing.
    """
    parser = argparse.ArgumentParser(prog="./daywise gallery")
    parser.add_argument("folder", nargs="?", default=FOLDER, help="where the pictures go")
    parser.add_argument("--browser", choices=("chromium", "firefox"), default="chromium")
    parser.add_argument("--only", metavar="WORD", default="", help="those with it in their name")
    parsed = parser.parse_args(list(arguments))
    kept = benching.prepared(workshop, environments)
    node.ensure(workshop)
    found = chromium if parsed.browser == "chromium" else firefox
    workshop.environment = {
        **workshop.environment,
        found.VARIABLE: str(found.find_or_install(workshop)),
    }
    target = str(folder / parsed.folder)
    options = ("--browser", parsed.browser, "--only", parsed.only)
    return benching.run_against(workshop, kept, "tests.views.gallery", target, *options)
