"""A message that is sent twice, and messages that are sent at once."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.web.conftest import Site
from tests.web.contract import is_problem


def test_a_message_that_is_sent_again_counts_once(site: Site) -> None:
    conversation = site.begin()
    key = {"Idempotency-Key": "one"}
    first = site.say(conversation, "hello", headers=key)
    again = site.say(conversation, "hello", headers=key)
    assert first.status_code == again.status_code == 200
    assert first.get_json() == again.get_json()
    assert len(site.assistant.heard) == 1
    assert site.say(conversation, "hello").status_code == 200
    assert len(site.client.get(f"/api/conversations/{conversation}").get_json()["turns"]) == 2


def test_a_message_that_got_no_answer_can_be_sent_again(site: Site) -> None:
    conversation = site.begin()
    key = {"Idempotency-Key": "one"}
    site.assistant.down = True
    is_problem(site.say(conversation, "hello", headers=key), 503)
    site.assistant.down = False
    assert site.say(conversation, "hello", headers=key).status_code == 200


def test_a_key_belongs_to_one_text_in_one_conversation(site: Site) -> None:
    key = {"Idempotency-Key": "one"}
    conversation = site.begin()
    site.say(conversation, "hello", headers=key)
    is_problem(site.say(conversation, "goodbye", headers=key), 422)
    assert site.say(site.begin(), "goodbye", headers=key).status_code == 200


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_must_be_short_and_plain(site: Site, key: str) -> None:
    is_problem(site.say(site.begin(), "hello", headers={"Idempotency-Key": key}), 422)


def test_a_conversation_handles_one_message_at_a_time(site: Site) -> None:
    conversation, other = site.begin(), site.begin()
    gate = site.assistant.gate = threading.Event()
    statuses: list[int] = []

    def send(to: str) -> None:
        client = site.client.application.test_client()
        response = client.post(f"/api/conversations/{to}/messages", json={"text": "hello"})
        statuses.append(response.status_code)

    def until(condition: Any) -> None:
        waited = threading.Event()
        for _ in range(500):
            if condition():
                return
            waited.wait(0.01)
        raise AssertionError("It did not come about.")

    same = [threading.Thread(target=send, args=(conversation,)) for _ in range(3)]
    for thread in same:
        thread.start()
    until(lambda: site.assistant.busy == 1)
    another = threading.Thread(target=send, args=(other,))
    another.start()
    until(lambda: site.assistant.busy == 2)
    gate.set()
    for thread in [*same, another]:
        thread.join(10)
    assert statuses == [200] * 4
    assert site.assistant.busiest == 2
    turns = site.client.get(f"/api/conversations/{conversation}").get_json()["turns"]
    assert len(turns) == 3
