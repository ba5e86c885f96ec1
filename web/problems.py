"""Errors as ``application/problem+json`` (RFC 9457), each with a sentence that says what to do."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from bot import wording
from bot.council import Council
from bot.errors import DaywiseError

LOG = logging.getLogger(__name__)


class ProblemError(DaywiseError):
    """A request that gets a problem for an answer.

    ``detail`` is plain English; ``retry_after_seconds`` becomes the Retry-After header;
    ``extra`` are further fields of the body.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        retry_after_seconds: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.retry_after_seconds = retry_after_seconds
        self.extra = dict(extra or {})


def problem(error: ProblemError) -> Response:
    """The response that ``error`` stands for."""
    key = f"web.problem.{error.status}"
    response = jsonify(
        {
            "type": "about:blank",
            "title": wording.say(key if wording.has(key) else "web.problem.other"),
            "status": error.status,
            "detail": error.detail,
            **error.extra,
        }
    )
    response.status_code = error.status
    response.content_type = "application/problem+json"
    if error.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(error.retry_after_seconds)
    return response


def page(name: str, status: int) -> AnyResponse:
    """The friendly page of a problem: "missing", "method" or "wrong"."""
    return current_app.make_response((render_template("error.html", page=name), status))


def install(app: Flask, council: Council) -> None:
    """Answer every error of ``app``: problems under /api, friendly pages elsewhere."""
    person = council.contacts["adult_social_care"]

    def wrong(error: ProblemError) -> AnyResponse:
        return problem(error)

    def http(error: HTTPException) -> AnyResponse:
        status = error.code or 500
        if status < 400:
            return error.get_response()
        if request.path.startswith("/api/"):
            response: AnyResponse = problem(ProblemError(status, _detail(error, status)))
        else:
            response = page(_page(status), status)
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response

    def broken(error: Exception) -> AnyResponse:
        without_words(LOG, error)
        if request.path.startswith("/api/"):
            detail = wording.say("web.problem.500.detail", name=person.name, phone=person.phone)
            return problem(ProblemError(500, detail))
        return page("wrong", 500)

    app.register_error_handler(ProblemError, wrong)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, broken)


def _detail(error: HTTPException, status: int) -> str:
    key = f"web.problem.{status}.detail"
    if isinstance(error, MethodNotAllowed):
        allowed = wording.listed(sorted(error.valid_methods or ()), "or")
        return wording.say(key, method=request.method, allowed=allowed)
    if status == 413:
        most = request.max_content_length or 0
        return wording.say(key, kilobytes=most // 1024)
    return wording.say(key if status in (400, 403, 404, 415, 422) else "web.problem.other.detail")


def _page(status: int) -> str:
    return {404: "missing", 405: "method"}.get(status, "wrong")


class HiddenError(Exception):
    """Stands in a log for an error whose words may be private."""


def without_words(log: logging.Logger, error: Exception) -> None:
    """Log the kind of ``error`` and where it came from: its text may hold what a person typed."""
    log.error("%s on %s", type(error).__name__, request.url_rule, exc_info=_nowhere(error))


def _nowhere(error: Exception) -> HiddenError:
    return HiddenError().with_traceback(error.__traceback__)
