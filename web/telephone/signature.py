"""Whether a request comes from Twilio: it signs each with the account's auth token.

Source: https://www.twilio.com/docs/usage/security, "Validating requests".
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit, urlunsplit

_PORTS = {"https": 443, "http": 80}


def sign(token: str, url: str, fields: Mapping[str, Sequence[str]]) -> str:
    """The signature of a form that is sent to ``url``: HMAC-SHA1 in base64.

    Signed is the address, then each field's name and value with nothing between, sorted by name.
    Several values of a name are sorted too, each counted once, as Twilio's own libraries do.
    """
    pairs = [name + value for name in sorted(fields) for value in sorted(set(fields[name]))]
    mac = hmac.new(token.encode(), (url + "".join(pairs)).encode(), "sha1")
    return base64.b64encode(mac.digest()).decode()


def is_valid(token: str, url: str, fields: Mapping[str, Sequence[str]], signature: str) -> bool:
    """Whether ``signature`` is the one of ``fields`` sent to ``url``, compared in constant time.

    Twilio writes the usual port into what it signs at some times and not at others: both count.
    """
    given = signature.encode("utf-8", "replace")
    return any(
        hmac.compare_digest(sign(token, address, fields).encode(), given)
        for address in {url, *_with_and_without_port(url)}
    )


def _with_and_without_port(url: str) -> tuple[str, ...]:
    parts = urlsplit(url)
    usual = _PORTS.get(parts.scheme)
    if not parts.hostname or parts.port not in (None, usual):
        return ()
    bare = parts.netloc.removesuffix(f":{usual}")
    return tuple(urlunsplit(parts._replace(netloc=host)) for host in (bare, f"{bare}:{usual}"))
