"""What a search or an activity offers for the week: to put it in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import Choice
from bot.catalogue.results import Match
from bot.conversation.turn import Memory
from bot.conversation.week.talk import fixed

_ROOM = 1
"""Where more is offered already, nothing is added: it would be too much to choose from."""


def with_first(choices: Sequence[Choice], matches: Sequence[Match], memory: Memory) -> list[Choice]:
    """The choices after a search, with that of putting its first activity in."""
    fits = memory.topic == "find_activity" and len(choices) <= _ROOM
    if not fits or matches[0].next_session is None or is_planned(memory, matches[0].activity.id):
        return list(choices)
    return [*choices, *fixed("first")]


def of_one(match: Match, memory: Memory) -> tuple[Choice, ...]:
    """The choice after all about one activity."""
    if match.next_session is None or is_planned(memory, match.activity.id):
        return ()
    return fixed("it")


def is_planned(memory: Memory, activity: str) -> bool:
    """Whether an activity stands in the week already."""
    plan = (memory.week or {}).get("plan")
    now = plan["states"][-1]["items"] if plan else ()
    return any(plan["items"][at]["activity"] == activity for at in now) if plan else False
