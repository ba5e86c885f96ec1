"""Reads a feed's documents: a file, or a public web address."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx

from bot.catalogue.importers.bounds import check_json
from bot.catalogue.importers.copies import Copies, Copy
from bot.catalogue.importers.errors import NotAFeedError, SourceUnreadableError
from bot.catalogue.importers.hosts import Hosts, Resolve, resolve

MAX_BYTES = 64 * 2**20
"""Of one document."""
MAX_FEED_BYTES = 4 * MAX_BYTES
"""Of all the pages of a feed; each is held in memory until the last was read."""
_CONNECT_SECONDS, _READ_SECONDS, _WHOLE_SECONDS = 5.0, 20.0, 180.0
_MAX_REDIRECTS = 5
_TRIES = 3
_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE_SECONDS = 60.0


class NotFoundError(SourceUnreadableError):
    """The address answers that there is nothing there (404 or 410)."""


def is_address(where: str) -> bool:
    """Whether it is a web address rather than the path of a file."""
    return re.match(r"[a-z][a-z0-9+.-]*://", where, re.I) is not None


def read_file(path: Path) -> bytes:
    """What a file holds.

    Raises:
        SourceUnreadableError: it cannot be opened or is too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceUnreadableError(
                f"{path} is larger than {MAX_BYTES // 2**20} MB. Import it in parts."
            )
        if path.exists() and not path.is_file() and not path.is_dir():
            raise SourceUnreadableError(f"{path} is a device or a pipe. Give a file.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceUnreadableError(
            f"{path} cannot be read: {reason}. Check the name of the file."
        ) from error


def parse_json(content: bytes, where: str) -> Any:
    """JSON in UTF-8 (with or without a mark at its start), UTF-16 or UTF-32.

    Raises:
        NotAFeedError: saying what it is instead: empty, a web page, cut off, or other.
    """
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if not start:
        raise NotAFeedError(f"{where} is empty. Fetch it again.")
    if start.startswith(b"<"):
        raise NotAFeedError(
            f"{where} is a web page or XML, not JSON. Give the address of the feed itself."
        )
    check_json(content, where)
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
            raise NotAFeedError(
                f"{where} is cut off in line {error.lineno}. Fetch the whole of it again."
            ) from error
        raise NotAFeedError(
            f"{where} is not JSON: {error.msg}, line {error.lineno}, column {error.colno}. "
            "Check that it is the right file or address."
        ) from error
    except (ValueError, RecursionError) as error:
        raise NotAFeedError(
            f"{where} is not JSON that can be read. Check that it is the right file or address."
        ) from error


