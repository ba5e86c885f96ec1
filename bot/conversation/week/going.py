"""Who goes along, and how they get about: tickets, ways and a carer's hours are reckoned by it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.week.checking import check
from bot.conversation.week.kept import Kept
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import said_of
from bot.conversation.week.wishes import Wish
from bot.week import editing
from bot.week.costs import costs
from bot.week.preferences import Companion, Preferences, Way
from bot.wording import say

_ALONE = (
    "nobody ", "no one ", "alone ", "on my own ", "on his own ", "on her own ", "by myself ",
    "by himself ", "by herself ",
)  # fmt: skip
_PAID = (
    "pa ", "personal assistant ", "support worker ", "assistant ", "key worker ", "keyworker ",
    "enabler ", "helper ",
)  # fmt: skip
_WAYS: tuple[tuple[Way, tuple[str, ...]], ...] = (
    ("bus", ("bus ", "not drive ", "no car ", "not a car ", "not got a car ", "not have a car ")),
    ("walk", ("on foot ", "by foot ", "walk ")),
    ("car", ("car ", "drive ", "drives ", "taxi ")),
)


def going_wish(talk: Talk, wish: Wish) -> Told:
    """Note who goes along, or how they get about, and tell what that changes."""
    words = f" {said_of(talk, wish).words}"
    way = next((one for one, said in _WAYS if any(f" {each}" in words for each in said)), None)
    wishes = talk.plan.preferences
    if way is not None:
        after = _wanting(talk, replace(wishes, way=way))
        told = check(after) if after.plan.items else Told.of(after, choices=fixed("fill", "show"))
        text = say("week.talk.way_noted", way=say(f"week.way.{way}"))
        return replace(told, text=(text, *told.text))
    companion = _companion(words)
    after = _wanting(talk, replace(wishes, companion=companion, carer_takes=companion is not None))
    told = Told.of(after, say(f"week.talk.company_{companion or 'none'}"))
    if after.plan.items:
        told = told.also(*costs(after.plan, talk.today).remarks)
    return replace(told, choices=fixed("show", "undo"))


def _companion(words: str) -> Companion | None:
    if any(f" {each}" in words for each in _ALONE):
        return None
    return "assistant" if any(f" {each}" in words for each in _PAID) else "carer"


def _wanting(talk: Talk, wishes: Preferences) -> Talk:
    return replace(talk, kept=Kept(editing.want(talk.plan, wishes), talk.kept.item))
