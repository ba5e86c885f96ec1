"""Child processes that never outlive the launcher."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from bot.launcher import guard
from bot.launcher.errors import LauncherError

GRACE_SECONDS = 3.5
"""What a process gets to end by itself; all must be gone within 5 s."""


class Processes:
    """The children of this process, each in a session and process group of its own.

    Use it as a context: what still runs at its end is stopped. A small guard process
    stops the groups when this process is killed (:mod:`bot.launcher.guard`).
    """

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[bytes]] = []
        self._guard: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        cwd: Path,
        output: IO[bytes] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a child. ``output`` takes what it prints; None lets it print on the terminal.

        Raises:
            LauncherError: when the program is missing or cannot be run.
        """
        self._start_guard()
        try:
            process = subprocess.Popen(
                list(argv),
                env=dict(env),
                cwd=str(cwd),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                start_new_session=True,
            )
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            raise LauncherError(
                f"{argv[0]} cannot be run. Remove the folder .daywise and try again."
            ) from error
        self._running.append(process)
        self._tell_guard("+", process.pid)
        return process

    def stop(
        self,
        processes: Iterable[subprocess.Popen[bytes]],
        first: int = signal.SIGTERM,
        seconds: float = GRACE_SECONDS,
    ) -> None:
        """End the processes and all of their groups: first gently, then for certain."""
        stopping = list(processes)
        left = [p for p in stopping if guard.signal_group(p.pid, first)]
        end = time.monotonic() + seconds
        while left and time.monotonic() < end:
            for process in left:
                process.poll()  # a group lives on while its dead leader is not collected
            left = [p for p in left if guard.signal_group(p.pid, 0)]
            time.sleep(0.02)
        for process in left:
            guard.signal_group(process.pid, signal.SIGKILL)
        for process in stopping:
            process.wait()
            if process in self._running:
                self._running.remove(process)
            self._tell_guard("-", process.pid)

    def close(self) -> None:
        """Stop all that still runs, and the guard."""
        self.stop(list(self._running))
        if self._guard is not None:
            assert self._guard.stdin is not None
            with contextlib.suppress(OSError):
                self._guard.stdin.close()
            self._guard.wait()
            self._guard = None

    def _start_guard(self) -> None:
        if self._guard is not None and self._guard.poll() is None:
            return
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", os.path.abspath(guard.__file__)],  # noqa: PTH100
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
        for process in self._running:
            self._tell_guard("+", process.pid)

    def _tell_guard(self, sign: str, group: int) -> None:
        if self._guard is None or self._guard.stdin is None:
            return
        # a guard that was killed is started anew with the next child
        with contextlib.suppress(OSError):
            self._guard.stdin.write(f"{sign}{group}\n".encode())
            self._guard.stdin.flush()
