"""The one shape that every action has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import events_of, memory_of, turn_of
from bot.conversation.answering import Answerer, answer
from bot.conversation.services import Services

Clock = Callable[[], datetime]


class AnswerAction(Action):
    """Answers a message with one function of :mod:`bot.conversation`."""

    def __init__(self, name: str, answerer: Answerer, services: Services, clock: Clock) -> None:
        self._name = name
        self._answerer = answerer
        self._services = services
        self._clock = clock

    def name(self) -> str:
        """The name that the rules call it by."""
        return self._name

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,  # noqa: ARG002  (rasa-sdk calls with it)
    ) -> list[EventType]:
        """Send the reply, and give back the slots that changed."""
        memory = memory_of(tracker)
        turn = turn_of(tracker, self._clock())
        reply = answer(self._answerer, turn, memory, self._services)
        dispatcher.utter_message(json_message=reply.answer.to_dict())
        return events_of(memory, reply.memory)
