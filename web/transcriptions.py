"""What somebody said, as words: ``POST /api/transcriptions``.

The sound is in memory only, from the socket to the recogniser.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Protocol

from flask import Blueprint, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.wrappers import Response

from bot.hearing.judging import Heard
from bot.hearing.listener import (
    HearingUnavailableError,
    NothingHeardError,
    NotSoundError,
    TooLongError,
)
from bot.wording import say
from web.limits import AddressLimits
from web.problems import ProblemError
from web.requests import read_body

MOST_BYTES = 5 * 1024 * 1024
_FORM_BYTES = 16 * 1024
"""For what a form has around its file."""
RETRY_AFTER_SECONDS = 10
FIELD = "audio"
TYPES = frozenset(
    {
        "audio/webm", "audio/ogg", "audio/mp4", "audio/wav", "audio/x-wav", "audio/wave",
        "audio/vnd.wave", "audio/m4a", "audio/x-m4a",
    }
)  # fmt: skip
"""What a body may be called. What it is, its first bytes say."""
_FORM = "multipart/form-data"
_UNNAMED = frozenset({"", "application/octet-stream"})
"""What a program that knows no better calls a file of a form."""


class Ear(Protocol):
    """Makes words of sound (:class:`bot.hearing.listener.Listener`)."""

    def listen(self, file: bytes) -> Heard:
        """What was said; raises the errors of that class."""

    def wake(self) -> None:
        """Get ready without waiting."""


def blueprint(
    ear: Ear, limits: AddressLimits, sorry: Callable[[], list[dict[str, Any]]]
) -> Blueprint:
    """The route. ``sorry``: the messages that say whom to ring while nobody can listen."""
    routes = Blueprint("transcriptions", __name__)

    @routes.post("/api/transcriptions")
    def transcribe() -> Response:
        limits.count("transcription", request.remote_addr)
        _check_type(request.mimetype, TYPES | {_FORM})
        ear.wake()  # while the sound still comes in
        sound = _sound()
        if not sound:
            raise ProblemError(422, say("hearing.empty"))
        if len(sound) > MOST_BYTES:
            raise ProblemError(413, say("hearing.large"))
        try:
            heard = ear.listen(sound)
        except NotSoundError as error:
            raise ProblemError(415, say("hearing.not_sound")) from error
        except TooLongError as error:
            raise ProblemError(413, say("hearing.long")) from error
        except NothingHeardError as error:
            raise ProblemError(422, say("hearing.nothing")) from error
        except HearingUnavailableError as error:
            raise ProblemError(
                503,
                say("hearing.unavailable", seconds=RETRY_AFTER_SECONDS),
                retry_after_seconds=RETRY_AFTER_SECONDS,
                extra={"messages": sorry()},
            ) from error
        response = jsonify({"text": heard.text, "confidence": heard.confidence})
        response.headers["Cache-Control"] = "no-store"
        return response

    return routes


def _sound() -> bytes:
    """The bytes of the sound, out of the body or out of the form in it."""
    form = request.mimetype == _FORM
    try:
        body = read_body(MOST_BYTES + (_FORM_BYTES if form else 1))
        return _of_form(body) if form else body
    except RequestEntityTooLarge as error:
        raise ProblemError(413, say("hearing.large")) from error


def _of_form(body: bytes) -> bytes:
    parser = FormDataParser(
        stream_factory=_in_memory,
        max_form_memory_size=None,  # the body is bounded, and this would bound its file too
        max_form_parts=8,
    )
    _, _, files = parser.parse(io.BytesIO(body), _FORM, len(body), request.mimetype_params)
    file = files.get(FIELD)
    if file is None:
        raise ProblemError(422, say("hearing.missing"))
    _check_type(file.mimetype, TYPES | _UNNAMED)
    return bytes(file.read())


def _in_memory(*_: object, **__: object) -> io.BytesIO:
    """Where a form's file goes. Werkzeug's own choice for a large one is a file on disk."""
    return io.BytesIO()


def _check_type(name: str, known: frozenset[str]) -> None:
    if name not in known:
        raise ProblemError(415, say("hearing.type"))
