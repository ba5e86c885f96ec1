from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from bot.catalogue.importers import fetch
from bot.catalogue.importers.errors import (
    AddressRefusedError,
    NotAFeedError,
    SourceUnreadableError,
)
from bot.catalogue.importers.fetch import Fetcher, NotFoundError, parse_json, read_file
from bot.catalogue.importers.hosts import is_public

ADDRESSES = {
    "feeds.example.org": ["93.184.215.14"],
    "other.example.org": ["2606:2800:21f:cb07::1", "93.184.215.15"],
    "inside.example.org": ["93.184.215.14", "10.0.0.5"],
    "localhost": ["127.0.0.1"],
}
Handler = Callable[[httpx.Request], httpx.Response]


def resolve(host: str, port: int) -> list[str]:
    if host in ADDRESSES:
        return ADDRESSES[host]
    if host.replace(".", "").isdecimal() or ":" in host:
        return [host]
    raise socket.gaierror(-2, "Name or service not known")


def fetcher(handler: Handler, *allowed: str) -> tuple[Fetcher, list[float]]:
    pauses: list[float] = []
    return (
        Fetcher(
            allowed_hosts=allowed,
            transport=httpx.MockTransport(handler),
            resolve=resolve,
            sleep=pauses.append,
        ),
        pauses,
    )


def answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"host": request.url.host, "named": request.headers["host"]})


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    """So that a name cannot lead elsewhere between the check and the connection."""
    with fetcher(answer)[0] as getter:
        assert getter.get("https://feeds.example.org:8443/services?page=2") == {
            "host": "93.184.215.14",
            "named": "feeds.example.org:8443",
        }


def test_the_certificate_is_asked_for_by_name() -> None:
    def secure(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=request.extensions["sni_hostname"])

    with fetcher(secure)[0] as getter:
        assert getter.get("https://feeds.example.org/") == "feeds.example.org"


def test_a_host_is_tried_at_its_other_address() -> None:
    def only_ipv4(request: httpx.Request) -> httpx.Response:
        if ":" in request.url.host:
            raise httpx.ConnectError("no route", request=request)
        return httpx.Response(200, json=request.url.host)

    with fetcher(only_ipv4)[0] as getter:
        assert getter.get("http://other.example.org/") == "93.184.215.15"


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8080/services",
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://inside.example.org/",
        "ftp://feeds.example.org/",
        "file:///etc/passwd",
        "http:///nothing",
        "http://feeds.example.org:99999/",
    ],
)
def test_only_public_hosts_are_asked(url: str) -> None:
    with fetcher(answer)[0] as getter, pytest.raises(AddressRefusedError):
        getter.get(url)


def test_the_operator_may_allow_a_host_by_name() -> None:
    with fetcher(answer, "LOCALHOST")[0] as getter:
        assert getter.get("http://localhost:8080/")["host"] == "127.0.0.1"
    with fetcher(answer)[0] as getter, pytest.raises(AddressRefusedError, match="--allow-host"):
        getter.get("http://localhost:8080/")


def redirect(to: str) -> Handler:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/start":
            return httpx.Response(302, headers={"location": to})
        return answer(request)

    return handle


def test_a_redirect_is_followed_to_a_public_host() -> None:
    with fetcher(redirect("https://other.example.org/x"))[0] as getter:
        assert getter.get("http://feeds.example.org/start")["named"] == "other.example.org"
    with fetcher(redirect("/x"))[0] as getter:
        assert getter.get("http://feeds.example.org/start")["named"] == "feeds.example.org"


@pytest.mark.parametrize("to", ["http://localhost/x", "http://10.0.0.1/", "file:///etc/passwd"])
def test_a_redirect_to_a_private_place_is_refused(to: str) -> None:
    with fetcher(redirect(to))[0] as getter, pytest.raises(AddressRefusedError):
        getter.get("http://feeds.example.org/start")


def test_a_circle_of_redirects_ends() -> None:
    with (
        fetcher(redirect("/start"))[0] as getter,
        pytest.raises(SourceUnreadableError, match="too many"),
    ):
        getter.get("http://feeds.example.org/start")


