"""The Rasa component that tells what a question about one activity is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import settings
from bot.dialogue.components.detail_model import DetailModel, Question, fit
from bot.dialogue.components.encoder import Floats, shared_encoder
from bot.dialogue.components.evidence import found_in
from bot.dialogue.components.intents import VECTOR

ASKED = "asked"
"""The entity: a detail of one activity."""
TOPIC = "activity_details"
LABELS = settings.PROJECT / "data" / "nlu" / "details.jsonl"
"""Training sentences of the topic with the detail that each asks about."""
_SURE_ENOUGH = 0.35


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class DetailListener(GraphComponent, EntityExtractorMixin):
    """Adds the entity :data:`ASKED` to a message that most likely asks about one activity.

    Stands after :class:`~bot.dialogue.components.intents.HybridIntentClassifier`, which has run the
    network.
    """

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, model: DetailModel | None = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  # Rasa passes it by name
    ) -> DetailListener:
        """An untrained component."""
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the labelled ones among the training sentences."""
        labels = read_labels()
        asked = [one for one in training_data.training_examples if one.get(TEXT) in labels]
        vectors = shared_encoder().read([str(one.get(TEXT)) for one in asked]).vectors
        questions = [_question(one, vector) for one, vector in zip(asked, vectors, strict=True)]
        self._model = fit(questions, [labels[question.text] for question in questions])
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
        **_: Any,
    ) -> DetailListener:
        """The component as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, DetailModel.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the detail to each message that asks for one, in place."""
        if self._model is None:
            raise RuntimeError("DetailListener.process was called before train or load")
        for message in messages:
            likeliest = (message.get("intent_ranking") or [{}])[0].get(INTENT_NAME_KEY)
            if likeliest == TOPIC:
                detail, confidence = self._model.likeliest(_question(message, message.get(VECTOR)))
                if confidence >= _SURE_ENOUGH:
                    entity = _entity(detail, str(message.get(TEXT)), confidence)
                    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages


def read_labels(file: Path = LABELS) -> dict[str, str]:
    """Each labelled sentence with its detail."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {row["text"]: row["detail"] for row in rows}


def _question(message: Message, vector: Floats) -> Question:
    entities = message.get(ENTITIES, [])
    said = tuple(one["value"] for one in entities if one["entity"] == "detail")
    return Question(str(message.get(TEXT)), vector, found_in(entities), said)


def _entity(detail: str, text: str, confidence: float) -> dict[str, Any]:
    return {
        "entity": ASKED,
        "value": detail,
        "start": 0,
        "end": len(text),
        "extractor": DetailListener.__name__,
        "confidence_entity": confidence,
    }
