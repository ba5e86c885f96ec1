"""Asks a process of ours, starts it where it does not run, and kills it where it hangs."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from typing import Any

from bot.errors import DaywiseError
from bot.settings import PROJECT


class WorkerError(DaywiseError):
    """A process did not start, hung, died, or answered nonsense or an error."""


class WorkerBusyError(WorkerError):
    """A process still works for somebody else."""


class Worker:
    """A process that answers one request at a time. Threads may share it."""

    def __init__(
        self,
        command: tuple[str, ...],
        *,
        start_seconds: float = 0.0,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Nothing starts before it is needed.

        ``start_seconds``: how much longer its first answer may take. ``environment``: all that it
        sees of ours, where that is not everything.
        """
        self._command, self._environment = command, environment
        self._start_seconds = start_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., Any] | None = None
        self._has_answered = False
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The running process, or None."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def ask(
        self,
        request: Mapping[str, Any],
        body: bytes = b"",
        *,
        seconds: float,
        wait_seconds: float = -1,
    ) -> tuple[dict[str, Any], bytes]:
        """The answer to ``request`` and the bytes that came with it.

        ``seconds``: the process is killed where it takes longer. ``wait_seconds``: how long to
        wait while it works for others; -1 for as long as it takes.

        Raises:
            WorkerBusyError: where it still works for others.
            WorkerError: where there is no answer. The next request starts the process anew.
        """
        if not self._lock.acquire(timeout=wait_seconds):
            raise WorkerBusyError("It still works for somebody else.")
        try:
            answer = self._asked(request, body, seconds)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            self._stop()
            raise WorkerError(str(error) or repr(error)) from error
        finally:
            self._lock.release()
        return answer

    def wake(self) -> None:
        """Start the process without waiting for it, where it does not run."""
        # whoever holds the lock has it running already
        if self._lock.acquire(blocking=False):
            try:
                with contextlib.suppress(OSError):
                    self._running()
            finally:
                self._lock.release()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    def _asked(
        self, request: Mapping[str, Any], body: bytes, seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        # A process that hangs is killed, and what is read or written below ends.
        patience = seconds + (0 if self._has_answered else self._start_seconds)
        guard = threading.Timer(patience, process.kill)
        guard.start()
        try:
            head = {**request, "bytes": len(body)} if body else request
            process.stdin.write(json.dumps(head).encode() + b"\n" + body)
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            if "error" in answer:
                raise ValueError(answer["error"])
            expected = answer.get("bytes", 0)
            content = process.stdout.read(expected) if expected else b""
        finally:
            guard.cancel()
        if len(content) != expected:
            raise ValueError(f"{len(content)} of {expected} bytes came")
        self._has_answered = True
        return answer, content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = subprocess.Popen(
                self._command,
                cwd=PROJECT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            # A worker that is forgotten, not closed, leaves no process and no pipe behind.
            self._end = weakref.finalize(self, _end, self._process)
        return self._process

    def _stop(self) -> None:
        self._has_answered = False
        if self._process is None:
            return
        self._process = None
        if self._end:
            self._end()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()
    process.wait()


def module_command(module: str) -> tuple[str, ...]:
    """The command that runs a program of ours."""
    return (sys.executable, "-m", module)
