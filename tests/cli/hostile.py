"""Feeds that mean harm, as files and behind a server, and a process to import them in."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from bot.settings import PROJECT

MB = 2**20
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%s\r\nEND:VCALENDAR\r\n"
EVENT = b"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:%s\r\nDTSTART:20270104T100000Z\r\n%s\r\nEND:VEVENT"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">%s]><lolz>&l9;</lolz>' % b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)
)
NEVER = b"id,name,repeats,first_date\n" + b"".join(
    b'%d,a,"FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;INTERVAL=%d",2026-01-%02d\n'
    % (n, n % 6 + 1, n % 28 + 1)
    for n in range(5000)
)

REFUSED: dict[str, tuple[bytes, str]] = {
    "a-billion-laughs.xml": (LAUGHS, "is a web page or XML"),
    "a-billion-laughs.csv": (LAUGHS, "is a web page or XML"),
    "one-long-line.csv": (b"id,name\n1," + b"x" * 5 * MB, "a line of more than 1 MB"),
    "one-long-line.ics": (CALENDAR % (EVENT % (b"x" * 5 * MB, b"")), "a line of more than 1 MB"),
    "one-long-name.json": (
        b'[{"id": "1", "name": "%s"}]' % (b"x" * 50 * MB), "its name is longer than",
    ),
    "a-zip-called.csv": (b"PK\x03\x04" + bytes(MB), "a zip archive"),
    "many-empty-lists.json": (b"[" + b"[]," * 3_000_000 + b"[]]", "too many small parts"),
    "many-objects.json": (b"[" + b"{}," * 3_000_000 + b"{}]", "too many small parts"),
    "one-in-another.json": (b"[" * 2_000_000, "is not JSON that can be read"),
    "many-rows.csv": (b"id,name\n" + b"1,a\n" * 1_000_000, "more than 200,000"),
    "many-cells.csv": (b"id,name\n" + b"," * 5 * MB, "a line of more than 1 MB"),
    "a-quote-for-ever.csv": (b'id,name\n1,"' + b"x\n" * 5 * MB, "quote"),
    "many-events.ics": (CALENDAR % (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 300_000), "200,000"),
    "one-event-in-another.ics": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * MB, "200,000"),
    "rules-that-never-happen.csv": (NEVER, "fit no day at all"),
}  # fmt: skip
"""What each is called, what it holds, and what the sentence says."""

EVERY_SECOND = CALENDAR % (EVENT % (b"Tick", b"RRULE:FREQ=SECONDLY"))
BORNE = {
    "a-rule-for-every-second.ics": EVERY_SECOND,
    "much-markup.json": b'[{"id": "1", "name": "Tick", "description": "%s"}]' % (b"<b>" * 5 * MB),
    "escaped-again-and-again.json": (
        b'[{"id": "1", "name": "Tick", "description": "%s"}]' % (b"&amp;" * 5 * MB)
    ),
    "schedules-without-end.json": json.dumps(
        [{"id": "1", "name": "Tick", "schedules": [
            {"freq": "WEEKLY", "byday": "MO", "opens_at": f"{n // 60 % 24:02}:{n % 60:02}",
             "description": f"{n}"} for n in range(30_000)
        ]}]
    ).encode(),
    "sessions-without-end.json": json.dumps(
        {"next": "", "items": [{"state": "updated", "kind": "SessionSeries", "id": "1", "data": {
            "@type": "SessionSeries", "@id": "1", "name": "Tick", "subEvent": [
                {"@type": "ScheduledSession", "@id": f"{n}", "startDate":
                 f"{2027 + n // 9000}-{n // 750 % 12 + 1:02}-{n // 27 % 27 + 1:02}T10:{n % 60:02}Z"}
                for n in range(30_000)
            ]}}]}
    ).encode(),
    "events-of-one-name.ics": CALENDAR % b"\r\n".join(
        b"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Tick\r\nDTSTART:2027%02d%02dT100000Z\r\nEND:VEVENT"
        % (n, n % 12 + 1, n % 28 + 1) for n in range(10_000)
    ),
    "places-without-end.json": json.dumps(
        [{"id": "1", "name": "Tick", "service_at_locations": [
            {"location": {"id": f"{n}", "name": f"Hall {n}"}} for n in range(20_000)
        ]}]
    ).encode(),
}  # fmt: skip
"""What is imported without the part that means harm."""


class Server(BaseHTTPRequestHandler):
    """Gives the files of ``folder``, and answers that no honest server gives."""

    folder: Path

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        special = getattr(self, f"_{name.replace('-', '_')}", None)
        if special:
            special()
        elif (self.folder / name).is_file():
            self._give((self.folder / name).read_bytes())
        else:
            self.send_error(404)

    def _give(self, content: bytes, **headers: str) -> None:
        self.send_response(200)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        with contextlib.suppress(OSError):  # they have heard enough
            self.wfile.write(content)

    def _two_hundred_mb_of_one_line(self) -> None:
        self._give(b"id,name\n1," + b"x" * 200 * MB)

    def _a_bomb(self) -> None:
        self._give(gzip.compress(bytes(200 * MB), 9), Content_Encoding="gzip")

    def _a_bomb_in_a_bomb(self) -> None:
        inner = gzip.compress(bytes(200 * MB), 9)
        self._give(gzip.compress(inner * 100, 9), Content_Encoding="gzip, gzip")

    def _to_this_machine(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/inside.csv")
        self.end_headers()

    def _to_the_metadata(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
        self.end_headers()

    def _in_a_circle(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/in-a-circle")
        self.end_headers()

    def _pages_without_end(self) -> None:
        number = int(self.path.partition("?")[2] or 1)
        items = [
            {"state": "updated", "kind": "Slot", "id": f"{number}-{n}", "data": {}}
            for n in range(2500)
        ]
        page = {"next": f"/pages-without-end?{number + 1}", "items": items}
        self._give(json.dumps(page).encode())

    def log_message(self, *_: object) -> None:
        pass


SERVED = {
    "two-hundred-mb-of-one-line": "is larger than 64 MB",
    "a-bomb": "is larger than 64 MB",
    "a-bomb-in-a-bomb": "a packing that was not asked for",
    "to-this-machine": "which is not a public host",
    "to-the-metadata": "which is not a public host",
    "in-a-circle": "redirects too many times",
    "pages-without-end": "more than 200,000",
}

_IMPORTS = """
import contextlib, io, json, pathlib, re, resource, sys, time
from bot import cli
def peak_mb():  # Linux counts what the parent had in ru_maxrss, not in VmHWM
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20
for where in sys.argv[1:]:
    out, err, begun = io.StringIO(), io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main(["import", where, "--source", "feed", "--allow-host", "localhost"])
    said = [line for line in err.getvalue().splitlines() if not line.endswith("...")]
    print(json.dumps({
        "code": code, "out": out.getvalue(), "said": said,
        "cpu_seconds": time.process_time() - begun,
        "peak_mb": peak_mb(),
    }), flush=True)
"""


@dataclass(frozen=True)
class Outcome:
    """How one import went. ``peak_mb`` is the process's until then."""

    code: int
    out: str
    said: list[str]
    cpu_seconds: float
    peak_mb: int


def import_each(wheres: Sequence[str], state: Path, seconds: float) -> dict[str, Outcome]:
    """Import one after the other in a process that has no more than ``seconds`` for all."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS, *wheres],
        cwd=PROJECT,
        env={**os.environ, "DAYWISE_STATE": str(state), "DAYWISE_NOW": "2026-11-23T10:00"},
        stdout=subprocess.PIPE,
        timeout=seconds,
        check=True,
    )
    told = (Outcome(**json.loads(line)) for line in done.stdout.splitlines())
    return dict(zip(wheres, told, strict=True))
