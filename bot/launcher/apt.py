"""Debian's packages, for programs that tests need and a machine lacks."""

from __future__ import annotations

import os
import shutil

from bot.launcher.workshop import Workshop


def can_install(workshop: Workshop) -> bool:
    """Whether packages can be installed here: there is apt, and we are root."""
    apt = shutil.which("apt-get", path=workshop.environment.get("PATH"))
    return os.geteuid() == 0 and apt is not None


def install(workshop: Workshop, title: str, package: str) -> None:
    """Install ``package`` and what it cannot do without, telling ``title``.

    Raises:
        CommandError: when it cannot be had.
    """
    env = {**workshop.environment, "DEBIAN_FRONTEND": "noninteractive"}
    workshop.run("Reading the list of packages", ["apt-get", "update"], "apt-update", env)
    argv = ["apt-get", "install", "-y", "--no-install-recommends", package]
    workshop.run(title, argv, f"apt-{package}", env)
