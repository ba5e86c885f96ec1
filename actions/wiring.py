"""The composition root of the actions server: the real parts, put together once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from bot.advice.pages import AdvicePages
from bot.catalogue.cards import card
from bot.catalogue.gaps import count_unfound
from bot.catalogue.model import Activity
from bot.catalogue.places.finder import StoredPlaces
from bot.catalogue.places.lookup import Places
from bot.catalogue.query import Search
from bot.catalogue.reading import Moment
from bot.catalogue.results import Found, Match
from bot.catalogue.search import match_one, search
from bot.catalogue.store import Catalogue, open_catalogue
from bot.conversation.services import Services
from bot.council import read
from bot.safety.urgent_answers import UrgentAnswers
from bot.settings import PROJECT, Settings


def services_of(settings: Settings) -> Services:
    """Open everything that replies need.

    Raises:
        DaywiseError: where the council pack, an advice page, the places table or the catalogue
            cannot be used.
    """
    council = read(settings.council_folder)
    places = Places(settings.places_file, settings.council)
    return Services(
        council=council,
        catalogue=StoredCatalogue(open_catalogue(settings.catalogue_url), places.district),
        places=StoredPlaces(places),
        advice=AdvicePages.load(PROJECT / "data" / "advice", council),
        urgent=UrgentAnswers.load(PROJECT / "data" / "advice" / "urgent", council),
    )


class StoredCatalogue:
    """The catalogue of a database, as a conversation uses it."""

    def __init__(self, store: Catalogue, district: Callable[[float, float], str]) -> None:
        """``district`` is the postcode district of a place, "DT4"."""
        self._store, self._district = store, district

    def search(
        self, query: Search, now: datetime, *, limit: int = 5, skip: Collection[str] = ()
    ) -> Found:
        """See :class:`bot.conversation.services.Catalogue`."""
        found = search(self._store, query, now, limit=limit, skip=skip)
        count_unfound(self._store, query, found, self._district, now)
        return found

    def match(self, activity_id: str, query: Search, now: datetime) -> Match | None:
        """See :class:`bot.conversation.services.Catalogue`."""
        activity = self._store.get(activity_id)
        return match_one(activity, query, now) if activity else None

    def named(self, text: str) -> Sequence[Activity]:
        """See :class:`bot.conversation.services.Catalogue`."""
        return self._store.named(text)

    def one_moment(self) -> AbstractContextManager[Moment]:
        """See :meth:`bot.catalogue.reading.CatalogueReader.one_moment`."""
        return self._store.one_moment()

    def card(self, match: Match, now: datetime) -> dict[str, Any]:
        """See :class:`bot.conversation.services.Catalogue`."""
        return card(match, now)
