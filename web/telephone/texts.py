"""Texts (SMS): each is answered with one text of at most three segments."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from bot.wording import say
from web import messages
from web.conversation_file import ConversationStoreError
from web.conversing import Conversing
from web.locks import BusyError
from web.metrics import Metrics
from web.parts import Parts
from web.rasa import AssistantError
from web.telephone import pages
from web.telephone.caller import Caller
from web.telephone.hearing import Order, number, order, texted, window
from web.telephone.state import PATIENCE_SECONDS, Piece, State

LOG = logging.getLogger(__name__)


class Texts:
    """Answers texts. Threads may share it."""

    def __init__(
        self, parts: Parts, conversing: Conversing, metrics: Metrics, public_url: str
    ) -> None:
        self._parts, self._conversing, self._metrics = parts, conversing, metrics
        self._council, self._store = parts.council, parts.conversations
        self._public_url = public_url

    def ends(self, words: str) -> bool:
        """Whether a text is "STOP", "forget me" or the like, and nothing more."""
        return texted(words) in ("stop", "forget")

    def end(self, caller: Caller, words: str) -> str:
        """Delete all that was texted, and say so.

        Raises:
            ConversationStoreError: it could not be deleted.
        """
        try:
            with self._conversing.hold(caller.conversation, PATIENCE_SECONDS):
                self._conversing.delete(caller.conversation)
        except BusyError:
            # What is being answered finds the conversation gone, and keeps nothing.
            self._conversing.delete(caller.conversation)
        stopped = texted(words) == "stop"
        return pages.short(say("phone.sms.stopped" if stopped else "phone.sms.forgotten"))

    def answer(self, caller: Caller, words: str, message: str) -> str:
        """What is texted back to ``words``; one ``message`` sent twice is answered once."""
        fixed = self._fixed(words)
        if fixed is not None:
            return pages.short(fixed)
        words = window(words, self._parts.urgent)
        try:
            with self._conversing.hold(caller.conversation, PATIENCE_SECONDS):
                return self._go_on(caller, words, message)
        except (AssistantError, BusyError, ConversationStoreError) as error:
            LOG.warning("No answer to a text: %s", error)
        urgent = self._parts.urgent(words)
        if urgent:
            # Nothing can be kept: as much of it as one text holds.
            return pages.of_answers([urgent.to_dict()], self._public_url)[0].text
        return self.unavailable()

    def unavailable(self) -> str:
        """The assistant cannot answer: whom to ring instead."""
        return pages.short(messages.unavailable(self._council)["text"])

    def _fixed(self, words: str) -> str | None:
        person = self._council.contacts["adult_social_care"]
        town = next(iter(self._council.towns), self._council.area)
        about = {
            "council": self._council.name,
            "town": town,
            "name": person.name,
            "phone": person.phone,
        }
        if not words:
            return say("phone.sms.empty")
        if texted(words) in ("help", "start"):
            return say(f"phone.sms.{texted(words)}", **about)
        return None

    def _go_on(self, caller: Caller, words: str, message: str) -> str:
        conversation, intro = caller.conversation, ""
        if not self._store.exists(conversation):
            intro = say("phone.sms.intro", council=self._council.name)
            greeting = {**messages.kept(messages.greeting(self._council)), "text": intro}
            self._store.create(conversation, [greeting], self._parts.real_time())
        state = State.read(self._store.waiting(conversation))
        if message and state.answered == message and state.answer is not None:
            return state.answer
        piece, state = self._respond(conversation, words, intro, state)
        kept = replace(state, last=piece, answered=message, answer=piece.text)
        self._store.wait(conversation, kept.to_dict())
        return piece.text

    def _respond(
        self, conversation: str, words: str, intro: str, state: State
    ) -> tuple[Piece, State]:
        keys = state.last.keys if state.last else {}
        digit = number(words) if len(words) < len("number two please") else None
        if texted(words) == "again" and state.last:
            return state.last, state
        if texted(words) == "more":
            if state.waiting:
                return state.waiting[0], replace(state, waiting=state.waiting[1:])
            if pages.MORE_WORD not in keys:
                return Piece(pages.short(say("phone.sms.nothing_more"))), state
            words = keys[pages.MORE_WORD]
        elif digit and digit in keys:
            words = keys[digit]
        elif words.strip(" .").isdecimal() and (keys or state.last is None):
            wrong = say("phone.sms.wrong_key", digit=words.strip(" .")[:3])
            return Piece(pages.short(wrong), keys=keys), state
        elif order(words) is Order.PERSON:
            words = say("talk.choice.person.text")
        return self._answered(conversation, words, intro, state)

    def _answered(
        self, conversation: str, words: str, intro: str, state: State
    ) -> tuple[Piece, State]:
        started = time.monotonic()
        turn = self._conversing.answer(conversation, words)
        topic = turn.understood["topic"]
        self._metrics.answered(topic, time.monotonic() - started)
        if topic == "talk/repeat" and state.last:
            return state.last, state
        first, *rest = pages.of_answers(turn.answers, self._public_url, intro)
        return first, replace(state, waiting=tuple(rest))
