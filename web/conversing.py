"""What every channel does with a message: screen, telephone and text go the same way.

Danger first, then the assistant; personal details masked before anything is kept or sent on; one
message at a time in each conversation.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from bot import wording
from bot.safety.personal import mask
from web import messages
from web.conversations import Answers, Turn
from web.explaining import explain
from web.locks import ConversationLocks
from web.parts import Parts
from web.problems import ProblemError
from web.rasa import ANSWER_TIMEOUT_SECONDS, AssistantError
from web.week.handing import plan_in, without_plan

LOG = logging.getLogger(__name__)


class Conversing:
    """Carries conversations on. Threads may share it."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._store = parts.conversations
        self._locks = ConversationLocks(ANSWER_TIMEOUT_SECONDS + 5)

    def begin(self, conversation: str) -> Answers:
        """Begin a conversation under its id, unless it has begun, and get ready; the greeting."""
        greeting = [messages.kept(messages.greeting(self._parts.council))]
        self._store.create(conversation, greeting, self._parts.real_time())
        self._parts.speech.wake()
        return greeting

    def hold(
        self, conversation: str, timeout_seconds: float | None = None
    ) -> AbstractContextManager[None]:
        """Hold a conversation while it is worked on. See :class:`ConversationLocks`."""
        return self._locks.hold(conversation, timeout_seconds)

    def answer(
        self,
        conversation: str,
        text: str,
        location: Mapping[str, float] | None = None,
        key: str | None = None,
        *,
        easy: bool = False,
    ) -> Turn:
        """Answer ``text``, trimmed and not yet masked, and keep the turn. Hold the conversation.

        ``key`` is the sender's own id of the message: sent again, it counts once. ``easy``: an
        answer that there is in easy words comes in them.

        Raises:
            AssistantError: there is no answer now.
            ProblemError: 404 where the conversation is gone, 422 where ``key`` had other words.
        """
        said = mask(text)
        if key and (before := self._store.answered(conversation, key)):
            if before.said != said:
                raise ProblemError(422, wording.say("web.problem.422.key_used"))
            return before
        replies = self._reply(conversation, text, said, location, easy)
        answers = self._explained(conversation, [without_plan(reply) for reply in replies])
        turn = Turn(
            said,
            [messages.kept(answer) for answer in answers],
            messages.understood(answers[-1]),
        )
        if not self._store.add(conversation, turn, key, self._parts.real_time()):
            raise unknown()
        if plan := plan_in(replies):
            self._parts.weeks.keep(conversation, plan)
        return turn

    def delete(self, conversation: str) -> bool:
        """Leave nothing of a conversation, here or at Rasa. False where there is none.

        Hold it. What Rasa cannot forget now it is asked to forget later.
        """
        if not self._store.delete(conversation):
            return False
        try:
            self._parts.assistant.forget(conversation)
        except AssistantError as error:
            # It stays noted in the store; the housekeeping asks again until it is done.
            LOG.warning("To be forgotten later: %s", error)
        else:
            self._store.forgotten(conversation)
        return True

    def _reply(
        self,
        conversation: str,
        text: str,
        said: str,
        location: Mapping[str, float] | None,
        easy: bool,
    ) -> list[dict[str, Any]]:
        """Danger first: it must not depend on Rasa."""
        urgent = self._parts.urgent(text)
        if urgent:
            return [urgent.to_dict()]
        answers = self._parts.assistant.reply(conversation, said, location)
        if answers[-1]["understood"]["topic"] == "talk/repeat":
            # Rasa has not seen an urgent message or the easy words: it would repeat its own last.
            last = self._store.last(conversation)
            if last and (easy or last.answers[-1].get("urgent")):
                understood = {**last.answers[-1]["understood"], "topic": "talk/repeat"}
                return [{**last.answers[-1], "understood": understood}]
        return [self._eased(answer) for answer in answers] if easy else answers

    def _eased(self, answer: dict[str, Any]) -> dict[str, Any]:
        """``answer`` in easy words, where it is advice: all advice has them."""
        topic = answer["understood"]["topic"]
        page = self._parts.advice.get(topic) if topic.startswith("advice/") else None
        return {**answer, "text": page.easy} if page else answer

    def _explained(self, conversation: str, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not any(answer["understood"]["topic"].startswith("advice/") for answer in answers):
            return answers
        kept = self._store.read(conversation)
        before = [said for turn in kept.turns for said in turn.answers] if kept else []
        return [
            {**answer, "explained": explain(self._parts.glossary, answer, before)}
            for answer in answers
        ]


def unknown() -> ProblemError:
    """404: there is no such conversation."""
    return ProblemError(404, wording.say("web.problem.404.conversation"))
