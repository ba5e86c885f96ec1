"""The Rasa component that finds the filters of a search in a message."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import settings
from bot.language.gazetteer import Gazetteer
from bot.language.mentions import Mention
from bot.language.places import read_place_names
from bot.language.reader import read, reading
from bot.language.reading_many import read_many
from bot.language.vocabulary import load_vocabulary

_FILE = "gazetteer.json"
READING = "reading"
"""The message split into words, for :class:`.hearing.WishListener`."""


# A featurizer in Rasa's eyes: only tokenizers and featurizers are run over the training
# sentences, and the classifier after this one learns from the filters found in them.
@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=True,
)
class FilterExtractor(GraphComponent, EntityExtractorMixin):
    """Makes an entity of every :class:`bot.language.mentions.Mention` in a message.

    "Training" builds the gazetteer (vocabulary and place names) and keeps it with the model.
    """

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        gazetteer: Gazetteer | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._gazetteer = gazetteer
        self._clock = clock or settings.load().clock

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``council``, ``places`` and ``vocabulary`` (a folder): null stands for the settings'."""
        return {"council": None, "places": None, "vocabulary": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  # Rasa passes it by name
    ) -> FilterExtractor:
        """A component with its gazetteer, not yet written into the model."""
        current = settings.load()
        places = read_place_names(
            Path(config["places"] or current.places_file), config["council"] or current.council
        )
        vocabulary = Path(config["vocabulary"] or settings.PROJECT / "data/nlu/vocabulary")
        gazetteer = Gazetteer.build(load_vocabulary(vocabulary), places)
        return cls(model_storage, resource, gazetteer)

    def train(self, training_data: TrainingData) -> Resource:  # noqa: ARG002
        """Write the gazetteer into the storage."""
        if self._gazetteer is None:
            raise RuntimeError("FilterExtractor.train was called without a gazetteer")
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(
                json.dumps(self._gazetteer.to_dict(), ensure_ascii=False), encoding="utf-8"
            )
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
        **_: Any,
    ) -> FilterExtractor:
        """The component with the gazetteer that was written."""
        with model_storage.read_from(resource) as folder:
            gazetteer = Gazetteer.from_dict(
                json.loads((folder / _FILE).read_text(encoding="utf-8"))
            )
        read("ready", settings.load().clock(), gazetteer)  # its indexes are built at the first use
        return cls(model_storage, resource, gazetteer)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Find the filters of the training sentences, for the classifier to learn from."""
        gazetteer = self._ready()
        examples = [one for one in training_data.training_examples if one.get(TEXT)]
        texts = [str(one.get(TEXT)) for one in examples]
        found = read_many(texts, self._clock(), gazetteer)
        for example, mentions in zip(examples, found, strict=True):
            example.set(ENTITIES, entities(mentions), add_to_output=True)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the entities of each message, in place."""
        gazetteer, now = self._ready(), self._clock()
        for message in messages:
            text = message.get(TEXT)
            if text:
                one = reading(text, now, gazetteer)
                message.set(ENTITIES, entities(one.mentions()), add_to_output=True)
                message.set(READING, one)
        return messages

    def _ready(self) -> Gazetteer:
        if self._gazetteer is None:
            raise RuntimeError("FilterExtractor was asked before it had a gazetteer")
        return self._gazetteer


def entities(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """The mentions as Rasa keeps them."""
    return [_entity(one) for one in mentions]


def _entity(mention: Mention) -> dict[str, Any]:
    return {
        "entity": mention.field,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "extractor": FilterExtractor.__name__,
        "confidence_entity": 1.0,
        **({"role": "not"} if mention.negated else {}),
    }
