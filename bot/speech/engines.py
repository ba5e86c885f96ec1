"""The engines that the setting DAYWISE_SPEECH can name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.speech.engine import Engine
from bot.speech.espeak import espeak
from bot.speech.google import GoogleEngine
from bot.speech.piper import piper


def engines(names: Sequence[str]) -> list[Engine]:
    """The engines of these names (of :data:`bot.settings.SPEECH_ENGINES`), in this order."""
    plain = espeak()
    known: dict[str, Engine] = {
        "gtts": GoogleEngine(rhythm=plain),
        "piper": piper(),
        "espeak": plain,
    }
    return [known[name] for name in names]
