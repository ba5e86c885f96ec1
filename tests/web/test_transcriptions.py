"""What somebody said, over HTTP."""

from __future__ import annotations

import io
import tempfile
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.errors import DaywiseError
from bot.hearing import listener
from tests.web.conftest import MakeSite
from tests.web.contract import is_problem
from tests.web.fakes import FakeEar
from web import transcriptions
from web.limits import AddressLimits
from web.transcriptions import MOST_BYTES, Ear

SORRY = [{"text": "Ring 01305 221016."}]
ADDRESS = "/api/transcriptions"


@pytest.fixture
def ear() -> FakeEar:
    return FakeEar()


def client_of(make_site: MakeSite, ear: Ear, per_minute: int | None = None) -> FlaskClient:
    """Of a whole site, so that its limits of size and its errors hold here too."""
    client = make_site().client
    limits = AddressLimits(per_minute)
    client.application.register_blueprint(transcriptions.blueprint(ear, limits, lambda: SORRY))
    return client


@pytest.fixture
def client(make_site: MakeSite, ear: FakeEar) -> FlaskClient:
    return client_of(make_site, ear)


def form(content: bytes, field: str = "audio", kind: str = "audio/webm") -> dict[str, Any]:
    """Made here: werkzeug's test client puts a large form into a temporary file of its own."""
    head = (
        f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="said.webm"\r\n'
        f"Content-Type: {kind}\r\n\r\n"
    )
    return {
        "data": head.encode() + content + b"\r\n--edge--\r\n",
        "content_type": "multipart/form-data; boundary=edge",
    }


@pytest.mark.parametrize(
    "kind",
    ["audio/webm", "audio/webm;codecs=opus", "audio/ogg", "audio/wav", "audio/x-wav", "audio/mp4"],
)
def test_a_sound_becomes_words(client: FlaskClient, ear: FakeEar, kind: str) -> None:
    response = client.post(ADDRESS, data=b"sound", content_type=kind)
    assert response.status_code == 200
    assert response.get_json() == {"text": "What is on in Weymouth?", "confidence": 0.9}
    assert response.headers["Cache-Control"] == "no-store"
    assert ear.files == [b"sound"]
    assert ear.woken == 1


@pytest.mark.parametrize("kind", ["audio/ogg", "application/octet-stream"])
def test_a_form_may_carry_it(client: FlaskClient, ear: FakeEar, kind: str) -> None:
    assert client.post(ADDRESS, **form(b"sound", kind=kind)).status_code == 200
    assert ear.files == [b"sound"]


def test_a_large_form_is_not_put_on_disk(
    client: FlaskClient, ear: FakeEar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refused)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refused)
    content = b"s" * 4_000_000
    assert client.post(ADDRESS, **form(content)).status_code == 200
    assert ear.files == [content]


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/json", "audio/midi", "video/mp4", "image/png"]
)
def test_a_type_that_is_no_such_sound_is_415(client: FlaskClient, ear: FakeEar, kind: str) -> None:
    is_problem(client.post(ADDRESS, data=b"sound", content_type=kind or None), 415)
    if kind:
        is_problem(client.post(ADDRESS, **form(b"sound", kind=kind)), 415)
    assert ear.files == []


@pytest.mark.parametrize("extra", [1, 1024 * 1024])
def test_more_than_five_megabytes_are_413(client: FlaskClient, ear: FakeEar, extra: int) -> None:
    content = b"s" * (MOST_BYTES + extra)
    for sent in ({"data": content, "content_type": "audio/wav"}, form(content)):
        assert "30 seconds" in is_problem(client.post(ADDRESS, **sent), 413)["detail"]
    assert ear.files == []


def test_five_megabytes_are_taken_and_so_is_a_body_without_a_length(
    client: FlaskClient, ear: FakeEar
) -> None:
    content = b"s" * MOST_BYTES
    assert client.post(ADDRESS, data=content, content_type="audio/wav").status_code == 200
    assert client.post(ADDRESS, **form(content)).status_code == 200

    def in_pieces(content: bytes) -> TestResponse:
        return client.post(
            ADDRESS,
            input_stream=io.BytesIO(content),
            content_type="audio/wav",
            headers={"Transfer-Encoding": "chunked"},
            environ_overrides={"wsgi.input_terminated": True},
        )

    assert in_pieces(content).status_code == 200
    is_problem(in_pieces(content + b"s"), 413)
    assert [len(file) for file in ear.files] == [MOST_BYTES] * 3


def test_nothing_sent_is_422_and_says_what_to_do(client: FlaskClient, ear: FakeEar) -> None:
    for sent in ({"data": b"", "content_type": "audio/webm"}, form(b"")):
        assert "speak" in is_problem(client.post(ADDRESS, **sent), 422)["detail"]
    assert "audio" in is_problem(client.post(ADDRESS, **form(b"s", field="file")), 422)["detail"]
    broken = client.post(ADDRESS, data=b"no form", content_type="multipart/form-data")
    is_problem(broken, 422)
    assert ear.files == []


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (listener.NotSoundError("x"), 415, "type it"),
        (listener.TooLongError("x"), 413, "30 seconds"),
        (
            listener.NothingHeardError("x"),
            422,
            "I could not hear any words. Try again, or type it.",
        ),
        (listener.HearingUnavailableError("x"), 503, "type it"),
    ],
)
def test_what_goes_wrong_is_said_in_plain_words(
    client: FlaskClient, ear: FakeEar, error: DaywiseError, status: int, says: str
) -> None:
    ear.error = error
    response = client.post(ADDRESS, data=b"sound", content_type="audio/webm")
    problem = is_problem(response, status)
    assert says in problem["detail"]
    assert ("Retry-After" in response.headers) == (status == 503)
    assert problem.get("messages", SORRY) == SORRY
    assert ("messages" in problem) == (status == 503)


def test_one_address_is_listened_to_so_often_a_minute(make_site: MakeSite, ear: FakeEar) -> None:
    client = client_of(make_site, ear, per_minute=2)
    answers = [client.post(ADDRESS, data=b"s", content_type="audio/ogg") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert len(ear.files) == 2


def test_only_posting_is_possible(client: FlaskClient) -> None:
    is_problem(client.get(ADDRESS), 405)


def test_a_page_that_embeds_the_assistant_may_send_sound(make_site: MakeSite, ear: FakeEar) -> None:
    client = make_site(origins=("https://www.example.gov.uk",)).client
    limits = AddressLimits(None)
    client.application.register_blueprint(transcriptions.blueprint(ear, limits, lambda: SORRY))
    origin = {"Origin": "https://www.example.gov.uk"}
    response = client.post(ADDRESS, data=b"s", content_type="audio/webm", headers=origin)
    assert response.headers["Access-Control-Allow-Origin"] == origin["Origin"]
