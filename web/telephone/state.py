"""What a call or an exchange of texts has yet to say, kept with its conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

PATIENCE_SECONDS = 2.0
"""For an earlier request of the call: Twilio gives up after 15, of which the answer may take 10."""

MORE, YES, NO = "/more", "/yes", "/no"
DIAL = "/dial:"
"""What a key does that says nothing to the assistant. After ``DIAL`` stands a contact's use."""


@dataclass(frozen=True)
class Piece:
    """What is said in one go, and what can be done then. Lines have a pause between them."""

    text: str
    ask: str = ""
    """What is asked after it, and repeated where nothing was heard."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """By key, what is sent to the assistant, or one of the words above."""
    urgent: bool = False
    """Somebody may be in danger: the next piece does not wait to be asked for."""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Piece:
        """The piece that :func:`dataclasses.asdict` wrote."""
        return cls(data["text"], data["ask"], data["keys"], data["urgent"])


@dataclass(frozen=True)
class State:
    """Where a conversation by telephone stands."""

    waiting: tuple[Piece, ...] = ()
    last: Piece | None = None
    pace: int = 0
    """An index of ``twiml.PACES``."""
    missed: int = 0
    """How many times in a row nothing was heard, or the wrong thing."""
    listed: Mapping[str, str] = field(default_factory=dict)
    """The keys of the activities last read out, for after one of them was told about."""
    heard: str | None = None
    """Words, masked, that the caller has yet to say are right."""
    answered: str | None = None
    """What stands for the last text, and below what was answered: one sent twice counts once."""
    answer: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)

    @classmethod
    def read(cls, data: Mapping[str, Any] | None) -> State:
        """What :meth:`to_dict` wrote; a fresh state for None."""
        if data is None:
            return cls()
        last = Piece.read(data["last"]) if data["last"] else None
        waiting = tuple(Piece.read(piece) for piece in data["waiting"])
        return cls(**{**data, "waiting": waiting, "last": last})
