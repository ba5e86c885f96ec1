"""Questions said aloud by a voice of ours, as files that a browser takes for its microphone."""

from __future__ import annotations

import io
import re
import wave
from pathlib import Path

from bot.language.spoken import spoken
from bot.speech.engine import Engine
from bot.speech.mp3 import wav_of

RATE = 48_000
QUIET_SECONDS, QUIET_AFTER_SECONDS = 1.0, 20.0


def record(voice: Engine, text: str, folder: Path) -> Path:
    """A WAV file (48 kHz, mono, 16 bits): quiet, ``text`` said aloud, and long quiet."""
    name = folder / f"{re.sub(r'[^a-z]+', '-', text.lower())}.wav"
    with (
        wave.open(io.BytesIO(wav_of(voice.speak(spoken(text)).mp3, RATE))) as said,
        wave.open(str(name), "wb") as out,
    ):
        out.setparams(said.getparams())
        out.writeframes(_quiet(QUIET_SECONDS))
        out.writeframes(said.readframes(said.getnframes()))
        out.writeframes(_quiet(QUIET_AFTER_SECONDS))
    return name


def _quiet(seconds: float) -> bytes:
    return b"\0\0" * int(RATE * seconds)
