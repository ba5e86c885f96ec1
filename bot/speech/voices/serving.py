"""The loop that every voice's process runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Protocol


class Voice(Protocol):
    """Makes samples of a text."""

    sample_rate: int

    def speak(self, text: str, rate: float) -> tuple[bytes, list[list[int]]]:
        """Signed 16-bit mono samples; and start, end (characters) and milliseconds of each word."""


def serve(load: Callable[[], Voice]) -> None:
    """Load the voice, then answer requests until standard input ends."""
    # Libraries print; only answers may reach the other side.
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        voice = load()
    except Exception as error:
        out.write(json.dumps({"error": f"it cannot start ({error!r})"}).encode() + b"\n")
        return
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            samples, words = voice.speak(request["text"], request["rate"])
        except Exception as error:
            out.write(json.dumps({"error": repr(error)}).encode() + b"\n")
        else:
            head = {"sample_rate": voice.sample_rate, "bytes": len(samples), "words": words}
            out.write(json.dumps(head).encode() + b"\n" + samples)
        out.flush()
