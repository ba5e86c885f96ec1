"""A conversation as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.council import Council
from web import messages
from web.conversations import Answers, Conversation
from web.messages import Speech
from web.numbers import pieces
from web.saved.ids import address


@dataclass(frozen=True)
class Shown:
    """A turn: what was said (empty before the greeting), and the messages that came back."""

    said: str
    messages: Sequence[Mapping[str, Any]]
    is_last: bool

    @property
    def id(self) -> str:
        """Where the answer begins on the page."""
        return str(self.messages[0]["id"])


def turns(kept: Conversation | None, council: Council, speech: Speech) -> list[Shown]:
    """Every turn of a conversation, the greeting first; the greeting alone where there is none."""
    greeting: Answers = kept.greeting if kept else [messages.kept(messages.greeting(council))]
    said = [("", greeting), *((turn.said, turn.answers) for turn in (kept.turns if kept else ()))]
    return [
        Shown(words, [_message(answer, speech) for answer in answers], number == len(said))
        for number, (words, answers) in enumerate(said, start=1)
    ]


def _message(answer: Mapping[str, Any], speech: Speech) -> dict[str, Any]:
    """A ``Message`` with more for a page.

    It ``asks``, its cards can be ``save``d at an address, and an urgent one has a ``first_number``.
    """
    made = messages.message(answer, speech)
    numbers = (piece for piece in pieces(made["text"]) if piece.link) if made["urgent"] else ()
    return {
        **made,
        # Choices follow their question; those about the cards ("Show more") follow the cards.
        "asks": made["text"].rstrip().endswith("?"),
        "save": address("/saved", [one["id"] for one in made["activities"]]),
        "first_number": next(iter(numbers), None),
    }
