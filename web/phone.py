"""The routes that Twilio asks: ``/phone/voice``, ``/phone/voice/said`` and ``/phone/sms``."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, abort, request
from werkzeug.exceptions import HTTPException

from bot.settings import Settings
from web.conversing import Conversing
from web.limits import AddressLimits
from web.metrics import Metrics
from web.parts import Parts
from web.problems import ProblemError, without_words
from web.requests import clean
from web.secret import kept_secret
from web.telephone import signature, twiml
from web.telephone.call import Calls, Heard
from web.telephone.caller import of_call, of_message, of_text
from web.telephone.texts import Texts

LOG = logging.getLogger(__name__)
MOST_BYTES = 64 * 1024
_OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
"""CallStatus of a call that nobody listens to any more."""
_ANSWER = "application/xml"


@dataclass(frozen=True)
class _Line:
    """What the routes work with while the telephone is switched on."""

    token: str
    public_url: str
    secret: bytes
    calls: Calls
    texts: Texts


def blueprint(
    settings: Settings,
    parts: Parts,
    conversing: Conversing,
    limits: AddressLimits,
    metrics: Metrics,
) -> Blueprint:
    """The routes of the telephone; each answers 404 until ``settings`` hold Twilio's token."""
    routes = Blueprint("phone", __name__, url_prefix="/phone")
    line = _open(settings, parts, conversing, metrics)

    @routes.before_request
    def check() -> Response | None:
        if line is None:
            abort(404)
        request.max_content_length = request.max_form_memory_size = MOST_BYTES
        url = line.public_url + request.path
        if request.query_string:
            url += f"?{request.query_string.decode('latin-1')}"
        fields = {name: request.form.getlist(name) for name in request.form}
        given = request.headers.get("X-Twilio-Signature", "")
        if not signature.is_valid(line.token, url, fields, given):
            LOG.warning("A request with a wrong signature. Is DAYWISE_PUBLIC_URL right?")
            return Response(status=403)
        return None

    @routes.after_request
    def private(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    @routes.post("/voice")
    def begins() -> Response:
        caller = of_call(_on().secret, _field("CallSid"), _field("From"))
        try:
            limits.count_caller("conversation", caller.person)
        except ProblemError:
            return _xml(_on().calls.too_many())
        return _xml(_on().calls.begin(caller))

    @routes.post("/voice/said")
    def said() -> Response:
        if _field("CallStatus") in _OVER:
            return _xml(twiml.nothing())
        caller = of_call(_on().secret, _field("CallSid"), _field("From"))
        try:
            limits.count_caller("message", caller.person)
        except ProblemError:
            return _xml(_on().calls.too_many())
        if "waiting" in request.args:
            return _xml(_on().calls.waited(caller))
        return _xml(_on().calls.go_on(caller, _heard()))

    @routes.post("/sms")
    def text() -> Response:
        texts = _on().texts
        caller = of_text(_on().secret, _field("MessageSid"), _field("From"))
        message = of_message(_on().secret, _field("MessageSid"))
        words = clean(_field("Body"))
        if texts.ends(words):
            # Never limited: who wants to be left alone is.
            told = texts.end(caller, words)
            return _xml(twiml.message(None if _field("OptOutType") else told))
        try:
            limits.count_caller("message", caller.person)
        except ProblemError:
            # Two machines that answer each other end here.
            return _xml(twiml.message(None))
        return _xml(twiml.message(texts.answer(caller, words, message)))

    @routes.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        """A caller hears whom to ring, not Twilio's own "application error"."""
        if isinstance(error, HTTPException):
            return Response(status=error.code)
        without_words(LOG, error)
        if request.path.endswith("/sms"):
            return _xml(twiml.message(_on().texts.unavailable()))
        return _xml(_on().calls.broken())

    def _on() -> _Line:
        assert line is not None  # else the request was answered with 404
        return line

    return routes


def _open(
    settings: Settings, parts: Parts, conversing: Conversing, metrics: Metrics
) -> _Line | None:
    if settings.twilio_token is None:
        return None
    # Private, or a caller would hear one voice for advice and another for all else.
    link = partial(parts.speech.link, private=True)
    voice = twiml.Voice(settings.phone_voice, link, settings.public_url)
    return _Line(
        settings.twilio_token,
        settings.public_url,
        kept_secret(settings.state / "phone-secret"),
        Calls(parts, conversing, metrics, voice),
        Texts(parts, conversing, metrics, settings.public_url),
    )


def _heard() -> Heard:
    return Heard(
        words=clean(_field("SpeechResult")),
        key=_field("Digits").strip()[:1],
        confidence=_confidence(_field("Confidence")),
        dialled=_field("DialCallStatus"),
    )


def _confidence(value: str) -> float | None:
    """None where it is not told. Google, whose recogniser Twilio may use, writes 0.0 for that."""
    try:
        told = float(value)
    except ValueError:
        return None
    return told if math.isfinite(told) and told > 0 else None


def _field(name: str) -> str:
    return request.form.get(name, "")


def _xml(text: str) -> Response:
    return Response(text, content_type=f"{_ANSWER}; charset=utf-8")
