"""From a form of the search page to a search, and what of it could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot import vocabulary
from bot.catalogue.query import Near, Search
from bot.conversation.refine import Refined, refine
from bot.language.mentions import Mention
from bot.wording import say
from web.searching.form import Form

_WHEN = ("days", "dates", "part_of_day")
"""The fields that a time can say."""

_ANYTHING = (
    "a about activities activity all an any anything around at can do everything fun for go good "
    "i in is it local me my near new nice of on out please some something stuff the there thing "
    "things to want we what what's whats with"
)
_SAYS_NOTHING = frozenset(_ANYTHING.split())
"""Words of "anything to do": who types them looks for all that there is."""

# A conversation knows by its topic that any kind of break is asked for.
_BREAK = re.compile(
    r"\brespite\b(?: (?:care|break))?"
    r"|\b(?:an?|need|carer['’]?s?['’]?) (?:short )?breaks?\b"
    r"|\bbreaks? (?:for|from) (?:a |my )?(?:carers?|caring)\b",
    re.I,
)

Read = Callable[[str, datetime], list[Mention]]
"""The filters that words say (:func:`bot.language.reader.read`)."""


class Finder(Protocol):
    """Where a named place is."""

    def find(self, name: str) -> Sequence[Near]:
        """Every place of that name; empty where it is not known."""


@dataclass(frozen=True)
class Asked:
    """A form as a search, and what of it could not be read."""

    search: Search
    notes: tuple[str, ...] = ()
    """A sentence for each thing that was left out of the search."""
    named: str = ""
    """Words that say no kind of activity and no other wish, to look for in names."""
    places: tuple[str, ...] = ()
    """Other places of the name that was given, the first of which was taken."""
    what: tuple[Mention, ...] = ()
    """What was read in the field of that name, at its place there."""
    when: tuple[Mention, ...] = ()


def asked(form: Form, read: Read, places: Finder, now: datetime) -> Asked:
    """Read a form. What cannot be read is left out of the search and said."""
    said = said_of_wishes(form.what, read, now)
    when = said_of_times(form.when, read, now)
    chosen = [Mention(name, id_, 0, 0) for name, ids in form.chosen.items() for id_ in ids]
    place = [Mention("near", form.near, 0, 0)] if form.near else []
    told = [m for m in said if not (place and m.field in ("near", "near_me"))]
    refined = refine(Search(), [*told, *when, *chosen, *place], places, None)
    search = refined.search
    if refined.which_place:
        search = replace(search, near=refined.which_place[0])
    if form.within:
        search = replace(search, within_miles=float(form.within))
    if form.price:
        search = replace(search, max_price=float(form.price))
    notes = [say("web.search.unknown_when", said=form.when)] if form.when and not when else []
    notes += _of_the_place(refined, search)
    if not search.near:
        search = replace(search, within_miles=None)
    return Asked(
        search,
        tuple(notes),
        _named(form.what, said),
        tuple(near.name for near in refined.which_place[1:]),
        tuple(said),
        tuple(when),
    )


def said_of_wishes(text: str, read: Read, now: datetime) -> list[Mention]:
    """What the field "what" says."""
    # A category's own name ("arts and crafts") is always known, whatever else its words mean.
    found = _by_id(text) or (read(text, now) if text else [])
    hit = _BREAK.search(text)
    if hit is None or any(m.field == "categories" for m in found):
        return found
    # "Breaks for carers" is what they are called, and no wish for a group of carers.
    others = [m for m in found if not (hit.start() <= m.start and m.end <= hit.end())]
    kinds = [Mention("categories", id_, *hit.span()) for id_ in vocabulary.RESPITE_CATEGORIES]
    return [*others, *kinds]


def said_of_times(text: str, read: Read, now: datetime) -> list[Mention]:
    """What the field "when" says."""
    return [m for m in read(text, now) if m.field in _WHEN] if text else []


def _by_id(what: str) -> list[Mention]:
    plain = what.casefold().replace(" ", "_")
    by_name = {say(f"categories.{id_}").casefold(): id_ for id_ in vocabulary.CATEGORIES}
    id_ = plain if plain in vocabulary.CATEGORIES else by_name.get(what.casefold(), "")
    return [Mention("categories", id_, 0, len(what))] if id_ else []


def _of_the_place(refined: Refined, search: Search) -> list[str]:
    if refined.unknown_place:
        return [say("web.search.unknown_place", said=refined.unknown_place)]
    if refined.which_place:
        return [say("web.search.which_place", name=refined.which_place[0].name)]
    if not search.near and (refined.needs_place or search.within_miles is not None):
        return [say("web.search.needs_place")]
    return []


def _named(what: str, said: Sequence[Mention]) -> str:
    """``what`` where it says something, and nothing but a place that we understand."""
    if any(m.field not in ("near", "near_me") for m in said):
        return ""
    rest = what
    for one in sorted(said, key=lambda m: -m.start):
        rest = rest[: one.start] + " " + rest[one.end :]
    words = re.findall(r"[\w'’-]+", rest.casefold())
    signs = rest.strip() and not words  # "🏊", "***"
    return what if signs or any(word not in _SAYS_NOTHING for word in words) else ""
