"""Many messages read at once, on up to four processors: for training, not for serving.

Without Rasa, so that a worker starts in a second or two.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from typing import Any

from bot.language.gazetteer import Gazetteer
from bot.language.mentions import Mention
from bot.language.reader import read

_MOST_WORKERS = 4
_WORTH_IT = 2_000
"""So many messages take longer to read than a worker takes to start."""
_CHUNK = 250

_gazetteer: Gazetteer | None = None


def read_many(texts: Sequence[str], now: datetime, gazetteer: Gazetteer) -> Iterator[list[Mention]]:
    """What :func:`bot.language.reader.read` finds in each text, in their order."""
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    if workers == 1 or len(texts) < _WORTH_IT:
        yield from (read(text, now, gazetteer) for text in texts)
        return
    # A fork of a process with threads, as Rasa is one, may never end.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _set_up, (gazetteer.to_dict(),)) as pool:
        yield from pool.map(_read, texts, [now] * len(texts), chunksize=_CHUNK)


def _set_up(gazetteer: dict[str, Any]) -> None:
    global _gazetteer
    _gazetteer = Gazetteer.from_dict(gazetteer)


def _read(text: str, now: datetime) -> list[Mention]:
    assert _gazetteer is not None
    return read(text, now, _gazetteer)
