from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.vocabulary import TOPICS
from tests.web.conftest import MakeSite, Site
from tests.web.contract import conforms, is_problem
from tests.web.fakes import FOUND, REVIEW


def test_a_conversation_begins_with_a_greeting_that_offers_what_can_be_asked(site: Site) -> None:
    response = site.client.post("/api/conversations")
    assert response.status_code == 201
    body = response.get_json()
    conforms("Begun", body)
    (greeting,) = body["messages"]
    assert greeting["text"].endswith("?")
    labels = [choice["label"] for choice in greeting["choices"]]
    assert labels == ["Find something to do", "I got a letter", "Speak to a person"]
    assert greeting["audio"].startswith("/api/speech/public-")


def test_ids_of_conversations_cannot_be_guessed(site: Site) -> None:
    ids = {site.begin() for _ in range(20)}
    assert len(ids) == 20
    assert min(len(id_) for id_ in ids) >= 22  # 128 bits in base 64


@pytest.mark.parametrize("body", [{}, {"anything": 1}])
def test_a_conversation_may_begin_with_a_body(site: Site, body: dict[str, Any]) -> None:
    assert site.client.post("/api/conversations", json=body).status_code == 201


def test_a_conversation_does_not_begin_with_a_broken_body(site: Site) -> None:
    is_problem(
        site.client.post("/api/conversations", data="{", content_type="application/json"), 400
    )


@pytest.mark.parametrize("answer", [REVIEW, FOUND], ids=["advice", "search"])
def test_an_answer_has_every_field(site: Site, answer: dict[str, Any]) -> None:
    site.assistant.answers = [answer]
    response = site.say(site.begin(), "what is a review")
    assert response.status_code == 200
    body = response.get_json()
    conforms("Answered", body)
    assert body["messages"][0]["text"] == answer["text"]
    assert body["messages"][0]["week"] is None
    assert body["understood"] == answer["understood"]


def test_what_is_understood_is_that_of_the_last_message(site: Site) -> None:
    site.assistant.answers = [FOUND, REVIEW]
    body = site.say(site.begin(), "hello").get_json()
    assert [message["text"] for message in body["messages"]] == [FOUND["text"], REVIEW["text"]]
    assert body["understood"]["topic"] == "advice/what_is_a_review"
    assert len({message["id"] for message in body["messages"]}) == 2


def test_confidence_is_always_a_number(site: Site) -> None:
    understood = {"topic": "talk/unclear", "confidence": None}
    site.assistant.answers = [{"text": "Sorry?", "understood": understood}]
    body = site.say(site.begin(), "hm").get_json()
    conforms("Answered", body)
    assert body["understood"]["confidence"] == 0.0


def test_the_cards_are_spoken_too(site: Site) -> None:
    site.assistant.answers = [FOUND]
    (message,) = site.say(site.begin(), "art").get_json()["messages"]
    assert message["speech"].startswith(FOUND["text"])
    assert (
        "The Hut. Saturdays, 10am to midday. three pounds fifty with a drink."
        in (message["speech"])
    )


def test_only_texts_that_are_the_same_for_everyone_may_be_spoken_elsewhere(site: Site) -> None:
    site.assistant.answers = [FOUND, REVIEW]
    found, review = site.say(site.begin(), "art").get_json()["messages"]
    assert found["audio"].startswith("/api/speech/private-")
    assert found["audio_parts"][0]["url"].startswith("/api/speech/private-")
    assert review["audio"].startswith("/api/speech/public-")


def test_the_text_is_trimmed_and_may_have_500_characters(site: Site) -> None:
    conversation = site.begin()
    assert site.say(conversation, f"  {'a' * 500}\n").status_code == 200
    assert site.assistant.heard[-1][1] == "a" * 500


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "empty"),
        ({"text": None}, "empty"),
        ({"text": ""}, "empty"),
        ({"text": " \n\t "}, "empty"),
        ({"text": "\u200b\u200b"}, "empty"),
        ({"text": "\x00"}, "empty"),
        ({"text": "a" * 501}, "501 characters"),
        ({"text": 7}, "words"),
        ({"text": ["a"]}, "words"),
        ([], "JSON object"),
        ("text", "JSON object"),
        ({"text": "a", "location": "Weymouth"}, "lat and a lon"),
        ({"text": "a", "location": {"lat": 50.6}}, "lat and a lon"),
        ({"text": "a", "location": {"lat": "50.6", "lon": "-2.4"}}, "lat and a lon"),
        ({"text": "a", "location": {"lat": True, "lon": 0}}, "lat and a lon"),
        ({"text": "a", "location": {"lat": 100, "lon": 0}}, "latitude must be from -90 to 90"),
        ({"text": "a", "location": {"lat": 0, "lon": -181}}, "longitude must be from -180"),
        ({"text": "a", "location": {"lat": 10**400, "lon": 0}}, "latitude"),
        ({"text": "a", "location": {"lat": float("nan"), "lon": 0}}, "latitude"),
    ],
)
def test_a_body_that_does_not_fit_is_422_and_says_why(site: Site, body: Any, told: str) -> None:
    response = site.client.post(f"/api/conversations/{site.begin()}/messages", json=body)
    assert told in is_problem(response, 422)["detail"]
    assert site.assistant.heard == []


