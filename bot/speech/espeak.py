"""The espeak-ng engine: instant, offline, plain. Runs the worker, which holds the GPL library."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading

from bot.settings import PROJECT
from bot.speech.engine import Audio, SpeechError, WordTime
from bot.speech.mp3 import encode

WORDS_PER_MINUTE = 150
"""Slower than espeak's own 175: people with a learning disability asked for slower voices."""

_TIMEOUT_SECONDS = 15.0
_BYTES_A_SAMPLE = 2


class EspeakEngine:
    """Speaks with espeak-ng's British voice. The worker starts with the first text."""

    name = "espeak"
    voice = f"en-gb-{WORDS_PER_MINUTE}"

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        self._command = command or (sys.executable, "-m", "bot.speech.espeak_worker")
        self._worker: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def speak(self, text: str) -> Audio:
        """See :class:`bot.speech.engine.Engine`."""
        with self._lock:
            try:
                samples, rate, words = self._ask(text)
            except (OSError, ValueError, KeyError) as error:
                self._stop()
                raise SpeechError("The voice did not answer. Try again.") from error
        seconds = len(samples) / _BYTES_A_SAMPLE / rate
        ends = [start / 1000 for _, _, start in words[1:]] + [seconds]
        times = tuple(
            WordTime(start / 1000, end, first, last)
            for (first, last, start), end in zip(words, ends, strict=True)
        )
        return Audio(encode(samples, rate), seconds, times)

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._stop()

    def _ask(self, text: str) -> tuple[bytes, int, list[list[int]]]:
        worker = self._running()
        assert worker.stdin is not None
        assert worker.stdout is not None
        request = {"text": text, "words_per_minute": WORDS_PER_MINUTE}
        # A worker that hangs is killed, and its read below ends empty.
        guard = threading.Timer(_TIMEOUT_SECONDS, worker.kill)
        guard.start()
        try:
            worker.stdin.write(json.dumps(request).encode() + b"\n")
            worker.stdin.flush()
            head = json.loads(worker.stdout.readline())
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
