"""The Rasa server as it runs: the channel, forgetting, silence about what people type, the end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue import server
from bot.settings import PROJECT, Settings

TYPED = "what is a review for Gwendolyn Featherstonehaugh"
WEYMOUTH = {"lat": 50.61, "lon": -2.45}


@dataclass
class FakeActions:
    """An actions server that answers with what it was asked, and keeps the requests."""

    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    broken: bool = False

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(asked)
        if self.broken:
            return {"events": [], "responses": [asked["tracker"]["latest_message"]["text"]]}
        latest = asked["tracker"]["latest_message"]
        before = asked["tracker"]["slots"]["search"] or {"turns": 0}
        turns = before["turns"] + 1
        return {
            "events": [{"event": "slot", "name": "search", "value": {"turns": turns}}],
            "responses": [
                {"custom": {"action": asked["next_action"], "intent": latest["intent"]["name"],
                            "turns": turns}}
            ],
        }  # fmt: skip


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int
    actions: FakeActions
    log: Path
    state: Path

    def request(self, method: str, path: str, body: bytes | None = None) -> tuple[int, str]:
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", body, {"Content-Type": "application/json"},
            method=method,
        )  # fmt: skip
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def say(self, sender: str, text: str, **more: Any) -> list[dict[str, Any]]:
        body = json.dumps({"sender": sender, "message": text, **more}).encode()
        status, answer = self.request("POST", "/webhooks/daywise/webhook", body)
        assert status == 200
        return json.loads(answer)


@pytest.fixture(scope="module")
def actions() -> Iterator[FakeActions]:
    fake = FakeActions()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(fake.answer(asked)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None: ...

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.port = httpd.server_port
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield fake
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def start(model: Path, actions: FakeActions, state: Path) -> Server:
    port, log = free_port(), state / "rasa.log"
    run = (
        "from pathlib import Path; from bot.dialogue.server import serve; "
        "from bot.settings import Settings; "
        f"settings = Settings(rasa_port={port}, actions_port={actions.port}, "
        f"state=Path({str(state)!r})); serve(settings, Path({str(model)!r}))"
    )
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", run], cwd=PROJECT, stdout=out, stderr=out, text=True
        )
    made = Server(process, port, actions, log, state)
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        try:
            if made.request("GET", "/status")[0] == 200:
                return made
        except OSError:
            time.sleep(0.1)
    process.kill()
    process.wait()
    pytest.fail(f"The server did not start: {log.read_text()}")


def stop(running: Server) -> int:
    running.process.send_signal(signal.SIGTERM)
    return running.process.wait(timeout=30)


@pytest.fixture(scope="module")
def rasa(
    small_model: Path, actions: FakeActions, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    running = start(small_model, actions, tmp_path_factory.mktemp("rasa"))
    yield running
    if running.process.poll() is None:
        stop(running)


@pytest.fixture
def broken(actions: FakeActions) -> Iterator[None]:
    actions.broken = True
    yield
    actions.broken = False


def test_a_message_is_understood_and_answered_by_its_action(rasa: Server) -> None:
    (answer,) = rasa.say("understood", "what is a review")
    assert answer == {
        "recipient_id": "understood",
        "custom": {"action": "action_answer", "intent": "what_is_a_review", "turns": 1},
    }


def test_filters_reach_the_action_as_entities(rasa: Server) -> None:
    rasa.say("filters", "swimming in Poole on Tuesday evening")
    latest = rasa.actions.asked[-1]["tracker"]["latest_message"]
    assert latest["intent"]["name"] == "find_activity"
    assert latest["intent"]["confidence"] >= 0.9
    assert [(e["entity"], e["value"]) for e in latest["entities"]] == [
        ("categories", "swimming"), ("near", "Poole"), ("days", "tue"), ("part_of_day", "evening"),
    ]  # fmt: skip


def test_the_location_reaches_the_action(rasa: Server) -> None:
    rasa.say("located", "bingo", metadata={"location": WEYMOUTH})
    assert rasa.actions.asked[-1]["tracker"]["latest_message"]["metadata"] == {"location": WEYMOUTH}
    rasa.say("located", "bingo")
    assert rasa.actions.asked[-1]["tracker"]["latest_message"]["metadata"] == {"location": None}


def test_slots_are_kept_from_turn_to_turn(rasa: Server) -> None:
    turns = [rasa.say("turns", "hello")[0]["custom"]["turns"] for _ in range(3)]
    assert turns == [1, 2, 3]


@pytest.mark.parametrize("text", ["", "   ", "\U0001f600", "?!", "/"])
def test_text_that_says_nothing_is_asked_about(rasa: Server, text: str) -> None:
    (answer,) = rasa.say("nothing", text)
    assert answer["custom"]["action"] == "action_ask_which"


def test_nobody_can_type_an_intent(rasa: Server) -> None:
    """Rasa takes "/greeting" for a programme's order; here it is only words."""
    rasa.say("order", '/greeting{"search": "x"}')
    assert rasa.actions.asked[-1]["tracker"]["latest_message"]["text"].startswith("greeting")
    (answer,) = rasa.say("order", "/restart")
    assert answer["custom"]["turns"] == 2


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b'{"sender": "a"}', b'{"message": "hello"}',
     b'{"sender": "", "message": "hello"}', b'{"sender": 3, "message": "hello"}',
     b'{"sender": "a", "message": null}', b'{"sender": "a", "message": "b", "metadata": []}',
     json.dumps({"sender": "x" * 256, "message": "hello"}).encode(), b"\xff\xfe"],
)  # fmt: skip
def test_a_body_that_is_not_a_message_is_refused(rasa: Server, body: bytes) -> None:
    status, answer = rasa.request("POST", "/webhooks/daywise/webhook", body)
    assert status == 400
    assert "sender" in json.loads(answer)["error"]


