"""The conversation API: ``/api/conversations``."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from bot import wording
from web import messages
from web.conversations import Answers
from web.conversing import Conversing, unknown
from web.limits import AddressLimits
from web.locks import BusyError
from web.metrics import Metrics
from web.parts import Parts
from web.problems import ProblemError
from web.rasa import AssistantError
from web.requests import idempotency_key, read_message, read_object
from web.saved.ringing import ring_lines

LOG = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 10


def blueprint(
    parts: Parts, conversing: Conversing, limits: AddressLimits, metrics: Metrics
) -> Blueprint:
    """The routes of the conversation API."""
    routes = Blueprint("api", __name__, url_prefix="/api")
    store = parts.conversations

    @routes.post("/conversations")
    def begin() -> tuple[Response, int]:
        limits.count("conversation", request.remote_addr)
        read_object(required=False)
        conversation = secrets.token_urlsafe(24)
        greeting = conversing.begin(conversation)
        parts.wake()
        return jsonify({"conversation": conversation, "messages": shown(greeting)}), 201

    @routes.post("/conversations/<conversation>/messages")
    def say(conversation: str) -> Response:
        limits.count("message", request.remote_addr)
        if not store.exists(conversation):
            raise unknown()
        sent, key = read_message(), idempotency_key()
        started = time.monotonic()
        try:
            with conversing.hold(conversation):
                turn = conversing.answer(
                    conversation, sent.text, sent.location, key, easy=sent.easy
                )
        except (AssistantError, BusyError) as error:
            LOG.warning("No answer: %s", error)
            raise unavailable_problem(parts) from error
        metrics.answered(turn.understood["topic"], time.monotonic() - started)
        return jsonify({"messages": shown(turn.answers), "understood": turn.understood})

    @routes.get("/conversations/<conversation>")
    def read(conversation: str) -> Response:
        kept = store.read(conversation)
        if kept is None:
            raise unknown()
        return jsonify(
            {
                "conversation": conversation,
                "messages": shown(kept.greeting),
                "turns": [
                    {
                        "said": turn.said,
                        "messages": shown(turn.answers),
                        "understood": turn.understood,
                    }
                    for turn in kept.turns
                ],
            }
        )

    @routes.delete("/conversations/<conversation>")
    def delete(conversation: str) -> Response:
        if not store.exists(conversation):
            raise unknown()
        try:
            with conversing.hold(conversation):
                if not conversing.delete(conversation):
                    raise unknown()
        except BusyError as error:
            raise unavailable_problem(parts) from error
        return Response(status=204)

    def shown(answers: Answers) -> list[dict[str, Any]]:
        return [_shown(answer, parts) for answer in answers]

    return routes


def _shown(answer: Mapping[str, Any], parts: Parts) -> dict[str, Any]:
    """The message, with what helps to ring: a client that saves a card shows it without us."""
    message = messages.message(answer, parts.speech)
    activities = [
        {**card, "ring": [line.to_dict() for line in ring_lines(card, parts.council)]}
        for card in message["activities"]
    ]
    return {**message, "activities": activities}


def unavailable_problem(parts: Parts) -> ProblemError:
    """503, with a message that says whom to ring instead."""
    person = parts.council.contacts["adult_social_care"]
    said = messages.kept(messages.unavailable(parts.council))
    return ProblemError(
        503,
        wording.say(
            "web.problem.503.detail",
            seconds=RETRY_AFTER_SECONDS,
            name=person.name,
            phone=person.phone,
        ),
        retry_after_seconds=RETRY_AFTER_SECONDS,
        extra={"messages": [messages.message(said, parts.speech)]},
    )
