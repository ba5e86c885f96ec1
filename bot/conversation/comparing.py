"""Wishes that compare with what was shown: "anything cheaper", "closer", "a different one"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.catalogue.query import DateRange, Search
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Turn

_A_WEEK = timedelta(days=6)
_A_PENNY = 0.01


def compare(turn: Turn, memory: Memory, services: Services) -> Memory:
    """The memory with comparisons turned into wishes that can be searched for.

    The nearest come first as it is, so that "closer" goes back to the first page.
    """
    search = memory.search or Search()
    wishes = {m.value for m in turn.mentions if m.field == "compare"}
    if "cheaper" in wishes:
        search = replace(search, max_price=_below(turn, memory, services, search))
    if "sooner" in wishes:
        today = turn.now.date()
        search = replace(search, dates=DateRange(today, today + _A_WEEK), days=())
    return replace(memory, search=search)


def _below(turn: Turn, memory: Memory, services: Services, search: Search) -> float | None:
    """Just under the cheapest that was shown; free where something free was shown."""
    matches = [services.catalogue.match(id_, Search(), turn.now) for id_ in memory.shown]
    prices = [
        float(match.activity.price.lowest)
        for match in matches
        if match and match.activity.price.lowest is not None
    ]
    if not prices:
        return search.max_price
    return max(0.0, round(min(prices) - _A_PENNY, 2))
