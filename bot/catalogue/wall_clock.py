"""London's wall clock, also in the hours when it changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from bot.settings import LONDON


def midnight(day: date) -> datetime:
    """The moment at which a day begins."""
    return datetime.combine(day, time(), LONDON)


def london(naive: datetime) -> datetime:
    """The moment that the clock shows; a time that the spring change skips is an hour later."""
    local = naive.replace(tzinfo=LONDON)
    if naive.hour > 2:  # the clocks change at one or two in the morning
        return local
    # Through UTC and back: that is what moves a time which the spring change skips.
    return local.astimezone(UTC).astimezone(LONDON)
