"""The names of places and filters, loaded once for all who read words in this process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from bot.settings import PROJECT, Settings

if TYPE_CHECKING:
    from bot.language.gazetteer import Gazetteer


def late_gazetteer(settings: Settings) -> Callable[[], Gazetteer]:
    """Gives the council's gazetteer, loaded by whoever asks first: it takes two seconds.

    Raises (what it gives): sqlite3.Error where the table of places is missing.
    """
    lock = Lock()

    @cache
    def loaded() -> Gazetteer:
        from bot.language.gazetteer import Gazetteer
        from bot.language.places import read_place_names
        from bot.language.vocabulary import load_vocabulary

        words = load_vocabulary(PROJECT / "data" / "nlu" / "vocabulary")
        return Gazetteer.build(words, read_place_names(settings.places_file, settings.council))

    def gazetteer() -> Gazetteer:
        with lock:  # else two who come at once both load it
            return loaded()

    return gazetteer
