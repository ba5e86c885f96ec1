"""Asks a voice that runs in a process of its own: what espeak-ng and Piper, under the GPL, share.

The process reads one JSON object a line, ``{"text": str, "rate": float}``. It answers each with a
line ``{"sample_rate", "bytes", "words": [[start_char, end_char, milliseconds], ...]}`` and that
many bytes of signed 16-bit mono samples, or with ``{"error": str}``. It ends when its input does.
:mod:`bot.speech.voices` is its other side.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading

from bot.settings import PROJECT
from bot.speech.engine import PLAIN_RATE, Audio, SpeechError, WordTime
from bot.speech.mp3 import DELAY_SAMPLES, encode, seconds_of

_START_SECONDS = 15.0
_SECONDS_A_CHARACTER = 0.05
"""Ten times what Piper needs on a busy core."""


class WorkerEngine:
    """An engine of this machine (:class:`bot.speech.engine.Engine`), started by its first text."""

    local = True

    def __init__(
        self, name: str, voice: str, command: tuple[str, ...], patience: float = _START_SECONDS
    ) -> None:
        """``patience``: seconds that it may take at most, beside those for the length of a text."""
        self.name, self.voice = name, voice
        self._command, self._patience = command, patience
        self._worker: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def speak(self, text: str, rate: float = PLAIN_RATE) -> Audio:
        """See :class:`bot.speech.engine.Engine`."""
        with self._lock:
            try:
                samples, sample_rate, words = self._ask(text, rate)
            except (OSError, ValueError, KeyError, TypeError) as error:
                self._stop()
                raise SpeechError(f"The voice {self.name} did not answer: {error}") from error
        mp3 = encode(samples, sample_rate)
        seconds = seconds_of(mp3)
        return Audio(mp3, seconds, _times(words, DELAY_SAMPLES / sample_rate, seconds))

    def wake(self) -> None:
        """See :class:`bot.speech.engine.Engine`."""
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

    def _ask(self, text: str, rate: float) -> tuple[bytes, int, list[list[int]]]:
        worker = self._running()
        assert worker.stdin is not None
        assert worker.stdout is not None
        # A process that hangs is killed, and its read below ends empty.
        guard = threading.Timer(self._patience + len(text) * _SECONDS_A_CHARACTER, worker.kill)
        guard.start()
        try:
            worker.stdin.write(json.dumps({"text": text, "rate": rate}).encode() + b"\n")
            worker.stdin.flush()
            head = json.loads(worker.stdout.readline())
            if "error" in head:
                raise ValueError(head["error"])
            samples = worker.stdout.read(head["bytes"])
        finally:
            guard.cancel()
        if len(samples) != head["bytes"] or not samples:
            raise ValueError(f"{len(samples)} of {head['bytes']} bytes of sound")
        return samples, head["sample_rate"], head["words"]

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self._stop()
            self._worker = subprocess.Popen(
                self._command,
                cwd=PROJECT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._worker

    def _stop(self) -> None:
        if self._worker is None:
            return
        worker, self._worker = self._worker, None
        worker.kill()
        for stream in (worker.stdin, worker.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        worker.wait()


def module_command(module: str) -> tuple[str, ...]:
    """The command that runs a voice of ours."""
    return (sys.executable, "-m", module)


def _times(words: list[list[int]], delay: float, seconds: float) -> tuple[WordTime, ...]:
    """Each word lasts until the next begins, the last to the end."""
    starts = [min(milliseconds / 1000 + delay, seconds) for _, _, milliseconds in words]
    ends = [*starts[1:], seconds] if starts else []
    return tuple(
        WordTime(start, end, first, last)
        for (first, last, _), start, end in zip(words, starts, ends, strict=True)
    )
