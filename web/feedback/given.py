"""What somebody sent as feedback, and what is wrong with it in one sentence a field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.safety.personal import mask
from bot.wording import say
from web.problems import ProblemError
from web.requests import clean

MOST_CHARACTERS = 2000
MOST_BYTES = 64 * 1024
"""Of a whole request: 2,000 characters that are written as twelve bytes each, and more."""
_MOST_ADDRESS = 254
_MOST_PAGE = 200
_MOST_ID = 200
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\".]+(\.[^\s@<>()\[\],;:\".]+)+")
_OWN_PAGES = ("advice", "activities")
"""Pages whose address says in its second part which they are, and nothing of a person."""


@dataclass(frozen=True)
class Given:
    """What was sent, trimmed. ``text`` is not masked yet; ``page`` is as it came."""

    right: bool | None = None
    text: str = ""
    email: str = ""
    page: str = ""
    conversation: str | None = None
    message: str | None = None

    @property
    def masked(self) -> str:
        """``text`` without personal details."""
        return mask(self.text)

    @property
    def place(self) -> str:
        """Where they were: ``page`` without what was typed there or stands for a person."""
        try:
            address = urlsplit(self.page)
        except ValueError:
            return ""
        if address.scheme not in ("", "http", "https"):
            return ""
        host, path = address.hostname or "", address.path
        if not host:
            first, *rest = path.strip("/").split("/")
            path = "/" + "/".join([first, *rest[:1]] if first in _OWN_PAGES else [first])
        return mask(host + path)[:_MOST_PAGE] if self.page else ""

    def faults(self) -> dict[str, str]:
        """By field ("text", "email"), what is wrong and what to do; empty where nothing is."""
        found = {}
        if self.right is None and not self.text:
            found["text"] = say("feedback.fault.empty")
        if len(self.text) > MOST_CHARACTERS:
            found["text"] = say("feedback.fault.long", length=len(self.text), most=MOST_CHARACTERS)
        if self.email and not (len(self.email) <= _MOST_ADDRESS and _EMAIL.fullmatch(self.email)):
            found["email"] = say("feedback.fault.email")
        return found


def written(text: str) -> str:
    """``text`` without what no person types, trimmed; its lines stay lines."""
    return "\n".join(clean(line) for line in text.splitlines()).strip()


def given_of(body: Mapping[str, Any]) -> Given:
    """What a program sent as JSON.

    Raises:
        ProblemError: 422 for the first field that does not fit.
    """
    right = body.get("right")
    if right is not None and not isinstance(right, bool):
        raise ProblemError(422, say("feedback.fault.right"))
    given = Given(
        right,
        written(_words(body, "text")),
        clean(_words(body, "email")),
        clean(_words(body, "page")),
        _id(body, "conversation"),
        _id(body, "message"),
    )
    for fault in given.faults().values():
        raise ProblemError(422, fault)
    return given


def _words(body: Mapping[str, Any], field: str) -> str:
    value = body.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ProblemError(422, say("feedback.fault.words", field=field))
    return value


def _id(body: Mapping[str, Any], field: str) -> str | None:
    value = clean(_words(body, field))
    # None of ours is longer; what is no id is about nothing that we know.
    return value if 0 < len(value) <= _MOST_ID else None
