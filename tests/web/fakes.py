"""Stand-ins for the parts behind the web server, and the facts they give back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from bot.answers import Answer, Choice, Filter, Source, Understood
from bot.catalogue.model import Activity, Price, Schedule, Venue
from bot.catalogue.query import Search
from bot.catalogue.results import Found, Match
from bot.errors import DaywiseError
from bot.hearing.judging import Heard
from bot.language.spoken import Said
from web.rasa import AssistantError
from web.searching.results import SearchDesk

SEARCH = Search(days=("sat", "sun"))

REVIEW = Answer(
    text="A review is a talk about your care.",
    understood=Understood("advice/what_is_a_review", 0.93),
    choices=(Choice("When is mine?", "When is my review?"),),
    sources=(Source("Questions and answers", "/advice/what_is_a_review"),),
).to_dict()

HELP = Answer("Ring 999 now.", Understood("urgent/emergency", 0.97), urgent=True)

ART = Activity(
    id="sample-art",
    source="sample",
    name="Art for all <script>alert('x')</script>",
    summary="Paint & draw.\n\nBring a friend.",
    categories=("arts_and_crafts",),
    provider="The Hut",
    venue=Venue("The Hut", "1 Quay, Weymouth", "DT4 7AB", 50.61, -2.45),
    schedules=(Schedule(date(2026, 11, 28), time(10), time(12), "FREQ=WEEKLY;BYDAY=SA"),),
    price=Price(Decimal("3.50"), "£3.50 with a drink"),
    access=("wheelchair",),
    phone="01632 960123",
    website="https://example.org/art",
    checked_on=date(2026, 11, 1),
    sample=True,
)
REAL_ART = replace(ART, id="real-art", source="County feed", sample=False)
BARE = Activity(id="bare", source="County feed", name="Walk", website="javascript:alert(1)")


def card(activity: Activity, now: datetime) -> dict[str, Any]:
    """The contract's ``Activity`` of a test's activity, whose session is always the same."""
    venue, dated = activity.venue, bool(activity.schedules)
    return {
        "id": activity.id,
        "name": activity.name,
        "summary": activity.summary,
        "categories": list(activity.categories),
        "provider": activity.provider,
        "place": venue
        and {
            "name": venue.name,
            "address": venue.address,
            "postcode": venue.postcode,
            "lat": venue.lat,
            "lon": venue.lon,
        },
        "distance_miles": None,
        "next_session": {
            "start": "2026-11-28T10:00:00+00:00",
            "end": "2026-11-28T12:00:00+00:00",
        }
        if dated
        else None,
        "when": "Saturdays, 10am to midday" if dated else "Times not known",
        "price": activity.price.words or "Price not known",
        "price_from": None if activity.price.lowest is None else float(activity.price.lowest),
        "access": list(activity.access),
        "transport": list(activity.transport),
        "funding": list(activity.funding),
        "for": list(activity.for_),
        "meal": activity.meal,
        "phone": activity.phone,
        "email": activity.email,
        "website": activity.website,
        "url": f"/activities/{activity.id}",
        "checked_on": activity.checked_on and activity.checked_on.isoformat(),
        "why": [{"need": "day:sat", "met": "yes", "instead": None}],
        "more": f"Tell me more about {activity.name}",
        "online": activity.formats == ("online",),
        "sample": activity.sample,
        "stale": None,
    }


FOUND = Answer(
    text="I found 1 for things to do near DT4 7AB.",
    understood=Understood("find/find_activity", 1.0, SEARCH),
    activities=(card(ART, datetime(2026, 11, 23)),),
    filters=(
        Filter("days", "weekend", "weekends", "Show me all, not only at weekends", "on "),
        Filter("not.days", "mon", "not Mondays", "Show me all, also on Mondays", ""),
    ),
).to_dict()


@dataclass
class FakeAssistant:
    """Answers with ``answers``, or raises where it is ``down``; remembers what it was told."""

    answers: list[dict[str, Any]] = field(default_factory=lambda: [REVIEW])
    down: bool = False
    heard: list[tuple[str, str, Mapping[str, float] | None]] = field(default_factory=list)
    forgot: list[str] = field(default_factory=list)
    gate: threading.Event | None = None
    busy: int = 0
    busiest: int = 0

    def reply(
        self, conversation: str, text: str, location: Mapping[str, float] | None
    ) -> list[dict[str, Any]]:
        if self.down:
            raise AssistantError("down")
        self.heard.append((conversation, text, location))
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        if self.gate:
            self.gate.wait(5)
        self.busy -= 1
        return self.answers

    def forget(self, conversation: str) -> None:
        if self.down:
            raise AssistantError("down")
        self.forgot.append(conversation)


class FakeSpeech:
    """Speaks of pounds; its addresses say how long what they play is."""

    def __init__(self) -> None:
        self.woken = 0

    def said(self, text: str) -> Said:
        words = text.replace("£3.50", "three pounds fifty")
        return Said(words, tuple((0, 1) for _ in words.split()))

    def link(self, spoken_text: str, *, private: bool = False) -> str:
        return f"/api/speech/{'private' if private else 'signed'}-{len(spoken_text)}"

    def parts(self, spoken_text: str) -> list[dict[str, str]]:
        address = self.link(spoken_text)
        return [{"url": address, "words_url": f"{address}/words", "text": spoken_text}]

    def wake(self) -> None:
        self.woken += 1


@dataclass
class FakeEar:
    """Hears the same words in everything, or raises what it was given."""

    error: DaywiseError | None = None
    files: list[bytes] = field(default_factory=list)
    woken: int = 0

    def listen(self, file: bytes) -> Heard:
        self.files.append(file)
        if self.error:
            raise self.error
        return Heard("What is on in Weymouth?", 0.9)

    def wake(self) -> None:
        self.woken += 1


@dataclass
class FakeCatalogue:
    activities: dict[str, Activity]

    def get(self, activity_id: str, /) -> Activity | None:
        return self.activities.get(activity_id)

    def listed(self, limit: int, offset: int = 0) -> list[Activity]:
        return [one for one in self.activities.values() if not one.sample][offset:][:limit]

    def count_listed(self) -> int:
        return sum(not one.sample for one in self.activities.values())


@dataclass
class Clock:
    """Seconds since 1970 that a test moves on."""

    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


Check = Callable[[], object]


class NoPlaces:
    """Knows no place at all."""

    def find(self, name: str) -> tuple[()]:
        return ()


FAKE_DESK = SearchDesk(
    read=lambda text, now: [],
    places=NoPlaces(),
    search=lambda query, now, *, limit: Found((Match(ART, 0.4, None),), 1),
    named=lambda text, limit: [],
    card=lambda match, now: card(match.activity, now),
)
"""Finds the same painting group whatever is asked."""
