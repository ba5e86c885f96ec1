"""What activities are called in a conversation, so that each can be asked for again.

Two of one name ("Aquafit") are told apart by their places, and by their times in one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.catalogue.cards import LONGEST_NAME
from bot.catalogue.model import Activity
from bot.catalogue.words import shortened, when_words
from bot.conversation.alike import bare
from bot.conversation.naming import Pair
from bot.safety.personal import mask, without_masks
from bot.wording import say

_LONGEST_PART = 100
"""Characters of a place or of times: with the name it must fit into a message."""
_WAYS = 3


def called(activities: Sequence[Activity], now: datetime) -> list[Pair]:
    """The id of each of ``activities`` and what to call it beside the others; ``now`` is aware."""
    names = {one.id: _name(one, 0, now) for one in activities}
    for way in range(1, _WAYS):
        uses = Counter(bare(name) for name in names.values())
        for one in activities:
            if uses[bare(names[one.id])] > 1:
                names[one.id] = _name(one, way, now)
    return list(names.items())


def with_more(card: Mapping[str, Any], name: str) -> dict[str, Any]:
    """``card`` with what is sent to hear more of it; ``name`` is what it is called."""
    return {**card, "more": _more_of(name or card["name"])}


def is_more(text: str) -> bool:
    """Whether ``text`` asks to hear more of what it names."""
    return bare(text).startswith(f"{bare(_more_of(''))} ")


def meant_by(text: str, activities: Sequence[Activity], now: datetime) -> list[Activity]:
    """Those of which ``text`` asks to hear more, however they were told apart.

    Several where they were not told apart.
    """
    said = bare(text)
    return [
        one
        for one in activities
        if any(said == _arriving(_more_of(_name(one, way, now))) for way in range(_WAYS))
    ]


def _more_of(name: str) -> str:
    return say("details.more", name=name)


def _name(activity: Activity, way: int, now: datetime) -> str:
    name = shortened(activity.name, LONGEST_NAME)
    if way > 0 and activity.venue and activity.venue.name:
        place = shortened(activity.venue.name, _LONGEST_PART)
        name = say("details.name_at", name=name, place=place)
    if way > 1:
        times = shortened(when_words(activity, now), _LONGEST_PART)
        name = say("details.name_when", name=name, when=times)
    return name


def _arriving(text: str) -> str:
    """As a text arrives here: a telephone number or an address in it is hidden on the way."""
    return bare(without_masks(mask(text)))
