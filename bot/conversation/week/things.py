"""Which activity, or which part of the week, a message means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.catalogue.model import Activity
from bot.conversation import naming
from bot.conversation.calling import called
from bot.conversation.naming import Pair
from bot.conversation.week.pieces import Piece
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk
from bot.conversation.week.times import When, part_of, when_in
from bot.conversation.week.wishes import Wish
from bot.language.mentions import Mention
from bot.vocabulary import RESPITE_CATEGORIES
from bot.week.plan import Item

_IT = ("it ", "that ", "this ", "that one ", "this one ", "him ", "her ", "one ")
_MANY = ("both ", "those ", "these ", "all ", "them ", "everything ", "the lot ", "ones ")


@dataclass(frozen=True)
class Said:
    """One thing that a wish names, and when."""

    text: str
    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    when: When
    day_is_shared: bool = False
    """Whether its day was said beside another thing: "the farm and the choir on Friday"."""

    @cached_property
    def words(self) -> str:
        """Its words, each followed by a space."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The categories that it names."""
        found = (m.value for m in self.mentions if m.field == "categories")
        return tuple(dict.fromkeys(found))

    @property
    def places(self) -> tuple[int, ...]:
        """Which of those shown: 1 for "the first one", -1 for "the last"."""
        return tuple(dict.fromkeys(m.value for m in self.mentions if m.field == "ordinal"))

    @property
    def many(self) -> bool:
        """Whether it means several: "both", "those", "everything"."""
        return any(f" {word}" in f" {self.words}" for word in _MANY)

    @property
    def points(self) -> bool:
        """Whether it points at what was spoken of: "that", "it", "this one"."""
        return any(f" {word}" in f" {self.words}" for word in _IT)


def said_of(talk: Talk, wish: Wish) -> Said:
    """A whole wish as one thing."""
    return _said(talk, wish.pieces)


def each_said(talk: Talk, wish: Wish) -> tuple[Said, ...]:
    """The things that a wish names one by one: "the farm on Tuesday and the choir on Friday"."""
    whole = said_of(talk, wish)
    found: list[Said] = []
    for piece in _with_names_whole(talk, wish.pieces):
        one = _said(talk, (piece,))
        if not found or names_something(talk, one) or _is_listed(talk, one):
            found.append(one)
        elif one.when.said or one.when.parts or one.when.starts:
            found[-1] = replace(found[-1], when=found[-1].when.with_(one.when))
    if len(whole.when.days) == 1:
        found = [one if one.when.days else _on(one, whole.when) for one in found]
    return tuple(found)


def names_something(talk: Talk, said: Said) -> bool:
    """Whether it names an activity in any way but by pointing."""
    pairs = (*pairs_of(talk.plan.items), *shown_pairs(talk))
    return bool(said.kinds or said.places or naming.whole(said.text, pairs)
                or naming.named_in(sayings().name_in(said.words), pairs))  # fmt: skip


