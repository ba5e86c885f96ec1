"""What is known of somebody's wishes for a week, from the whole conversation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.catalogue.query import Near, Search
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk
from bot.conversation.week.things import things
from bot.language.numbers import NUMBER_WORDS
from bot.week.plan import Plan
from bot.week.preferences import Preferences
from bot.week.suggesting.options import NOT_SUGGESTED

_DAYS = re.compile(rf"\b(\d+|{'|'.join(NUMBER_WORDS)}) (?:(?:good|full|busy|whole|nice) )?days? ")


def with_wishes(talk: Talk, *, said_now: bool = False) -> Plan:
    """The plan with what was told elsewhere: where home is, likes, needs, who it is for.

    With ``said_now`` also with what the message says of them.

    It is no change of the plan that could be taken back: it was not told as one.
    """
    wishes = talk.plan.preferences
    search = talk.memory.search or Search()
    likes = (kind for kind in search.categories if kind not in NOT_SUGGESTED)
    wishes = replace(
        wishes,
        home=wishes.home or talk.home,
        likes=_joined(wishes.likes, likes),
        dislikes=_joined(wishes.dislikes, search.excluded.categories),
        needs=_joined(wishes.needs, search.access),
        groups=_joined(wishes.groups, search.for_),
    )
    return replace(talk.plan, preferences=_said(talk, wishes) if said_now else wishes)


def at_home(plan: Plan, home: Near) -> Plan:
    """The plan of somebody who lives there."""
    return replace(plan, preferences=replace(plan.preferences, home=home))


def liking(plan: Plan, likes: Iterable[str]) -> Plan:
    """The plan of somebody who likes these categories, too."""
    wishes = plan.preferences
    return replace(plan, preferences=replace(wishes, likes=_joined(wishes.likes, likes)))


def place_named(talk: Talk, text: str = "") -> tuple[Near, ...]:
    """The places that a message names, or that its whole ``text`` is; empty for none."""
    named = [m.value for m in talk.turn.mentions if m.field == "near"]
    places = talk.services.places
    found = [place for name in named[:1] for place in places.find(name)]
    return tuple(found or (places.find(text) if text else ()))


def _said(talk: Talk, wishes: Preferences) -> Preferences:
    every = list(things(talk, talk.turn.mentions))
    mentions = [m for m in every if not m.negated]
    denied = [m.value for m in every if m.negated and m.field == "categories"]
    return replace(
        wishes,
        likes=_joined((like for like in wishes.likes if like not in denied),
                      (m.value for m in mentions if m.field == "categories")),
        dislikes=_joined(wishes.dislikes, denied),
        needs=_joined(wishes.needs, (m.value for m in mentions if m.field == "access")),
        groups=_joined(wishes.groups, (m.value for m in mentions if m.field == "for")),
        good_days=_days_in(sayings().plain(talk.turn.text)) or wishes.good_days,
    )  # fmt: skip


def _days_in(words: str) -> int | None:
    """ "Two good days"; None where no number from 1 to 7 is said of days."""
    match = _DAYS.search(words)
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else NUMBER_WORDS[match[1]]
    return number if 1 <= number <= 7 else None


def _joined(before: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))
