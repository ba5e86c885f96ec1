"""``./daywise run`` and ``./daywise setup``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.launcher import parts, ports, preflight, steps
from bot.launcher.environments import Environments
from bot.launcher.errors import LauncherError
from bot.launcher.layout import ENVIRONMENTS
from bot.launcher.parts import Addresses
from bot.launcher.preflight import RunSettings
from bot.launcher.supervisor import Supervisor
from bot.launcher.workshop import Workshop


def set_up(workshop: Workshop, environments: Environments) -> RunSettings:
    """Do all that serving needs and is not done yet.

    Raises:
        LauncherError: with what to do.
    """
    settings = preflight.read(workshop, environments)
    environments.ensure(ENVIRONMENTS)
    steps.run(workshop, steps.SETUP, settings.state)
    return settings


def serve(workshop: Workshop, environments: Environments) -> None:
    """Set up, then keep the parts running until the person asks to stop.

    Raises:
        StopError: when the person asked to stop.
        LauncherError: with what to do.
    """
    settings = preflight.read(workshop, environments)
    ports.require_free(settings.host, settings.port)
    with _alone(settings.state):
        set_up(workshop, environments)
        ports.require_free(settings.host, settings.port)
        addresses = choose_addresses(workshop, settings)
        supervisor = Supervisor(
            parts.of(workshop.layout, addresses),
            workshop.project_environment(**addresses.settings(settings.state)),
            workshop.layout.root,
            settings.state / "logs",
            workshop.processes,
            workshop.console,
            workshop.signals,
            chores=parts.chores_of(workshop.layout, settings.council),
        )
        try:
            supervisor.start()
            workshop.console.say(
                f"Daywise is at {addresses.web_url}/ (Ctrl-C stops it, logs are in "
                f"{settings.state / 'logs'})."
            )
            supervisor.watch()
        finally:
            workshop.processes.close()  # while the state is still ours


def choose_addresses(workshop: Workshop, settings: RunSettings) -> Addresses:
    """Where the parts listen: a port that was asked for is kept, a default may give way.

    Raises:
        LauncherError: when a port that was asked for is in use.
    """
    chosen = [settings.port]
    for name, wanted in (
        ("DAYWISE_RASA_PORT", settings.rasa_port),
        ("DAYWISE_ACTIONS_PORT", settings.actions_port),
    ):
        if not workshop.environment.get(name):
            chosen.append(ports.choose(wanted, chosen))
            continue
        if wanted in chosen:
            raise LauncherError(f"{name} is {wanted}, which another part uses. Choose another.")
        ports.require_free(ports.LOOPBACK, wanted, name)
        chosen.append(wanted)
    return Addresses(settings.host, *chosen)


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Hold the state folder; two servers would write into the same files."""
    import fcntl  # here, because Windows has none and gets a sentence of its own

    state.mkdir(parents=True, exist_ok=True)
    handle = os.open(state / "run.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LauncherError(
                f"Daywise is already running with {state}. "
                "Stop it first, or set DAYWISE_STATE to another folder."
            ) from error
        yield
    finally:
        os.close(handle)
