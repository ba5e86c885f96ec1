"""Dialogues about a week as data, without Rasa: what is said, offered and left planned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.answers import Answer
from bot.conversation.week.talk import MOST_CHOICES
from tests.conversation.week.conftest import Conversation, items

FOLDER = Path(__file__).parent / "dialogues"
DIALOGUES: dict[str, list[dict[str, Any]]] = {
    f"{file.stem}: {name}": turns
    for file in sorted(FOLDER.glob("*.yml"))
    for name, turns in yaml.safe_load(file.read_text(encoding="utf-8")).items()
}
KEYS = {"say", "as", "likely", "says", "not", "text", "choices", "cards", "week", "topic"}


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_dialogue_goes_as_written(name: str, talked: Conversation) -> None:
    for turn in DIALOGUES[name]:
        assert set(turn) <= KEYS, turn
        said = turn["say"]
        answer = talked.say(said, turn.get("as", "my_week"), turn.get("likely", ()))
        assert answer.understood.topic == turn.get("topic", _topic(turn)), said
        for words in _listed(turn.get("says", ())):
            assert words in answer.text, said
        for words in _listed(turn.get("not", ())):
            assert words not in answer.text, said
        if "text" in turn:
            assert answer.text == turn["text"].strip(), said
        if "choices" in turn:
            assert [choice.label for choice in answer.choices] == turn["choices"], said
        if "cards" in turn:
            assert [card["name"] for card in answer.activities] == turn["cards"], said
        if "week" in turn:
            assert items(answer) == turn["week"], said
        holds_what_every_answer_does(answer)


def holds_what_every_answer_does(answer: Answer) -> None:
    if answer.understood.topic == "find/my_week":
        assert answer.week is not None
        assert answer.text
        assert len(answer.choices) <= MOST_CHOICES
        if "£" in answer.text and not answer.text.endswith("?"):
            assert "an estimate, not an assessment" in answer.text or "You said" in answer.text
    assert len({choice.text for choice in answer.choices}) == len(answer.choices)
    assert all(1 <= len(choice.text) <= 500 for choice in answer.choices)


def _listed(written: str | list[str]) -> list[str]:
    return [written] if isinstance(written, str) else list(written)


def _topic(turn: dict[str, Any]) -> str:
    return "find/my_week"
