"""One message with what was understood of it, and what is remembered between messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.answers import Answer
from bot.catalogue.query import Near, Search
from bot.language.mentions import Mention
from bot.vocabulary import TOPICS

URGENT_SHARE = 0.3
"""From here on a doubtful message is taken as urgent."""


@dataclass(frozen=True)
class Turn:
    """One message of the person, as the trained model read it."""

    text: str
    intent: str
    confidence: float
    now: datetime
    """Aware, Europe/London."""
    mentions: tuple[Mention, ...] = ()
    location: Near | None = None
    """Where the device says that the person is, if they shared it with this message."""
    likely: tuple[str, ...] = ()
    """The likeliest intents, best first, for asking back."""
    urgent_share: float = 0.0
    """The probabilities of the urgent topics, added up."""
    last_answer: Mapping[str, Any] | None = None
    """What the assistant said last (:meth:`bot.answers.Answer.to_dict`)."""

    @property
    def may_be_urgent(self) -> bool:
        """Whether it is a danger, or in doubt and one is likely: asking back would cost time."""
        in_doubt = self.intent == "unclear" and self.urgent_share >= URGENT_SHARE
        return in_doubt or self.intent in TOPICS["urgent"]


@dataclass(frozen=True)
class Offer:
    """Something that "yes", or the text of a choice, would do: search for ``search``."""

    text: str
    search: Search


@dataclass(frozen=True)
class Pending:
    """What was asked last.

    ``kind`` is "place" (which town or postcode), "offers" (shall I look for this instead),
    "more" (shall I show more), "which_activity", "week" (of a plan of a week) or "unclear".
    """

    kind: str
    offers: tuple[Offer, ...] = ()
    detail: str | None = None
    """For "which_activity": what was asked about it."""
    week: Mapping[str, Any] | None = None
    """For "week": the question, as :mod:`bot.conversation.week.questions` writes it."""


@dataclass(frozen=True)
class Memory:
    """What is remembered of a conversation; kept in the slots of the Rasa tracker."""

    topic: str = "find_activity"
    """Which kind of search it is: "find_activity", "find_respite" or "find_hub"."""
    search: Search | None = None
    shown: tuple[str, ...] = ()
    """Ids of the activities last shown, in the order shown."""
    seen: tuple[str, ...] = ()
    """Ids shown so far for this search."""
    activity: str | None = None
    """The activity last spoken of by itself."""
    pending: Pending | None = None
    place: Near | None = None
    """A location that the person shared; it holds for the conversation."""
    week: Mapping[str, Any] | None = None
    """The plan of their week, as :mod:`bot.conversation.week.kept` writes it; None: none yet."""

    def to_slots(self) -> dict[str, Any]:
        """The values of the slots, as JSON can carry them."""
        pending = self.pending
        return {
            "topic": self.topic,
            "search": self.search.to_dict() if self.search else None,
            "shown": list(self.shown),
            "seen": list(self.seen),
            "activity": self.activity,
            "pending": pending
            and {
                "kind": pending.kind,
                "offers": [{"text": o.text, "search": o.search.to_dict()} for o in pending.offers],
                "detail": pending.detail,
                "week": pending.week,
            },
            "place": self.place
            and {"name": self.place.name, "lat": self.place.lat, "lon": self.place.lon},
            "week": self.week,
        }

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Memory:
        """Read what :meth:`to_slots` wrote; unset slots are None."""
        search, pending, place = slots.get("search"), slots.get("pending"), slots.get("place")
        return cls(
            topic=slots.get("topic") or "find_activity",
            search=Search.from_dict(search) if search else None,
            shown=tuple(slots.get("shown") or ()),
            seen=tuple(slots.get("seen") or ()),
            activity=slots.get("activity"),
            pending=Pending(
                pending["kind"],
                tuple(Offer(o["text"], Search.from_dict(o["search"])) for o in pending["offers"]),
                pending.get("detail"),
                pending.get("week"),
            )
            if pending
            else None,
            place=Near(place["name"], place["lat"], place["lon"]) if place else None,
            week=slots.get("week"),
        )


@dataclass(frozen=True)
class Reply:
    """What is said, and what is remembered from now on."""

    answer: Answer
    memory: Memory = field(default_factory=Memory)

    def asking(self, pending: Pending) -> Reply:
        """The same reply, with what it asks remembered."""
        return replace(self, memory=replace(self.memory, pending=pending))
