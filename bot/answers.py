"""An answer as data, until a channel turns it into words for screen, speech or phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.query import Search


@dataclass(frozen=True)
class Choice:
    """A button: ``label`` is shown, ``text`` is what is sent when it is chosen."""

    label: str
    text: str


@dataclass(frozen=True)
class Source:
    """Where a fact comes from. ``url`` is a public address or a page of ours ("/advice/...")."""

    title: str
    url: str


@dataclass(frozen=True)
class Filter:
    """One wish of a search, shown so that it can be taken off or changed."""

    field: str
    """The field of a ``Search`` that holds it; "not.days" for a day that is not wanted."""
    id: str
    """Which wish of the field it is: "swimming", "weekend", "Weymouth"."""
    label: str
    remove: str
    """What is sent to take it off."""
    change: str
    """How a message begins that changes it; empty where there is nothing to begin with."""

    def to_dict(self) -> dict[str, str]:
        """The ``Filter`` object of the HTTP contract."""
        return {
            "field": self.field,
            "id": self.id,
            "label": self.label,
            "remove": self.remove,
            "change": self.change,
        }


@dataclass(frozen=True)
class Understood:
    """What the assistant took the message to mean (``Understood`` of the HTTP contract)."""

    topic: str
    """An id with its group, such as "find/find_activity" or "advice/what_is_a_review"."""
    confidence: float
    """From 0.0 to 1.0."""
    search: Search | None = None
    detail: str | None = None
    activity: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The ``Understood`` object of the HTTP contract."""
        return {
            "topic": self.topic,
            "confidence": self.confidence,
            "search": self.search.to_dict() if self.search else None,
            "detail": self.detail,
            "activity": self.activity,
        }


@dataclass(frozen=True)
class Answer:
    """One message of the assistant.

    ``activities`` hold the ``Activity`` objects of the HTTP contract, ready to show
    (made by :mod:`bot.catalogue.cards`).
    """

    text: str
    understood: Understood
    activities: tuple[Mapping[str, Any], ...] = ()
    choices: tuple[Choice, ...] = ()
    sources: tuple[Source, ...] = ()
    urgent: bool = False
    filters: tuple[Filter, ...] = ()
    """The wishes of the search that is answered; empty where no search is."""
    plan: Mapping[str, Any] | None = None
    """The whole plan of the person's week (:func:`bot.week.keeping.to_json`), where it is answered
    about; for the web server alone, which shares it when it is asked to (docs/week.md)."""
    week: Mapping[str, Any] | None = None
    """The ``Week`` object of the HTTP contract (made by :mod:`bot.week.contract`)."""

    def to_dict(self) -> dict[str, Any]:
        """What travels from the actions to the web server, through Rasa, as JSON."""
        return {
            "text": self.text,
            "activities": [dict(activity) for activity in self.activities],
            "choices": [{"label": c.label, "text": c.text} for c in self.choices],
            "sources": [{"title": s.title, "url": s.url} for s in self.sources],
            "week": self.week,
            "urgent": self.urgent,
            "filters": [one.to_dict() for one in self.filters],
            "understood": self.understood.to_dict(),
            **({"plan": dict(self.plan)} if self.plan else {}),
        }