def things(talk: Talk, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that name something: "out" of "take it out" is no day out.

    "A week for Mum" is no break of a week.
    """
    for mention in mentions:
        words = talk.turn.text[mention.start : mention.end]
        is_week = mention.value in RESPITE_CATEGORIES and "week" in words.lower()
        if mention.field != "categories" or not (is_week or sayings().is_no_thing(words)):
            yield mention


def items_meant(talk: Talk, said: Said, days: Sequence[str]) -> tuple[Item, ...]:
    """The parts of the week that are meant, of those on ``days`` where any are told.

    Empty where what is named is not in the week; all on those days where nothing is named.
    """
    items = [item for item in talk.plan.items if not days or item.day in days]
    items = _at(items, said.when)
    named = _named(said, items)
    if named is not None:
        return named
    if said.places and not days:
        return _counted(talk, said.places, items)
    if days or said.when.parts or said.when.starts or said.many:
        return tuple(items)
    if talk.item in items and talk.item is not None:
        return (talk.item,)
    return tuple(items) if len(items) == 1 else ()


def listed_by_name(talk: Talk, said: Said) -> list[Activity]:
    """The activities of the catalogue whose name may be said, also where much stands around it."""
    named = talk.services.catalogue.named
    bare = sayings().name_in(said.words)
    found = [*named(said.text), *(named(bare) if bare else ())]
    return list({one.id: one for one in found}.values())


def is_named(item: Item, said: Said) -> bool:
    """Whether a part of the week is named, by its name or its kind."""
    pairs = pairs_of([item])
    return bool(
        naming.whole(said.text, pairs)
        or naming.named_in(sayings().name_in(said.words), pairs)
        or {*item.categories} & {*said.kinds}
    )


def shown_pairs(talk: Talk) -> list[Pair]:
    """The id of each activity last shown, and what it is called."""
    return called(shown_activities(talk), talk.turn.now)


def shown_activities(talk: Talk) -> list[Activity]:
    """The activities last shown that are still listed."""
    found = (talk.get(id_) for id_ in talk.memory.shown)
    return [one for one in found if one is not None]


def pairs_of(items: Iterable[Item]) -> list[Pair]:
    """The number of each item, as text, and its name."""
    return [(str(item.number), item.name) for item in items]


def _said(talk: Talk, pieces: Sequence[Piece]) -> Said:
    start, end = pieces[0].start, pieces[-1].end
    mentions = tuple(
        m
        for m in things(talk, talk.turn.mentions)
        if any(piece.start <= m.start < piece.end or m.start == m.end == 0 for piece in pieces)
    )
    when = when_in(pieces, talk.today.weekday())
    return Said(talk.turn.text[start:end], tuple(pieces), mentions, when)


def _with_names_whole(talk: Talk, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those put together between which a name was cut: "Knit and Natter"."""
    text = talk.turn.text
    names = [item.name for item in talk.plan.items]
    names += [one.name for one in shown_activities(talk)]
    made = [pieces[0]]
    for piece in pieces[1:]:
        start, end = made[-1].start, piece.end
        across, cut = text[start:end], made[-1].end - start
        listed = [one.name for one in talk.services.catalogue.named(across)]
        if any(_lies_across(across.lower(), name.lower(), cut) for name in (*names, *listed)):
            made[-1] = Piece(text[start:end], start, end, piece.asks)
        else:
            made.append(piece)
    return made


def _lies_across(text: str, name: str, cut: int) -> bool:
    at = text.find(name)
    return 0 <= at < cut < at + len(name)


def _is_listed(talk: Talk, said: Said) -> bool:
    """Whether it holds the whole name of an activity of the catalogue."""
    listed = listed_by_name(talk, said)
    return bool(naming.whole(said.text, [(one.id, one.name) for one in listed]))


def _on(said: Said, when: When) -> Said:
    return replace(said, when=said.when.with_(replace(when, parts=(), starts=(), ranges=())),
                   day_is_shared=True)  # fmt: skip


def _at(items: Sequence[Item], when: When) -> list[Item]:
    left = list(items)
    if when.parts:
        left = [item for item in left if part_of(item.start) in when.parts]
    if when.starts:
        left = [item for item in left if f"{item.start:%H:%M}" in when.starts] or left
    return left


def _named(said: Said, items: Sequence[Item]) -> tuple[Item, ...] | None:
    """Those that are named; None where nothing is named, and empty where it is not there."""
    pairs = pairs_of(items)
    held = naming.whole(said.text, pairs)
    alike = tuple(item for item in items if {*item.categories} & {*said.kinds})
    if not held:
        held = naming.named_in(sayings().name_in(said.words), _once_each(pairs))
    names = {name for _, name in held}
    named = tuple(item for item in items if item.name in names)
    if named and not (alike and {*named}.isdisjoint(alike)):
        return named
    return alike if said.kinds else None


def _once_each(pairs: Sequence[Pair]) -> list[Pair]:
    """One of each name: an activity on two days is one that is named."""
    return [(number, name) for name, number in {name: number for number, name in pairs}.items()]


def _counted(talk: Talk, places: Sequence[int], items: Sequence[Item]) -> tuple[Item, ...]:
    """ "The first one": of those shown where they are in the week, else of the week."""
    shown = [i for id_ in talk.memory.shown for i in items if i.activity == id_]
    last = talk.turn.last_answer
    among = shown if shown and last and last.get("activities") else list(items)
    found = []
    for place in places:
        at = place - 1 if place > 0 else place
        if -len(among) <= at < len(among):
            found.append(among[at])
    return tuple(found)
