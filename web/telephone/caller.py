"""Who rings or texts, without keeping the number."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass

_ANONYMOUS = frozenset(
    {"", "anonymous", "restricted", "unavailable", "unknown", "+266696687", "+7378742833",
     "+2562533", "+8656696", "+86282452253"}
)  # fmt: skip
"""What stands for a number that is withheld: a word, or the word spelt on a telephone's keys."""


@dataclass(frozen=True)
class Caller:
    """``conversation`` is the id that it is kept under, ``person`` counts what one person asks.

    Both are keyed hashes: whoever reads them learns no number without the server's secret.
    """

    conversation: str
    person: str


def of_call(secret: bytes, call_sid: str, number: str) -> Caller:
    """A call is a conversation of its own, told by Twilio's id of the call."""
    return Caller(_hash(secret, "call", call_sid), _person(secret, number, call_sid))


def of_text(secret: bytes, message_sid: str, number: str) -> Caller:
    """All texts from one number are one conversation. One from nowhere is one by itself."""
    person = _person(secret, number, message_sid)
    return Caller(_hash(secret, "text", person), person)


def of_message(secret: bytes, message_sid: str) -> str:
    """What tells a text from another. Twilio's own id leads to the number, in Twilio's log."""
    return _hash(secret, "message", message_sid) if message_sid else ""


def _person(secret: bytes, number: str, otherwise: str) -> str:
    number = number.strip().casefold()
    return _hash(secret, "number", otherwise if number in _ANONYMOUS else number)


def _hash(secret: bytes, kind: str, value: str) -> str:
    mac = hmac.new(secret, f"{kind}:{value}".encode("utf-8", "replace"), "sha256")
    return base64.urlsafe_b64encode(mac.digest()[:24]).decode()
