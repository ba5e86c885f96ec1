"""An activity as the row and the JSON document that a store keeps of it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from bot.catalogue.model import Activity

_ADAPTER = TypeAdapter(Activity)


def row(activity: Activity) -> dict[str, Any]:
    """The columns of the table ``activity`` but its key; ``hash`` tells equal documents."""
    document = _ADAPTER.dump_json(activity)
    return {
        "id": activity.id,
        "source": activity.source,
        "name": activity.name,
        "document": document.decode(),
        "hash": hashlib.sha256(document).digest(),
    }


# Activities never change once made, so the same one may be handed out to every thread.
@lru_cache(maxsize=8192)
def read(document: str) -> Activity:
    """The activity that a document holds, which many may be shown."""
    return parse(document)


def parse(document: str) -> Activity:
    """The activity that a document holds, not remembered."""
    return _ADAPTER.validate_json(document)
