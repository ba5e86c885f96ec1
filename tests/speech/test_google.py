"""Google's voice, asked through a server of our own that answers as Google's does."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest
import requests

from bot.speech import google
from bot.speech.cache import AudioCache
from bot.speech.engine import SpeechError
from bot.speech.google import GoogleEngine
from bot.speech.mp3 import encode
from bot.speech.speaker import Speaker
from tests.speech.fakes import FakeEngine

SECOND = encode(b"\0\0" * 22050, 22050)


def answer(body: str, status: int = 200) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response._content = body.encode()
    return response


def with_sound(mp3: bytes) -> requests.Response:
    coded = base64.b64encode(mp3).decode()
    return answer(f')]}}\'\n[["wrb.fr","jQ1olc","[\\"{coded}\\"]",null]]')


class Service:
    def __init__(self, response: requests.Response) -> None:
        self.asked: list[requests.PreparedRequest] = []
        self._response = response

    def __call__(self, request: requests.PreparedRequest) -> requests.Response:
        self.asked.append(request)
        return self._response


def test_it_asks_for_the_british_voice_and_gives_word_times() -> None:
    service = Service(with_sound(SECOND))
    audio = GoogleEngine(FakeEngine(), service).speak("What is a review?")
    assert service.asked[0].url is not None
    assert service.asked[0].url.startswith("https://translate.google.co.uk/")
    assert audio.mp3 == SECOND
    assert audio.words[-1].end == pytest.approx(audio.seconds)
    assert 1.0 < audio.seconds < 1.2


def test_a_long_text_is_one_sound_of_several_answers() -> None:
    service = Service(with_sound(SECOND))
    audio = GoogleEngine(FakeEngine(), service).speak("A review is a talk about your life. " * 6)
    assert len(service.asked) > 1
    assert audio.mp3 == SECOND * len(service.asked)


@pytest.mark.parametrize(
    "response",
    [
        answer("too many", 429),
        answer("gone", 404),
        answer("nothing in it"),
        with_sound(b"no mp3"),
        answer('jQ1olc","[\\"é\\"]'),
    ],
    ids=["429", "404", "empty", "no sound", "no base64"],
)
def test_an_answer_without_sound_is_an_error(response: requests.Response) -> None:
    with pytest.raises(SpeechError):
        GoogleEngine(FakeEngine(), Service(response)).speak("Hello.")


def test_a_service_that_hangs_is_waited_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(google, "WHOLE_SECONDS", 0.2)

    def hang(request: requests.PreparedRequest) -> requests.Response:
        time.sleep(5)
        raise AssertionError(request)

    local = FakeEngine("local")
    speaker = Speaker([GoogleEngine(FakeEngine(), hang), local], AudioCache(tmp_path))
    before = time.monotonic()
    for number in range(20):
        speaker.speak(f"Hello {number}.", private=False)
    assert time.monotonic() - before < 4
    assert len(local.said) == 20


def test_certificates_are_checked_and_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = {}

    def send(
        self: requests.Session, request: requests.PreparedRequest, **options: object
    ) -> requests.Response:
        sent.update(options, verify=options.get("verify", self.verify))
        return with_sound(SECOND)

    monkeypatch.setattr(requests.Session, "send", send)
    GoogleEngine(FakeEngine()).speak("Hello.")
    assert sent["verify"] is True
    assert sent["timeout"] == (1.0, 2.0)


def test_what_it_made_is_kept_for_good(tmp_path: Path) -> None:
    service = Service(with_sound(SECOND))
    speaker = Speaker([GoogleEngine(FakeEngine(), service)], AudioCache(tmp_path, 10))
    for _ in range(3):
        speaker.speak("What is a review?", private=False)
    assert len(service.asked) == 1
    assert [file.parent.name for file in tmp_path.rglob("*.mp3")] == ["for-good"]