class Fetcher:
    """Fetches documents from public hosts, one at a time.

    Every host, also one that a redirect leads to, is resolved and checked first, and the
    connection goes to the very address that was checked.
    """

    def __init__(
        self,
        *,
        allowed_hosts: Iterable[str] = (),
        copies: Copies | None = None,
        transport: httpx.BaseTransport | None = None,
        resolve: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``allowed_hosts`` may lead anywhere, also to this machine. With ``copies`` what is there
        is fetched only where it has changed since."""
        self._hosts, self._copies, self._sleep = Hosts(allowed_hosts, resolve), copies, sleep
        self._answered, self._bytes = False, 0
        self._client = httpx.Client(
            timeout=httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS),
            transport=transport,
            trust_env=False,  # a proxy would connect to what it resolves, not to what was checked
            headers={
                "User-Agent": "Daywise/0.1 (council activity finder)",
                "Accept": "application/json, text/calendar, text/csv, */*;q=0.1",
                "Accept-Encoding": "gzip",
            },
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str) -> Any:
        """The JSON at ``url``, as :meth:`fetch` gets it.

        Raises:
            NotAFeedError: the answer is not JSON.
        """
        return parse_json(self.fetch(url), url)

    def fetch(self, url: str) -> bytes:
        """What is at ``url``; waits and asks again where the host is busy.

        Raises:
            AddressRefusedError: not http(s), or not a public host.
            NotFoundError: there is nothing at the address.
            SourceUnreadableError: no answer, or an error.
        """
        for tries_left in range(_TRIES - 1, -1, -1):
            try:
                response, content = self._follow(url)
            except httpx.HTTPError as error:
                # A feed that never answered will not now; one that did may have hiccuped.
                if not tries_left or not self._answered:
                    raise SourceUnreadableError(
                        f"{url} does not answer ({_reason(error)}). "
                        "Check the address, or try again later."
                    ) from error
                self._sleep(2.0 * (_TRIES - tries_left))
                continue
            self._answered = True
            self._bytes += len(content)
            if self._bytes > MAX_FEED_BYTES:
                raise SourceUnreadableError(
                    f"The feed is larger than {MAX_FEED_BYTES // 2**20} MB at {url}. "
                    "Import it in parts."
                )
            if response.status_code in _BUSY and tries_left:
                self._sleep(_pause(response, _TRIES - tries_left))
                continue
            if response.status_code in (404, 410):
                raise NotFoundError(f"{url} leads nowhere (404). Check the address.")
            if response.status_code != 200:
                raise SourceUnreadableError(
                    f"{url} answers with the error {response.status_code}. Try again later."
                )
            return content
        raise AssertionError("unreachable: the last try returns or raises")

    def _follow(self, url: str) -> tuple[httpx.Response, bytes]:
        for _ in range(_MAX_REDIRECTS + 1):
            response, content = self._once(url)
            if not response.has_redirect_location:
                return response, content
            try:
                url = urljoin(url, response.headers["location"])
            except ValueError as error:
                raise SourceUnreadableError(
                    f"{url} redirects to what is no address. Check the address."
                ) from error
        raise SourceUnreadableError(f"{url} redirects too many times. Check the address.")

    def _once(self, url: str) -> tuple[httpx.Response, bytes]:
        host, addresses = self._hosts.checked(url)
        for last, address in ((address is addresses[-1], address) for address in addresses):
            try:
                return self._read(url, host, address)
            except httpx.ConnectError:
                if last:
                    raise
        raise AssertionError("unreachable: a host has an address")

    def _read(self, url: str, host: str, address: str) -> tuple[httpx.Response, bytes]:
        copy = self._copies.get(url) if self._copies else None
        target = httpx.URL(url).copy_with(host=address, fragment=None)
        request = self._client.build_request(
            "GET",
            target,
            headers={
                "Host": httpx.URL(url).netloc.decode("ascii"),
                **(copy.questions() if copy else {}),
            },
            extensions={"sni_hostname": host},
        )
        deadline = time.monotonic() + _WHOLE_SECONDS
        response = self._client.send(request, stream=True, follow_redirects=False)
        try:
            if response.status_code == 304 and copy:
                response.status_code = 200
                return response, copy.content
            _refuse_packing(response, url)
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > MAX_BYTES:
                    raise SourceUnreadableError(
                        f"{url} is larger than {MAX_BYTES // 2**20} MB. Import it in parts."
                    )
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("the answer takes too long")
        finally:
            response.close()
        self._keep(url, response, bytes(content))
        return response, bytes(content)

    def _keep(self, url: str, response: httpx.Response, content: bytes) -> None:
        headers = response.headers
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        copy = Copy(content, etag, modified)
        may = "no-store" not in headers.get("cache-control", "").lower()
        may = may and etag.isascii() and modified.isascii()  # else they cannot be sent back
        if self._copies and response.status_code == 200 and may and copy.questions():
            self._copies.keep(url, copy)


def _refuse_packing(response: httpx.Response, url: str) -> None:
    """One layer of gzip grows a thousandfold at most; layers on layers, or Brotli, without end."""
    if response.headers.get("content-encoding", "").strip().lower() not in ("", "identity", "gzip"):
        raise SourceUnreadableError(
            f"{url} answers in a packing that was not asked for. Ask its publisher for plain JSON."
        )


def _reason(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "it took too long"
    return re.sub(r"^\[Errno -?\d+\] ", "", str(error)) or type(error).__name__


def _pause(response: httpx.Response, tried: int) -> float:
    asked = response.headers.get("retry-after", "")
    seconds = float(asked) if asked.isdecimal() else 2.0**tried
    return min(seconds, _LONGEST_PAUSE_SECONDS)
