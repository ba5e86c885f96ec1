"""An activity as the row, the tags and the JSON document that a store keeps of it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from bot.catalogue.model import Activity
from bot.catalogue.pricing import lowest_price
from bot.catalogue.recurrence import last_day

_ADAPTER = TypeAdapter(Activity)


def row(activity: Activity) -> dict[str, Any]:
    """The columns of the table ``activity`` but its key; ``hash`` tells equal documents."""
    document = _ADAPTER.dump_json(activity)
    venue, lowest = activity.venue, lowest_price(activity.price)
    located = venue is not None and venue.lat is not None and venue.lon is not None
    # What is online alone may tell its office's address: it is not a place to go to.
    located = located and activity.formats != ("online",)
    return {
        "id": activity.id,
        "source": activity.source,
        "name": activity.name,
        "provider": activity.provider,
        "summary": activity.summary,
        "document": document.decode(),
        "hash": hashlib.sha256(document).digest(),
        "lat": venue.lat if venue and located else None,
        "lon": venue.lon if venue and located else None,
        "price_pence": None if lowest is None else round(lowest * 100),
        "meal": activity.meal,
        "last_day": last_day(activity),
    }


def tags(activity: Activity) -> set[tuple[str, str]]:
    """The (field, id) pairs that searches narrow down by."""
    fields = {
        "categories": activity.categories,
        "access": activity.access,
        "for": activity.for_,
        "funding": activity.funding,
        "transport": activity.transport,
        "format": activity.formats,
    }
    return {(field, id_) for field, ids in fields.items() for id_ in ids}


# Activities never change once made, so the same one may be handed out to every thread.
@lru_cache(maxsize=8192)
def read(document: str) -> Activity:
    """The activity that a document holds."""
    return _ADAPTER.validate_json(document)
