"""All three parts on a state folder of their own and free ports, for tests and evaluation."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.launcher import parts, ports
from bot.launcher.errors import LauncherError
from bot.launcher.layout import MAIN
from bot.launcher.processes import Processes
from bot.launcher.steps import MIGRATE, SAMPLE
from bot.launcher.supervisor import Supervisor
from bot.launcher.testing import SERVER_SETTINGS
from bot.launcher.workshop import Workshop

READY_SECONDS = 60
SETTINGS = {
    "DAYWISE_NOW": "2026-11-23T10:00",
    "DAYWISE_RATE_LIMIT": "off",
    "DAYWISE_COUNCIL": "dorset",
}
"""It is 10:00 on Monday 23 November 2026 in Dorset, and nobody asks too often."""
SHARED = ("models", "places.db")
"""What takes long to make is used from the state that has it."""


def link(kept: Path, state: Path) -> None:
    """Let ``state`` use the model and the places of ``kept``.

    Raises:
        LauncherError: where they were not made yet.
    """
    for name in SHARED:
        if not (kept / name).exists():
            raise LauncherError(f"{kept / name} is missing. Run ./daywise setup first.")
        (state / name).symlink_to((kept / name).absolute())


def without_server_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the settings of somebody's server."""
    return {name: value for name, value in environment.items() if name not in SERVER_SETTINGS}


@contextmanager
def serving(workshop: Workshop, state: Path, **more: str) -> Iterator[str]:
    """Run the three parts on ``state``; gives the address, without a slash at its end.

    They are stopped at the end. ``more`` are settings of theirs.

    Raises:
        LauncherError: when a part does not become ready.
        StopError: when the person asked to stop.
    """
    taken = [ports.free()]
    taken += [ports.free(taken)]
    taken += [ports.free(taken)]
    addresses = parts.Addresses(ports.LOOPBACK, *taken)
    settings = {
        **without_server_settings(workshop.environment),
        **addresses.settings(state),
        **SETTINGS,
        **more,
    }
    with Processes() as processes:
        own = replace(workshop, environment=settings, processes=processes)
        environment = own.project_environment()
        for step in (MIGRATE, SAMPLE):
            argv = [str(own.layout.python(MAIN)), *step.arguments]
            own.run(step.title, argv, f"stack-{step.name}", environment)
        supervisor = Supervisor(
            parts.of(own.layout, addresses),
            environment,
            own.layout.root,
            state / "logs",
            processes,
            own.console,
            own.signals,
        )
        supervisor.start()
        _wait(own, f"{addresses.web_url}/health/ready")
        yield addresses.web_url


def _wait(workshop: Workshop, url: str) -> None:
    end = time.monotonic() + READY_SECONDS
    while not parts.answers(url):
        if time.monotonic() > end:
            raise LauncherError(f"{url} does not answer 200 after {READY_SECONDS} s.")
        workshop.signals.pause(0.2)
