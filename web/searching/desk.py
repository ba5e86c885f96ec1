"""The search page's own parts, over the real catalogue, places and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.settings import Settings
from web.searching.results import SearchDesk

if TYPE_CHECKING:
    from bot.catalogue.places.lookup import Places
    from bot.catalogue.query import Near, Search
    from bot.catalogue.results import Found
    from bot.catalogue.store import Catalogue
    from bot.language.gazetteer import Gazetteer
    from bot.language.mentions import Mention


def open_desk(
    settings: Settings, catalogue: Catalogue, gazetteer: Callable[[], Gazetteer]
) -> SearchDesk:
    """The desk; the words of filters and the places are loaded when the first person searches.

    What is looked for and not found is counted, as it is in conversations.
    """
    from bot.catalogue.cards import card
    from bot.catalogue.gaps import count_unfound
    from bot.catalogue.search import search

    def read_words(text: str, now: datetime) -> list[Mention]:
        from bot.language.reader import read

        return read(text, now, gazetteer())

    @cache
    def places() -> Places:
        from bot.catalogue.places.lookup import Places

        return Places(settings.places_file, settings.council)

    class LatePlaces:
        def find(self, name: str) -> Sequence[Near]:
            from bot.catalogue.places.finder import StoredPlaces

            return StoredPlaces(places()).find(name)

    def look(query: Search, now: datetime, *, limit: int) -> Found:
        found = search(catalogue, query, now, limit=limit)
        count_unfound(catalogue, query, found, lambda lat, lon: places().district(lat, lon), now)
        return found

    return SearchDesk(
        read=read_words,
        places=LatePlaces(),
        search=look,
        named=lambda text, limit: catalogue.named(text, limit),
        card=card,
    )
