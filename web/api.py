"""The conversation API: ``/api/conversations``."""

from __future__ import annotations

import logging
import secrets
import time
from typing import Any

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from bot import wording
from bot.safety.personal import mask
from web import messages
from web.conversations import Answers, Turn
from web.explaining import explain
from web.limits import AddressLimits
from web.locks import BusyError, ConversationLocks
from web.metrics import Metrics
from web.parts import Parts
from web.problems import ProblemError
from web.rasa import ANSWER_TIMEOUT_SECONDS, AssistantError
from web.requests import Sent, idempotency_key, read_message, read_object

LOG = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 10


def blueprint(parts: Parts, limits: AddressLimits, metrics: Metrics) -> Blueprint:
    """The routes of the conversation API."""
    routes = Blueprint("api", __name__, url_prefix="/api")
    locks = ConversationLocks(ANSWER_TIMEOUT_SECONDS + 5)
    store = parts.conversations

    @routes.post("/conversations")
    def begin() -> tuple[Response, int]:
        limits.count("conversation", request.remote_addr)
        read_object(required=False)
        conversation = secrets.token_urlsafe(24)
        greeting = [messages.kept(messages.greeting(parts.council))]
        store.create(conversation, greeting, parts.real_time())
        parts.speech.wake()
        return jsonify({"conversation": conversation, "messages": shown(greeting)}), 201

    @routes.post("/conversations/<conversation>/messages")
    def say(conversation: str) -> Response:
        limits.count("message", request.remote_addr)
        if not store.exists(conversation):
            raise _unknown()
        sent, key = read_message(), idempotency_key()
        started = time.monotonic()
        try:
            with locks.hold(conversation):
                turn = answer(conversation, sent, key)
        except (AssistantError, BusyError) as error:
            LOG.warning("No answer: %s", error)
            raise unavailable_problem(parts) from error
        metrics.answered(turn.understood["topic"], time.monotonic() - started)
        return jsonify({"messages": shown(turn.answers), "understood": turn.understood})

    def answer(conversation: str, sent: Sent, key: str | None) -> Turn:
        said = mask(sent.text)
        if key and (before := store.answered(conversation, key)):
            if before.said != said:
                raise ProblemError(422, wording.say("web.problem.422.key_used"))
            return before
        answers = explained(conversation, reply(conversation, sent, said))
        turn = Turn(
            said,
            [messages.kept(answer) for answer in answers],
            messages.understood(answers[-1]),
        )
        if not store.add(conversation, turn, key, parts.real_time()):
            raise _unknown()
        return turn

    def reply(conversation: str, sent: Sent, said: str) -> list[dict[str, Any]]:
        """Danger first: it must not depend on Rasa."""
        urgent = parts.urgent(sent.text)
        if urgent:
            return [urgent.to_dict()]
        answers = parts.assistant.reply(conversation, said, sent.location)
        if answers[-1]["understood"]["topic"] == "talk/repeat":
            # Rasa has not seen an urgent message, and would repeat what it said before.
            last = store.last(conversation)
            if last and last.answers[-1].get("urgent"):
                understood = {**last.answers[-1]["understood"], "topic": "talk/repeat"}
                return [{**last.answers[-1], "understood": understood}]
        return answers

    def explained(conversation: str, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not any(answer["understood"]["topic"].startswith("advice/") for answer in answers):
            return answers
        kept = store.read(conversation)
        before = [said for turn in kept.turns for said in turn.answers] if kept else []
        return [
            {**answer, "explained": explain(parts.glossary, answer, before)} for answer in answers
        ]

    @routes.get("/conversations/<conversation>")
    def read(conversation: str) -> Response:
        kept = store.read(conversation)
        if kept is None:
            raise _unknown()
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
            raise _unknown()
        try:
            with locks.hold(conversation):
                if not store.delete(conversation):
                    raise _unknown()
                forget(conversation)
        except BusyError as error:
            raise unavailable_problem(parts) from error
        return Response(status=204)

    def forget(conversation: str) -> None:
        try:
            parts.assistant.forget(conversation)
        except AssistantError as error:
            # It stays noted in the store; the housekeeping asks again until it is done.
            LOG.warning("To be forgotten later: %s", error)
        else:
            store.forgotten(conversation)

    def shown(answers: Answers) -> list[dict[str, Any]]:
        return [messages.message(answer, parts.speech) for answer in answers]

    return routes


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


def _unknown() -> ProblemError:
    return ProblemError(404, wording.say("web.problem.404.conversation"))