@pytest.mark.parametrize("data", [b"{", b"hello", b"", b"\xff\xfe\xfd", b"[" * 15000])
def test_what_is_not_json_is_400(site: Site, data: bytes) -> None:
    path = f"/api/conversations/{site.begin()}/messages"
    is_problem(site.client.post(path, data=data, content_type="application/json"), 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", None])
def test_another_type_is_415(site: Site, content_type: str | None) -> None:
    path = f"/api/conversations/{site.begin()}/messages"
    is_problem(site.client.post(path, data='{"text": "a"}', content_type=content_type), 415)


def test_too_large_a_body_is_413(site: Site) -> None:
    detail = is_problem(site.say(site.begin(), "a" * 20_000), 413)["detail"]
    assert "16 kilobytes" in detail


@pytest.mark.parametrize("conversation", ["nobody", "..%2F..", "'; DROP TABLE turn; --", "é"])
def test_an_unknown_conversation_is_404(site: Site, conversation: str) -> None:
    path = f"/api/conversations/{conversation}"
    is_problem(site.client.get(path), 404)
    is_problem(site.client.delete(path), 404)
    is_problem(site.client.post(f"{path}/messages", json={"text": "hello"}), 404)


def test_an_unknown_address_of_the_api_is_404(site: Site) -> None:
    assert "openapi.json" in is_problem(site.client.get("/api/nothing"), 404)["detail"]


def test_a_wrong_method_is_405_and_says_which_are_right(site: Site) -> None:
    response = site.client.get("/api/conversations")
    assert "POST" in is_problem(response, 405)["detail"]
    assert "POST" in response.headers["Allow"]


def test_too_many_messages_are_429_with_the_seconds_to_wait(make_site: MakeSite) -> None:
    site = make_site(rate_limit=2)
    conversation = site.begin()
    assert [site.say(conversation, "a").status_code for _ in range(2)] == [200, 200]
    response = site.say(conversation, "a")
    seconds = int(response.headers["Retry-After"])
    assert 1 <= seconds <= 60
    assert str(seconds) in is_problem(response, 429)["detail"]
    assert site.client.get(f"/api/conversations/{conversation}").status_code == 200


def test_conversations_are_limited_apart_from_messages(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)
    conversation = site.begin()
    is_problem(site.client.post("/api/conversations"), 429)
    assert site.say(conversation, "a").status_code == 200


def test_each_address_has_its_own_limit(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)

    def begin(address: str) -> int:
        return site.client.post(
            "/api/conversations", environ_base={"REMOTE_ADDR": address}
        ).status_code

    assert [begin("192.0.2.1"), begin("192.0.2.2"), begin("192.0.2.1")] == [201, 201, 429]
    assert [begin("2001:db8::1"), begin("2001:db8::2")] == [201, 429]


def test_limits_can_be_switched_off(site: Site) -> None:
    conversation = site.begin()
    assert {site.say(conversation, "a").status_code for _ in range(40)} == {200}


@pytest.mark.parametrize("name", ["dorset", "nottinghamshire"])
def test_while_the_assistant_is_down_people_get_telephone_numbers(
    make_site: MakeSite, name: str
) -> None:
    site = make_site(council=name)
    conversation = site.begin()
    site.assistant.down = True
    response = site.say(conversation, "I need help")
    body = is_problem(response, 503)
    conforms("ProblemWithMessages", body)
    assert int(response.headers["Retry-After"]) > 0
    contacts = site.parts.council.contacts
    for use in ("adult_social_care", "out_of_hours"):
        assert contacts[use].phone in body["messages"][0]["text"]
    assert "999" in body["messages"][0]["text"]
    site.assistant.down = False
    assert site.say(conversation, "I need help").status_code == 200


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


def test_an_error_of_our_own_is_500_and_leaves_what_was_said_out_of_the_log(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.assistant.answers = [{"text": 1, "understood": {"topic": "talk/no"}, "secret": "tulip"}]
    assert "ring" in is_problem(site.say(site.begin(), "secret tulip"), 500)["detail"]
    assert "tulip" not in caplog.text
    assert "TypeError" in caplog.text


def test_a_store_that_cannot_be_used_is_503_with_telephone_numbers(
    site: Site, tmp_path: Path
) -> None:
    conversation = site.begin()
    with sqlite3.connect(tmp_path / "conversations.db") as connection:
        connection.execute("DROP TABLE turn")
    connection.close()
    body = is_problem(site.client.get(f"/api/conversations/{conversation}"), 503)
    conforms("ProblemWithMessages", body)


def test_topics_are_counted_by_their_known_names(site: Site) -> None:
    site.say(site.begin(), "what is a review")
    text = site.client.get("/metrics").text
    assert 'daywise_topics_total{topic="advice/what_is_a_review"} 1.0' in text
    assert "what_is_a_review" in TOPICS["advice"]
