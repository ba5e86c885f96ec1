"""The routes of ``/ask``."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from bot.wording import say
from web.asking import form, showing
from web.asking.talk import Talk, UnansweredError
from web.requests import MOST_CHARACTERS, clean


@dataclass(frozen=True)
class _Place:
    """Where a page stands: what its forms carry along, and the address that shows it again."""

    conversation: str
    """Empty before the first question."""
    page: str
    address: str
    easy: bool
    """Whether easy words are wanted."""
    begin: str = ""
    """How the message begins whose rest is asked for, to change a wish of the search."""


def blueprint(talk: Talk) -> Blueprint:
    """The pages. No cookie says who asks, so there is no request that another site could forge."""
    routes = Blueprint("ask", __name__, url_prefix="/ask")
    parts = talk.parts

    @routes.after_request
    def private(response: Response) -> Response:
        # Two people must not get one page's ids from a cache, nor read each other's words there.
        response.headers["Cache-Control"] = "no-store"
        return response

    @routes.get("")
    def begin() -> Response:
        notes = (say("ask.forgotten"),) if "forgotten" in request.args else ()
        return _page(text=clean(request.args.get("q", "")), notes=notes)

    @routes.get("/<key>")
    def read(key: str) -> Response:
        conversation = talk.opened(key)
        if conversation is None:
            return _page(notes=(say("ask.closed"),), status=404)
        begin = form.beginning(request.args.get("change", ""))
        return _page(conversation, begin=begin, easy="easy" in request.args)

    @routes.post("")
    def send() -> Response:
        try:
            form.read_whole_body()
        except RequestEntityTooLarge:
            return _page(error=UnansweredError(413, say("ask.too_large")))
        sent = form.read(request.form)
        try:
            return redirect(talk.send(sent, request.remote_addr), 303)
        except UnansweredError as error:
            # Where nothing can be read just now, a conversation that was there still is.
            known = not sent.is_first and error.status != 404
            return _page(sent.conversation, sent.text, error=error, known=known, easy=sent.easy)

    @routes.post("/forget")
    def forget() -> Response:
        form.read_whole_body()
        conversation = form.read(request.form).conversation
        try:
            if "sure" in request.form:
                talk.forget(conversation)
                return redirect("/ask?forgotten=yes", 303)
            back = talk.address_of(conversation)
        except UnansweredError as error:
            return _page(conversation, error=error, known=True)
        return make_response(
            render_template("ask_forget.html", conversation=conversation, back=back)
        )

    def _page(
        conversation: str = "",
        text: str = "",
        *,
        begin: str = "",
        easy: bool = False,
        known: bool = False,
        notes: tuple[str, ...] = (),
        error: UnansweredError | None = None,
        status: int = 200,
    ) -> Response:
        kept, address = talk.shown(conversation) if conversation else (None, "/ask")
        at = _Place(
            conversation if kept or known else "",
            form.new_id(),
            address,
            easy,
            begin,
        )
        response = make_response(
            render_template(
                "ask.html",
                turns=showing.turns(kept, parts.council, parts.speech),
                at=at,
                text=text,
                most=MOST_CHARACTERS,
                notes=notes,
                error=error,
            ),
            error.status if error else status,
        )
        if error and error.retry_after_seconds is not None:
            response.headers["Retry-After"] = str(error.retry_after_seconds)
        return response

    return routes
