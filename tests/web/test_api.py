"""A conversation over HTTP: its beginning and its answers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.vocabulary import TOPICS
from tests.web.conftest import Site
from tests.web.contract import conforms
from tests.web.fakes import FOUND, REVIEW, FakeSpeech


def test_a_conversation_begins_with_a_greeting_that_offers_what_can_be_asked(site: Site) -> None:
    response = site.client.post("/api/conversations")
    assert response.status_code == 201
    body = response.get_json()
    conforms("Begun", body)
    (greeting,) = body["messages"]
    assert greeting["text"].endswith("?")
    labels = [choice["label"] for choice in greeting["choices"]]
    assert labels == ["Find something to do", "I got a letter", "Speak to a person"]
    assert greeting["audio"].startswith("/api/speech/signed-")


def test_ids_of_conversations_cannot_be_guessed(site: Site) -> None:
    ids = {site.begin() for _ in range(20)}
    assert len(ids) == 20
    assert min(len(id_) for id_ in ids) >= 22  # 128 bits in base 64


@pytest.mark.parametrize("body", [{}, {"anything": 1}])
def test_a_conversation_may_begin_with_a_body(site: Site, body: dict[str, Any]) -> None:
    assert site.client.post("/api/conversations", json=body).status_code == 201


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


def test_the_wishes_of_a_search_are_shown_and_not_spoken(site: Site) -> None:
    site.assistant.answers = [FOUND]
    (message,) = site.say(id_ := site.begin(), "art").get_json()["messages"]
    assert [chip["label"] for chip in message["filters"]] == ["weekends", "not Mondays"]
    assert message["filters"][0] == {
        "field": "days",
        "id": "weekend",
        "label": "weekends",
        "remove": "Show me all, not only at weekends",
        "change": "on ",
    }
    site.assistant.answers = [{**FOUND, "filters": []}]
    (without,) = site.say(site.begin(), "art").get_json()["messages"]
    assert without["speech"] == message["speech"]
    (turn,) = site.client.get(f"/api/conversations/{id_}").get_json()["turns"]
    assert turn["messages"][0]["filters"] == message["filters"]


def test_what_is_no_search_shows_no_wishes(site: Site) -> None:
    begun = site.client.post("/api/conversations").get_json()
    (said,) = site.say(begun["conversation"], "what is a review").get_json()["messages"]
    assert begun["messages"][0]["filters"] == said["filters"] == []


def test_each_spoken_word_tells_where_it_is_written(site: Site) -> None:
    site.assistant.answers = [FOUND]
    (message,) = site.say(site.begin(), "art").get_json()["messages"]
    (part,) = message["audio_parts"]
    words, own = part["text"].split(), len(FOUND["text"].split())
    assert len(part["written"]) == len(words)
    assert all(span is not None for span in part["written"][:own])
    # The cards are spoken too, but are not in the text.
    assert part["written"][own:] == [None] * (len(words) - own)
    assert len(words) > own


def test_the_voices_and_the_ear_are_woken_when_somebody_comes(site: Site) -> None:
    site.begin()
    speech = site.parts.speech
    assert isinstance(speech, FakeSpeech)
    assert speech.woken == 1
    assert site.ear.woken == 1


def test_the_text_is_trimmed_and_may_have_500_characters(site: Site) -> None:
    conversation = site.begin()
    assert site.say(conversation, f"  {'a' * 500}\n").status_code == 200
    assert site.assistant.heard[-1][1] == "a" * 500


def test_topics_are_counted_by_their_known_names(site: Site) -> None:
    site.say(site.begin(), "what is a review")
    text = site.client.get("/metrics").text
    assert 'daywise_topics_total{topic="advice/what_is_a_review"} 1.0' in text
    assert "what_is_a_review" in TOPICS["advice"]
