"""The signed addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.speech.cache import AudioCache
from bot.speech.engine import Audio
from bot.speech.speaker import Speaker
from tests.speech.fakes import FakeEngine
from web.problems import ProblemError, problem
from web.speech import SignedSpeech, blueprint

FIXED = ("Hello there.", "A review is a talk.")


@pytest.fixture
def speech(tmp_path: Path) -> SignedSpeech:
    return SignedSpeech(Speaker([FakeEngine()], AudioCache(tmp_path)), b"secret", FIXED)


@pytest.fixture
def client(speech: SignedSpeech) -> FlaskClient:
    app = Flask(__name__)
    app.register_blueprint(blueprint(speech))
    app.register_error_handler(ProblemError, problem)
    return app.test_client()


def test_what_was_said_can_be_played(client: FlaskClient, speech: SignedSpeech) -> None:
    response = client.get(speech.link("Hello there."))
    assert response.status_code == 200
    assert response.content_type == "audio/mpeg"
    assert response.data == b"m" * 10
    assert "max-age=31536000" in response.headers["Cache-Control"]


def test_a_part_of_the_sound_can_be_asked_for(client: FlaskClient, speech: SignedSpeech) -> None:
    link = speech.link("Hello there.")
    response = client.get(link, headers={"Range": "bytes=2-4"})
    assert response.status_code == 206
    assert response.data == b"mmm"


def test_an_unchanged_sound_is_not_sent_twice(client: FlaskClient, speech: SignedSpeech) -> None:
    link = speech.link("Hello there.")
    tag = client.get(link).headers["ETag"]
    assert client.get(link, headers={"If-None-Match": tag}).status_code == 304


def test_every_sentence_has_its_word_times(client: FlaskClient, speech: SignedSpeech) -> None:
    parts = speech.parts("Hello there. How are you?")
    assert len(parts) == 2
    times = client.get(parts[0]["words_url"]).get_json()
    assert times["text"] == "Hello there."
    assert times["words"][0]["end"] == times["seconds"] == 1.5


@pytest.mark.parametrize("forged", ["abc", "WzAsIkhlbGxvIl0.wrong", "%00"])
def test_the_server_speaks_nothing_that_it_did_not_say(client: FlaskClient, forged: str) -> None:
    response = client.get(f"/api/speech/{forged}")
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_another_server_s_signature_is_refused(client: FlaskClient, tmp_path: Path) -> None:
    other = SignedSpeech(Speaker([FakeEngine()], AudioCache(tmp_path)), b"another")
    assert client.get(other.link("Hello.")).status_code == 404


def test_a_silent_text_is_a_problem_not_a_crash(client: FlaskClient, speech: SignedSpeech) -> None:
    assert client.get(speech.link("...")).status_code == 503


def test_only_what_is_said_to_everyone_alike_is_written_down(
    client: FlaskClient, speech: SignedSpeech, tmp_path: Path
) -> None:
    client.get(speech.link("Hello there. Your hall is near."))
    client.get(speech.parts("Hello there. Your hall is near.")[0]["url"])
    assert list(tmp_path.glob("*.mp3")) == []
    client.get(speech.link("Hello there. A review is a talk."))
    assert len(list(tmp_path.glob("*.mp3"))) == 2


def test_the_parts_are_the_whole(client: FlaskClient, speech: SignedSpeech) -> None:
    text = "Hello there. A review is a talk."
    parts = [client.get(part["url"]).data for part in speech.parts(text)]
    assert b"".join(parts) == client.get(speech.link(text)).data


def test_a_sound_can_be_saved(client: FlaskClient, speech: SignedSpeech) -> None:
    link = speech.link("Hello there.")
    assert "attachment" not in client.get(link).headers.get("Content-Disposition", "")
    assert client.get(f"{link}?save").headers["Content-Disposition"] == (
        "attachment; filename=answer.mp3"
    )


@pytest.mark.parametrize(
    ("asked", "rate"), [("", 1.0), ("?rate=0.8", 0.8), ("?rate=0.65", 0.65), ("?rate=0.7", 1.0)]
)
def test_a_sound_can_be_slower_by_a_few_steps_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, rate: float
) -> None:
    engine, rates = FakeEngine(), []
    plain = engine.speak

    def speak(text: str, rate: float = 1.0) -> Audio:
        rates.append(rate)
        return plain(text, rate)

    monkeypatch.setattr(engine, "speak", speak)
    speech = SignedSpeech(Speaker([engine], AudioCache(tmp_path)), b"secret", FIXED)
    app = Flask(__name__)
    app.register_blueprint(blueprint(speech))
    link = speech.link("Hello there.")
    assert app.test_client().get(f"{link}{asked}").status_code == 200
    assert rates == [rate]


def test_a_fixed_sentence_can_be_kept_private_too(speech: SignedSpeech) -> None:
    assert speech.link("Hello there.", private=True) != speech.link("Hello there.")
    assert speech.link("Dear Mary.", private=True) == speech.link("Dear Mary.")
