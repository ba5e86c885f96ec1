"""``./daywise`` run as people run it, in a fake checkout."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.launcher import ports
from tests.launcher.fakes import wait_until


class Command:
    """Runs ``./daywise`` in the fake checkout, with a state folder and a port of its own."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root = root
        self.state = root.parent / "state"
        self.state.mkdir()
        self.port = ports.free()
        self.environment = {
            **environment,
            "PORT": str(self.port),
            "DAYWISE_STATE": str(self.state),
            "DAYWISE_COUNCIL": "dorset",
        }
        self.started: list[subprocess.Popen[bytes]] = []
        self._printed = root.parent / "printed"

    def __call__(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        done = subprocess.run(
            self._argv(arguments),
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            timeout=60,
            cwd=self.root.parent,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def start(self, *arguments: str, output: int | None = None) -> subprocess.Popen[bytes]:
        """Start it and leave it running. What it prints is in ``said``."""
        with self._printed.open("wb") as printed:
            process = subprocess.Popen(
                self._argv(arguments),
                env=self.environment,
                stdout=output or printed,
                stderr=printed,
            )
        self.started.append(process)
        return process

    def said(self) -> str:
        """What the started command has printed so far."""
        return self._printed.read_text()

    def serving(self) -> tuple[subprocess.Popen[bytes], list[int]]:
        """A run that serves, and the process ids of its parts."""
        process = self.start("run")
        assert wait_until(lambda: "Daywise is at" in self.said(), 20), self.said()
        return process, self.pids()

    def pids(self) -> list[int]:
        file = self.state / "pids"
        return [int(pid) for pid in file.read_text().split()] if file.exists() else []

    def _argv(self, arguments: Sequence[str]) -> list[str]:
        return [sys.executable, str(self.root / "daywise"), *arguments]
