"""A feed is asked whether it has changed; where it has not, its copy is read."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.catalogue.importers.copies import (
    TRUSTED,
    Copy,
    FolderOfCopies,
    copies_of,
    forget_other_feeds,
)
from bot.catalogue.importers.errors import SourceUnreadableError
from bot.catalogue.importers.fetch import Fetcher
from bot.settings import LONDON

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
URL = "https://feeds.example.org/feed.csv"


class Server:
    """One document, with the validators that it is told to give."""

    def __init__(self, **headers: str) -> None:
        self.headers, self.content, self.answers = headers, b"id,name\n1,Tea\n", []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        etag, modified = self.headers.get("etag"), self.headers.get("last-modified")
        asked = request.headers
        same = (etag and asked.get("if-none-match") == etag) or (
            modified and asked.get("if-modified-since") == modified
        )
        self.answers: list[int] = [*self.answers, 304 if same else 200]
        if same:
            return httpx.Response(304)
        return httpx.Response(200, content=self.content, headers=self.headers)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "feeds"


def fetch(server: Server, folder: Path, at: datetime = NOW, url: str = URL) -> bytes:
    copies = FolderOfCopies(folder, lambda: at)
    with Fetcher(
        copies=copies,
        transport=httpx.MockTransport(server),
        resolve=lambda *_: ["93.184.215.14"],
    ) as fetcher:
        return fetcher.fetch(url)


@pytest.mark.parametrize(
    "headers", [{"etag": '"v1"'}, {"last-modified": "Mon, 23 Nov 2026 09:00:00 GMT"}]
)
def test_what_has_not_changed_is_read_from_its_copy(folder: Path, headers: dict[str, str]) -> None:
    server = Server(**headers)
    assert fetch(server, folder) == fetch(server, folder) == server.content
    assert server.answers == [200, 304]


def test_what_has_changed_is_fetched_and_kept_instead(folder: Path) -> None:
    server = Server(etag='"v1"')
    fetch(server, folder)
    server.headers, server.content = {"etag": '"v2"'}, b"id,name\n2,Art\n"
    assert fetch(server, folder) == server.content
    assert fetch(server, folder) == server.content
    assert server.answers == [200, 200, 304]


def test_without_copies_nothing_is_asked_of_the_last_time() -> None:
    server = Server(etag='"v1"')
    for _ in range(2):
        with Fetcher(
            transport=httpx.MockTransport(server), resolve=lambda *_: ["93.184.215.14"]
        ) as fetcher:
            fetcher.fetch(URL)
    assert server.answers == [200, 200]


@pytest.mark.parametrize("headers", [{}, {"etag": '"v1"', "cache-control": "private, no-store"}])
def test_what_has_no_mark_or_must_not_be_kept_is_not(folder: Path, headers: dict[str, str]) -> None:
    fetch(Server(**headers), folder)
    assert not folder.exists()


def test_an_old_copy_is_not_trusted(folder: Path) -> None:
    """A server that says "unchanged" for ever is found out."""
    server = Server(etag='"v1"')
    for at in (NOW, NOW + TRUSTED - timedelta(hours=1), NOW + TRUSTED, NOW - timedelta(hours=1)):
        fetch(server, folder, at)
    assert server.answers == [200, 304, 200, 200]


@pytest.mark.parametrize("harm", [b"", b"x", b'{"etag": 1}\nxx', None])
def test_a_damaged_copy_counts_as_none(folder: Path, harm: bytes | None) -> None:
    server = Server(etag='"v1"')
    fetch(server, folder)
    (file,) = folder.glob("*")
    file.write_bytes(file.read_bytes()[:-5] if harm is None else harm)
    assert fetch(server, folder) == server.content
    assert server.answers == [200, 200]


def test_a_server_that_says_unchanged_unasked_is_an_error(folder: Path) -> None:
    with (
        Fetcher(
            copies=FolderOfCopies(folder, lambda: NOW),
            transport=httpx.MockTransport(lambda _: httpx.Response(304)),
            resolve=lambda *_: ["93.184.215.14"],
        ) as fetcher,
        pytest.raises(SourceUnreadableError, match="error 304"),
    ):
        fetcher.fetch(URL)


def test_a_mark_belongs_to_the_address_that_gave_it(folder: Path) -> None:
    """A redirect that leads elsewhere one day must not bring the old document."""
    to = iter(["/1", "/2"])

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/latest":
            return httpx.Response(302, headers={"location": next(to)})
        assert "if-none-match" not in request.headers
        return httpx.Response(200, text=request.url.path, headers={"etag": '"same"'})

    found = []
    for _ in range(2):
        with Fetcher(
            copies=FolderOfCopies(folder, lambda: NOW),
            transport=httpx.MockTransport(answer),
            resolve=lambda *_: ["93.184.215.14"],
        ) as fetcher:
            found.append(fetcher.fetch("https://feeds.example.org/latest"))
    assert found == [b"/1", b"/2"]


def test_copies_are_for_our_eyes_alone(folder: Path) -> None:
    fetch(Server(etag='"v1"'), folder)
    (file,) = folder.glob("*")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_pages_that_are_gone_and_feeds_that_are_gone_are_forgotten(folder: Path) -> None:
    def kept(source: str) -> Iterator[str]:
        copies = copies_of(source, folder, lambda: NOW)
        return (url for url in "abc" if copies.get(url))

    for source in ("one", "two"):
        for url in "abc":
            copies_of(source, folder, lambda: NOW).keep(url, Copy(b"x", '"v1"'))
    later = copies_of("one", folder, lambda: NOW)
    assert later.get("b")
    later.keep("c", Copy(b"y", '"v2"'))
    later.forget_the_rest()
    assert list(kept("one")) == ["b", "c"]
    forget_other_feeds(["one"], folder)
    assert (list(kept("one")), list(kept("two"))) == (["b", "c"], [])
