"""From the Rasa tracker to a turn, and back to slots."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from actions.tracker import events_of, memory_of, turn_of
from bot.catalogue.query import Near, Search
from bot.conversation.turn import Memory
from bot.language.mentions import Mention
from tests.conversation.conftest import NOW


def tracker(
    message: dict[str, Any],
    slots: dict[str, Any] | None = None,
    events: list[dict[str, Any]] | None = None,
) -> Tracker:
    return Tracker("someone", slots or {}, message, events or [], False, None, {}, "action_listen")


RANKING = [
    {"name": "what_is_a_review", "confidence": 0.31},
    {"name": "find_activity", "confidence": 0.29},
]


def test_entities_become_mentions_and_a_role_negates() -> None:
    message = {
        "text": "not Mondays in Weymouth",
        "intent": {"name": "find_activity", "confidence": 0.87654},
        "intent_ranking": RANKING,
        "entities": [
            {"entity": "days", "value": "mon", "start": 0, "end": 11, "role": "not"},
            {"entity": "near", "value": "Weymouth", "start": 15, "end": 23},
        ],
    }
    turn = turn_of(tracker(message), NOW)
    assert turn.intent == "find_activity"
    assert turn.confidence == 0.8765
    assert turn.mentions == (
        Mention("days", "mon", 0, 11, negated=True),
        Mention("near", "Weymouth", 15, 23),
    )


def test_what_is_asked_of_one_activity_counts_only_where_that_is_the_topic() -> None:
    entities = [{"entity": "asked", "value": "where", "start": 0, "end": 4}]
    for topic, count in (("activity_details", 1), ("find_activity", 0), ("nlu_fallback", 0)):
        intent = {"name": topic, "confidence": 0.8}
        message = {
            "text": "that", "intent": intent, "intent_ranking": RANKING, "entities": entities
        }  # fmt: skip
        assert len(turn_of(tracker(message), NOW).mentions) == count


def test_a_doubtful_message_is_unclear_with_the_likeliest_first() -> None:
    message = {
        "text": "hm",
        "intent": {"name": "nlu_fallback", "confidence": 0.7},
        "intent_ranking": [{"name": "nlu_fallback", "confidence": 0.7}, *RANKING],
    }
    turn = turn_of(tracker(message), NOW)
    assert turn.intent == "unclear"
    assert turn.confidence == 0.31
    assert turn.likely == ("what_is_a_review", "find_activity")


def test_a_shared_location_is_read() -> None:
    message = {"text": "here", "metadata": {"location": {"lat": 50.6, "lon": -2.4}}}
    assert turn_of(tracker(message), NOW).location == Near("your location", 50.6, -2.4)


def test_the_last_answer_is_the_last_thing_that_was_said() -> None:
    events = [
        {"event": "bot", "data": {"custom": {"text": "first"}}},
        {"event": "bot", "data": {"custom": {"text": "second"}}},
        {"event": "user", "text": "again"},
    ]
    turn = turn_of(tracker({"text": "again"}, events=events), NOW)
    assert turn.last_answer == {"text": "second"}


def test_an_empty_tracker_is_an_empty_memory() -> None:
    assert memory_of(tracker({"text": "hello"})) == Memory()


def test_only_slots_that_changed_are_set() -> None:
    events = events_of(Memory(), Memory(search=Search(days=("sat",))))
    assert [event["name"] for event in events] == ["search"]
