"""What is said in a call without the assistant: the greeting, silence, a person, danger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.catalogue.words import shortened
from bot.council import Council
from bot.wording import say
from web import messages
from web.telephone import person, pieces
from web.telephone.hearing import Order
from web.telephone.state import MORE, NO, YES, Piece, State
from web.telephone.twiml import PACES

_FIRST_CHOICES = ("talk.choice.find", "talk.choice.letter", "reading.find_respite")
_ASKED_BACK = 60
"""Characters of what was heard that are said back."""


@dataclass(frozen=True)
class Reply:
    """What is said now, and what then: ``ring`` a number, hang up (``ends``), or listen."""

    said: tuple[str, ...]
    state: State
    ends: bool = False
    ring: str = ""


class Prompts:
    """The replies to one council's callers. ``speak`` makes written words spoken ones."""

    def __init__(
        self, council: Council, speak: Callable[[str], str], now: Callable[[], datetime]
    ) -> None:
        self._council, self._speak, self._now = council, speak, now

    def listening(self, piece: Piece, state: State) -> Reply:
        """Say ``piece``, and then listen."""
        return Reply((*piece.text.splitlines(), *self.asked(piece)), replace(state, last=piece))

    def asked(self, piece: Piece) -> tuple[str]:
        """What can be done now. To hear it again and to go are always among it."""
        goodbye = "" if piece.urgent else say("phone.ask.goodbye")
        asks = (piece.ask, say("phone.ask.again"), goodbye)
        return (self._speak(" ".join(ask for ask in asks if ask)),)

    def greeted(self, state: State) -> Reply:
        """The greeting, with what can be chosen."""
        text = say("phone.greeting", council=self._council.name)
        return self.listening(self._first_piece(text), state)

    def started_again(self, state: State) -> Reply:
        """The greeting without its first words; only the pace is kept."""
        first = self._first_piece(say("phone.again_from_start"))
        return self.listening(first, State(pace=state.pace))

    def say_once(self, key: str, state: State, *, ends: bool = False) -> Reply:
        """One sentence of ours and what can be done then, or the end of the call."""
        if ends:
            return Reply((self._speak(say(key)),), state, ends=True)
        return self.listening(Piece(self._speak(say(key)), say("phone.ask.else")), state)

    def wrong_key(self, last: Piece, state: State) -> Reply:
        """A key that does nothing here, and what can be done."""
        return Reply((self._speak(say("phone.wrong_key")), *self.asked(last)), state)

    def confirmed(self, words: str, state: State) -> Reply:
        """Whether ``words`` (masked) were what the caller said."""
        said = shortened(words, _ASKED_BACK).rstrip("…. ")
        piece = Piece(
            self._speak(say("phone.confirm", words=said)),
            say("phone.confirm.ask"),
            {"1": YES, "2": NO},
        )
        # Who repeats it in place of yes or no is not asked back for ever.
        missed = state.missed + (state.heard is not None)
        return self.listening(piece, replace(state, heard=words, missed=missed))

    def not_that(self, state: State) -> Reply:
        """What was heard was wrong."""
        piece = Piece(self._speak(say("phone.not_that")))
        return self.listening(piece, replace(state, heard=None, missed=state.missed + 1))

    def nothing_heard(self, last: Piece, state: State) -> Reply:
        """Ask again kindly, then offer the keys, then a person; at the fourth time, end kindly."""
        state = replace(state, missed=state.missed + 1)
        said = [self._speak(say(f"phone.nothing_{min(state.missed, 4)}"))]
        if state.missed <= 2:
            said += self.asked(last)
        if state.missed == 2:
            said.append(self._speak(say("phone.keys")))
        return Reply(tuple(said), state, ends=state.missed >= 4)

    def paced(self, given: Order, state: State) -> Reply:
        """Slower or faster from now on, and the last piece again."""
        pace = state.pace + (1 if given is Order.SLOWER else -1)
        words = "phone.slowest" if pace == len(PACES) else f"phone.{given}"
        state = replace(state, pace=min(max(pace, 0), len(PACES) - 1))
        if state.last is None:
            return self.greeted(state)
        again = self.listening(state.last, state)
        return replace(again, said=(self._speak(say(words)), *again.said))

    def put_through(self, state: State) -> Reply:
        """Ring a person, or ask which."""
        reached = person.reach(self._council, self._now())
        if isinstance(reached, Piece):
            return self.listening(replace(reached, text=self._speak(reached.text)), state)
        return self.ringing(reached, state)

    def ringing(self, ringing: person.Ringing, state: State) -> Reply:
        """Say what is about to happen, and ring."""
        phone = ringing.contact.phone
        nobody = Piece(
            self._speak(say("phone.person.no_answer", phone=phone)), say("phone.ask.else")
        )
        return Reply((self._speak(ringing.said),), replace(state, last=nobody), ring=phone)

    def back(self, state: State, reached: bool) -> Reply:
        """The person that was rung has gone, or never came."""
        piece = Piece(say("phone.person.back"), say("phone.ask.else"))
        return self.listening(piece if reached or not state.last else state.last, state)

    def danger(self, state: State) -> Reply:
        """Help in danger, without the assistant."""
        first = Piece(
            self._speak(say("phone.danger")), say("phone.danger.ask"), {"1": MORE}, urgent=True
        )
        more = Piece(
            self._speak(say("phone.danger.more")), say("phone.danger.ask_last"), urgent=True
        )
        return self.listening(first, replace(state, waiting=(more,)))

    def unavailable(self, state: State) -> Reply:
        """The assistant cannot answer: whom to ring instead."""
        text = pieces.for_the_ear(messages.unavailable(self._council)["text"], self._speak)
        piece = Piece(text, say("phone.ask.unavailable"))
        return self.listening(piece, replace(state, waiting=()))

    def _first_piece(self, text: str) -> Piece:
        choices: list[Mapping[str, str]] = [
            {"label": say(f"{name}.label"), "text": say(f"{name}.text")} for name in _FIRST_CHOICES
        ]
        piece = pieces.choosing(choices, self._speak(text))
        return replace(piece, ask=f"{say('phone.greeting.ask')} {piece.ask}")
