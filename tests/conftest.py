"""What tests of every folder share. It is loaded in both environments: import nothing at the top
that only one of them has."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.launcher import chromium as browsers
from bot.launcher import temporary
from bot.launcher.console import Console
from bot.launcher.layout import Layout
from bot.launcher.processes import Processes
from bot.launcher.workshop import Workshop, clean

PROJECT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--renew`` writes anew what tests compare with: tests/browser/test_tree.py."""
    parser.addoption("--renew", action="store_true", help="write kept texts anew")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium that runs."""
    found = browsers.find(os.environ)
    assert found, "No Chromium. Run ./daywise test, which finds or installs one."
    return found


@pytest.fixture(scope="session")
def launch(chromium: Path) -> Iterator[Any]:
    """Starts a Chromium with more arguments; Playwright can be started once in a process."""
    from playwright.sync_api import sync_playwright  # not in Rasa's environment

    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", *more]
        )


@pytest.fixture(scope="session")
def browser(launch: Any) -> Iterator[Any]:
    """One running Chromium for all tests."""
    running = launch()
    yield running
    running.close()


@pytest.fixture(scope="session")
def beeping_chromium(launch: Any) -> Iterator[Any]:
    """One running Chromium for all tests, whose microphone beeps."""
    with closing(launch("--use-fake-device-for-media-stream")) as running:
        yield running


@pytest.fixture(scope="session")
def said_aloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Makes a WAV file of a question as a voice says it, with quiet before and after."""
    from bot.speech.engines import engines  # not in Rasa's environment
    from tests.speech.recording import record

    folder = tmp_path_factory.mktemp("said")
    with closing(engines(("piper",))[0]) as voice:
        yield lambda text: record(voice, text, folder)


@pytest.fixture(scope="session")
def places_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real table of places, made once."""
    from bot import cli

    with pytest.MonkeyPatch.context() as patch:
        state = tmp_path_factory.mktemp("places")
        patch.setenv("DAYWISE_STATE", str(state))
        assert cli.main(["places"]) == 0
    return state / "places.db"


@pytest.fixture
def empty_state(tmp_path: Path, places_table: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder with places and no catalogue; commands use it, also in other processes."""
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "places.db").symlink_to(places_table)
    monkeypatch.setenv("DAYWISE_STATE", str(folder))
    monkeypatch.setenv("DAYWISE_NOW", "2026-11-23T10:00")
    monkeypatch.setenv("DAYWISE_COUNCIL", "dorset")
    monkeypatch.delenv("DAYWISE_DATABASE_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def stack_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of ``stack``: its own, but for the model and the places."""
    state = tmp_path_factory.mktemp("stack")
    temporary.link(PROJECT / "var", state)
    return state


@pytest.fixture(scope="session")
def stack(stack_state: Path) -> Iterator[str]:
    """The address of a running Daywise, without a slash at its end.

    All three parts are real, and it is 10:00 on Monday 23 November 2026 in Dorset.
    """
    with Processes() as processes:
        console = Console(sys.stderr, live=False)
        workshop = Workshop(Layout(PROJECT), clean(os.environ), console, processes)
        with temporary.serving(workshop, stack_state) as address:
            yield address
