"""From a form of the search page to a search, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot import vocabulary, wording
from bot.catalogue.query import Near, Search
from bot.conversation.refine import refine
from bot.language.mentions import Mention
from web.searching.form import Form

WHEN = ("days", "dates", "part_of_day")
"""The fields that a time can say."""

Read = Callable[[str, datetime], list[Mention]]
"""The filters that words say (:func:`bot.language.reader.read`)."""


class Finder(Protocol):
    """Where a named place is."""

    def find(self, name: str) -> Sequence[Near]:
        """Every place of that name; empty where it is not known."""


@dataclass(frozen=True)
class Asked:
    """A form as a search, and the sentences for what of it could not be read."""

    search: Search
    notes: tuple[str, ...] = ()
    named: str = ""
    """Words that say no kind of activity, to look for in names."""
    what: tuple[Mention, ...] = ()
    """What was read in the field of that name, at its place there."""
    when: tuple[Mention, ...] = ()


def asked(form: Form, read: Read, places: Finder, now: datetime) -> Asked:
    """Read a form. What cannot be read is left out of the search and said."""
    notes: list[str] = []
    said = said_of_wishes(form.what, read, now)
    when = said_of_times(form.when, read, now)
    if form.when and not when:
        notes.append(wording.say("web.search.unknown_when", said=form.when))
    chosen = [Mention(name, id_, 0, 0) for name, ids in form.chosen.items() for id_ in ids]
    place = [Mention("near", form.near, 0, 0)] if form.near else []
    told = [m for m in said if not (place and m.field in ("near", "near_me"))]
    refined = refine(Search(), [*told, *when, *chosen, *place], places, None)
    search = refined.search
    if refined.unknown_place:
        notes.append(wording.say("web.search.unknown_place", said=refined.unknown_place))
    if refined.which_place:
        search = replace(search, near=refined.which_place[0])
        others = ", ".join(near.name for near in refined.which_place[1:4])
        notes.append(
            wording.say("web.search.which_place", name=refined.which_place[0].name, others=others)
        )
    if search.near and form.within:
        search = replace(search, within_miles=float(form.within))
    if form.price:
        search = replace(search, max_price=float(form.price))
    nothing_said = not any(m.field not in ("near", "near_me") for m in said)
    named = form.what if form.what and nothing_said else ""
    return Asked(search, tuple(notes), named, tuple(said), tuple(when))


def said_of_wishes(text: str, read: Read, now: datetime) -> list[Mention]:
    """What the field "what" says."""
    # A category's own name ("arts and crafts") is always known, whatever else its words mean.
    return _by_id(text) or (read(text, now) if text else [])


def said_of_times(text: str, read: Read, now: datetime) -> list[Mention]:
    """What the field "when" says."""
    return [m for m in read(text, now) if m.field in WHEN] if text else []


def _by_id(what: str) -> list[Mention]:
    plain = what.casefold().replace(" ", "_")
    by_name = {wording.say(f"categories.{id_}").casefold(): id_ for id_ in vocabulary.CATEGORIES}
    id_ = plain if plain in vocabulary.CATEGORIES else by_name.get(what.casefold(), "")
    return [Mention("categories", id_, 0, len(what))] if id_ else []
