from __future__ import annotations

from pathlib import Path

from bot.launcher import interpreters
from tests.launcher.fakes import Programs


def test_a_python_that_runs_is_found(programs: Programs, environment: dict[str, str]) -> None:
    python = programs.interpreter("python3.12", "3.12.4")
    assert interpreters.find("3.12", environment) == interpreters.Interpreter(python, "3.12.4")


def test_a_shim_that_fails_is_passed_over(
    programs: Programs, environment: dict[str, str], tmp_path: Path
) -> None:
    programs.shell("python3.12", "echo 'pyenv: python3.12: command not found' >&2; exit 127")
    second = Programs(tmp_path / "second")
    python = second.interpreter("python3.12", "3.12.1")
    environment["PATH"] = f"{programs.folder}:{second.folder}"
    found = interpreters.find("3.12", environment)
    assert found is not None
    assert found.path == python


def test_the_python_behind_a_shim_is_what_is_used(
    programs: Programs, environment: dict[str, str]
) -> None:
    """A shim can change its mind tomorrow."""
    programs.interpreter("python3.12", "3.12.1", path=Path("/opt/real/python3.12"))
    found = interpreters.find("3.12", environment)
    assert found is not None
    assert found.path == Path("/opt/real/python3.12")


def test_a_python_that_lies_about_its_version_is_passed_over(
    programs: Programs, environment: dict[str, str]
) -> None:
    programs.interpreter("python3.99", "3.98.0")
    assert interpreters.find("3.99", environment) is None


def test_pyenv_is_looked_into_newest_first(tmp_path: Path, environment: dict[str, str]) -> None:
    for version in ("3.99.9", "3.99.10"):
        folder = Programs(tmp_path / "home" / ".pyenv" / "versions" / version / "bin")
        folder.interpreter("python3.99", version)
    found = interpreters.find("3.99", environment)
    assert found is not None
    assert found.version == "3.99.10"


def test_a_python_without_needed_modules_is_passed_over(
    programs: Programs, environment: dict[str, str]
) -> None:
    programs.shell("python3.99", "echo \"ModuleNotFoundError: No module named '_ssl'\" >&2; exit 1")
    assert interpreters.find("3.99", environment) is None
