"""A host page and a conversation API with set answers, served from one loopback address."""

from __future__ import annotations

import io
import json
import math
import struct
import sys
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from typing import Any

from web.card_facts import card_facts
from web.pictures import picture_of_activity, pictures_of_lines
from web.symbols.choosing import PICTURES

WIDGET = Path(__file__).parents[2] / "web" / "widget"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
STRICT_CSP = (
    "default-src 'none'; script-src {host}; style-src {host}; connect-src {host}; media-src {host};"
    " img-src {host}"
)


def message(text: str, **fields: Any) -> dict[str, Any]:
    """A Message of the contract with everything that is not given empty."""
    empty = {
        "id": "m",
        "speech": text,
        "audio": None,
        "audio_parts": [],
        "activities": [],
        "choices": [],
        "sources": [],
        "week": None,
        "urgent": False,
    }
    return {**empty, "text": text, "pictures": pictures_of_lines(text), **fields}


def activity(**fields: Any) -> dict[str, Any]:
    """An Activity of the contract, with the lines of its card as the server makes them."""
    made = {
        "id": "choir",
        "name": "Saturday singers",
        "summary": "Singing for everyone.",
        "categories": ["music"],
        "provider": "Harbour Voices",
        "place": {
            "name": "Harbour Hall",
            "address": "12 Quay Street, Weymouth",
            "postcode": "DT4 8AA",
            "lat": 50.6,
            "lon": -2.45,
        },
        "distance_miles": 1.24,
        "next_session": {
            "start": "2026-11-28T10:00:00+00:00",
            "end": "2026-11-28T12:00:00+00:00",
        },
        "when": "Saturdays, 10am to 12 noon",
        "price": "£3.50",
        "price_from": 3.5,
        "access": ["step_free", "hearing_loop"],
        "transport": [],
        "funding": [],
        "for": ["everyone"],
        "meal": None,
        "phone": "01632 960123",
        "email": "",
        "website": "https://example.org/singers",
        "url": "/activities/choir",
        "checked_on": "2026-11-02",
        "why": [{"need": "access:wheelchair", "met": "unknown"}, {"need": "day:sat", "met": "yes"}],
        "sample": True,
        **fields,
    }
    facts = [fact.to_dict() for fact in card_facts(made)]
    more = f"Tell me more about {made['name']}"
    return {**made, "facts": facts, "picture": picture_of_activity(made), "more": more}


GREETING = message(
    "Hello. I can help you find things to do.\n\nI can also explain your letter.",
    audio="/api/speech/greeting",
    choices=[
        {"label": "Things to do near me", "text": "What's on near me?"},
        {"label": "What is a review?", "text": "What is a review?"},
    ],
)


WEEK_LINK = {
    "url": "https://daywise.example/week/w",
    "own_url": "https://daywise.example/week/w/own/k",
    "calendar_url": "https://daywise.example/week/w/week.ics",
}


