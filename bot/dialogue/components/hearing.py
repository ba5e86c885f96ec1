"""The Rasa component that settles the filters between what words say and what the network heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.components.filters import READING, entities
from bot.dialogue.components.intents import HEARD
from bot.dialogue.components.settling import FIELDS, shared_settler
from bot.dialogue.components.wishes import Wish


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class WishListener(GraphComponent, EntityExtractorMixin):
    """Reads the filters of a message again, with what the network heard in it.

    Stands after :class:`~bot.dialogue.components.intents.HybridIntentClassifier`, which has run the
    network and whose topics rest on the words alone, as in training.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003  # Rasa passes it by name
    ) -> WishListener:
        """There is nothing to keep."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the entities of each message anew, in place."""
        for message in messages:
            reading, heard = message.get(READING), message.get(HEARD)
            if reading is not None and heard:
                said = _said(message.get(ENTITIES, []))
                settled = shared_settler().settle(reading, said, heard)
                message.set(ENTITIES, entities(settled), add_to_output=True)
        return messages


def _said(found: Sequence[Mapping[str, Any]]) -> set[Wish]:
    """The wishes among the entities, without those that are denied."""
    return {
        (one["entity"], one["value"])
        for one in found
        if one["entity"] in FIELDS and one.get("role") != "not"
    }
