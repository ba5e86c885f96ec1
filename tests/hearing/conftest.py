from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.hearing.listener import Listener, Patience, open_listener
from bot.language.gazetteer import Gazetteer
from bot.settings import Settings
from bot.speech.engines import engines
from tests.hearing.recording import Samples, samples_of
from web.names import late_gazetteer

Say = Callable[[str], Samples]
PATIENT = Patience(decode=60, recognise=60, start=60, wait=60)
"""Other tests may run beside these."""


@pytest.fixture(scope="session")
def say() -> Iterator[Say]:
    """Piper says a text, each once."""
    (piper,) = engines(("piper",))

    @cache
    def said(text: str) -> Samples:
        return samples_of(piper.speak(text).mp3)

    yield said
    piper.close()


@pytest.fixture(scope="session")
def gazetteer(places_table: Path) -> Gazetteer:
    """The words and places of Dorset."""
    return late_gazetteer(Settings(state=places_table.parent))()


@pytest.fixture(scope="session")
def listener(gazetteer: Gazetteer, places_table: Path) -> Iterator[Listener]:
    """The real decoder and the real recogniser."""
    real = open_listener(Settings(state=places_table.parent), lambda: gazetteer, PATIENT)
    yield real
    real.close()
