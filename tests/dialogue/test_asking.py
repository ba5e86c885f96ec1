"""The detail that is asked about becomes an entity, where one activity is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components.asking import DetailListener, read_labels
from bot.dialogue.components.encoder import shared_encoder
from bot.dialogue.components.intents import VECTOR

NEAR = {"entity": "near", "value": "Poole", "start": 0, "end": 5}


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> DetailListener:
    """Trained on the project's own labels, written and read again."""
    storage = LocalModelStorage(tmp_path_factory.mktemp("details"))
    resource, context = Resource("details"), ExecutionContext(GraphSchema({}))
    texts = [*read_labels(), "a sentence without a label"]
    untrained = DetailListener.create({}, storage, resource, context)
    untrained.train(TrainingData([Message({TEXT: text, ENTITIES: []}) for text in texts]))
    return DetailListener.load({}, storage, resource, context)


def message(text: str, topic: str) -> Message:
    ranking = [{"name": topic, "confidence": 0.9}] if topic else []
    vector = shared_encoder().read([text]).vectors[0]
    return Message({TEXT: text, ENTITIES: [NEAR], "intent_ranking": ranking, VECTOR: vector})


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("would a mobility scooter fit through the doors", "access"),
        ("any chance of a brew while she's there", "food"),
        ("what would it set me back", "cost"),
        ("do we need to let them know we're coming", "booking"),
    ],
)
def test_a_question_in_nobodys_words_is_heard(
    listener: DetailListener, text: str, detail: str
) -> None:
    (heard,) = listener.process([message(text, "activity_details")])
    near, asked = heard.get(ENTITIES)
    assert near == NEAR
    assert (asked["entity"], asked["value"]) == ("asked", detail)
    assert (asked["start"], asked["end"]) == (0, len(text))
    assert ENTITIES in heard.output_properties


@pytest.mark.parametrize("topic", ["find_activity", ""])
def test_a_message_about_something_else_keeps_its_entities(
    listener: DetailListener, topic: str
) -> None:
    (heard,) = listener.process([message("what would it set me back", topic)])
    assert heard.get(ENTITIES) == [NEAR]


def test_nothing_is_told_before_training(tmp_path: Path) -> None:
    untrained = DetailListener.create(
        {}, LocalModelStorage(tmp_path), Resource("d"), ExecutionContext(GraphSchema({}))
    )
    with pytest.raises(RuntimeError, match="before train"):
        untrained.process([message("what would it set me back", "activity_details")])
