"""The real server: gunicorn on a real socket, with its real parts but without Rasa."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from bot.catalogue.refreshing import Refresh
from bot.catalogue.schema import migrate
from bot.catalogue.store import open_catalogue
from bot.settings import LONDON, PROJECT, Settings
from tests.web.contract import conforms
from tests.web.fakes import ART, BARE, REAL_ART
from web.app import create_app
from web.server import AddressInUseError, check_free, options

START_SECONDS = 60


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def fill_catalogue(settings: Settings) -> None:
    migrate(settings.catalogue_url)
    catalogue = open_catalogue(settings.catalogue_url)
    now = datetime.now(LONDON)
    catalogue.replace_source("feed", [ART, REAL_ART, BARE], imported_at=now)
    catalogue.note_refresh(Refresh("old", now, now))
    catalogue.close()


@dataclass
class Running:
    process: subprocess.Popen[bytes]
    url: str
    port: int
    log: Path


def start(state: Path) -> Running:
    port, rasa, actions = free_ports(3)
    environment = {
        **os.environ,
        "DAYWISE_STATE": str(state),
        "PORT": str(port),
        "DAYWISE_RASA_PORT": str(rasa),
        "DAYWISE_ACTIONS_PORT": str(actions),
        "DAYWISE_COUNCIL": "dorset",
        "DAYWISE_HOST": "127.0.0.1",
        "DAYWISE_DATABASE_URL": "",
        "DAYWISE_RATE_LIMIT": "30",
        "DAYWISE_NOW": "2026-11-23T10:00",
    }
    log = state / "web.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "web.server"],
            cwd=PROJECT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    return Running(process, f"http://127.0.0.1:{port}", port, log)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    state = tmp_path_factory.mktemp("server")
    fill_catalogue(Settings(state=state))
    server = start(state)
    try:
        end = time.monotonic() + START_SECONDS
        while True:
            assert server.process.poll() is None, server.log.read_text()
            assert time.monotonic() < end, server.log.read_text()
            try:
                httpx.get(f"{server.url}/health/live", trust_env=False).raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield server
    finally:
        server.process.kill()
        server.process.wait()


@pytest.fixture
def http(running: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.url, trust_env=False, timeout=30) as client:
        yield client


def test_without_rasa_the_greeting_comes_and_then_telephone_numbers(http: httpx.Client) -> None:
    begun = http.post("/api/conversations")
    assert begun.status_code == 201
    conforms("Begun", begun.json())
    path = f"/api/conversations/{begun.json()['conversation']}"
    answer = http.post(f"{path}/messages", json={"text": "what is a review"})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    conforms("ProblemWithMessages", answer.json())
    assert "01305 221016" in answer.json()["messages"][0]["text"]
    assert http.delete(path).status_code == 204
    assert http.get(path).status_code == 404


def test_without_rasa_it_is_live_but_not_ready(http: httpx.Client) -> None:
    assert http.get("/health/live").status_code == 200
    response = http.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["parts"] == {
        "rasa": "down", "actions": "down", "catalogue": "up", "places": "down",
    }  # fmt: skip


def test_pages_work_without_rasa(http: httpx.Client) -> None:
    for path in ("/", "/advice", "/advice/what_is_a_review", "/widget.js", "/static/site.css"):
        assert http.get(path).status_code == 200, path
    page = http.get("/activities/real-art")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "Saturday 28 November" in page.text
    assert http.get("/activities/bare").status_code == 200
    assert http.get("/activities/none").status_code == 404


def test_what_is_too_large_is_refused_over_a_real_socket_too(http: httpx.Client) -> None:
    conversation = http.post("/api/conversations").json()["conversation"]
    path = f"/api/conversations/{conversation}/messages"
    for size in (20_000, 1_000_000):
        response = http.post(path, json={"text": "a" * size})
        assert response.status_code == 413
        conforms("Problem", response.json())

    def pieces() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(10):
            yield b"a" * 5000
        yield b'"}'

    json_type = {"Content-Type": "application/json"}
    assert http.post(path, content=pieces(), headers=json_type).status_code == 413


def test_a_port_in_use_is_one_sentence_that_says_what_to_do(running: Running) -> None:
    with pytest.raises(AddressInUseError, match=rf"127\.0\.0\.1:{running.port} .* Set PORT to"):
        check_free(Settings(port=running.port))
    environment = {**os.environ, "PORT": str(running.port), "DAYWISE_HOST": "127.0.0.1"}
    second = subprocess.run(
        [sys.executable, "-m", "web.server"],
        cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert "Set PORT" in second.stderr


def test_a_setting_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    environment = {**os.environ, "DAYWISE_COUNCIL": "atlantis", "DAYWISE_STATE": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-m", "web.server"],
        cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "no council pack called 'atlantis'" in result.stderr
    assert "Traceback" not in result.stderr


def test_only_loopback_listens_unless_told_otherwise() -> None:
    assert options(Settings())["bind"] == "127.0.0.1:8080"
    assert options(Settings(host="::1", port=9))["bind"] == "[::1]:9"


def test_the_real_parts_open_and_close_without_a_running_server(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path)
    fill_catalogue(settings)
    client = create_app(settings).test_client()
    (greeting,) = client.post("/api/conversations").get_json()["messages"]
    assert "Dorset" in greeting["text"]
    assert client.get("/activities/real-art").status_code == 200
    assert client.get("/health/ready").get_json()["feeds"] == []  # "old" is not in the pack's list


# Last: it ends the server that the tests above use.
def test_sigterm_ends_it_cleanly_and_soon(running: Running) -> None:
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=5) == 0
    log = running.log.read_text()
    assert "Traceback" not in log
    with pytest.raises(httpx.ConnectError):
        httpx.get(running.url, trust_env=False)
