"""espeak-ng: instant, offline, British, plain."""

from __future__ import annotations

from bot.speech.worker import WorkerEngine
from bot.workers.client import module_command


def espeak() -> WorkerEngine:
    """The engine that speaks where no other does."""
    return WorkerEngine("espeak", "en-gb-150", module_command("bot.speech.voices.espeak"))
