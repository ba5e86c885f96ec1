"""The classifier as a component of Rasa."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components.intents import RANKED, HybridIntentClassifier

from .conftest import TOPICS

CONTEXT = ExecutionContext(GraphSchema({}))
RESOURCE = Resource("intents")


def sentences() -> TrainingData:
    return TrainingData(
        [
            Message({TEXT: text, INTENT: topic, ENTITIES: []})
            for topic, texts in TOPICS.items()
            for text in texts
        ]
    )


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    storage = LocalModelStorage(tmp_path_factory.mktemp("storage"))
    config = HybridIntentClassifier.get_default_config()
    trained = HybridIntentClassifier.create(config, storage, RESOURCE, CONTEXT)
    assert trained.train(sentences()) == RESOURCE
    return storage


@pytest.fixture(scope="module")
def classifier(storage: LocalModelStorage) -> HybridIntentClassifier:
    return HybridIntentClassifier.load({}, storage, RESOURCE, CONTEXT)


def test_a_message_gets_its_intent_and_a_ranking(classifier: HybridIntentClassifier) -> None:
    (message,) = classifier.process([Message({TEXT: "what's a review then"})])
    intent, ranking = message.get(INTENT), message.get("intent_ranking")
    assert intent == ranking[0]
    assert intent["name"] == "what_is_a_review"
    assert len(ranking) == min(RANKED, len(TOPICS))


def test_filters_of_the_message_are_heard(classifier: HybridIntentClassifier) -> None:
    entity = {"entity": "near", "value": "Weymouth", "start": 0, "end": 8}
    (message,) = classifier.process([Message({TEXT: "Weymouth", ENTITIES: [entity]})])
    assert message.get(INTENT)["name"] == "find_activity"
    assert message.get(INTENT)["confidence"] >= 0.9


@pytest.mark.parametrize("text", ["", "\U0001f600", "...", None])
def test_a_message_without_words_has_no_intent(
    classifier: HybridIntentClassifier, text: str | None
) -> None:
    (message,) = classifier.process([Message({TEXT: text})])
    assert message.get(INTENT) == {"name": None, "confidence": 0.0}
    assert message.get("intent_ranking") == []


def test_intent_and_ranking_leave_rasa_with_the_message(
    classifier: HybridIntentClassifier,
) -> None:
    (message,) = classifier.process([Message({TEXT: "hello"})])
    assert {INTENT, "intent_ranking"} <= message.output_properties


def test_a_component_that_was_never_trained_says_so(tmp_path: Path) -> None:
    untrained = HybridIntentClassifier.create({}, LocalModelStorage(tmp_path), RESOURCE, CONTEXT)
    with pytest.raises(RuntimeError, match="before train or load"):
        untrained.process([Message({TEXT: "hello"})])
