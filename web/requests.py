"""Reads what a client sent, and says in one sentence what is wrong with it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from bot import wording
from web.problems import ProblemError

MOST_CHARACTERS = 500
MOST_BYTES = 16 * 1024
MOST_DRAINED_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True)
class Sent:
    """A message as it came: trimmed, checked, not yet masked. Degrees are WGS 84."""

    text: str
    location: dict[str, float] | None
    easy: bool = False
    """Whether easy words are wanted."""


def read_message() -> Sent:
    """The message in the body of the current request.

    Raises:
        ProblemError: 400, 413, 415 or 422.
    """
    body = read_object()
    text = body.get("text")
    if text is None:
        raise _unfit("text_missing")
    if not isinstance(text, str):
        raise _unfit("text_type")
    easy = body.get("easy", False)
    if not isinstance(easy, bool):
        raise _unfit("easy")
    return Sent(checked_text(text), _location(body.get("location")), easy)


def checked_text(text: str) -> str:
    """``text`` as it is answered: cleaned and trimmed.

    Raises:
        ProblemError: 422 where nothing is left, or more than :data:`MOST_CHARACTERS`.
    """
    text = clean(text)
    if not text:
        raise _unfit("text_missing")
    if len(text) > MOST_CHARACTERS:
        raise _unfit("text_long", length=len(text), most=MOST_CHARACTERS)
    return text


def read_object(required: bool = True, most_bytes: int = MOST_BYTES) -> Mapping[str, Any]:
    """The JSON object in the body; empty where there is no body and none is ``required``."""
    data = read_body(most_bytes)
    if not data and not required:
        return {}
    if not request.is_json:
        raise ProblemError(415, wording.say("web.problem.415.detail"))
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ProblemError(400, wording.say("web.problem.400.detail")) from error
    if not isinstance(body, dict):
        raise _unfit("object")
    return body


def read_body(most_bytes: int) -> bytes:
    """The whole body of the current request, in memory.

    Raises:
        RequestEntityTooLarge: 413.
    """
    request.max_content_length = most_bytes
    try:
        data = request.get_data()
        # A body sent in chunks, whose length is not told, comes cut off at the limit.
        if request.content_length is None and len(data) >= most_bytes:
            raise RequestEntityTooLarge
    except RequestEntityTooLarge:
        _drain(max(MOST_DRAINED_BYTES, 2 * most_bytes))
        raise
    return data


def _drain(most_bytes: int) -> None:
    """Read what is left of a body that is too large, up to a bound.

    A socket that is closed with unread bytes is reset, and the client never sees the answer.
    """
    stream = request.environ["wsgi.input"]
    left = most_bytes
    while left > 0 and (piece := stream.read(min(left, 64 * 1024))):
        left -= len(piece)


def idempotency_key() -> str | None:
    """The sender's own id of the message, or None.

    Raises:
        ProblemError: 422 where it is no plain text of up to 200 characters.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not 0 < len(key) <= 200 or not key.isascii() or not key.isprintable():
        raise _unfit("key")
    return key


def clean(text: str) -> str:
    """``text`` without what no person types (control characters, halves of characters), trimmed."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    # Characters of no width alone ("\u200b") are no words.
    if all(unicodedata.category(c) in ("Cf", "Zs", "Zl", "Zp") for c in kept):
        return ""
    return kept.strip()


def _location(value: object) -> dict[str, float] | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise _unfit("location")
    place = {}
    for field, most in (("lat", 90), ("lon", 180)):
        degrees = value.get(field)
        if isinstance(degrees, bool) or not isinstance(degrees, int | float):
            raise _unfit("location")
        # Also false for a NaN, which Python's JSON reader lets through.
        if not -most <= degrees <= most:
            raise _unfit(field, value=str(degrees)[:20])
        place[field] = float(degrees)
    return place


def _unfit(what: str, **values: object) -> ProblemError:
    return ProblemError(422, wording.say(f"web.problem.422.{what}", **values))
