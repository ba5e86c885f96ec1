"""A small town whose week can be planned: a real catalogue, and messages read as they are."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from actions import advice, find, talk
from actions.wiring import StoredCatalogue
from bot.answers import Answer
from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.reading import Moment
from bot.catalogue.results import Found, Match
from bot.catalogue.store import migrate, open_catalogue
from bot.conversation.answering import Answerer, answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Turn
from bot.language.gazetteer import Gazetteer
from bot.language.places import PlaceName
from bot.language.reader import read
from bot.language.vocabulary import load_vocabulary
from bot.settings import PROJECT
from bot.vocabulary import TOPICS
from tests.catalogue.making import NOW, activity, at, once, weekly
from tests.week.making import priced

ADVICE = dict.fromkeys(TOPICS["advice"], advice.ANSWERERS["action_give_advice"])
TALK: dict[str, Answerer] = {
    "yes": talk.ANSWERERS["action_accept_offer"],
    "no": talk.ANSWERERS["action_decline_offer"],
    "repeat": talk.ANSWERERS["action_repeat_answer"],
    "simpler": talk.ANSWERERS["action_simplify_answer"],
    "start_over": talk.ANSWERERS["action_start_over"],
    "unclear": talk.ANSWERERS["action_ask_which"],
}
ANSWERERS: dict[str, Answerer] = {
    **ADVICE,
    **dict.fromkeys(TOPICS["talk"], talk.ANSWERERS["action_say_words"]),
    **TALK,
    **dict.fromkeys(TOPICS["urgent"], talk.ANSWERERS["action_give_urgent_help"]),
    "find_activity": find.ANSWERERS["action_find_activity"],
    "find_respite": find.ANSWERERS["action_find_respite"],
    "more_results": find.ANSWERERS["action_show_more"],
    "activity_details": find.ANSWERERS["action_describe_activity"],
    "my_week": find.ANSWERERS["action_plan_week"],
}
"""The function behind each intent, as the rules of Rasa have it."""


def thing(id: str, name: str, category: str, *schedules: Any, **fields: Any) -> Activity:
    return activity(
        id, name=name, categories=(category,), schedules=schedules, checked_on=NOW.date(), **fields
    )


TOWN = (
    thing("art", "Paint Pots", "arts_and_crafts", weekly("TU,TH"), price=priced("3.50"),
          venue=at(0.3)),
    thing("swim", "Easy Swim", "swimming", weekly("TU", "12:10", "13:00"), price=priced("4.20"),
          venue=at(4, "Pool")),
    thing("deep", "Lane Swim", "swimming", weekly("FR", "10:00", "11:00"), price=priced("5"),
          venue=at(4, "Pool")),
    thing("farm", "Hill Farm", "farm_and_animals", weekly("FR", "13:00", "16:00"),
          price=priced(None, "Ask us"), venue=at(1, "Farm")),
    thing("choir", "Sing Out", "music", weekly("MO,WE", "18:00", "19:30"), price=priced("0"),
          venue=at(0.2)),
    thing("bingo", "Full House", "games_and_bingo", weekly("TU", "14:00", "15:30"),
          weekly("TH", "14:00", "15:30"), price=priced("2"), venue=at(0.5)),
    thing("knit", "Knit and Natter", "knitting_and_sewing", weekly("TH", "10:30", "12:00"),
          price=priced("1"), venue=at(0.4)),
    thing("sew", "Stitch Club", "knitting_and_sewing", weekly("MO,TH", "13:00", "15:00"),
          price=priced("1"), venue=at(0.4)),
    thing("plot", "Green Fingers", "gardening", weekly("WE", "10:00", "12:00"),
          weekly("WE", "14:00", "16:00"), price=priced("0"), venue=at(0.8)),
    thing("gym", "Strong Together", "gym_and_fitness", weekly("MO,WE,FR", "09:30", "10:30"),
          price=priced("6"), venue=at(0.6), funding=("direct_payment",)),
    thing("walk", "Bay Walkers", "walking", phone="01305 000222", venue=at(0.1)),
    thing("fair", "Craft Fair", "arts_and_crafts", once("2026-11-28"), price=priced("0"),
          venue=at(0.3)),
    thing("sit", "Sit With Me", "sitting_service", weekly("MO,TU,WE", "09:00", "15:00"),
          price=priced("12"), venue=at(0.3)),
)  # fmt: skip


@dataclass
class Town:
    """The catalogue, and what has gone from it or changed since."""

    catalogue: StoredCatalogue
    gone: set[str] = field(default_factory=set)
    changed: dict[str, Activity] = field(default_factory=dict)

    def search(
        self, query: Search, now: datetime, *, limit: int = 5, skip: Collection[str] = ()
    ) -> Found:
        return self.catalogue.search(query, now, limit=limit, skip={*skip, *self.gone})

    def match(self, activity_id: str, query: Search, now: datetime) -> Match | None:
        found = self.catalogue.match(activity_id, query, now)
        if found is None or activity_id in self.gone:
            return None
        return replace(found, activity=self.changed.get(activity_id, found.activity))

    def named(self, text: str) -> Sequence[Activity]:
        return [one for one in self.catalogue.named(text) if one.id not in self.gone]

    def one_moment(self) -> AbstractContextManager[Moment]:
        return self.catalogue.one_moment()

    def card(self, match: Match, now: datetime) -> dict[str, Any]:
        return self.catalogue.card(match, now)


class Conversation:
    """Says things one after the other. ``intent`` is what the model makes of the words."""

    def __init__(self, services: Services, gazetteer: Gazetteer) -> None:
        self._services, self._gazetteer = services, gazetteer
        self.memory = Memory()
        self.last: Answer | None = None
        self.urgent_share = 0.0

    def say(self, text: str, intent: str = "my_week", likely: Sequence[str] = ()) -> Answer:
        turn = Turn(
            text,
            intent,
            0.9,
            NOW,
            tuple(read(text, NOW, self._gazetteer)),
            likely=tuple(likely) or (intent,),
            urgent_share=self.urgent_share,
            last_answer=json.loads(json.dumps(self.last.to_dict())) if self.last else None,
        )
        slots = json.loads(json.dumps(self.memory.to_slots()))
        reply = answer(ANSWERERS[intent], turn, Memory.from_slots(slots), self._services)
        self.memory, self.last = reply.memory, reply.answer
        return reply.answer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    places = [PlaceName(n, (n.lower(),), True, 5000, 50.7, -2.4, False) for n in ("Weymouth",)]
    return Gazetteer.build(load_vocabulary(PROJECT / "data" / "nlu" / "vocabulary"), places)


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredCatalogue]:
    url = f"sqlite:///{tmp_path_factory.mktemp('town') / 'catalogue.db'}"
    migrate(url)
    store = open_catalogue(url)
    store.replace_source("town", TOWN, imported_at=NOW)
    yield StoredCatalogue(store, lambda lat, lon: "DT4")
    store.close()


@pytest.fixture
def town(stored: StoredCatalogue) -> Town:
    return Town(stored)


@pytest.fixture
def talked(town: Town, services: Services, gazetteer: Gazetteer) -> Conversation:
    return Conversation(replace(services, catalogue=town), gazetteer)


def items(answer: Answer) -> list[str]:
    """ "tue 10:00 Paint Pots" for each part of the week."""
    assert answer.week is not None
    return [f"{i['day']} {i['start']} {i['activity']['name']}" for i in answer.week["items"]]
