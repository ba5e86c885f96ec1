from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.web.fakes import FOUND, REVIEW
from web.rasa import AssistantError, RasaClient, inert

Handler = Callable[[httpx.Request], httpx.Response]


def rasa(handler: Handler) -> RasaClient:
    return RasaClient("http://rasa", httpx.MockTransport(handler))


def saying(body: Any, status: int = 200) -> RasaClient:
    return rasa(lambda request: httpx.Response(status, content=json.dumps(body)))


def test_what_is_said_goes_to_our_channel_with_its_location() -> None:
    asked: list[tuple[str, str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.method, request.url.path, json.loads(request.content)))
        return httpx.Response(200, json=[{"recipient_id": "c1", "custom": REVIEW}])

    client = rasa(answer)
    assert client.reply("c1", "near me", {"lat": 50.6, "lon": -2.4}) == [REVIEW]
    client.reply("c1", "hello", None)
    path = "/webhooks/daywise/webhook"
    assert asked == [
        (
            "POST",
            path,
            {
                "sender": "c1",
                "message": "near me",
                "metadata": {"location": {"lat": 50.6, "lon": -2.4}},
            },
        ),
        ("POST", path, {"sender": "c1", "message": "hello", "metadata": {"location": None}}),
    ]


def test_every_answer_comes_back_in_order_and_what_is_none_is_left_out() -> None:
    said = [
        {"custom": FOUND},
        {"text": "a plain text"},
        {"custom": {"text": "x"}},
        {"custom": REVIEW},
    ]
    assert saying(said).reply("c1", "hello", None) == [FOUND, REVIEW]


@pytest.mark.parametrize("said", [[], {}, None, "hello", [{"text": "hello"}], [{"custom": None}]])
def test_no_answer_that_can_be_shown_is_an_error(said: Any) -> None:
    with pytest.raises(AssistantError, match="no answer"):
        saying(said).reply("c1", "hello", None)


def test_a_bad_status_or_a_body_that_is_no_json_is_an_error() -> None:
    with pytest.raises(AssistantError, match="HTTPStatusError"):
        saying([], 500).reply("c1", "hello", None)
    with pytest.raises(AssistantError, match="JSONDecodeError"):
        rasa(lambda request: httpx.Response(200, text="<html>")).reply("c1", "hello", None)


def test_the_likeliest_topic_is_asked_for_outside_any_conversation() -> None:
    asked: list[tuple[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.path, json.loads(request.content)))
        return httpx.Response(200, json={"intent": {"name": "goodbye", "confidence": 0.97}})

    assert rasa(answer).likeliest("/I'm out") == ("goodbye", 0.97)
    assert asked == [("/model/parse", {"text": "I'm out"})]


@pytest.mark.parametrize("said", [{}, {"intent": None}, {"intent": {"name": "goodbye"}}, []])
def test_an_opinion_without_a_topic_is_an_error(said: Any) -> None:
    with pytest.raises(AssistantError, match="no opinion"):
        saying(said).likeliest("hello")


@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError])
def test_a_server_that_does_not_answer_is_an_error(kind: type[httpx.TransportError]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise kind("something private")

    for call in (
        lambda: rasa(fail).reply("c1", "hello", None),
        lambda: rasa(fail).forget("c1"),
        lambda: rasa(fail).check(),
    ):
        with pytest.raises(AssistantError, match=kind.__name__) as error:
            call()
        assert "private" not in str(error.value)


def test_every_call_has_a_timeout() -> None:
    timeouts: list[dict[str, float]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        timeouts.append(request.extensions["timeout"])
        return httpx.Response(200, json=[{"custom": REVIEW}])

    client = rasa(answer)
    client.reply("c1", "hello", None)
    client.forget("c1")
    client.check()
    assert [timeout["read"] for timeout in timeouts] == [10.0, 3.0, 2.0]
    assert all(None not in timeout.values() for timeout in timeouts)


@pytest.mark.parametrize("status", [204, 404])
def test_a_conversation_that_rasa_never_had_is_forgotten(status: int) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.method} {request.url.raw_path.decode()}")
        return httpx.Response(status)

    rasa(answer).forget("a/b")
    assert asked == ["DELETE /webhooks/daywise/conversations/a%2Fb"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/restart", "restart"),
        ('/find_activity{"search": 1}', 'find_activity{"search": 1}'),
        (" // hello", "hello"),
        ("///", "?"),
        ("arts and/or crafts", "arts and/or crafts"),
    ],
)
def test_nobody_can_type_a_command_of_rasa(typed: str, sent: str) -> None:
    assert inert(typed) == sent
