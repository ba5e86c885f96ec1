"""A small world to talk in: fake parts, held in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from bot.advice.page import AdvicePage, AdviceSource
from bot.advice.pages import AdvicePages
from bot.answers import Answer, Understood
from bot.catalogue.model import Activity, Price, Session, Venue
from bot.catalogue.query import Near, Search
from bot.catalogue.reading import Moment
from bot.catalogue.results import Alternative, Found, Match, Need
from bot.conversation.services import Services
from bot.conversation.turn import Turn
from bot.council import Contact, Council
from bot.language.mentions import Mention
from bot.safety.urgent_answers import UrgentAnswers
from bot.settings import LONDON

NAMES = (
    "Sea Swimmers", "Knit and Natter", "Friday Farm", "Choir for All", "Men's Shed",
    "Tea and Chat", "Boccia Club",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
WEYMOUTH = Near("Weymouth", 50.6134, -2.4576)
Maker = Callable[..., Turn]
"""The fixture ``turn``."""
GILLINGHAMS = (Near("Gillingham (ME7)", 51.38, 0.55), Near("Gillingham (NR34)", 52.47, 1.55))


def activity(id_: str, name: str, **changes: Any) -> Activity:
    return Activity(
        id=id_,
        source="test",
        name=name,
        summary=f"All about {name}.",
        categories=("swimming",),
        provider="Sea Friends",
        venue=Venue("The Hall", "1 Sea Road, Weymouth", "DT4 7AB", 50.61, -2.45),
        price=Price(Decimal("3.50")),
        access=("wheelchair",),
        phone="01632 960001",
        checked_on=date(2026, 10, 1),
        **changes,
    )


@dataclass
class FakeCatalogue:
    """Finds everything it holds, page by page; remembers what it was asked for."""

    activities: list[Activity]
    alternatives: tuple[Alternative, ...] = ()
    beyond_default: bool = False
    beyond_miles: float = 12.3
    unknown: tuple[str, ...] = ()
    asked: list[Search] = field(default_factory=list)

    def search(
        self, query: Search, now: datetime, *, limit: int = 5, skip: Collection[str] = ()
    ) -> Found:
        self.asked.append(query)
        left = [a for a in self.activities if a.id not in skip]
        matches = tuple(self._match(a) for a in left[:limit])
        return Found(matches, len(self.activities), self.beyond_default, self.alternatives)

    def match(self, activity_id: str, query: Search, now: datetime) -> Match | None:
        return next((self._match(a) for a in self.activities if a.id == activity_id), None)

    def named(self, text: str) -> Sequence[Activity]:
        return [a for a in self.activities if a.name.lower() in text.lower()]

    def one_moment(self) -> AbstractContextManager[Moment]:
        raise NotImplementedError  # who suggests a week has a real catalogue

    def card(self, match: Match, now: datetime) -> dict[str, Any]:
        found, venue = match.activity, match.activity.venue
        return {
            "id": found.id,
            "name": found.name,
            "summary": found.summary,
            "provider": found.provider,
            "place": venue
            and {"name": venue.name, "address": venue.address, "postcode": venue.postcode},
            "distance_miles": match.distance_miles,
            "next_session": {"start": "2026-11-28T10:00:00+00:00", "end": None},
            "when": "Every Saturday, 10am",
            "price": "£3.50",
            "price_from": 3.5,
            "access": list(found.access),
            "transport": [],
            "funding": ["direct_payment"],
            "for": list(found.for_),
            "meal": found.meal,
            "phone": found.phone,
            "email": found.email,
            "checked_on": "2026-10-01",
            "online": False,
            "sample": found.sample,
        }

    def _match(self, found: Activity) -> Match:
        why = tuple(Need(need, "unknown") for need in self.unknown)
        start = datetime(2026, 11, 28, 10, tzinfo=LONDON)
        return Match(found, self.beyond_miles if self.beyond_default else 1.2, Session(start), why)


class FakePlaces:
    def find(self, name: str) -> Sequence[Near]:
        places = {"weymouth": [WEYMOUTH], "gillingham": list(GILLINGHAMS)}
        return places.get(name.lower(), [])


class FakeUrgent:
    def answer(self, topic: str, confidence: float) -> Answer:
        return Answer("Ring 999 now.", Understood(f"urgent/{topic}", confidence), urgent=True)


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return FakeCatalogue([activity(f"a{n}", name) for n, name in enumerate(NAMES)])


@pytest.fixture
def services(catalogue: FakeCatalogue) -> Services:
    page = AdvicePage(
        topic="what_is_a_review",
        title="What is a review?",
        answer="A review is a talk.",
        easy="A review is a talk, in easy words.",
        said_then="",
        next_step="Ring us.",
        sources=(AdviceSource("The letter", "/advice/what_is_a_review"),),
        checked=date(2026, 11, 1),
    )
    council = Council(
        id="testshire",
        name="Testshire Council",
        area="Testshire",
        website="https://example.org",
        colour="#000000",
        centre=(50.0, -2.0),
        radius_miles=30,
        contacts={"adult_social_care": Contact("Adult social care", "01632 960100")},
        checked_on=date(2026, 11, 1),
        origins=(),
        categories={},
        folder=Path("nowhere"),
        term_dates=(),
    )
    return Services(
        council,
        catalogue,
        FakePlaces(),
        AdvicePages({page.topic: page}),
        cast(UrgentAnswers, FakeUrgent()),
    )


@pytest.fixture
def turn() -> Maker:
    """Makes a turn: ``turn("find_activity", days="sat")``; a leading "not_" negates."""

    def make(intent: str, text: str = "", **mentions: Any) -> Turn:
        found = []
        for name, values in mentions.items():
            negated, name = name.startswith("not_"), name.removeprefix("not_").rstrip("_")
            for value in values if isinstance(values, list) else [values]:
                found.append(Mention(name, value, 0, 0, negated))
        return Turn(text, intent, 0.9, NOW, tuple(found))

    return make
