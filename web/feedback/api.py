"""``POST /api/feedback``."""

from __future__ import annotations

import logging

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from bot.wording import say
from web import messages
from web.conversation_file import ConversationStoreError
from web.feedback.desk import FeedbackDesk
from web.feedback.given import MOST_BYTES, given_of
from web.feedback.store import KeyUsedError
from web.problems import ProblemError
from web.requests import idempotency_key, read_object

LOG = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 10


def blueprint(desk: FeedbackDesk) -> Blueprint:
    """The route. What it answers with 201 is on the disk."""
    routes = Blueprint("feedback_api", __name__)
    parts = desk.parts
    person = parts.council.contacts["adult_social_care"]

    @routes.post("/api/feedback")
    def give() -> tuple[Response, int]:
        desk.count(request.remote_addr)
        given, key = given_of(read_object(most_bytes=MOST_BYTES)), idempotency_key()
        try:
            urgent = desk.take(given, key)
        except KeyUsedError as error:
            raise ProblemError(422, say("web.problem.422.key_used")) from error
        except ConversationStoreError as error:
            LOG.error("Feedback is not kept: %s", error)
            detail = say(
                "feedback.down.detail",
                seconds=RETRY_AFTER_SECONDS,
                name=person.name,
                phone=person.phone,
            )
            raise ProblemError(503, detail, retry_after_seconds=RETRY_AFTER_SECONDS) from error
        said = [messages.kept(urgent.to_dict())] if urgent else []
        return jsonify(
            {
                "kept": True,
                "reply": bool(given.email),
                "messages": [messages.message(one, parts.speech) for one in said],
            }
        ), 201

    return routes
