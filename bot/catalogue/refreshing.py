"""Keeps the council's feeds fresh: each is asked when its time has come.

A feed that fails keeps what it held. It is asked again at the next round, not only after its whole
time, and what went wrong is kept for whoever runs the server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.catalogue.feeds import FeedSource
from bot.errors import DaywiseError


@dataclass(frozen=True)
class Refresh:
    """How a feed stood when it was last asked. Moments are aware."""

    source: str
    tried_at: datetime
    succeeded_at: datetime | None = None
    failure: str = ""
    """A sentence; empty where the last try succeeded."""


class RefreshLog(Protocol):
    """Where that is kept (:class:`bot.catalogue.store.Catalogue`)."""

    def refreshes(self) -> list[Refresh]:
        """Every feed that was ever asked."""
        ...

    def note_refresh(self, refresh: Refresh) -> None:
        """Keep how a feed stands now."""
        ...


def listed(sources: Iterable[FeedSource], log: RefreshLog) -> list[Refresh]:
    """How the feeds that a council lists now stood when they were last asked."""
    names = {source.name for source in sources}
    return [one for one in log.refreshes() if one.source in names]


def due(sources: Iterable[FeedSource], log: RefreshLog, now: datetime) -> list[FeedSource]:
    """The feeds whose time has come: never read, failed at the last try, or too long ago."""
    last = {one.source: one for one in log.refreshes()}
    return [source for source in sources if _is_due(source, last.get(source.name), now)]


def _is_due(source: FeedSource, last: Refresh | None, now: datetime) -> bool:
    if last is None or last.succeeded_at is None or last.failure:
        return True
    return now - last.succeeded_at >= source.every


def refresh(
    sources: Iterable[FeedSource],
    log: RefreshLog,
    import_one: Callable[[FeedSource], None],
    now: Callable[[], datetime],
) -> list[Refresh]:
    """Import each of the feeds with ``import_one``; one that fails never stops the rest."""
    before = {one.source: one for one in log.refreshes()}
    outcomes = []
    for source in sources:
        tried = Refresh(source.name, now())
        try:
            import_one(source)
        except DaywiseError as error:
            earlier = before.get(source.name)
            succeeded = earlier.succeeded_at if earlier else None
            outcome = replace(tried, succeeded_at=succeeded, failure=str(error))
        else:
            outcome = replace(tried, succeeded_at=tried.tried_at)
        log.note_refresh(outcome)
        outcomes.append(outcome)
    return outcomes
