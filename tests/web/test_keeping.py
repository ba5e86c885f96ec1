"""What is kept of a conversation, what is hidden, and what a deletion leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.conftest import Site
from tests.web.contract import conforms, is_problem
from tests.web.fakes import FOUND


def test_a_reloaded_page_finds_the_conversation_again(site: Site) -> None:
    conversation = site.begin()
    first = site.say(conversation, "what is a review").get_json()
    site.assistant.answers = [FOUND]
    second = site.say(conversation, "art").get_json()
    body = site.client.get(f"/api/conversations/{conversation}").get_json()
    conforms("Conversation", body)
    assert body["conversation"] == conversation
    assert [message["id"] for message in body["messages"]]
    assert body["turns"] == [
        {"said": "what is a review", **first},
        {"said": "art", **second},
    ]


def test_personal_details_are_hidden_before_anything_else_happens(
    site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    conversation = site.begin()
    secrets = ["07700 900123", "mary@example.org", "QQ123456C", "943 476 5919", "12 High Street"]
    site.say(conversation, f"I am Mary Brown, {', '.join(secrets)}, DT4 7AB")
    (heard,) = site.assistant.heard
    (turn,) = site.client.get(f"/api/conversations/{conversation}").get_json()["turns"]
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("conversations.db*")).decode(
        errors="replace"
    )
    for secret in [*secrets, "Mary Brown"]:
        assert secret not in heard[1]
        assert secret not in turn["said"]
        assert secret not in kept
        assert secret not in caplog.text
    assert "DT4 7AB" in heard[1]
    assert turn["said"] == heard[1]


def test_a_shared_location_goes_to_the_assistant_and_is_not_kept(
    site: Site, tmp_path: Path
) -> None:
    place = {"lat": 50.6112, "lon": -2.4543}
    conversation = site.begin()
    site.say(conversation, "near me", location=place)
    site.say(conversation, "near me", location=None)
    assert [heard[2] for heard in site.assistant.heard] == [place, None]
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("conversations.db*"))
    assert b"50.6112" not in kept


def test_characters_that_nobody_types_do_no_harm(site: Site) -> None:
    conversation = site.begin()
    assert site.say(conversation, "a\x00b \ud800 👍🏽").status_code == 200
    (turn,) = site.client.get(f"/api/conversations/{conversation}").get_json()["turns"]
    assert turn["said"] == "a b   👍🏽"


def test_a_deleted_conversation_is_gone_everywhere(site: Site, tmp_path: Path) -> None:
    conversation = site.begin()
    site.say(conversation, "a very particular sentence")
    assert site.client.delete(f"/api/conversations/{conversation}").status_code == 204
    is_problem(site.client.get(f"/api/conversations/{conversation}"), 404)
    is_problem(site.client.delete(f"/api/conversations/{conversation}"), 404)
    assert site.assistant.forgot == [conversation]
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("conversations.db*"))
    assert b"particular" not in kept
    assert conversation.encode() not in kept


def test_a_deletion_that_rasa_misses_is_remembered(site: Site) -> None:
    conversation = site.begin()
    site.say(conversation, "hello")
    site.assistant.down = True
    assert site.client.delete(f"/api/conversations/{conversation}").status_code == 204
    is_problem(site.client.get(f"/api/conversations/{conversation}"), 404)
    assert site.parts.conversations.to_forget() == [conversation]
