"""Rasa without TensorFlow for the tests of this folder, and a small assistant to train."""

from __future__ import annotations

import importlib
import sqlite3
import sys
import warnings
from contextlib import closing
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):  # the dialogue environment is Python 3.10
    collect_ignore_glob = ["*.py"]
else:
    from bot.dialogue import tensorflow_free

    # Old libraries of Rasa's warn at import, and some reset the filters as they do.
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        tensorflow_free.install()
        for name in (
            "rasa.core.agent", "rasa.core.run", "rasa.engine.recipes.default_components",
            "rasa.model_training", "rasa.server", "rasa.validator", "spacy",
        ):  # fmt: skip
            importlib.import_module(name)

        from bot.catalogue.places.schema import SCHEMA
        from bot.dialogue.components.evidence import ABOUT_ONE, FILTERS


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what only Rasa's pinned libraries could mend."""
    for theirs in (
        "ignore:the load_module:DeprecationWarning",  # pykwalify, at each reading of YAML
        "ignore:Calling URL:sqlalchemy.exc.SADeprecationWarning",
        "ignore:Slot auto-fill:UserWarning",  # Rasa expects it itself: rasa.utils.common
    ):
        config.addinivalue_line("filterwarnings", theirs)


TOPICS = {
    "find_activity": [
        "what's on near me", "swimming in Weymouth", "any painting classes", "bingo on Saturday",
        "is there a lunch club in Wareham", "something to do on Tuesday", "gardening near Poole",
        "find me a walking group", "dance classes in the evening", "free things to do",
    ],
    "what_is_a_review": [
        "what is a review", "what does a review mean", "tell me about reviews",
        "explain the review to me", "what do you mean by review", "review, what's that",
        "I don't know what a review is", "can you say what a review is",
    ],
    "greeting": [
        "hello", "hi there", "good morning", "hiya", "hello, are you there", "hey", "morning all",
        "good afternoon to you",
    ],
}  # fmt: skip


SMALL_VOCABULARY = {
    "categories": "swimming: [swimming, swim]\nbingo: [bingo]",
    "days": "tue: [tuesday, tuesdays]\nsat: [saturday, saturdays]",
    "part_of_day": "evening: [evening]",
}


@pytest.fixture(scope="session")
def small_model(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model of :func:`small_data`, trained by bot.dialogue.train itself."""
    from bot.dialogue.train import train
    from bot.settings import Settings

    state = tmp_path_factory.mktemp("state")
    model = state / "models" / "dorset-0123456789ab.tar.gz"
    train(
        Settings(state=state),
        model,
        config=small_data / "config.yml",
        domain=small_data / "domain.yml",
        data=[small_data / "nlu.yml", small_data / "rules.yml"],
    )
    return model


@pytest.fixture(scope="session")
def small_places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of places with two towns, as bot.language.places reads it."""
    file = tmp_path_factory.mktemp("places") / "places.db"
    with closing(sqlite3.connect(file)) as db, db:
        db.executescript(SCHEMA)
        db.execute("INSERT INTO stamp VALUES ('small')")
        db.execute("INSERT INTO councils VALUES ('dorset', 50.75, -2.3, 35)")
        for id_, name in enumerate(("Weymouth", "Poole")):
            db.execute("INSERT INTO places VALUES (?, ?, NULL, 50000, 50.7, -2.2)", (id_, name))
            db.execute("INSERT INTO own VALUES ('dorset', ?)", (id_,))
            db.execute("INSERT INTO names VALUES (?, 0, ?, ?)", (id_, name, name.lower()))
    return file


@pytest.fixture(scope="session")
def small_vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few words for filters."""
    folder = tmp_path_factory.mktemp("vocabulary")
    for field, text in SMALL_VOCABULARY.items():
        (folder / f"{field}.yml").write_text(text + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_data(
    tmp_path_factory: pytest.TempPathFactory, small_places: Path, small_vocabulary: Path
) -> Path:
    """A folder with sentences, rules, a domain and a pipeline."""
    folder = tmp_path_factory.mktemp("small")
    nlu = ['version: "3.1"', "nlu:"]
    rules = ['version: "3.1"', "rules:"]
    domain = ['version: "3.1"', "session_config:", "  session_expiration_time: 60",
              "  carry_over_slots_to_new_session: true"]  # fmt: skip
    domain.append("intents:")
    for topic, sentences in TOPICS.items():
        nlu += [f"- intent: {topic}", "  examples: |"]
        nlu += [f"    - {sentence}" for sentence in sentences]
        rules += [
            f"- rule: {topic}",
            "  steps:",
            f"  - intent: {topic}",
            "  - action: action_answer",
        ]
        domain += [f"- {topic}:", "    use_entities: []"]
    rules += ["- rule: not sure", "  steps:", "  - intent: nlu_fallback",
              "  - action: action_ask_which"]  # fmt: skip
    domain += ["slots:", "  search:", "    type: any", "    influence_conversation: false",
               "    mappings:", "    - type: custom"]  # fmt: skip
    domain += ["entities:"]
    domain += [f"- {field}: {{influence_conversation: false}}" for field in (*FILTERS, *ABOUT_ONE)]
    domain += ["actions:", "- action_answer", "- action_ask_which"]
    (folder / "nlu.yml").write_text("\n".join(nlu))
    (folder / "rules.yml").write_text("\n".join(rules))
    (folder / "domain.yml").write_text("\n".join(domain))
    (folder / "config.yml").write_text(
        "recipe: default.v1\nassistant_id: small\nlanguage: en\npipeline:\n"
        "- name: bot.dialogue.components.filters.FilterExtractor\n"
        f"  council: dorset\n  places: {small_places}\n  vocabulary: {small_vocabulary}\n"
        "- name: bot.dialogue.components.intents.HybridIntentClassifier\n"
        "- name: FallbackClassifier\n  threshold: 0.45\n"
        "policies:\n- name: RulePolicy\n  core_fallback_action_name: action_ask_which\n"
    )
    return folder
