"""Questions said aloud by a voice of ours, as files that a browser takes for its microphone."""

from __future__ import annotations

import io
import re
import wave
from pathlib import Path
from types import TracebackType

from bot.language.spoken import spoken
from bot.speech.engines import engines
from bot.speech.mp3 import wav_of

RATE = 48_000
QUIET_SECONDS = 1.0


class Recorder:
    """Speaks with Piper into a folder."""

    def __init__(self, folder: Path, quiet_after_seconds: float = 20.0) -> None:
        self._folder, self._after = folder, quiet_after_seconds
        (self._voice,) = engines(("piper",))

    def file(self, text: str) -> Path:
        """A WAV file (48 kHz, mono, 16 bits): quiet, ``text`` said aloud, and long quiet."""
        name = self._folder / f"{re.sub(r'[^a-z]+', '-', text.lower())}.wav"
        with wave.open(str(name), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(_quiet(QUIET_SECONDS))
            said = wav_of(self._voice.speak(spoken(text)).mp3, RATE)
            with wave.open(io.BytesIO(said)) as file:
                out.writeframes(file.readframes(file.getnframes()))
            out.writeframes(_quiet(self._after))
        return name

    def __enter__(self) -> Recorder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._voice.close()


def _quiet(seconds: float) -> bytes:
    return b"\0\0" * int(RATE * seconds)
