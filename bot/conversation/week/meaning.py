"""Which activity is meant by what is said: one that was shown, named, or spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue.model import Activity
from bot.conversation import naming
from bot.conversation.calling import called
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk
from bot.conversation.week.things import Said, listed_by_name, shown_activities


@dataclass(frozen=True)
class Meant:
    """The activities that are meant, or some of which one is."""

    sure: tuple[Activity, ...] = ()
    perhaps: tuple[Activity, ...] = ()


def meant(talk: Talk, said: Said) -> Meant:
    """Which activities are meant: those shown, those named, or what was spoken of."""
    shown = shown_activities(talk)
    by_id = {one.id: one for one in shown}
    pairs = called(shown, talk.turn.now)
    whole = naming.whole(said.text, pairs)
    if whole:
        return _of([by_id[id_] for id_, _ in whole])
    if said.places:
        return Meant(counted_among(talk, said.places))
    listed_too = listed_by_name(talk, said)
    whole = naming.whole(said.text, called(listed_too, talk.turn.now))
    if whole:
        ids = {id_ for id_, _ in whole}
        return _of([one for one in listed_too if one.id in ids])
    held = naming.named_in(sayings().name_in(said.words), pairs)
    if held:
        return _of([by_id[id_] for id_, _ in held])
    alike = [one for one in shown if {*one.categories} & {*said.kinds}]
    if alike:
        return _of(alike)
    near = [one for one in listed_too if naming.holds(said.text, one.name)]
    if near or said.kinds:
        return _of(near)
    return _pointed(talk, said, shown)


def named_activities(talk: Talk, said: Said) -> list[Activity]:
    """The activities whose names a text holds whole, or half of it: those shown first."""
    shown = shown_activities(talk)
    known = [*shown, *listed_by_name(talk, said)]
    pairs = [(one.id, one.name) for one in known]
    held = naming.whole(said.text, pairs) or naming.named_in(said.text, pairs[: len(shown)])
    ids = dict.fromkeys(id_ for id_, _ in held)
    return [next(one for one in known if one.id == id_) for id_ in ids]


def _of(activities: Sequence[Activity]) -> Meant:
    return Meant(tuple(activities)) if len(activities) == 1 else Meant(perhaps=tuple(activities))


def _pointed(talk: Talk, said: Said, shown: Sequence[Activity]) -> Meant:
    """ "That", "both", "the other one"."""
    if "other one " in said.words or "other 1 " in said.words:
        there = {item.activity for item in talk.plan.items}
        return _of([one for one in shown if one.id not in there | {talk.memory.activity or ""}])
    before = said_before(talk)
    if said.many and before:
        return Meant(tuple(before))
    if said.many and shown:
        both = "both " in said.words and len(shown) != 2
        return Meant(perhaps=tuple(shown)) if both else Meant(tuple(shown))
    if sayings().holds_a_name(said.words) and not said.points:
        return Meant()
    spoken_of = talk.get(talk.memory.activity) if talk.memory.activity else None
    return Meant((spoken_of,)) if spoken_of else _of(shown)


def counted_among(talk: Talk, places: Sequence[int]) -> tuple[Activity, ...]:
    """ "The first and the third" of those shown; 1 is the first, -1 the last."""
    ids = talk.memory.shown
    at = [place - 1 if place > 0 else place for place in places]
    found = [talk.get(ids[one]) for one in at if -len(ids) <= one < len(ids)]
    return tuple(one for one in found if one is not None)


def said_before(talk: Talk) -> list[Activity]:
    """ "I like the first and the third, so put those two in": those counted in the message."""
    places = [m.value for m in talk.turn.mentions if m.field == "ordinal" and not m.negated]
    return list(counted_among(talk, places))
