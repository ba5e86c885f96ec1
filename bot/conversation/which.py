"""Which activity is meant, of those that were shown and those that are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.conversation import naming
from bot.conversation.alike import bare
from bot.conversation.calling import called, is_more, meant_by
from bot.conversation.naming import Pair
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Turn


def which(turn: Turn, memory: Memory, services: Services) -> list[Pair]:
    """Id and name of each activity that may be meant, best first."""
    shown = named(memory.shown, turn.now, services)
    whole = naming.whole(turn.text, shown)
    if whole:
        return whole
    listed = called(services.catalogue.named(turn.text), turn.now)
    whole = naming.whole(turn.text, listed)
    counted = _counted(beside(whole[0][1], turn) if whole else turn, memory.shown, shown)
    if counted:
        return counted
    held = naming.named_in(turn.text, shown)
    if whole and not (held and not naming.says_more(turn.text, whole[0][1], held[0][1])):
        return whole
    held = held or [pair for pair in listed if naming.holds(turn.text, pair[1])]
    if held:
        return held
    if memory.activity:
        return named((memory.activity,), turn.now, services) or [(memory.activity, "")]
    return shown


def beside(name: str, turn: Turn) -> Turn:
    """``turn`` without what its words say where they are the name of an activity.

    "Carers' Kettle" is no question about carers, "Catch the Number Four" no fourth one.
    """
    start = turn.text.lower().find(name.lower())
    if start < 0 or not name:
        return turn
    end = start + len(name)
    kept = [m for m in turn.mentions if m.field == "asked" or m.end <= start or m.start >= end]
    return replace(turn, mentions=tuple(kept))


def asked_for_more(text: str, memory: Memory, now: datetime, services: Services) -> list[Pair]:
    """Those of which a card's More sends ``text``, of the latest shown; empty for other texts."""
    if not is_more(text):
        return []
    for ids in (memory.shown, memory.seen):
        meant = meant_by(text, _activities(ids, now, services), now)
        if meant:
            return called(meant, now)
    return called(meant_by(text, services.catalogue.named(text), now), now)


def chosen(text: str, memory: Memory, now: datetime, services: Services) -> list[Pair]:
    """The one whose name answers "which one?" word for word; empty where that was not asked."""
    if memory.pending is None or memory.pending.kind != "which_activity":
        return []
    said = bare(text)
    return [pair for pair in named(memory.shown, now, services) if bare(pair[1]) == said]


def named(ids: Sequence[str], now: datetime, services: Services) -> list[Pair]:
    """Each activity that is still listed, and what to call it beside the others."""
    return called(_activities(ids, now, services), now)


def _activities(ids: Sequence[str], now: datetime, services: Services) -> list[Activity]:
    matches = [services.catalogue.match(id_, Search(), now) for id_ in ids]
    return [match.activity for match in matches if match]


def _counted(turn: Turn, ids: Sequence[str], shown: Sequence[Pair]) -> list[Pair]:
    """ "The second one", "the last", also where it is no longer listed."""
    for mention in turn.mentions:
        if mention.field == "ordinal":
            place = mention.value - 1 if mention.value > 0 else mention.value
            if -len(ids) <= place < len(ids):
                return [next((pair for pair in shown if pair[0] == ids[place]), (ids[place], ""))]
    return []
