"""Which hosts may be asked: public ones, and those that the operator allows by name."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

import httpx

from bot.catalogue.importers.errors import AddressRefusedError, SourceUnreadableError

Resolve = Callable[[str, int], list[str]]
"""The IP addresses of a host, for a port. Raises OSError."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Hosts:
    """Resolves and checks. ``allowed`` may lead anywhere, also to this machine."""

    def __init__(self, allowed: Iterable[str], resolve: Resolve) -> None:
        self._allowed = {host.casefold() for host in allowed}
        self._resolve = resolve

    def checked(self, url: str) -> tuple[str, list[str]]:
        """The host of an address and the IP addresses that may be asked for it.

        Raises:
            AddressRefusedError: not http(s), or not a public host.
            SourceUnreadableError: there is no such host.
        """
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