@dataclass
class FakeServer:
    """Settings first, then what was asked of it."""

    replies: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[tuple[int, dict[str, Any], dict[str, str]]] = field(default_factory=list)
    """Answered to the next messages, one each, instead of a reply."""
    delay_seconds: float = 0.0
    head: str = ""
    css: str = ""
    """The page's own stylesheet, at /host.css."""
    tag: str = "<daywise-assistant council='Fairshire Council' phone='01632 960999'>"
    body: str = "<h1>Fairshire</h1><p>Day services.</p>"
    widget_host: str = ""
    """Where the page takes the widget from; empty is this server."""
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The word times of sounds, by the last part of their address."""
    heard: list[str] = field(default_factory=list)
    """The sounds that were asked for."""
    pictures: list[str] = field(default_factory=list)
    """The pictures that were asked for."""
    sound_seconds: float = 1.2
    lose_answers: bool = False
    """Takes a message in, but the answer never arrives."""

    conversations: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    sent: list[dict[str, Any]] = field(default_factory=list)
    """Each message taken in: its text, location and key."""
    api_calls: list[str] = field(default_factory=list)
    address: str = ""

    feedback: list[dict[str, Any]] = field(default_factory=list)
    """What was given, with its key."""
    lose_feedback: bool = False
    """Takes no feedback."""

    recordings: list[tuple[str, bytes]] = field(default_factory=list)
    """The type and the bytes of what was spoken."""
    transcription: tuple[int, dict[str, Any]] = (200, {"text": "swimming", "confidence": 0.9})

    def reply(self, text: str) -> list[dict[str, Any]]:
        return self.replies.get(text) or [message(f"You asked: {text}", audio="/api/speech/x")]


@cache
def tone(seconds: float) -> bytes:
    """A WAV file with a quiet tone."""
    rate = 8000
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        samples = (int(900 * math.sin(i / 4)) for i in range(int(rate * seconds)))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return out.getvalue()


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that leaves in the middle of an answer is what some tests are about.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(fake: FakeServer) -> ThreadingHTTPServer:
    """Starts serving on a free loopback port; the caller shuts it down."""
    server = _QuietServer(("127.0.0.1", 0), _handler(fake))
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    # looks often whether it is to stop: every test waits for that
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


@contextmanager
def running(fake: FakeServer) -> Iterator[FakeServer]:
    """Serves while it is open."""
    server = serve(fake)
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()


def _handler(fake: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            """Says nothing: a test's own output is read instead."""

        def _send(
            self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Access-Control-Allow-Origin", "*")
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _json(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
            self._send(status, "application/json", json.dumps(body).encode(), headers)

        def do_OPTIONS(self) -> None:
            allowed = {
                "Access-Control-Allow-Headers": "Content-Type, Idempotency-Key",
                "Access-Control-Allow-Methods": "GET, POST, DELETE",
            }
            self._send(200, "text/plain", b"", allowed)

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            if path == "/":
                self._page(fake.widget_host or fake.address)
            elif path == "/widget.js":
                self._file(WIDGET / "widget.js")
            elif path == "/host.css":
                self._send(200, "text/css", fake.css.encode())
            elif path.startswith("/widget/"):
                self._file(WIDGET / Path(path).name)
            elif path.startswith("/symbols/"):
                fake.pictures.append(path)
                self._file(PICTURES / Path(path).name)
            elif path.startswith("/api/speech/broken"):
                self._send(404, "text/plain", b"")
            elif path.endswith("/words"):
                self._json(200, fake.words[path.split("/")[-2]])
            elif path.startswith("/api/speech/"):
                fake.heard.append(path.rsplit("/", 1)[1])
                self._send(200, "audio/wav", tone(fake.sound_seconds))
            elif path.startswith("/api/conversations/"):
                fake.api_calls.append(f"GET {path}")
                id_ = path.rsplit("/", 1)[1]
                if id_ in fake.conversations:
                    turns = fake.conversations[id_]
                    body = {"conversation": id_, "messages": [GREETING], "turns": turns}
                    self._json(200, body)
                else:
                    self._json(404, {"title": "Unknown", "status": 404, "detail": "Not known."})
            else:
                self._send(404, "text/plain", b"")

        def do_POST(self) -> None:
            if self.path == "/api/transcriptions":
                sound = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                fake.recordings.append((self.headers.get("Content-Type") or "", sound))
                self._json(*fake.transcription)
                return
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
            fake.api_calls.append(f"POST {self.path}")
            if self.path == "/api/feedback":
                fake.feedback.append({**body, "key": self.headers.get("Idempotency-Key")})
                if fake.lose_feedback:
                    self._json(503, {"title": "Not kept", "status": 503, "detail": "Later."})
                else:
                    self._json(201, {"kept": True, "reply": False, "messages": []})
                return
            if self.path == "/api/conversations":
                id_ = f"conversation-{len(fake.api_calls)}"
                fake.conversations[id_] = []
                self._json(201, {"conversation": id_, "messages": [GREETING]})
                return
            sleep(fake.delay_seconds)
            id_ = self.path.split("/")[3]
            if id_ not in fake.conversations:
                self._json(404, {"title": "Unknown", "status": 404, "detail": "Not known."})
                return
            if self.path.endswith("/week/link"):
                if fake.problems:
                    self._json(*fake.problems.pop(0))
                else:
                    self._json(201, WEEK_LINK)
                return
            fake.sent.append(
                {
                    "text": body["text"],
                    "location": body.get("location"),
                    "easy": body.get("easy"),
                    "key": self.headers.get("Idempotency-Key"),
                }
            )
            if fake.problems:
                status, problem, headers = fake.problems.pop(0)
                self._json(status, problem, headers)
                return
            if fake.lose_answers:
                self.close_connection = True
                self.connection.shutdown(2)
                return
            messages = fake.reply(body["text"])
            fake.conversations[id_].append({"said": body["text"], "messages": messages})
            self._json(200, {"messages": messages, "understood": {}})

        def do_DELETE(self) -> None:
            fake.api_calls.append(f"DELETE {self.path}")
            fake.conversations.pop(self.path.rsplit("/", 1)[1], None)
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def _file(self, file: Path) -> None:
            if file.is_file():
                self._send(200, KINDS[file.suffix], file.read_bytes())
            else:
                self._send(404, "text/plain", b"")

        def _page(self, host: str) -> None:
            page = (
                "<!doctype html><html lang='en-GB'><head><meta charset='utf-8'>"
                "<meta name='viewport' content='width=device-width, initial-scale=1'>"
                "<title>Day services</title>"
                f"{fake.head}<script type='module' src='{host}/widget.js'></script></head>"
                f"<body><main>{fake.body}{fake.tag}</daywise-assistant></main></body></html>"
            )
            policy = {"Content-Security-Policy": STRICT_CSP.format(host=host)}
            self._send(200, "text/html", page.encode(), policy)

    return Handler