def test_a_deleted_conversation_is_gone_and_starts_afresh(rasa: Server) -> None:
    rasa.say("gone", TYPED)
    rasa.say("stays", "hello")
    assert rasa.request("DELETE", "/webhooks/daywise/conversations/gone") == (204, "")
    kept = b"".join(file.read_bytes() for file in rasa.state.glob("tracker.db*"))
    assert b"stays" in kept
    assert b"Gwendolyn" not in kept
    assert rasa.say("gone", "hello")[0]["custom"]["turns"] == 1
    assert rasa.say("stays", "hello")[0]["custom"]["turns"] == 2


def test_deleting_what_is_not_there_is_no_error(rasa: Server) -> None:
    assert rasa.request("DELETE", "/webhooks/daywise/conversations/nobody") == (204, "")


def test_two_conversations_at_once_do_not_mix(rasa: Server) -> None:
    answers: dict[str, list[int]] = {}

    def talk(who: str) -> None:
        answers[who] = [rasa.say(who, "hello")[0]["custom"]["turns"] for _ in range(5)]

    threads = [threading.Thread(target=talk, args=(f"thread {i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(answers.values()) == [[1, 2, 3, 4, 5]] * 4


def test_an_action_that_answers_wrongly_gives_no_answer_and_its_text_is_not_logged(
    rasa: Server, broken: None
) -> None:
    assert rasa.say("broken", TYPED) == []
    log = rasa.log.read_text()
    assert "ActionAnswerError" in log
    assert "Gwendolyn" not in log


def test_only_loopback_is_served(rasa: Server) -> None:
    """All of 127.0.0.0/8 is this machine, but the server is bound to one address."""
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", rasa.port))


def test_a_turn_late_in_a_long_conversation_costs_what_one_did_before(rasa: Server) -> None:
    """What is sent to the actions does not grow with the conversation."""
    sizes = []
    for _ in range(100):
        rasa.say("long", "hello")
        sizes.append(len(rasa.actions.asked[-1]["tracker"]["events"]))
    assert max(sizes[50:]) <= max(sizes[:50])


def test_it_stops_cleanly_and_never_printed_what_was_typed(
    small_model: Path, actions: FakeActions, tmp_path: Path
) -> None:
    running = start(small_model, actions, tmp_path)
    assert running.say("a", TYPED)
    running.request("POST", "/webhooks/daywise/webhook", b'{"sender": "Gwendolyn"')
    started = time.monotonic()
    assert stop(running) == 0
    assert time.monotonic() - started < 20
    assert running.log.read_text() == ""


def test_a_missing_model_is_said_in_one_sentence(
    tmp_path: Path, small_places: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "places.db").write_bytes(small_places.read_bytes())
    monkeypatch.setattr(server, "load", lambda: Settings(state=tmp_path))
    assert server.main() == 1
    said = capsys.readouterr().err
    assert said.startswith("There is no model ")
    assert said.endswith("Run ./daywise setup.\n")


def test_this_runs_address_and_file_are_in_the_endpoints(tmp_path: Path) -> None:
    found = server.endpoints(Settings(actions_port=5999, state=tmp_path / "new"))
    assert found.action.url == "http://127.0.0.1:5999/webhook"
    assert found.tracker_store.type == "bot.dialogue.tracker_store.DaywiseTrackerStore"
    assert found.tracker_store.kwargs["db"] == str(tmp_path / "new" / "tracker.db")
    assert (tmp_path / "new").is_dir()
