from __future__ import annotations

import os

import pytest

from bot.launcher import firefox
from bot.launcher.errors import LauncherError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs

RUNS = "echo Mozilla Firefox 153.7.0esr"


@pytest.fixture
def workshop(workshop: Workshop, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """Only the fakes are on the PATH, and what the shell needs for them stands by its full name."""
    workshop.environment = {**workshop.environment, "PATH": str(programs.folder)}
    monkeypatch.setattr(firefox, "OTHERS", ())
    return workshop


def test_a_firefox_that_runs_is_found(workshop: Workshop, programs: Programs) -> None:
    programs.shell("firefox-esr", "exit 1")
    working = programs.shell("firefox", RUNS)
    assert firefox.find_or_install(workshop) == working


def test_the_operators_own_goes_first(workshop: Workshop, programs: Programs) -> None:
    programs.shell("firefox", RUNS)
    own = programs.shell("own", RUNS)
    assert firefox.find({**workshop.environment, firefox.VARIABLE: str(own)}) == own


def test_another_program_of_that_name_is_none(workshop: Workshop, programs: Programs) -> None:
    programs.shell("firefox", "echo Please install me with a shop")
    assert firefox.find(workshop.environment) is None


def test_root_installs_it_with_apt(
    workshop: Workshop, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    target = programs.folder / "firefox-esr"
    body = f'printf "#!/bin/sh\\n{RUNS}\\n" > {target}; /bin/chmod +x {target}'
    programs.shell("apt-get", f'[ "$1" = update ] || {{ {body}; }}')
    assert firefox.find_or_install(workshop) == target


@pytest.mark.parametrize("user", [0, 1000])
def test_where_it_cannot_be_installed_a_sentence_says_what_to_do(
    workshop: Workshop, programs: Programs, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    programs.shell("apt-get", "echo E: Package has no installation candidate; exit 100")
    with pytest.raises(LauncherError, match="apt install firefox-esr"):
        firefox.find_or_install(workshop)
