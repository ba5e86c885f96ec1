"""What a card's More sends is answered with that activity, whatever it is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from actions.wiring import StoredCatalogue
from bot.catalogue.model import Activity, Schedule, Venue
from bot.catalogue.store import migrate, open_catalogue
from bot.conversation import details, finding, talking
from bot.conversation.answering import answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Reply, Turn
from bot.safety import urgent
from bot.safety.personal import mask, without_masks
from tests.conversation.conftest import NOW, Maker, activity
from tests.data.samples import Sample, every_sample, imported

HALL, POOL = "The Hall", "Sea Pool"


def sent(text: str) -> str:
    """A message as it arrives, with personal details hidden on the way."""
    return without_masks(mask(text))


def misread(text: str) -> Turn:
    """A turn that the model takes for a goodbye."""
    return Turn(sent(text), "goodbye", 0.9, NOW)


def at(place: str, name: str, id_: str, **changes: Any) -> Activity:
    venue = Venue(place, "1 Sea Road", "DT4 7AB", 50.61, -2.45)
    return replace(activity(id_, name), venue=venue, **changes)


def weekly(day: str) -> Schedule:
    return Schedule(date(2026, 11, 2), time(10), time(11), f"FREQ=WEEKLY;BYDAY={day}")


def shown(services: Services, catalogue: Any, *activities: Activity) -> Reply:
    """The answer that shows these."""
    catalogue.activities = list(activities)
    return finding.find(Turn("", "find_activity", 0.9, NOW), Memory(), services)


def more_of_each(reply: Reply, services: Services) -> list[str | None]:
    """The id of what each card's More is answered with."""
    return [
        answer(
            talking.words, misread(card["more"]), reply.memory, services
        ).answer.understood.activity
        for card in reply.answer.activities
    ]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, StoredCatalogue]:
    """Each council's sample in a real catalogue."""
    stores = {}
    for name in ("dorset", "nottinghamshire"):
        url = f"sqlite:///{tmp_path_factory.mktemp(name) / 'catalogue.db'}"
        migrate(url)
        store = open_catalogue(url)
        store.replace_source("sample", list(imported(name).activities), imported_at=NOW)
        stores[name] = StoredCatalogue(store, lambda lat, lon: "DT4")
    return stores


@every_sample
def test_every_activity_of_the_sample_is_told_of(
    sample: Sample, stored: dict[str, StoredCatalogue], services: Services
) -> None:
    services = replace(services, catalogue=stored[sample.council])
    every = sorted(imported(sample.council).activities, key=lambda one: one.name)
    for place, one in enumerate(every):
        beside = tuple(other.id for other in every[max(0, place - 1) : place + 2])
        text = f"Tell me more about {one.name}"
        for ids in (beside, tuple(id_ for id_ in beside if id_ != one.id)):
            memory = Memory(shown=ids, seen=ids, activity=every[0].id)
            told = answer(talking.words, misread(text), memory, services).answer.understood
            assert (told.topic, told.activity, told.detail) == (
                "find/activity_details", one.id, "all",
            )  # fmt: skip
        assert urgent.find(text) is None


@pytest.mark.parametrize(
    "names",
    [
        ("Knit and Natter", "Knit & Natter", "Knit and Natter (Weymouth)"),
        ("Fordington Sundays", "Fordington Day Together"),
        ("Choir", "Choir for All", "The Choir"),
        ("Catch the Number Four", "First Steps", "The Last One", "The Second One"),
        ("Café Connect", "Cafe Connect", "CAFÉ CONNECT!"),
        ("Men's Shed", "Mens Shed", "Men’s Shed: Bridport", "“Women's” Shed"),
        ("C", "C++ & C#", "£1 Bingo", "50+ / 60+ Club", "Tai-Chi <b>free</b>"),
        ("Clwb Cinio Llanelli’r Môr", "Спорт", "太极", "Zumba® 🎵"),
        ("Coffee at 14 Mill Lane", "Ring 01305 221016 Club", "Write to a.b@example.org"),
        ("A very long name " * 12, "A very long name " * 13),
        ("Show me more", "Tell me more about Art", "Any day is fine"),
    ],
    ids=lambda names: names[0][:30],
)
def test_names_that_are_nearly_the_same_or_odd_are_told_apart(
    names: tuple[str, ...], services: Services, catalogue: Any
) -> None:
    reply = shown(
        services, catalogue,
        *(at(f"Hall {n}", name, f"a{n}") for n, name in enumerate(names)),
    )  # fmt: skip
    assert more_of_each(reply, services) == [f"a{n}" for n in range(len(names))]
    assert max(len(card["more"]) for card in reply.answer.activities) <= 500


class TestOneName:
    def test_its_place_tells_which(self, services: Services, catalogue: Any) -> None:
        reply = shown(
            services, catalogue, at(HALL, "Aquafit", "a0"), at(POOL, "Aquafit", "a1"),
            at(HALL, "Choir", "a2"),
        )  # fmt: skip
        assert [card["more"] for card in reply.answer.activities] == [
            "Tell me more about Aquafit at The Hall",
            "Tell me more about Aquafit at Sea Pool",
            "Tell me more about Choir",
        ]
        assert more_of_each(reply, services) == ["a0", "a1", "a2"]

    def test_in_one_place_its_times_tell_which(self, services: Services, catalogue: Any) -> None:
        reply = shown(
            services, catalogue,
            at(POOL, "Aquafit", "a0", schedules=(weekly("MO"),)),
            at(POOL, "Aquafit", "a1", schedules=(weekly("FR"),)),
        )  # fmt: skip
        assert "Monday" in reply.answer.activities[0]["more"]
        assert more_of_each(reply, services) == ["a0", "a1"]

    def test_a_card_of_the_page_before_is_known_by_its_place(
        self, services: Services, catalogue: Any
    ) -> None:
        reply = shown(services, catalogue, at(HALL, "Aquafit", "a0"), at(POOL, "Aquafit", "a1"))
        later = replace(reply.memory, shown=("a1",))
        told = answer(
            talking.words, misread("tell me more about aquafit at the hall"), later, services
        )
        assert told.answer.understood.activity == "a0"

    def test_which_one_is_asked_where_it_is_not_told(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        reply = shown(services, catalogue, at(HALL, "Aquafit", "a0"), at(POOL, "Aquafit", "a1"))
        said = turn("activity_details", "how much is aquafit", detail="cost")
        asked = answer(talking.words, misread("Tell me more about Aquafit"), reply.memory, services)
        assert asked.answer.text == "Which one do you mean?"
        assert [choice.text for choice in asked.answer.choices] == [
            "Aquafit at The Hall",
            "Aquafit at Sea Pool",
        ]
        asked = details.details(said, reply.memory, services)
        chosen = misread(asked.answer.choices[1].text)
        told = answer(talking.words, chosen, asked.memory, services).answer
        assert (told.understood.activity, told.understood.detail) == ("a1", "cost")
