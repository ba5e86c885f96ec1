"""What every command of the launcher works with: where, with what settings, how it runs things."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.launcher import remedies
from bot.launcher.console import Console
from bot.launcher.errors import CommandError
from bot.launcher.layout import Layout
from bot.launcher.processes import Processes
from bot.launcher.signals import StopSignals

_OTHER_PYTHONS = (
    "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "VIRTUAL_ENV", "CONDA_PREFIX",
    "__PYVENV_LAUNCHER__",
)  # fmt: skip


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would make one Python look into another's folders."""
    return {name: value for name, value in environment.items() if name not in _OTHER_PYTHONS}


@dataclass
class Workshop:
    """One run of the launcher. ``environment`` is what the person set, cleaned."""

    layout: Layout
    environment: Mapping[str, str]
    console: Console
    processes: Processes
    signals: StopSignals = field(default_factory=StopSignals)
    python: str = sys.executable
    """The Python that runs the launcher; uv is installed with it."""

    def project_environment(self, **extra: str) -> dict[str, str]:
        """The environment of the project's own Python programs."""
        return {
            **self.environment,
            "PYTHONPATH": str(self.layout.root),
            "PYTHONUNBUFFERED": "1",
            **extra,
        }

    def run(
        self,
        title: str,
        argv: Sequence[str],
        log_name: str,
        env: Mapping[str, str] | None = None,
    ) -> str:
        """Run a command to its end, showing progress, and answer what it printed.

        What it prints goes to ``.daywise/logs/<log_name>.log``.

        Raises:
            CommandError: when it fails, with a remedy where the output shows one.
            StopError: when the person asked to stop; the command is ended first.
        """
        self.layout.logs.mkdir(parents=True, exist_ok=True)
        log = self.layout.logs / f"{log_name}.log"
        progress = self.console.progress(title)
        with log.open("wb") as output:
            process = self.processes.start(
                argv, self.environment if env is None else env, self.layout.root, output
            )
            while process.poll() is None:
                progress.tick()
                self.signals.pause()
        self.processes.stop([process])
        printed = log.read_text(encoding="utf-8", errors="replace")
        if process.returncode == 0:
            progress.done()
            return printed
        progress.failed()
        raise CommandError(_why(title, printed, log), printed)

    def show(self, argv: Sequence[str], env: Mapping[str, str], first_signal: int) -> int:
        """Run a command that prints on the terminal, and answer its exit code.

        ``first_signal`` is what it is sent first when the person asks to stop.
        """
        process = self.processes.start(argv, env, self.layout.root)
        try:
            while process.poll() is None:
                self.signals.pause()
        finally:
            self.processes.stop([process], first=first_signal)
        return process.returncode

    @contextmanager
    def only_one(self, lock: Path, busy: str) -> Iterator[None]:
        """Hold ``lock`` while others wait, telling them ``busy``."""
        import fcntl  # here, so that Windows gets the launcher's own sentence instead of an error

        lock.parent.mkdir(parents=True, exist_ok=True)
        progress = self.console.progress(busy)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    progress.tick()
                    self.signals.pause(0.2)
            yield
        finally:
            os.close(handle)


def _why(title: str, printed: str, log: Path) -> str:
    remedy = remedies.known(printed)
    if remedy:
        return f"{title} failed. {remedy}"
    said = remedies.last_words(printed)
    advice = f"{title} failed. Read {log}, put it right and run the command again."
    return f"{said}\n{advice}" if said else advice
