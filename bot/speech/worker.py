"""A voice that runs in a process of its own: what espeak-ng and Piper, under the GPL, share.

The process (:mod:`bot.workers`) is asked with ``{"text": str, "rate": float}`` and answers with
``{"sample_rate", "words": [[start_char, end_char, milliseconds], ...]}`` and signed 16-bit mono
samples. :mod:`bot.speech.voices` is its other side.
"""

from __future__ import annotations

from bot.speech.engine import PLAIN_RATE, Audio, SpeechError, WordTime
from bot.speech.mp3 import DELAY_SAMPLES, encode, seconds_of
from bot.workers.client import Worker, WorkerError

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
        self._patience = patience
        self._worker = Worker(command)

    @property
    def pid(self) -> int | None:
        """The running process, or None."""
        return self._worker.pid

    def speak(self, text: str, rate: float = PLAIN_RATE) -> Audio:
        """See :class:`bot.speech.engine.Engine`."""
        patience = self._patience + len(text) * _SECONDS_A_CHARACTER
        try:
            head, samples = self._worker.ask({"text": text, "rate": rate}, seconds=patience)
            if not samples:
                raise WorkerError("there is no sound")
            sample_rate, words = int(head["sample_rate"]), list(head["words"])
        except (WorkerError, KeyError, TypeError, ValueError) as error:
            raise SpeechError(f"The voice {self.name} did not answer: {error}") from error
        mp3 = encode(samples, sample_rate)
        seconds = seconds_of(mp3)
        return Audio(mp3, seconds, _times(words, DELAY_SAMPLES / sample_rate, seconds))

    def wake(self) -> None:
        """See :class:`bot.speech.engine.Engine`."""
        self._worker.wake()

    def close(self) -> None:
        """End the process."""
        self._worker.close()


def _times(words: list[list[int]], delay: float, seconds: float) -> tuple[WordTime, ...]:
    """Each word lasts until the next begins, the last to the end."""
    starts = [min(milliseconds / 1000 + delay, seconds) for _, _, milliseconds in words]
    ends = [*starts[1:], seconds] if starts else []
    return tuple(
        WordTime(start, end, first, last)
        for (first, last, _), start, end in zip(words, starts, ends, strict=True)
    )
