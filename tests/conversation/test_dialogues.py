"""Dialogues as data, with the real model: chips are taken off and changed, cards tell more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

FILE = Path(__file__).parent / "dialogues" / "chips.yml"
DIALOGUES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))

pytestmark = pytest.mark.rasa


def said_by(turn: dict[str, Any], messages: list[dict[str, Any]]) -> str:
    """What the person of a turn sends, after these messages."""
    searches = [message for message in messages if message["filters"]]

    def chip(message: dict[str, Any], label: str) -> dict[str, str]:
        return next(chip for chip in message["filters"] if chip["label"] == label)

    if "say" in turn:
        return str(turn["say"])
    if "take" in turn:
        return chip(messages[-1], turn["take"])["remove"]
    if "take_old" in turn:
        return chip(searches[0], turn["take_old"])["remove"]
    if "change" in turn:
        return chip(messages[-1], turn["change"])["change"] + str(turn["with"])
    card = next(m for m in reversed(messages) if m["activities"])["activities"][turn["more"] - 1]
    return str(card["more"])


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_dialogue_goes_as_written(name: str, stack: str) -> None:
    messages: list[dict[str, Any]] = []
    with httpx.Client(base_url=f"{stack}/api/conversations", timeout=60) as http:
        id_ = http.post("").raise_for_status().json()["conversation"]
        for turn in DIALOGUES[name]:
            text = said_by(turn, messages)
            body = http.post(f"/{id_}/messages", json={"text": text}).raise_for_status().json()
            message = body["messages"][-1]
            messages.append(message)
            found = [chip["label"] for chip in message["filters"]]
            assert found == turn["chips"], text
            assert body["understood"]["topic"] == turn.get("topic", "find/find_activity"), text
            assert turn.get("says", "") in message["text"], text
            assert not message["urgent"]
        kept = http.get(f"/{id_}").raise_for_status().json()["turns"]
        assert [turn["messages"][-1]["filters"] for turn in kept] == [
            m["filters"] for m in messages
        ]
        http.delete(f"/{id_}")
