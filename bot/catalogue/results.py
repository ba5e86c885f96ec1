"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.catalogue.model import Activity, Session
from bot.catalogue.query import Search

Met = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Need:
    """One stated need and whether the activity meets it; ``need`` is "access:wheelchair"."""

    need: str
    met: Met
    instead: str | None = None
    """What it is met by, where that is only nearly the same: "access:sensory_friendly"."""


@dataclass(frozen=True)
class Match:
    """An activity that fits. ``distance_miles`` is None where a place is not known."""

    activity: Activity
    distance_miles: float | None
    next_session: Session | None
    """The next one that fits the search; None where the times are not known as dates."""
    why: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Alternative:
    """A search with one wish dropped or widened, and how many activities it finds."""

    wish: str
    """The field of the search that was dropped or widened: "days", "max_price", ..."""
    search: Search
    count: int
    more: bool = False
    """It finds more than ``count``."""


@dataclass(frozen=True)
class Found:
    """The answer to a search.

    Empty ``matches`` with empty ``alternatives`` means that the catalogue holds nothing
    that is close to what was asked.
    """

    matches: tuple[Match, ...]
    total: int
    """How many fit, beyond the page that ``matches`` holds."""
    beyond_default: bool = False
    """Nothing lay within the default distance; these are the nearest beyond it."""
    alternatives: tuple[Alternative, ...] = ()
    """Filled only where nothing was found; the most useful first."""
    more: bool = False
    """More fit than ``total``: so far they were counted."""
