"""Piper: a neural voice, offline, in a process of its own, for Piper is under the GPL."""

from __future__ import annotations

from bot.speech.worker import WorkerEngine
from bot.workers.client import module_command


def piper() -> WorkerEngine:
    """The best voice that needs nobody else. Its process holds 150 to 340 MB."""
    return WorkerEngine("piper", "en_US-joe-medium-1.2", module_command("bot.speech.voices.piper"))
