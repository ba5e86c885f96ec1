"""Imports on the command line, and the steps of a setup."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.catalogue.store import open_catalogue
from tests.cli.conftest import TEA, sources


def test_an_import_prints_its_report(
    state: Path, feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(feed), "--source", "council"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[:2] == [
        "Imported council: 1 record read.",
        "Activities: 1 added, 0 changed, 0 unchanged, 0 removed.",
    ]
    assert told.err == ""
    assert sources(state) == [("council", False)]


def test_a_name_that_holds_a_script_and_a_postcode_without_coordinates_are_mended(
    state: Path, feed: Path
) -> None:
    cli.main(["import", str(feed)])
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        (tea,) = catalogue.named("tea dance")
    assert tea.name == "Tea dance"
    assert tea.venue is not None
    assert tea.venue.lat == pytest.approx(50.715, abs=0.01)


def test_the_report_can_be_json(
    state: Path, feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(feed), "--json", "--format", "oruk"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("not json", "is not JSON"),
        ('[{"id": "1", "name": "Te', "is cut off"),
        ("<html></html>", "is a web page"),
        ("[]", "holds no activities"),
        ('[{"status": "active"}]', "can be used"),
    ],
)
def test_a_bad_file_is_one_sentence_and_no_traceback(
    state: Path, feed: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    feed.write_text(content)
    assert cli.main(["import", str(feed)]) == 1
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no such file.json"], "cannot be read: No such file"),
        (["http://127.0.0.1:9/services"], "not a public host"),
        (["http://127.0.0.1:9/services", "--allow-host", "127.0.0.1"], "does not answer"),
        (["ftp://example.org/feed"], "is not an http or https address"),
        (["feed.json", "--format", "xml"], "There is no format"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(
    state: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert cli.main(["import", *arguments]) == 1
    told = capsys.readouterr().err
    assert sentence in told
    assert len(told.splitlines()) == 1


def test_an_unknown_council_is_one_sentence(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DAYWISE_COUNCIL", "atlantis")
    assert cli.main(["places"]) == 1
    assert "no council pack called 'atlantis'" in capsys.readouterr().err


def test_steps_whose_work_is_done_say_nothing(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["migrate"]) == 0
    capsys.readouterr()
    assert cli.main(["migrate"]) == 0
    assert cli.main(["places"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


@pytest.fixture
def api() -> Iterator[str]:
    """A real server with two pages of one service each, shallow."""

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer: Any = {"total_pages": 2, "contents": [{**TEA, "service_at_locations": None}]}
            answer["contents"][0].pop("service_at_locations")
            if "page=2" in self.path:
                answer["contents"][0]["id"] = "2"
            if self.path == "/services/1":
                answer = {**TEA, "description": "With cake"}
            found = self.path.startswith("/services") and self.path != "/services/2"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Api) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_live_api_is_read_from_its_base_over_real_sockets(
    state: Path, api: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", api, "--allow-host", "localhost"]) == 0
    told = capsys.readouterr()
    assert "2 records read" in told.out
    assert "Reading page 2 of 2" in told.err
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        assert sorted(a.summary for a in catalogue.named("tea dance")) == ["", "With cake"]