def test_a_busy_host_is_asked_again_after_the_pause_it_names() -> None:
    answers = [
        httpx.Response(429, headers={"retry-after": "7"}),
        httpx.Response(503),
        httpx.Response(200, json=[]),
    ]
    getter, pauses = fetcher(lambda _: answers.pop(0))
    with getter:
        assert getter.get("http://feeds.example.org/") == []
    assert pauses == [7.0, 4.0]


def test_no_pause_is_longer_than_a_minute() -> None:
    answers = [httpx.Response(429, headers={"retry-after": "86400"}), httpx.Response(200, json=1)]
    getter, pauses = fetcher(lambda _: answers.pop(0))
    with getter:
        getter.get("http://feeds.example.org/")
    assert pauses == [60.0]


def test_an_address_that_does_not_answer_is_told_at_once() -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("timed out", request=request)

    getter, pauses = fetcher(silent)
    with getter, pytest.raises(SourceUnreadableError, match="does not answer"):
        getter.get("http://feeds.example.org/")
    assert pauses == []


def test_a_feed_that_answered_before_is_given_another_chance() -> None:
    turns = iter([True, False, True])

    def flaky(request: httpx.Request) -> httpx.Response:
        if next(turns):
            return httpx.Response(200, json=1)
        raise httpx.ReadError("reset", request=request)

    getter, pauses = fetcher(flaky)
    with getter:
        getter.get("http://feeds.example.org/1")
        assert getter.get("http://feeds.example.org/2") == 1
    assert len(pauses) == 1


def test_a_host_that_does_not_exist_is_told() -> None:
    with (
        fetcher(answer)[0] as getter,
        pytest.raises(SourceUnreadableError, match="there is no host 'nowhere"),
    ):
        getter.get("http://nowhere.example.org/")


@pytest.mark.parametrize(("status", "error"), [(404, NotFoundError), (410, NotFoundError),
                                               (500, SourceUnreadableError),
                                               (401, SourceUnreadableError)])  # fmt: skip
def test_an_error_is_told(status: int, error: type[Exception]) -> None:
    with fetcher(lambda _: httpx.Response(status))[0] as getter, pytest.raises(error):
        getter.get("http://feeds.example.org/")


def test_an_answer_that_is_too_large_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    with (
        fetcher(lambda _: httpx.Response(200, content=b"[" + b" " * 5000))[0] as getter,
        pytest.raises(SourceUnreadableError, match="larger"),
    ):
        getter.get("http://feeds.example.org/")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"<!doctype html><html>", "web page or XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "web page or XML"),
        (b'{"contents": [{"id": "1", "na', "cut off"),
        (b'{"contents": [{"id": "1"},', "cut off"),
        (b'[{"id": 1}', "cut off"),
        (b"id,name\n1,Tea", "not JSON"),
        (b'{"a": 1} {"b": 2}', "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"PK\x03\x04zip", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 10_000, "not JSON"),
    ],
)
def test_what_is_no_json_is_said_for_what_it_is(content: bytes, reason: str) -> None:
    with pytest.raises(NotAFeedError, match=reason) as raised:
        parse_json(content, "the feed")
    assert "\n" not in str(raised.value)


def test_json_with_a_byte_order_mark_is_read() -> None:
    assert parse_json("\ufeff[1]".encode(), "the feed") == [1]


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    file.write_text(json.dumps([{"id": "1"}]), encoding="utf-8")
    assert parse_json(read_file(file), "file") == [{"id": "1"}]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadableError, match="No such file"):
        read_file(tmp_path / "none.json")
    with pytest.raises(SourceUnreadableError, match="directory"):
        read_file(tmp_path)
    with pytest.raises(SourceUnreadableError):
        read_file(Path("nul\0name"))
    with pytest.raises(SourceUnreadableError, match="a device or a pipe"):
        read_file(Path("/dev/zero"))


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 10)
    file = tmp_path / "feed.json"
    file.write_text("[" + " " * 20 + "]")
    with pytest.raises(SourceUnreadableError, match="larger"):
        read_file(file)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07::1", True), ("127.0.0.1", False),
        ("0.0.0.0", False), ("192.168.1.1", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False), ("not an address", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
