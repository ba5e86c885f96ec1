from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.evaluation.asking import AskingError, HttpAssistant, Reply, ask_all, time_messages
from tests.evaluation.making import FakeAssistant, sentence

ANSWER: dict[str, Any] = {
    "messages": [
        {"text": "Which one?", "choices": [{"label": "A", "text": "a"}], "urgent": False},
        {"text": "Or ring us.", "choices": [{"label": "B", "text": "b"}], "urgent": True},
    ],
    "understood": {"topic": "talk/unclear", "confidence": 0.4, "search": None, "detail": None},
}


def _assistant(answer: object, status: int = 200) -> tuple[HttpAssistant, list[httpx.Request]]:
    asked: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if request.url.path == "/api/conversations":
            return httpx.Response(201, json={"conversation": f"c{len(asked)}", "messages": []})
        return httpx.Response(status, json=answer)

    return HttpAssistant("http://daywise", httpx.MockTransport(respond)), asked


def test_each_sentence_begins_a_conversation() -> None:
    assistant, asked = _assistant(ANSWER)
    assistant.ask("hello")
    assistant.ask("bye")
    assert [request.url.path for request in asked] == [
        "/api/conversations", "/api/conversations/c1/messages",
        "/api/conversations", "/api/conversations/c3/messages",
    ]  # fmt: skip
    assert json.loads(asked[3].content) == {"text": "bye"}


def test_a_reply_holds_what_all_its_messages_say() -> None:
    assistant, _ = _assistant(ANSWER)
    reply = assistant.ask("hello")
    assert (reply.topic, reply.confidence) == ("talk/unclear", 0.4)
    assert reply.text == "Which one?\n\nOr ring us."
    assert reply.choices == ("a", "b")
    assert reply.urgent
    assert reply.milliseconds > 0


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [(ANSWER, 503, "503"), ({"messages": []}, 200, "contract"), ([], 200, "contract")],
)
def test_no_usable_answer_is_an_error_of_its_own(answer: object, status: int, said: str) -> None:
    assistant, _ = _assistant(answer, status)
    with pytest.raises(AskingError, match=said):
        assistant.ask("hello")


def test_trials_keep_the_order_and_the_errors() -> None:
    assistant = FakeAssistant({str(n): Reply("talk/thanks", 1.0) for n in range(20)})
    heard: list[int] = []
    asked = [sentence(str(n)) for n in range(21)]
    trials = ask_all(assistant, asked, threads=4, told=heard.append)
    assert [trial.sentence for trial in trials] == asked
    assert [trial.reply is None for trial in trials] == [False] * 20 + [True]
    assert trials[20].error == "HTTPStatusError: 503"
    assert heard == list(range(1, 22))


def test_times_are_of_answers_only() -> None:
    assistant = FakeAssistant({"a": Reply("talk/thanks", 1.0, milliseconds=12.0)})
    assert time_messages(assistant, [sentence("a"), sentence("b")]) == [12.0]
