"""The activities of a shortlist, as they are today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.catalogue.model import Activity
from bot.wording import say
from web.card_facts import CardFact, card_facts
from web.saved.ids import MOST, Ids, address


class Catalogue(Protocol):
    """Where activities are looked up."""

    def get(self, activity_id: str, /) -> Activity | None:
        """The activity, or None."""
        ...


@dataclass(frozen=True)
class Saved:
    """One activity of the list."""

    activity: Activity
    url: str
    """Our page of it."""
    facts: tuple[CardFact, ...]
    has_date: bool
    """Whether a next session is known."""
    without: str
    """The address of the list without it."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.activity.name

    @property
    def ring(self) -> str:
        """The card for ringing about it."""
        return f"{self.url}/ring"


@dataclass(frozen=True)
class Shortlist:
    """What an address saves, and what of it is not there."""

    saved: tuple[Saved, ...]
    notes: tuple[str, ...]
    """What is not shown, in sentences. A name is never guessed."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Those that are there."""
        return tuple(one.activity.id for one in self.saved)

    @property
    def has_dates(self) -> bool:
        """Whether there is anything to put into a calendar."""
        return any(one.has_date for one in self.saved)


def shortlist(
    ids: Ids,
    catalogue: Catalogue,
    card: Callable[[Activity, datetime], Mapping[str, Any]],
    now: datetime,
) -> Shortlist:
    """Look the activities up. ``now`` is aware, London.

    Raises:
        DaywiseError: the catalogue cannot be read.
    """
    found = [activity for id_ in ids.kept if (activity := catalogue.get(id_))]
    there = [activity.id for activity in found]
    gone = len(ids.kept) - len(found)
    notes = []
    if gone:
        notes.append(say("saved.gone_one" if gone == 1 else "saved.gone", count=gone))
    if ids.left_out:
        notes.append(say("saved.too_many", most=MOST, count=ids.left_out))
    return Shortlist(
        tuple(_saved(activity, card(activity, now), there) for activity in found), tuple(notes)
    )


def _saved(activity: Activity, card: Mapping[str, Any], there: list[str]) -> Saved:
    rest = [id_ for id_ in there if id_ != activity.id]
    return Saved(
        activity,
        card["url"],
        tuple(card_facts(card)),
        bool(card["next_session"]),
        address("/saved", rest),
    )
