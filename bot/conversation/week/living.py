"""Where somebody lives: asked for once, where ideas or a search for a week need it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.catalogue.query import Near
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.known import at_home, place_named
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.talk import Talk, Told
from bot.wording import say

_LONGEST_PLACE = 4
"""Words of a message that may be a place that is not known."""
GoOn = Callable[[Talk, Deed], Told]


def ask_home(talk: Talk, deed: Deed) -> Told:
    """Ask where they live, and go on with ``deed`` then."""
    question = Question("place", then=replace(deed, asked=True))
    return Told.of(talk, say("week.home_question"), question=question)


def home_told(talk: Talk, deed: Deed, go_on: GoOn) -> Told | None:
    """Go on with ``deed`` where a message says where they live; None where it says no place."""
    here = talk.turn.location
    found: Sequence[Near] = (here,) if here else place_named(talk, talk.turn.text.strip(" .!"))
    if len(found) == 1:
        return go_on(living_at(talk, found[0]), deed)
    named = any(m.field in ("near", "near_me") for m in talk.turn.mentions)
    if not found and not named and len(talk.turn.text.split()) > _LONGEST_PLACE:
        return None
    if not found:
        return Told.of(talk, say("find.ask_place_again"), question=Question("place", then=deed))
    name = found[0].name.split(" (")[0]
    options = tuple(Option(one.name, one.name, replace(deed, place=one.name)) for one in found[:4])
    question = Question("place", options, deed)
    return Told.of(talk, say("find.ask_which_place", name=name), question=question)


def living_at(talk: Talk, home: Near) -> Talk:
    """The talk with somebody who lives there."""
    return replace(talk, kept=Kept(at_home(talk.plan, home), talk.kept.item))


def with_place(go_on: GoOn) -> GoOn:
    """``go_on``, for a deed that may carry the place that was chosen."""

    def with_home(talk: Talk, deed: Deed) -> Told:
        found = talk.services.places.find(deed.place) if deed.place else ()
        return go_on(living_at(talk, found[0]) if found else talk, replace(deed, place=""))

    return with_home
