"""What the bench of speech asks of a server, and what it makes of the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.bench import speaking, understanding
from bot.bench.understanding import plain
from bot.speech.mp3 import encode
from tests.speech.fakes import FakeEngine

SILENCE = encode(b"\0\0" * 8000, 16_000)


class Voice(FakeEngine):
    """Says what it is given with sound that can be decoded."""

    def speak(self, text: str, rate: float = 1.0) -> Any:
        audio = super().speak(text, rate)
        return type(audio)(SILENCE, 5.0, audio.words)


class Server:
    """Answers every question with the same first sentence and one of its own."""

    def __init__(self, heard: str = "") -> None:
        self.asked: list[str] = []
        self.played: list[str] = []
        self.heard = heard

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/api/conversations":
            return httpx.Response(201, json={"conversation": "c"})
        if path.endswith("/messages"):
            text = json.loads(request.content)["text"]
            self.asked.append(text)
            parts = [{"url": f"/s/{one}", "text": one} for one in ("Hello.", f"You asked {text}")]
            return httpx.Response(200, json={"messages": [{"audio_parts": parts}]})
        if path == "/api/transcriptions":
            assert request.content[:4] == b"RIFF"
            if not self.heard:
                return httpx.Response(422, json={"detail": "nothing"})
            return httpx.Response(200, json={"text": self.heard, "confidence": 1})
        self.played.append(path)
        return httpx.Response(200, content=b"mp3")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(transport=httpx.MockTransport(server), base_url="http://test") as made:
        yield made


def test_there_are_forty_questions_of_our_own() -> None:
    asked = speaking.questions()
    assert len(asked) == len(set(asked)) == 40


def test_what_is_heard_first_and_later_is_told_apart(client: httpx.Client, server: Server) -> None:
    answers = speaking.answers(client)
    assert len(answers) == 40
    assert [part["text"] for part in answers[0]] == ["Hello.", f"You asked {server.asked[0]}"]


def test_a_sentence_that_was_said_before_is_not_measured_as_new() -> None:
    parts = [{"text": "Hello.", "url": "/1"}, {"text": "Yes."}, {"text": "Hello.", "url": "/2"}]
    assert [part["text"] for part in speaking.unsaid(parts)] == ["Hello.", "Yes."]


def test_each_sentence_is_asked_for_twice_to_tell_made_from_kept(
    client: httpx.Client, server: Server
) -> None:
    later = [answer[1] for answer in speaking.answers(client)][:3]
    figures = speaking.first_audio(client, iter(later))
    assert len(server.played) == 6
    assert figures["fresh"]["count"] == figures["kept"]["count"] == 3


def test_four_listen_at_once(client: httpx.Client) -> None:
    later = [answer[1] for answer in speaking.answers(client)]
    figures = speaking.together(client, iter(later))
    assert figures["count"] == speaking.LISTENERS * speaking.ROUNDS
    assert figures["worst"] >= figures["p50"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It costs £3.50.", "it costs three pounds fifty"),
        ("Tue 24 Nov", "Tuesday, the twenty-fourth of November"),
        ("DT4 8AB", "d t four eight a b"),
    ],
)
def test_facts_are_compared_as_they_are_said(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_what_is_heard_rightly_counts(
    client: httpx.Client, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "engines", lambda _: [Voice()])
    monkeypatch.setattr(understanding, "own_places", lambda: {"Poole", "Wool"})
    monkeypatch.setattr(understanding, "_facts", lambda: ["£3.50", "Ring 999"])
    server.heard = "What is on in Poole"
    found = understanding.understanding(client, ["What is on in Poole?", "Is it in Wool?"])
    assert found["word_error_rate"] == pytest.approx(3 / 9)
    readings = understanding.READINGS
    assert (found["places"], found["places_found"]) == (2 * readings, readings)
    assert (found["facts_raw"], found["facts_spoken"]) == (0, 0)
    server.heard = "three pounds fifty"
    found = understanding.understanding(client, ["What is on in Poole?"])
    assert (found["facts_raw"], found["facts_spoken"]) == (1, 1)


def test_silence_is_no_word_at_all(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(understanding, "engines", lambda _: [Voice()])
    monkeypatch.setattr(understanding, "own_places", lambda: {"Poole", "Wool"})
    monkeypatch.setattr(understanding, "_facts", lambda: [])
    found = understanding.understanding(client, ["What is on in Poole?"])
    assert found["word_error_rate"] == 1
