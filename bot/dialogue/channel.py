"""The channel through which ``web`` talks to Rasa."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.dialogue.tracker_store import forget

logger = logging.getLogger(__name__)

LONGEST_ID = 255
"""Characters of a conversation's id: the width of the tracker store's column."""


class DaywiseChannel(InputChannel):
    """``POST webhook`` answers a message; ``DELETE conversations/<id>`` forgets a conversation.

    Serves loopback only (the server binds there), so there is no token.
    """

    @classmethod
    def name(cls) -> str:
        """The part of the path after ``/webhooks/``."""
        return "daywise"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes, as Rasa wants them."""
        routes = Blueprint("daywise")

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            return await _receive(request, on_new_message)

        @routes.delete("/conversations/<conversation_id:str>")
        async def delete(request: Request, conversation_id: str) -> HTTPResponse:
            agent = request.app.ctx.agent
            if agent is None:
                return json({"error": "No model is loaded yet."}, status=503)
            async with agent.lock_store.lock(conversation_id):
                await forget(agent.tracker_store, conversation_id)
            return empty()

        return routes


async def _receive(
    request: Request, on_new_message: Callable[[UserMessage], Awaitable[Any]]
) -> HTTPResponse:
    body = _body(request)
    if body is None:
        return json(
            {"error": "Send JSON with sender and message as text, metadata as an object."},
            status=400,
        )
    agent = request.app.ctx.agent
    if agent is None or not agent.is_ready():
        return json({"error": "No model is loaded yet."}, status=503)
    answers = CollectingOutputChannel()
    message = UserMessage(
        # Rasa reads "/name{...}" as an intent given by a programme. People only ever type words.
        body["message"].lstrip("/ "),
        answers,
        body["sender"],
        input_channel=DaywiseChannel.name(),
        metadata={"location": (body.get("metadata") or {}).get("location")},
    )
    try:
        await on_new_message(message)
    except Exception as error:
        # The message of the error may hold what was typed; where it happened does not.
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error("A message could not be answered: %s\n%s", type(error).__name__, where)
        return json({"error": "The message could not be answered."}, status=500)
    return json(answers.messages)


def _body(request: Request) -> dict[str, Any] | None:
    """What was sent, or None where it is not what :class:`DaywiseChannel` takes."""
    try:
        body = request.json
    except Exception:  # Sanic's error differs with the JSON library that it finds
        return None
    if not isinstance(body, dict):
        return None
    sender, text, metadata = body.get("sender"), body.get("message"), body.get("metadata")
    if not (isinstance(sender, str) and 0 < len(sender) <= LONGEST_ID and isinstance(text, str)):
        return None
    return body if metadata is None or isinstance(metadata, dict) else None
