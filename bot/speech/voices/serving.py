"""How every voice's process answers: samples for a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.workers import serving


class Voice(Protocol):
    """Makes samples of a text."""

    sample_rate: int

    def speak(self, text: str, rate: float) -> tuple[bytes, list[list[int]]]:
        """Signed 16-bit mono samples; and start, end (characters) and milliseconds of each word."""


def serve(load: Callable[[], Voice]) -> None:
    """Load the voice, then answer requests until standard input ends."""

    def loaded() -> serving.Answer:
        voice = load()

        def answer(request: Mapping[str, Any], _: bytes) -> tuple[dict[str, Any], bytes]:
            samples, words = voice.speak(request["text"], request["rate"])
            return {"sample_rate": voice.sample_rate, "words": words}, samples

        return answer

    serving.serve(loaded)
