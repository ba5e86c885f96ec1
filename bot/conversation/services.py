"""What the conversation needs of the rest of Daywise, handed in by the actions server."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.advice.pages import AdvicePages
from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.reading import CatalogueReader
from bot.catalogue.results import Found, Match
from bot.council import Contact, Council
from bot.safety.urgent_answers import UrgentAnswers


class PlaceFinder(Protocol):
    """Where a place that somebody named is."""

    def find(self, name: str) -> Sequence[Near]:
        """Every place of that name, or the one postcode; empty where it is not known.

        More than one only where none of them is the council's own.
        """


class Catalogue(CatalogueReader, Protocol):
    """The catalogue as a conversation uses it."""

    def search(
        self, query: Search, now: datetime, *, limit: int = 5, skip: Collection[str] = ()
    ) -> Found:
        """What fits, best first, without the ids in ``skip``."""

    def match(self, activity_id: str, query: Search, now: datetime) -> Match | None:
        """One activity against a search; None where it is no longer listed."""

    def named(self, text: str) -> Sequence[Activity]:
        """Activities whose name a text holds, perhaps half remembered; best first."""

    def card(self, match: Match, now: datetime) -> dict[str, Any]:
        """The ``Activity`` object of the HTTP contract."""


@dataclass(frozen=True)
class Services:
    """Everything that a reply may need."""

    council: Council
    catalogue: Catalogue
    places: PlaceFinder
    advice: AdvicePages
    urgent: UrgentAnswers

    @property
    def person(self) -> Contact:
        """Whom to ring to speak to a person."""
        return self.council.contacts["adult_social_care"]
