"""A telephone call, from its greeting to its end."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from bot.safety.personal import mask
from bot.wording import say
from web import messages
from web.conversation_file import ConversationStoreError
from web.conversing import Conversing
from web.locks import BusyError
from web.metrics import Metrics
from web.parts import Parts
from web.rasa import AssistantError
from web.telephone import person, pieces, twiml
from web.telephone.caller import Caller
from web.telephone.hearing import HINTS, KEYS, Order, number, order, window
from web.telephone.prompts import Prompts, Reply
from web.telephone.state import DIAL, MORE, NO, PATIENCE_SECONDS, YES, Piece, State
from web.telephone.twiml import Voice

LOG = logging.getLogger(__name__)
SOON_SECONDS = 4.0
"""After so long the caller is told to wait: silence sounds like a dead line."""
WAIT_SECONDS = 9.0
"""For the rest of it: Twilio gives up after 15."""
_MOST_LATE = 100
SURE = 0.4
"""What the recogniser is less sure of is asked back."""
_SERIOUS = frozenset({Order.GOODBYE, Order.FORGET, Order.PERSON})
"""Not done on a guess."""
_REACHED = frozenset({"completed", "answered"})
"""What Twilio writes (DialCallStatus) where somebody answered."""


@dataclass(frozen=True)
class Heard:
    """What Twilio heard: ``words`` cleaned, ``key`` the first that was pressed.

    ``confidence`` from 0 to 1 is None where the recogniser does not tell; ``dialled`` is how
    ringing somebody else ended.
    """

    words: str = ""
    key: str = ""
    confidence: float | None = None
    dialled: str = ""


class Calls:
    """Answers calls. Threads may share it."""

    def __init__(
        self, parts: Parts, conversing: Conversing, metrics: Metrics, voice: Voice
    ) -> None:
        self._parts, self._conversing, self._metrics = parts, conversing, metrics
        self._voice, self._council = voice, parts.council
        self._store = parts.conversations
        self._pool = ThreadPoolExecutor(thread_name_prefix="telephone")
        self._late: OrderedDict[str, Future[Reply]] = OrderedDict()
        self._prompts = Prompts(parts.council, self._speak, parts.now)

    def begin(self, caller: Caller) -> str:
        """A call comes in. TwiML."""
        self._parts.speech.wake()
        reply = self._prompts.greeted(State())
        try:
            with self._conversing.hold(caller.conversation, PATIENCE_SECONDS):
                self._ensure(caller)
                self._store.wait(caller.conversation, reply.state.to_dict())
        except (BusyError, ConversationStoreError) as error:
            LOG.warning("A call goes on without its state: %s", error)
        return self._written(reply)

    def go_on(self, caller: Caller, heard: Heard) -> str:
        """The caller said something, pressed a key, or did neither. TwiML."""
        # On a thread of its own, so that nobody listens to ten seconds of silence.
        going = self._pool.submit(self._gone_on, caller, heard)
        try:
            return self._written(going.result(timeout=SOON_SECONDS))
        except TimeoutError:
            self._late[caller.conversation] = going
            while len(self._late) > _MOST_LATE:  # of those who have hung up
                self._late.popitem(last=False)
            return twiml.wait(self._voice, (self._speak(say("phone.moment")),), pace=0)

    def waited(self, caller: Caller) -> str:
        """What was not ready when it was asked for. TwiML."""
        going = self._late.pop(caller.conversation, None)
        try:
            if going:
                return self._written(going.result(timeout=WAIT_SECONDS))
            # Another process began it. What it said last is kept once it is ready.
            with self._conversing.hold(caller.conversation, WAIT_SECONDS):
                state = State.read(self._store.waiting(caller.conversation))
            reply = self._again(state)
        except (TimeoutError, BusyError, ConversationStoreError) as error:
            LOG.warning("A call goes on without its answer: %s", type(error).__name__)
            reply = self._prompts.unavailable(State())
        return self._written(reply)

    def _gone_on(self, caller: Caller, heard: Heard) -> Reply:
        try:
            with self._conversing.hold(caller.conversation, PATIENCE_SECONDS):
                self._ensure(caller)
                state = State.read(self._store.waiting(caller.conversation))
                reply = self._respond(caller, heard, state)
                self._store.wait(caller.conversation, reply.state.to_dict())
        except (BusyError, ConversationStoreError) as error:
            LOG.warning("A call goes on without its state: %s", error)
            reply = self._without_state(heard)
        return reply

    def too_many(self) -> str:
        """The caller asked for too much. TwiML."""
        return self._written(self._prompts.say_once("phone.too_many", State(), ends=True))

    def broken(self) -> str:
        """Something went wrong on our side. TwiML."""
        return self._written(self._prompts.unavailable(State()))

    def _ensure(self, caller: Caller) -> None:
        if not self._store.exists(caller.conversation):
            greeting = messages.kept(messages.greeting(self._council))
            greeting["text"] = say("phone.greeting", council=self._council.name)
            self._store.create(caller.conversation, [greeting], self._parts.real_time())

    def _respond(self, caller: Caller, heard: Heard, state: State) -> Reply:
        if heard.dialled:
            return self._prompts.back(state, heard.dialled in _REACHED)
        if heard.key:
            return self._pressed(caller, heard.key, state)
        if heard.words:
            sure = heard.confidence is None or heard.confidence >= SURE
            return self._said(caller, heard.words, sure, state)
        return self._nothing(state)

    def _pressed(self, caller: Caller, key: str, state: State) -> Reply:
        if key in KEYS:
            return self._ordered(caller, KEYS[key], "", state)
        if state.last is None:
            return self._prompts.greeted(state)
        if key in state.last.keys:
            return self._chosen(caller, state.last.keys[key], state)
        return self._prompts.wrong_key(state.last, state)

    def _said(self, caller: Caller, words: str, sure: bool, state: State) -> Reply:
        given, key = order(words), number(words)
        if state.heard is not None and given in (Order.YES, Order.NO):
            return self._chosen(caller, YES if given is Order.YES else NO, state)
        if given and (sure or given not in _SERIOUS):
            return self._ordered(caller, given, words, state)
        if key and state.last and key in state.last.keys:
            return self._chosen(caller, state.last.keys[key], state)
        words = window(words, self._parts.urgent)
        # Danger is not asked back, and nobody is asked back for ever.
        if sure or state.missed >= 2 or self._parts.urgent(words):
            return self._answered(caller, words, state)
        return self._prompts.confirmed(mask(words), state)

    def _chosen(self, caller: Caller, choice: str, state: State) -> Reply:
        if choice == MORE:
            return self._ordered(caller, Order.MORE, "", state)
        if choice == YES and state.heard:
            said = replace(state, heard=None, missed=0)
            return self._said(caller, state.heard, True, said)
        if choice in (YES, NO):
            return self._prompts.not_that(state)
        if choice.startswith(DIAL):
            ringing = person.ring(self._council, choice.removeprefix(DIAL))
            return self._prompts.ringing(ringing, state)
        return self._answered(caller, choice, state)

    def _ordered(self, caller: Caller, given: Order, words: str, state: State) -> Reply:
        """Do what steers the call. ``words`` are empty for a key."""
        state = replace(state, missed=0)
        match given:
            case Order.AGAIN:
                return self._again(state)
            case Order.SLOWER | Order.FASTER:
                return self._prompts.paced(given, state)
            case Order.DANGER:
                return self._prompts.danger(state)
            case Order.PERSON:
                return self._prompts.put_through(state)
        # From here on what was asked back, if anything, is no longer asked.
        state = replace(state, heard=None)
        match given:
            case Order.MORE:
                return self._more(caller, state)
            case Order.START:
                return self._from_the_start(caller, state)
            case Order.GOODBYE:
                return self._prompts.say_once("phone.goodbye", state, ends=True)
            case Order.FORGET:
                self._conversing.delete(caller.conversation)
                return self._prompts.say_once("phone.forgotten", State(), ends=True)
            case Order.YES if state.waiting:
                return self._more(caller, state)
            case Order.NO if state.waiting:
                return self._prompts.say_once("phone.enough", replace(state, waiting=()))
            case Order.ENOUGH:
                return self._prompts.say_once("phone.enough", replace(state, waiting=()))
        return self._answered(caller, words, state)

    def _again(self, state: State) -> Reply:
        if state.last is None:
            return self._prompts.greeted(state)
        return self._prompts.listening(state.last, state)

    def _more(self, caller: Caller, state: State) -> Reply:
        if state.waiting:
            return self._next(state)
        if state.last and say("find.more_text") in state.last.keys.values():
            return self._answered(caller, say("find.more_text"), state)
        return self._prompts.say_once("phone.nothing_more", state)

    def _next(self, state: State) -> Reply:
        first, *rest = state.waiting
        return self._prompts.listening(first, replace(state, waiting=tuple(rest)))

    def _from_the_start(self, caller: Caller, state: State) -> Reply:
        try:
            self._conversing.answer(caller.conversation, say("reading.start_over.text"))
        except AssistantError as error:
            LOG.warning("A search was not forgotten: %s", error)
        return self._prompts.started_again(state)

    def _answered(self, caller: Caller, words: str, state: State) -> Reply:
        """What the assistant answers to ``words``."""
        started = time.monotonic()
        try:
            turn = self._conversing.answer(caller.conversation, words)
        except AssistantError as error:
            LOG.warning("No answer: %s", error)
            return self._prompts.unavailable(state)
        topic = turn.understood["topic"]
        self._metrics.answered(topic, time.monotonic() - started)
        state = replace(state, missed=0, heard=None)
        if topic == "talk/repeat" and state.last:
            return self._prompts.listening(state.last, state)
        if topic == "talk/goodbye":
            return self._prompts.say_once("phone.goodbye", state, ends=True)
        told = pieces.of_answers(turn.answers, self._council, self._speak)
        if turn.understood["activity"]:
            told = pieces.then_another(told, state.listed)
        else:
            listed = max(len(answer.get("activities") or ()) for answer in turn.answers)
            state = replace(state, listed=pieces.opens(listed))
        first, *rest = told
        if topic == "advice/contact_the_council":
            first = replace(first, ask=f"{say('phone.ask.person')} {first.ask}")
        return self._prompts.listening(first, replace(state, waiting=tuple(rest)))

    def _nothing(self, state: State) -> Reply:
        if state.last is None:
            return self._prompts.greeted(state)
        if state.last.urgent and state.waiting:
            # Who is in danger may not be able to speak or to find a key.
            return self._next(state)
        return self._prompts.nothing_heard(state.last, state)

    def _without_state(self, heard: Heard) -> Reply:
        """A person and help in danger are there whatever else is broken."""
        given = KEYS.get(heard.key) or order(heard.words)
        if given is Order.PERSON:
            # A choice between two numbers could not be kept.
            reached = person.reach(self._council, self._parts.now())
            if isinstance(reached, Piece):
                reached = person.ring(self._council, person.DAY)
            return self._prompts.ringing(reached, State())
        urgent = heard.words and self._parts.urgent(window(heard.words, self._parts.urgent))
        if urgent:
            told = pieces.of_answers([urgent.to_dict()], self._council, self._speak)
            said = (*(piece.text for piece in told), *self._prompts.asked(told[-1]))
            return Reply(said, State())
        if given is Order.DANGER:
            return self._prompts.danger(State())
        return self._prompts.unavailable(State())

    def _speak(self, text: str) -> str:
        return self._parts.speech.said(text).text

    def _written(self, reply: Reply) -> str:
        said, pace = reply.said, reply.state.pace
        if reply.ring:
            return twiml.dial(self._voice, said, pace, reply.ring)
        if reply.ends:
            return twiml.hang_up(self._voice, said, pace)
        return twiml.listen(self._voice, said, pace, (*HINTS, *self._council.towns))
