"""uv, which makes the environments: found by running it, or installed into ``.daywise/uv``."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.launcher import interpreters, remedies
from bot.launcher.errors import CommandError, LauncherError
from bot.launcher.interpreters import Interpreter
from bot.launcher.workshop import Workshop

PROBE_SECONDS = 30
NO_INSTALLER = (
    "uv is missing and this Python can install nothing. "
    "Run `apt install python3-venv` (or install uv) and try again."
)


@dataclass(frozen=True)
class Uv:
    """A uv that works, and the workshop that it is run in."""

    path: Path
    workshop: Workshop

    def run(self, title: str, log_name: str, *arguments: str) -> str:
        """Run uv with progress.

        Raises:
            CommandError: when it fails.
        """
        return self.workshop.run(title, [str(self.path), *arguments], log_name, self._environment())

    def interpreter(self, version: str) -> Interpreter:
        """A Python of ``version`` that uv has fetched already, or fetches now into the project.

        Raises:
            LauncherError: when there is none and none can be fetched.
        """
        found = self._fetched(version)
        if found:
            return found
        try:
            self.run(
                f"Fetching Python {version}",
                f"python-{version}",
                "python", "install", "--no-bin", version,
            )  # fmt: skip
        except CommandError as error:
            # a network that does not answer is the likely reason, and not the person's to mend
            reason = remedies.known(error.output)
            raise LauncherError(
                f"There is no working Python {version} here, and none could be fetched. "
                + (reason if reason == remedies.FULL_DISK else _install_python(version))
            ) from error
        found = self._fetched(version)
        if found is None:
            raise LauncherError(
                f"The Python {version} that was fetched does not run. {_install_python(version)}"
            )
        return found

    def _fetched(self, version: str) -> Interpreter | None:
        # --managed-python: without it uv stops at the first broken shim on the PATH
        try:
            result = subprocess.run(
                [str(self.path), "python", "find", "--managed-python", version],
                env=self._environment(),
                cwd=str(self.workshop.layout.root),
                capture_output=True,
                text=True,
                timeout=PROBE_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        path = result.stdout.strip()
        if result.returncode != 0 or not path:
            return None
        found = interpreters.probe(path, self.workshop.environment)
        return found if found and found.version.startswith(version + ".") else None

    def _environment(self) -> dict[str, str]:
        environment = dict(self.workshop.environment)
        environment.setdefault("UV_PYTHON_INSTALL_DIR", str(self.workshop.layout.tools / "python"))
        environment.setdefault("UV_HTTP_TIMEOUT", "120")
        return environment


def find_or_install(workshop: Workshop) -> Uv:
    """The first uv that runs, or one that is installed now.

    Raises:
        LauncherError: when there is none and none can be installed.
    """
    for path in _candidates(workshop):
        if _works(path, workshop):
            return Uv(path, workshop)
    return _install(workshop)


def _candidates(workshop: Workshop) -> Iterator[Path]:
    yield _own(workshop)
    yield _own_target(workshop)
    for folder in workshop.environment.get("PATH", "").split(":"):
        found = shutil.which("uv", path=folder) if folder else None
        if found:
            yield Path(found)
    home = workshop.environment.get("HOME")
    if home:
        yield Path(home, ".local", "bin", "uv")
        yield Path(home, ".cargo", "bin", "uv")


def _own(workshop: Workshop) -> Path:
    return workshop.layout.tools / "uv" / "bin" / "uv"


def _own_target(workshop: Workshop) -> Path:
    return workshop.layout.tools / "uv-packages" / "bin" / "uv"


def _works(path: Path, workshop: Workshop) -> bool:
    try:
        result = subprocess.run(
            [str(path), "--version"],
            env=dict(workshop.environment),
            capture_output=True,
            text=True,
            timeout=PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0 and result.stdout.startswith("uv ")


def _install(workshop: Workshop) -> Uv:
    """With venv and its pip; Debian's Python may lack those, and then with pip alone."""
    tools = workshop.layout.tools
    folder = tools / "uv"
    shutil.rmtree(folder, ignore_errors=True)
    pip = ("-m", "pip", "install", "--disable-pip-version-check")
    title = "Installing uv"
    try:
        workshop.run("Making room for uv", [workshop.python, "-m", "venv", str(folder)], "uv")
    except CommandError as error:
        if remedies.known(error.output) == remedies.FULL_DISK:
            raise
        shutil.rmtree(folder, ignore_errors=True)
        if not _has_pip(workshop):
            raise LauncherError(NO_INSTALLER) from error
        target = ("--upgrade", "--target", str(tools / "uv-packages"))
        workshop.run(title, [workshop.python, *pip, *target, "uv"], "uv")
        path = _own_target(workshop)
    else:
        workshop.run(title, [str(folder / "bin" / "python"), *pip, "uv"], "uv")
        path = _own(workshop)
    if not _works(path, workshop):
        raise LauncherError(
            "The uv that was installed does not run. Install uv yourself and try again."
        )
    return Uv(path, workshop)


def _has_pip(workshop: Workshop) -> bool:
    result = subprocess.run(
        [workshop.python, "-m", "pip", "--version"],
        env=dict(workshop.environment),
        capture_output=True,
    )
    return result.returncode == 0


def _install_python(version: str) -> str:
    return (
        f"Check the network, or install Python {version} yourself "
        f"(such as with `pyenv install {version}`), then run the command again."
    )
