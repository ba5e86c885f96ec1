"""``/feedback``: the same as a form that needs no JavaScript."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from bot.wording import say
from web.conversation_file import ConversationStoreError
from web.feedback.api import RETRY_AFTER_SECONDS
from web.feedback.desk import FeedbackDesk
from web.feedback.given import MOST_CHARACTERS, Given, written
from web.feedback.store import EMAIL_KEPT_DAYS
from web.problems import ProblemError
from web.requests import clean, read_body

LOG = logging.getLogger(__name__)
MOST_BYTES = 512 * 1024
"""So that a text that is far too long is shown again, and not lost."""
_RIGHT = {"yes": True, "no": False}
_FIELDS = ("right", "text", "email", "page", "conversation", "message", "key")


def blueprint(desk: FeedbackDesk) -> Blueprint:
    """The pages. No cookie says who sends, so there is no request that another site could forge."""
    routes = Blueprint("feedback", __name__, url_prefix="/feedback")

    @routes.after_request
    def private(response: Response) -> Response:
        # Two people must not get one form's key from a cache; who goes back finds what they typed.
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    @routes.get("")
    def ask() -> Response:
        typed = {name: request.args.get(name, "") for name in ("page", "conversation", "message")}
        return _form({**typed, "page": typed["page"] or _came_from()})

    @routes.post("")
    def send() -> Response:
        request.max_form_memory_size = MOST_BYTES
        try:
            read_body(MOST_BYTES)
        except RequestEntityTooLarge:
            return _form(
                {}, {"text": say("feedback.fault.far_too_long", most=MOST_CHARACTERS)}, status=413
            )
        typed = {name: request.form.get(name, "") for name in _FIELDS}
        given = Given(
            _RIGHT.get(typed["right"]),
            written(typed["text"]),
            clean(typed["email"]),
            clean(typed["page"]),
            clean(typed["conversation"]) or None,
            clean(typed["message"]) or None,
        )
        if faults := given.faults():
            return _form(typed, faults, status=422)
        try:
            desk.count(request.remote_addr)
            urgent = desk.take(given, _key(typed))
        except ProblemError as error:
            return _form(
                typed,
                note=error.detail,
                status=error.status,
                retry_after_seconds=error.retry_after_seconds,
            )
        except ConversationStoreError as error:
            LOG.error("Feedback is not kept: %s", error)
            return _form(
                typed,
                note=say("feedback.down"),
                status=503,
                retry_after_seconds=RETRY_AFTER_SECONDS,
            )
        if urgent:
            return _thanks(bool(given.email), urgent.text)
        # Asked for by itself, so that a reload sends nothing again.
        return redirect(f"/feedback/thanks{'?reply=yes' if given.email else ''}#main", 303)

    @routes.get("/thanks")
    def thanks() -> Response:
        return _thanks("reply" in request.args)

    def _thanks(reply: bool, help: str = "") -> Response:
        return make_response(
            render_template("feedback_thanks.html", reply=reply, help=help, back=_conversation())
        )

    def _form(
        typed: Mapping[str, str],
        faults: Mapping[str, str] | None = None,
        *,
        note: str = "",
        status: int = 200,
        retry_after_seconds: int | None = None,
    ) -> Response:
        response = make_response(
            render_template(
                "feedback.html",
                typed={**dict.fromkeys(_FIELDS, ""), **typed},
                key=typed.get("key") or secrets.token_urlsafe(16),
                faults=faults or {},
                note=note,
                days=EMAIL_KEPT_DAYS,
            ),
            status,
        )
        if retry_after_seconds is not None:
            response.headers["Retry-After"] = str(retry_after_seconds)
        return response

    return routes


def _key(typed: Mapping[str, str]) -> str:
    """The form's own id and what stands in it.

    Sent twice it is one. Somebody who goes back, writes something else and sends that says two
    things.
    """
    content = "\0".join(typed[name] for name in ("key", "right", "text", "email"))
    if not typed["key"]:
        return secrets.token_hex()
    return f"form-{hashlib.sha256(content.encode(errors='replace')).hexdigest()}"


def _conversation() -> str:
    """The page of a conversation that led here, also by way of the form; empty for any other."""
    page = _came_from()
    return page if page.startswith("/ask/") else ""


def _came_from() -> str:
    """The page of ours that led here, or nothing."""
    address = urlsplit(request.referrer or "")
    return address.path if address.netloc == request.host else ""
