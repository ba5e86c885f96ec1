"""A change of mind right after something was done: "no, the other one", "actually Wednesday"."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.week import adding, looking, meaning
from bot.conversation.week.changing import move, replace_with, undo
from bot.conversation.week.deeds import Deed
from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.questions import Question
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk, Told
from bot.conversation.week.things import shown_activities
from bot.conversation.week.times import When, is_time, when_of
from bot.week.plan import Item

_LONGEST = 8
_OTHERS = ("other one ", "other 1 ", "different one ")


def when_meant(talk: Talk) -> When | None:
    """The day or time that a message says and nothing else; None where it says more."""
    words = talk.turn.text.split()
    if len(words) > _LONGEST:
        return None
    when = When()
    left: list[str] = []
    for piece in pieces_of(talk.turn.text):
        when = when.with_(when_of(piece, talk.today.weekday()))
        left += [word for word in piece.words.split() if not _is_small(word)]
    if left or any(mention.field == "near" for mention in talk.turn.mentions):
        return None
    return when if when.days or when.parts or when.starts else None


def other_meant(talk: Talk) -> bool:
    """Whether the other of those shown is meant, or one that is counted: "no, the second one"."""
    pieces = pieces_of(talk.turn.text)
    plain = "".join(piece.words for piece in pieces)
    if len(talk.turn.text.split()) > _LONGEST or not pieces:
        return False
    denies = plain.startswith(("no ", "not ", "sorry ", "oh no ", "wrong ", "actually "))
    counted = any(m.field == "ordinal" for m in talk.turn.mentions)
    return any(words in plain for words in _OTHERS) or (denies and counted)


def correct(talk: Talk, asked: Question | None) -> Told | None:
    """What is meant instead of what was done or asked last; None where it is no correction."""
    when = when_meant(talk)
    if when is not None:
        return _at_another_time(talk, when, asked)
    item = _just_added(talk)
    if item is not None and other_meant(talk):
        return _another(talk, item)
    if item is not None and _refuses(talk):
        return undo(talk, Deed("undo"))
    return None


def _refuses(talk: Talk) -> bool:
    """ "No, not that one": what was just put in is not meant."""
    plain = "".join(piece.words for piece in pieces_of(talk.turn.text))
    said = any(words in plain for words in ("not that ", "not this ", "not it ", "wrong one "))
    told = any(m.field in ("categories", "days", "near", "dates") for m in talk.turn.mentions)
    return said and not told and len(plain.split()) <= _LONGEST


def _at_another_time(talk: Talk, when: When, asked: Question | None) -> Told | None:
    deed = asked.options[0].deed if asked and asked.options else None
    if deed is not None and deed.kind == "add" and deed.activity:
        activity = talk.get(deed.activity)
        return adding.add_at(talk, activity, when) if activity else None
    item, past = talk.item, talk.plan.past
    if item is None or not past or past[-1].change.kind not in ("added", "moved"):
        return None
    to = when.to or when.days
    deed = Deed("move", item.activity, item.name, to[0] if to else "", items=(item.number,))
    if when.starts:
        return move(talk, replace(deed, start=when.starts[0]))
    return move(talk, replace(deed, parts=when.parts))


def _just_added(talk: Talk) -> Item | None:
    latest = talk.plan.past[-1].change if talk.plan.past else None
    return talk.item if latest is not None and latest.kind == "added" else None


def _another(talk: Talk, item: Item) -> Told | None:
    """One of the others that were shown, in the place of what was put in."""
    shown = shown_activities(talk)
    if item.activity not in {one.id for one in shown}:
        return None
    places = [m.value for m in talk.turn.mentions if m.field == "ordinal"]
    others = meaning.counted_among(talk, places) if places else tuple(shown)
    others = tuple(one for one in others if one.id != item.activity)
    if not others:
        return None
    base = Deed("replace", items=(item.number,))
    if len(others) > 1:
        return looking.which_of(talk, others, When(), base)
    deed = looking.deed_for(talk, others[0], When())
    return replace_with(talk, replace(deed, kind="replace", items=base.items))


def _is_small(word: str) -> bool:
    return word in sayings().small or is_time(word)
