"""Real recordings over HTTP, by the real recogniser."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.hearing.listener import Listener
from tests.hearing.conftest import Say
from tests.hearing.recording import KINDS, record, white_noise
from tests.web.contract import conforms, is_problem
from web.limits import AddressLimits
from web.problems import ProblemError, problem
from web.transcriptions import blueprint

QUESTION = "Is there a choir in Dorchester that I could join?"


@pytest.fixture
def client(listener: Listener) -> FlaskClient:
    app = Flask(__name__)
    app.register_blueprint(blueprint(listener, AddressLimits(None), list))
    app.register_error_handler(ProblemError, problem)
    return app.test_client()


@pytest.mark.parametrize("kind", KINDS)
def test_a_recording_becomes_words(client: FlaskClient, say: Say, kind: str) -> None:
    answer = client.post(
        "/api/transcriptions", data=record(say(QUESTION), kind), content_type=kind
    ).get_json()
    conforms("Transcription", answer)
    assert "choir in Dorchester" in answer["text"]


def test_what_it_is_called_does_not_matter(client: FlaskClient, say: Say) -> None:
    mp4 = record(say(QUESTION), "audio/mp4")
    answer = client.post("/api/transcriptions", data=mp4, content_type="audio/wav")
    assert "Dorchester" in answer.get_json()["text"]


def test_noise_and_letters_are_told_apart(client: FlaskClient) -> None:
    noise = record(white_noise(2), "audio/wav")
    answer = client.post("/api/transcriptions", data=noise, content_type="audio/wav")
    assert is_problem(answer, 422)["detail"].startswith("I could not hear any words.")
    letter = b"This is a letter. " * 50
    is_problem(client.post("/api/transcriptions", data=letter, content_type="audio/webm"), 415)
