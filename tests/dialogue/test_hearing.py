"""The filters are settled between what the words say and what the network heard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components.filters import READING, FilterExtractor
from bot.dialogue.components.hearing import WishListener
from bot.dialogue.components.intents import HEARD, HybridIntentClassifier
from bot.language.gazetteer import Gazetteer
from bot.language.heard import Heard
from bot.language.reader import reading

from .conftest import TOPICS

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def listener(tmp_path: Path) -> WishListener:
    storage = LocalModelStorage(tmp_path)
    return WishListener.create({}, storage, Resource("wishes"), ExecutionContext(GraphSchema({})))


def test_what_was_heard_becomes_an_entity(listener: WishListener) -> None:
    text = "blimblamming please"
    words = reading(text, NOW, Gazetteer.build({"categories": {}}, ()))
    heard = [Heard("access", "quiet_space", 0.99, 0, 12)]
    (message,) = listener.process(
        [Message({TEXT: text, ENTITIES: [], READING: words, HEARD: heard})]
    )
    (entity,) = message.get(ENTITIES)
    assert (entity["entity"], entity["value"]) == ("access", "quiet_space")
    assert text[entity["start"] : entity["end"]] == "blimblamming"
    assert ENTITIES in message.output_properties


def test_a_message_in_which_nothing_was_heard_keeps_its_entities(listener: WishListener) -> None:
    kept = [{"entity": "near", "value": "Poole"}]
    (message,) = listener.process([Message({TEXT: "?", ENTITIES: kept, HEARD: []})])
    assert message.get(ENTITIES) == kept


def test_words_and_network_are_heard_together(
    tmp_path: Path, small_places: Path, small_vocabulary: Path
) -> None:
    """The vocabulary of this test holds no wheelchair at all."""
    storage = LocalModelStorage(tmp_path)
    context = ExecutionContext(GraphSchema({}))
    config = {
        "council": "dorset", "places": str(small_places), "vocabulary": str(small_vocabulary),
    }  # fmt: skip
    filters = FilterExtractor.create(config, storage, Resource("filters"), context)
    classifier = HybridIntentClassifier.create(
        HybridIntentClassifier.get_default_config(), storage, Resource("intents"), context
    )
    classifier.train(
        filters.process_training_data(
            TrainingData(
                [
                    Message({TEXT: text, INTENT: topic})
                    for topic, texts in TOPICS.items()
                    for text in texts
                ]
            )
        )
    )
    messages = [Message({TEXT: "is there a wheelchair friendly yoga class in Weymouth"})]
    listener = WishListener.create({}, storage, Resource("wishes"), context)
    for component in (filters, classifier, listener):
        messages = component.process(messages)
    found = {(one["entity"], one["value"]) for one in messages[0].get(ENTITIES)}
    assert {("access", "wheelchair"), ("near", "Weymouth")} <= found
    assert messages[0].get(INTENT)["name"] == "find_activity"


def test_training_sentences_carry_nothing_that_nobody_asks_for(
    tmp_path: Path, small_places: Path, small_vocabulary: Path
) -> None:
    config = {
        "council": "dorset", "places": str(small_places), "vocabulary": str(small_vocabulary),
    }  # fmt: skip
    context = ExecutionContext(GraphSchema({}))
    filters = FilterExtractor.create(config, LocalModelStorage(tmp_path), Resource("f"), context)
    (message,) = filters.process_training_data(
        TrainingData([Message({TEXT: "bingo", INTENT: "find_activity"})])
    ).training_examples
    assert message.get(READING) is None
