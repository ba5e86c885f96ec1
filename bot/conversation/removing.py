"""Taking one wish off a search by the words of its chip, also of one that was shown long ago."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from bot.answers import Choice
from bot.catalogue.query import Search
from bot.conversation import finding
from bot.conversation.alike import bare
from bot.conversation.filters import removal
from bot.conversation.services import PlaceFinder, Services
from bot.conversation.turn import Memory, Reply, Turn
from bot.conversation.wishes import SEVERAL_DAYS, Wish, holds, wishes_of, without
from bot.vocabulary import DAYS, PARTS_OF_DAY, TERMS
from bot.wording import say

_DENIABLE = ("categories", "days", "part_of_day", "for")
_DAY = r"[a-z]+day \d+ [a-z]+"
_NUMBER = r"\d+(?: \d+)?"
_VALUE = "anyvalue"
_FIRST_THINGS = ("talk.choice.find", "talk.week_choice")


def removed(turn: Turn, memory: Memory, services: Services) -> Reply | None:
    """Look again without the wish whose chip says what the message says; None where none does.

    A chip that no longer fits changes nothing: the wishes may be others since it was shown.
    """
    said, search = bare(turn.text), memory.search or Search()
    turn = replace(turn, intent="find_activity", mentions=())
    wish = _named(said, search)
    if wish and holds(search, wish):
        memory = replace(memory, search=without(search, wish), place=turn.location or memory.place)
        return _look_again(wish, turn, memory, services)
    if wish or _was_named(said, services.places):
        key = "chip.gone" if memory.search else "chip.gone_no_search"
        return finding.tell(turn, memory, key)
    return None


def _look_again(wish: Wish, turn: Turn, memory: Memory, services: Services) -> Reply:
    search, pending = memory.search or Search(), memory.pending
    memory = replace(memory, pending=None, activity=None)
    if pending and pending.kind == "place":
        which = [offer.search.near for offer in pending.offers if offer.search.near]
        if which:
            return finding.ask_which_place(turn, memory, which)
        if search.near is None and wish.field not in ("near", "within_miles"):
            return finding.ask_place(turn, memory, "find.ask_place_question")
    if not wishes_of(search) and memory.topic == "find_activity":
        choices = [Choice(say(f"{key}.label"), say(f"{key}.text")) for key in _FIRST_THINGS]
        return finding.tell(turn, memory, "chip.none_left", choices)
    return finding.look(turn, memory, services)


def _named(said: str, search: Search) -> Wish | None:
    """The wish whose chip says ``said``, among those of ``search`` and those that all share."""
    current = {bare(removal(wish)): wish for wish in wishes_of(search)}
    return current.get(said) or _with_ids().get(said)


def _was_named(said: str, places: PlaceFinder) -> bool:
    """Whether a chip once said it of a place, a distance, a price or dates."""
    if any(pattern.fullmatch(said) for pattern in _with_values()):
        return True
    near = _pattern(say("about.near", name=_VALUE), "(.+)").fullmatch(said)
    if near is None or near[1] == bare(say("chip.me")):
        return near is not None
    # The second: a place of a name that several have, "gillingham me7".
    return any(places.find(name) for name in (near[1], near[1].rpartition(" ")[0]) if name)


@cache
def _with_ids() -> Mapping[str, Wish]:
    """Every wish for an id, by what its chip says."""
    ids = {**TERMS, "days": DAYS, "part_of_day": PARTS_OF_DAY}
    wishes = [Wish(field, (id_,)) for field, known in ids.items() for id_ in known]
    wishes += [Wish("days", days) for days in SEVERAL_DAYS.values()]
    wishes += [Wish(f"not.{w.field}", w.values) for w in wishes if w.field in _DENIABLE]
    wishes += [Wish("meal", (True,)), Wish("max_price", (0.0,))]
    return {bare(removal(wish)): wish for wish in wishes}


@cache
def _with_values() -> tuple[re.Pattern[str], ...]:
    """How chips of a distance, a price and dates read, whatever their values."""
    return (
        _pattern(say("chip.within", miles=_VALUE), _NUMBER),
        _pattern(say("about.max_price", price=_VALUE), _NUMBER),
        _pattern(say("about.dates_one", day=_VALUE), _DAY),
        _pattern(say("about.dates", first=_VALUE, last=_VALUE), _DAY),
    )


def _pattern(wish: str, values: str) -> re.Pattern[str]:
    return re.compile(bare(say("drop.only", wish=wish)).replace(_VALUE, values))
