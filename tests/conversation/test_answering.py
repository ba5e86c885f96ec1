"""Turns that are no search: advice, urgent help, asking back, saying it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation import finding, talking
from bot.conversation.answering import answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory
from bot.vocabulary import TOPICS
from bot.wording import has
from tests.conversation.conftest import Maker


def test_advice_in_the_middle_leaves_the_search_alone(turn: Maker, services: Services) -> None:
    asked = finding.find(turn("find_activity", days="sat", near_me=True), Memory(), services)
    told = talking.advice(turn("what_is_a_review"), asked.memory, services)
    assert told.answer.text == "A review is a talk.\n\nRing us."
    assert told.answer.sources[0].url == "/advice/what_is_a_review"
    reply = finding.find(turn("find_activity", near="Weymouth"), told.memory, services)
    assert reply.memory.search is not None
    assert reply.memory.search.days == ("sat",)


class TestUnclear:
    def test_it_asks_with_the_likely_readings(self, turn: Maker, services: Services) -> None:
        said = replace(turn("unclear"), likely=("what_is_a_review", "thanks", "find_activity"))
        reply = talking.unclear(said, Memory(), services)
        assert reply.answer.understood.topic == "talk/unclear"
        assert [c.text for c in reply.answer.choices] == [
            "What is a review?",
            "Thank you",
            "What is there to do?",
        ]

    def test_a_second_miss_in_a_row_offers_a_person(self, turn: Maker, services: Services) -> None:
        first = talking.unclear(turn("unclear"), Memory(), services)
        second = talking.unclear(turn("unclear"), first.memory, services)
        assert "01632 960100" in second.answer.text
        assert "Speak to a person" in [c.label for c in second.answer.choices]


def test_repeat_says_the_whole_answer_again(turn: Maker, services: Services) -> None:
    first = finding.find(turn("find_activity", near="Weymouth"), Memory(), services)
    said = replace(turn("repeat"), last_answer=first.answer.to_dict())
    reply = talking.repeat(said, first.memory, services)
    assert reply.answer.text == first.answer.text
    assert reply.answer.activities == first.answer.activities
    assert reply.answer.understood.topic == "talk/repeat"


def test_start_over_forgets_everything(turn: Maker, services: Services) -> None:
    memory = finding.find(turn("find_activity", near="Weymouth"), Memory(), services).memory
    assert talking.start_over(turn("start_over"), memory, services).memory == Memory()


def test_a_memory_survives_its_way_through_the_slots(turn: Maker, services: Services) -> None:
    memory = finding.find(
        turn("find_activity", near_me=True, days="sat"), Memory(), services
    ).memory
    assert Memory.from_slots(memory.to_slots()) == memory


class TestSimpler:
    def test_advice_is_said_in_its_easy_words(self, turn: Maker, services: Services) -> None:
        told = talking.advice(turn("what_is_a_review"), Memory(), services)
        said = replace(turn("simpler"), last_answer=told.answer.to_dict())
        reply = talking.simplify(said, told.memory, services)
        assert reply.answer.text == "A review is a talk, in easy words."
        assert reply.answer.understood.topic == "talk/simpler"

    def test_activities_come_one_at_a_time(self, turn: Maker, services: Services) -> None:
        first = finding.find(turn("find_activity"), Memory(), services)
        said = replace(turn("simpler"), last_answer=first.answer.to_dict())
        reply = talking.simplify(said, first.memory, services)
        assert [card["id"] for card in reply.answer.activities] == ["a0"]
        assert "Sea Swimmers" in reply.answer.text


def test_urgent_help_leaves_the_search_for_afterwards(turn: Maker, services: Services) -> None:
    memory = finding.find(turn("find_activity", near="Weymouth"), Memory(), services).memory
    reply = talking.urgent(turn("self_harm"), memory, services)
    assert reply.answer.urgent
    assert reply.answer.understood.topic == "urgent/self_harm"
    assert reply.memory == memory


def test_a_doubtful_message_that_may_be_urgent_is_not_asked_about(
    turn: Maker, services: Services
) -> None:
    said = replace(turn("unclear"), likely=("complaints", "abuse", "self_harm"), urgent_share=0.4)
    reply = answer(talking.unclear, said, Memory(), services)
    assert reply.answer.understood.topic == "urgent/abuse"


def test_a_doubtful_message_that_is_hardly_urgent_is_asked_about(
    turn: Maker, services: Services
) -> None:
    said = replace(turn("unclear"), likely=("complaints", "abuse"), urgent_share=0.1)
    reply = answer(talking.unclear, said, Memory(), services)
    assert reply.answer.understood.topic == "talk/unclear"


@pytest.mark.parametrize("topic", [t for group in TOPICS.values() for t in group])
def test_every_topic_can_be_offered_when_asking_back(topic: str) -> None:
    talked_about = {"greeting", "goodbye", "thanks", "yes", "no", "small_talk", "out_of_scope"}
    if topic not in talked_about | {"unclear"}:
        assert has(f"reading.{topic}.label")
        assert has(f"reading.{topic}.text")
