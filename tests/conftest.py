"""What tests of every folder share. It is loaded in both environments: import nothing at the top
that only one of them has."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.launcher import chromium as browsers
from bot.launcher import parts, ports
from bot.launcher.console import Console
from bot.launcher.layout import MAIN, Layout
from bot.launcher.processes import Processes
from bot.launcher.steps import MIGRATE, SAMPLE
from bot.launcher.supervisor import Supervisor
from bot.launcher.testing import SERVER_SETTINGS
from bot.launcher.workshop import Workshop, clean

PROJECT = Path(__file__).resolve().parent.parent
READY_SECONDS = 60


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium that runs."""
    found = browsers.find(os.environ)
    assert found, "No Chromium. Run ./daywise test, which finds or installs one."
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Any]:
    """One running Chromium for all tests: Playwright can be started once in a process."""
    from playwright.sync_api import sync_playwright  # not in Rasa's environment

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def stack_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of ``stack``: its own, but for the model and the places."""
    state = tmp_path_factory.mktemp("stack")
    for name in ("models", "places.db"):
        shared = PROJECT / "var" / name
        assert shared.exists(), f"{shared} is missing. Run ./daywise setup first."
        (state / name).symlink_to(shared)
    return state


@pytest.fixture(scope="session")
def stack(stack_state: Path) -> Iterator[str]:
    """The address of a running Daywise, without a slash at its end.

    All three parts are real, and it is 10:00 on Monday 23 November 2026 in Dorset.
    """
    layout = Layout(PROJECT)
    taken = [ports.free()]
    taken += [ports.free(taken)]
    taken += [ports.free(taken)]
    addresses = parts.Addresses(ports.LOOPBACK, *taken)
    settings = {
        **{name: value for name, value in clean(os.environ).items() if name not in SERVER_SETTINGS},
        **addresses.settings(stack_state),
        "DAYWISE_NOW": "2026-11-23T10:00",
        "DAYWISE_RATE_LIMIT": "off",
        "DAYWISE_COUNCIL": "dorset",
    }
    with Processes() as processes:
        workshop = Workshop(layout, settings, Console(sys.stderr, live=False), processes)
        environment = workshop.project_environment()
        for step in (MIGRATE, SAMPLE):
            argv = [str(layout.python(MAIN)), *step.arguments]
            workshop.run(step.title, argv, f"stack-{step.name}", environment)
        supervisor = Supervisor(
            parts.of(layout, addresses),
            environment,
            layout.root,
            stack_state / "logs",
            processes,
            workshop.console,
            workshop.signals,
        )
        supervisor.start()
        end = time.monotonic() + READY_SECONDS
        while not parts.answers(f"{addresses.web_url}/health/ready"):
            assert time.monotonic() < end, f"/health/ready is not 200 after {READY_SECONDS} s"
            time.sleep(0.2)
        yield addresses.web_url
