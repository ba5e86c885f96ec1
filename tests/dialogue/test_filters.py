"""Mentions become entities; the gazetteer is kept with the model."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components.evidence import ABOUT_ONE, FILTERS
from bot.dialogue.components.filters import FilterExtractor

CONTEXT = ExecutionContext(GraphSchema({}))
RESOURCE = Resource("filters")


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage(tmp_path)


@pytest.fixture
def extractor(
    storage: LocalModelStorage, small_places: Path, small_vocabulary: Path
) -> FilterExtractor:
    config = {
        "council": "dorset",
        "places": str(small_places),
        "vocabulary": str(small_vocabulary),
    }
    made = FilterExtractor.create(config, storage, RESOURCE, CONTEXT)
    made.train(TrainingData())
    return FilterExtractor.load(config, storage, RESOURCE, CONTEXT)


def entities(extractor: FilterExtractor, text: str) -> list[dict[str, Any]]:
    (message,) = extractor.process([Message({TEXT: text})])
    return message.get(ENTITIES)


def test_every_filter_becomes_an_entity_with_its_place_in_the_text(
    extractor: FilterExtractor,
) -> None:
    text = "swimming in Poole on Tuesday evening"
    found = entities(extractor, text)
    assert [(e["entity"], e["value"]) for e in found] == [
        ("categories", "swimming"), ("near", "Poole"), ("days", "tue"), ("part_of_day", "evening"),
    ]  # fmt: skip
    assert [text[e["start"] : e["end"]].lower() for e in found][:2] == ["swimming", "poole"]
    assert {e["extractor"] for e in found} == {"FilterExtractor"}
    assert {e["confidence_entity"] for e in found} == {1.0}
    assert all(e["entity"] in (*FILTERS, *ABOUT_ONE) for e in found)


def test_a_negated_filter_has_the_role_not(extractor: FilterExtractor) -> None:
    (found,) = entities(extractor, "not on Saturdays")
    assert (found["value"], found["role"]) == ("sat", "not")


def test_a_plain_filter_has_no_role(extractor: FilterExtractor) -> None:
    (found,) = entities(extractor, "Weymouth")
    assert "role" not in found


def test_dates_are_told_from_the_clock_of_the_settings(
    storage: LocalModelStorage, extractor: FilterExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYWISE_NOW", "2026-11-23T10:00")
    later = FilterExtractor.load({}, storage, RESOURCE, CONTEXT)
    (found,) = entities(later, "tomorrow")
    assert found["entity"] == "dates"
    assert found["value"] == {"from": "2026-11-24", "to": "2026-11-24"}
    assert datetime.fromisoformat(found["value"]["from"])


@pytest.mark.parametrize("text", ["", "?", "\U0001f600", "what is a review"])
def test_text_without_filters_has_no_entities(extractor: FilterExtractor, text: str) -> None:
    assert not entities(extractor, text)


def test_training_sentences_get_their_filters_for_the_classifier(
    extractor: FilterExtractor,
) -> None:
    data = TrainingData([Message({TEXT: "bingo in Weymouth", INTENT: "find_activity"})])
    (message,) = extractor.process_training_data(data).training_examples
    assert [e["value"] for e in message.get(ENTITIES)] == ["bingo", "Weymouth"]
