"""The Rasa component that tells what a message is about."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components import model_files
from bot.dialogue.components.encoder import check_model, shared_encoder, whole_words
from bot.dialogue.components.evidence import found_in
from bot.dialogue.components.topic_model import Example, TopicModel, fit

HEARD = "heard"
"""What the network made of a message's wishes, for :class:`.hearing.WishListener`."""
VECTOR = "meaning"
"""What the network makes of a message as a whole, for :class:`.asking.DetailListener`."""
RANKED = 10
"""How many topics ``intent_ranking`` holds."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class HybridIntentClassifier(GraphComponent, IntentClassifier):
    """Sets ``intent`` and ``intent_ranking`` of messages; see :mod:`.topic_model`.

    Stands after the :class:`~bot.dialogue.components.filters.FilterExtractor`, whose entities it
    reads. A message without letters or digits gets no intent, with confidence 0.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: TopicModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``seed``: of the misspelt copies."""
        return {"seed": 20261121}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  # Rasa passes it by name
    ) -> HybridIntentClassifier:
        """An untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the training sentences and write the model into the storage.

        Raises:
            EncoderError: where the sentence model is missing or damaged.
        """
        check_model()
        examples = [
            Example(
                text=message.get(TEXT),
                topic=message.get(INTENT),
                found=found_in(message.get(ENTITIES, [])),
            )
            for message in training_data.intent_examples
        ]
        self._model = fit(examples, shared_encoder(), whole_words(), seed=self._config["seed"])
        with self._model_storage.write_to(self._resource) as folder:
            model_files.save(self._model, folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
        **_: Any,
    ) -> HybridIntentClassifier:
        """The component as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, model_files.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on each message, in place."""
        if self._model is None:
            raise RuntimeError("HybridIntentClassifier.process was called before train or load")
        for message in messages:
            found = found_in(message.get(ENTITIES, []))
            text = message.get(TEXT) or ""
            understood = self._model.understand(text, found, shared_encoder())
            named = [
                {INTENT_NAME_KEY: topic, PREDICTED_CONFIDENCE_KEY: confidence}
                for topic, confidence in understood.ranking[:RANKED]
            ]
            nothing = {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}
            message.set(INTENT, named[0] if named else nothing, add_to_output=True)
            message.set("intent_ranking", named, add_to_output=True)
            message.set(HEARD, understood.heard)
            message.set(VECTOR, understood.vector)
        return messages
