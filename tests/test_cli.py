from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot import cli, settings
from bot.catalogue.store import open_catalogue
from bot.settings import PROJECT

TEA = {
    "id": "1",
    "name": "Tea <script>alert(1)</script>dance",
    "status": "active",
    "service_at_locations": [
        {"location": {"name": "The Hall", "addresses": [{"postal_code": "dt1 1xj"}]}}
    ],
}


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real table of places, made once."""
    with pytest.MonkeyPatch.context() as patch:
        state = tmp_path_factory.mktemp("places")
        patch.setenv("DAYWISE_STATE", str(state))
        assert cli.main(["places"]) == 0
    return state / "places.db"


@pytest.fixture
def state(tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "places.db").symlink_to(places)
    monkeypatch.setenv("DAYWISE_STATE", str(folder))
    monkeypatch.setenv("DAYWISE_NOW", "2026-11-23T10:00")
    monkeypatch.setenv("DAYWISE_COUNCIL", "dorset")
    monkeypatch.delenv("DAYWISE_DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    file = tmp_path / "feed.json"
    file.write_text(json.dumps([TEA]), encoding="utf-8")
    return file


def sources(state: Path) -> list[tuple[str, bool]]:
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        return [(source.name, source.sample) for source in catalogue.sources()]


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
def packs(tmp_path: Path, feed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Council packs of our own with a small sample each; the real places stay."""
    folder = tmp_path / "project" / "data" / "councils"
    for pack in (PROJECT / "data" / "councils").glob("*/council.toml"):
        copy = folder / pack.parent.name
        copy.mkdir(parents=True)
        for name in ("council.toml", "places.toml"):
            (copy / name).write_bytes((pack.parent / name).read_bytes())
        (copy / "sample.json").write_bytes(feed.read_bytes())
    monkeypatch.setattr("bot.settings.PROJECT", tmp_path / "project")
    return folder


def test_the_sample_is_loaded_where_nothing_was_ever_imported(
    state: Path, packs: Path, feed: Path
) -> None:
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("sample-dorset", True)]
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("sample-dorset", True)]


def test_a_sample_that_is_loaded_is_left_alone_until_it_changes(
    state: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["sample"])
    capsys.readouterr()
    cli.main(["sample"])
    assert capsys.readouterr().out == ""
    (packs / "dorset" / "sample.json").write_text(json.dumps([TEA, {**TEA, "id": "2"}]))
    cli.main(["sample"])
    assert "1 added" in capsys.readouterr().out


def test_a_sample_whose_catalogue_was_thrown_away_is_loaded_again(state: Path, packs: Path) -> None:
    cli.main(["sample"])
    for file in state.glob("catalogue.db*"):
        file.unlink()
    cli.main(["sample"])
    assert sources(state) == [("sample-dorset", True)]


def test_another_councils_sample_takes_its_place(
    state: Path, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.main(["sample"])
    monkeypatch.setenv("DAYWISE_COUNCIL", "nottinghamshire")
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("sample-nottinghamshire", True)]


def test_the_sample_never_comes_back_after_a_real_import(
    state: Path, packs: Path, feed: Path
) -> None:
    cli.main(["sample"])
    cli.main(["import", str(feed), "--source", "council"])
    assert cli.main(["sample"]) == 0
    assert sources(state) == [("council", False)]


def test_a_pack_without_a_sample_is_told(
    state: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packs / "dorset" / "sample.json").unlink()
    assert cli.main(["sample"]) == 0
    assert "no sample" in capsys.readouterr().out


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


class TestRefresh:
    """The council's own feeds, from a pack made for the test."""

    @pytest.fixture
    def pack(self, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "councils" / "dorset"
        shutil.copytree(PROJECT / "data" / "councils" / "dorset", folder)
        monkeypatch.setattr(settings.Settings, "council_folder", property(lambda _: folder))
        return folder

    def test_a_pack_without_feeds_says_so(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["refresh"]) == 0
        assert "lists no feeds" in capsys.readouterr().out

    def test_feeds_are_imported_and_one_that_fails_is_told(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (pack / "hall.csv").write_text("id,name,days\n1,Tea,mon\n", encoding="utf-8")
        (pack / "sources.toml").write_text(
            '[[source]]\nname = "hall"\nurl = "hall.csv"\n'
            '[[source]]\nname = "gone"\nurl = "gone.csv"\n',
            encoding="utf-8",
        )
        assert cli.main(["refresh"]) == 1
        told = capsys.readouterr()
        assert "Imported hall: 1 record read." in told.out
        assert told.err.splitlines()[-1].startswith("gone failed and keeps what it held: ")
        assert cli.main(["refresh"]) == 1  # what failed is tried again, what is fresh is not
        assert "Imported hall" not in capsys.readouterr().out
        assert cli.main(["refresh", "--all"]) == 1
        assert "Imported hall" in capsys.readouterr().out
