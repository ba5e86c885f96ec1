from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.launcher import chromium
from bot.launcher.errors import LauncherError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs


@pytest.fixture
def workshop(workshop: Workshop, programs: Programs) -> Workshop:
    """Only the fakes are on the PATH, and what the shell needs for them stands by its full name."""
    workshop.environment = {**workshop.environment, "PATH": str(programs.folder)}
    return workshop


def _install(to: Path) -> str:
    return f"printf '#!/bin/sh\\n' > {to}; /bin/chmod +x {to}"


def test_a_chromium_that_runs_is_found(workshop: Workshop, programs: Programs) -> None:
    programs.shell("chromium", "exit 1")
    working = programs.shell("google-chrome", "echo Chrome 140")
    assert chromium.find_or_install(workshop) == working


def test_the_chromium_of_playwright_is_found(workshop: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "home/.cache/ms-playwright/chromium-1234/chrome-linux64"
    path = Programs(folder).shell("chrome", "echo Chromium 140")
    assert chromium.find(workshop.environment) == path


@pytest.mark.parametrize("user", [0, 1000])
def test_root_installs_with_apt_and_others_with_playwright(
    workshop: Workshop, programs: Programs, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    by_apt = programs.folder / "chromium"
    by_playwright = programs.folder / "google-chrome"
    programs.shell("apt-get", f'[ "$1" = update ] || {{ {_install(by_apt)}; }}')
    _main_python(workshop, _install(by_playwright))
    assert chromium.find_or_install(workshop) == (by_apt if user == 0 else by_playwright)


def test_where_apt_fails_playwright_is_tried(
    workshop: Workshop, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    programs.shell("apt-get", "echo E: Unable to fetch; exit 100")
    _main_python(workshop, _install(programs.folder / "chromium"))
    assert chromium.find_or_install(workshop) == programs.folder / "chromium"


def test_where_nothing_can_be_installed_a_sentence_says_what_to_do(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _main_python(workshop, "exit 1")
    with pytest.raises(LauncherError, match="apt install chromium"):
        chromium.find_or_install(workshop)


def _main_python(workshop: Workshop, body: str) -> None:
    Programs(workshop.layout.tools / "main" / "bin").shell("python", body)
