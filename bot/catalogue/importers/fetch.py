"""Reads a feed's documents: a file, or a public web address."""

from __future__ import annotations

import ipaddress
import json
import re
import socket
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from bot.catalogue.importers.errors import (
    AddressRefusedError,
    NotAFeedError,
    SourceUnreadableError,
)

MAX_BYTES = 64 * 2**20
_CONNECT_SECONDS, _READ_SECONDS, _WHOLE_SECONDS = 5.0, 20.0, 180.0
_MAX_REDIRECTS = 5
_TRIES = 3
_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE_SECONDS = 60.0

Resolve = Callable[[str, int], list[str]]
"""The IP addresses of a host, for a port. Raises OSError."""


class NotFoundError(SourceUnreadableError):
    """The address answers that there is nothing there (404 or 410)."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


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
        transport: httpx.BaseTransport | None = None,
        resolve: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``allowed_hosts`` may lead anywhere, also to this machine."""
        self._allowed = {host.casefold() for host in allowed_hosts}
        self._resolve, self._sleep = resolve, sleep
        self._answered = False
        self._client = httpx.Client(
            timeout=httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS),
            transport=transport,
            trust_env=False,  # a proxy would connect to what it resolves, not to what was checked
            headers={
                "User-Agent": "Daywise/0.1 (council activity finder)",
                "Accept": "application/json, text/calendar, text/csv, */*;q=0.1",
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
            url = urljoin(url, response.headers["location"])
        raise SourceUnreadableError(f"{url} redirects too many times. Check the address.")

    def _once(self, url: str) -> tuple[httpx.Response, bytes]:
        host, addresses = self._checked(url)
        for last, address in ((address is addresses[-1], address) for address in addresses):
            try:
                return self._read(url, host, address)
            except httpx.ConnectError:
                if last:
                    raise
        raise AssertionError("unreachable: a host has an address")

    def _read(self, url: str, host: str, address: str) -> tuple[httpx.Response, bytes]:
        target = httpx.URL(url).copy_with(host=address, fragment=None)
        request = self._client.build_request(
            "GET",
            target,
            headers={"Host": httpx.URL(url).netloc.decode("ascii")},
            extensions={"sni_hostname": host},
        )
        deadline = time.monotonic() + _WHOLE_SECONDS
        response = self._client.send(request, stream=True, follow_redirects=False)
        try:
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
        return response, bytes(content)

    def _checked(self, url: str) -> tuple[str, list[str]]:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
            httpx.URL(url)
        except (ValueError, httpx.InvalidURL) as error:
            raise AddressRefusedError(f"{url} is not a web address. Check it.") from error
        if parts.scheme.lower() not in ("http", "https") or not host:
            raise AddressRefusedError(
                f"{url} is not an http or https address. Give one, or the path of a file."
            )
        port = port or (443 if parts.scheme.lower() == "https" else 80)
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise SourceUnreadableError(
                f"{url} does not answer: there is no host {host!r}. Check the address."
            ) from error
        if host.casefold() not in self._allowed and not all(map(is_public, addresses)):
            raise AddressRefusedError(
                f"{url} leads to {host!r}, which is not a public host. "
                f"To allow it, add: --allow-host {host}"
            )
        return host, addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if hidden:
            return is_public(str(hidden))
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def _reason(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "it took too long"
    return re.sub(r"^\[Errno -?\d+\] ", "", str(error)) or type(error).__name__


def _pause(response: httpx.Response, tried: int) -> float:
    asked = response.headers.get("retry-after", "")
    seconds = float(asked) if asked.isdecimal() else 2.0**tried
    return min(seconds, _LONGEST_PAUSE_SECONDS)
