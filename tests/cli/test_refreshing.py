"""``./daywise refresh``: a process a feed, and what has not changed is not fetched again."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot import cli, settings
from bot.catalogue.refreshing import Refresh
from bot.catalogue.store import open_catalogue
from bot.settings import PROJECT

TEA = "id,name,days,categories\n1,Tea,mon,esd:drinks\n"


@pytest.fixture
def pack(empty_state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "councils" / "dorset"
    shutil.copytree(PROJECT / "data" / "councils" / "dorset", folder)
    monkeypatch.setattr(settings.Settings, "council_folder", property(lambda _: folder))
    monkeypatch.setattr(
        "bot.catalogue_commands.ensure_places", lambda _: None
    )  # they are in the state already
    return folder


def feeds(pack: Path, **addresses: str) -> None:
    (pack / "sources.toml").write_text(
        "".join(
            f'[[source]]\nname = "{name}"\nurl = "{url}"\nallow_host = "localhost"\n'
            for name, url in addresses.items()
        ),
        encoding="utf-8",
    )


def kept(state: Path) -> list[Refresh]:
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        return catalogue.refreshes()


def categories(state: Path) -> tuple[str, ...]:
    with closing(open_catalogue(f"sqlite:///{state / 'catalogue.db'}")) as catalogue:
        return catalogue.named("Tea")[0].categories


def test_a_feed_that_meets_a_fault_of_ours_does_not_starve_the_next(
    pack: Path, empty_state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader with a bug in it, in the process of each feed."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys; sys.path.insert(0, {str(PROJECT)!r})\n"
        "import bot.catalogue.importers.formats as formats\n"
        "read = formats.read_table\n"
        "formats.read_table = lambda content, where: (\n"
        "    1 / 0 if b'Boom' in content else read(content, where))\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (pack / "boom.csv").write_text(TEA.replace("Tea", "Boom"), encoding="utf-8")
    (pack / "hall.csv").write_text(TEA, encoding="utf-8")
    feeds(pack, boom="boom.csv", hall="hall.csv")
    assert cli.main(["refresh"]) == 1
    boom, hall = kept(empty_state)
    assert "A fault of Daywise's own stopped it" in boom.failure
    assert boom.succeeded_at is None
    assert (hall.failure, hall.succeeded_at) == ("", hall.tried_at)


class _Feed(BaseHTTPRequestHandler):
    """A CSV with a mark; says 304 to whoever has it already."""

    content = TEA
    answers: list[int]

    def do_GET(self) -> None:
        mark = f'"{len(self.content)}"'
        status = 304 if self.headers.get("If-None-Match") == mark else 200
        self.answers.append(status)
        self.send_response(status)
        self.send_header("ETag", mark)
        self.end_headers()
        if status == 200:
            self.wfile.write(self.content.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served() -> Iterator[tuple[str, type[_Feed]]]:
    handler = type("Feed", (_Feed,), {"answers": []})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}/feed.csv", handler
        server.shutdown()
        thread.join()


def test_a_feed_that_has_not_changed_is_not_sent_again_and_counts_as_refreshed(
    pack: Path,
    empty_state: Path,
    served: tuple[str, type[_Feed]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    url, feed = served
    feeds(pack, hall=url)
    assert cli.main(["refresh"]) == 0
    (first,) = kept(empty_state)
    assert cli.main(["refresh", "--all"]) == 0
    (second,) = kept(empty_state)
    assert feed.answers == [200, 304]
    assert "0 added, 0 changed, 1 unchanged, 0 removed" in capsys.readouterr().out
    assert first.succeeded_at
    assert second.succeeded_at
    assert second.succeeded_at > first.succeeded_at
    feed.content = TEA + "2,Art,tue,\n"
    assert cli.main(["refresh", "--all"]) == 0
    assert feed.answers == [200, 304, 200]
    assert "1 added" in capsys.readouterr().out


def test_another_table_of_the_council_counts_though_the_feed_has_not_changed(
    pack: Path, empty_state: Path, served: tuple[str, type[_Feed]]
) -> None:
    url, feed = served
    feeds(pack, hall=url)
    assert cli.main(["refresh"]) == 0
    assert categories(empty_state) == ()
    table = pack / "council.toml"
    table.write_text(
        table.read_text(encoding="utf-8") + '"categories:esd:drinks" = "coffee_and_chat"\n',
        encoding="utf-8",
    )
    assert cli.main(["refresh", "--all"]) == 0
    assert feed.answers == [200, 304]
    assert categories(empty_state) == ("coffee_and_chat",)


def test_an_import_by_hand_always_fetches(
    empty_state: Path, served: tuple[str, type[_Feed]]
) -> None:
    url, feed = served
    for _ in range(2):
        assert cli.main(["import", url, "--allow-host", "localhost"]) == 0
    assert feed.answers == [200, 200]


def test_the_copies_of_a_feed_that_is_no_longer_listed_go(
    pack: Path, empty_state: Path, served: tuple[str, type[_Feed]]
) -> None:
    feeds(pack, hall=served[0])
    assert cli.main(["refresh"]) == 0
    assert len(list((empty_state / "feeds").rglob("*.copy"))) == 1
    feeds(pack)
    assert cli.main(["refresh"]) == 0
    assert list((empty_state / "feeds").rglob("*.copy")) == []
