"""A week planned with a running Daywise, and forgotten with the conversation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

FILE = Path(__file__).parents[1] / "dialogues" / "week.yml"
DIALOGUES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))

pytestmark = pytest.mark.rasa


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_week_is_planned_by_talking(name: str, stack: str) -> None:
    message: dict[str, Any] = {}
    with httpx.Client(base_url=f"{stack}/api/conversations", timeout=60) as http:
        id_ = http.post("").raise_for_status().json()["conversation"]
        for turn in DIALOGUES[name]:
            text = turn.get("say") or next(
                choice["text"] for choice in message["choices"] if choice["label"] == turn["take"]
            )
            body = http.post(f"/{id_}/messages", json={"text": text}).raise_for_status().json()
            message = body["messages"][-1]
            assert body["understood"]["topic"] == turn.get("topic", "find/my_week"), text
            assert turn.get("says", "") in message["text"], text
            if "week" in turn:
                assert len(message["week"]["items"]) == turn["week"], text
            assert "plan" not in message
            assert not message["urgent"]
        assert http.delete(f"/{id_}").status_code == 204
        assert http.get(f"/{id_}").status_code == 404
