"""What is done for each kind of wish, deed and standing choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.conversation.alike import bare
from bot.conversation.week import (
    adding,
    at_home,
    changing,
    checking,
    going,
    looking,
    money,
    moving,
    one_day,
    purposes,
    resting,
    showing,
    suggesting,
    taking,
)
from bot.conversation.week.continuing import continued
from bot.conversation.week.deeds import Deed
from bot.conversation.week.living import with_place
from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.questions import Option
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import things
from bot.conversation.week.times import when_in
from bot.conversation.week.wishes import Wish, wishes_in
from bot.wording import say

_DEEDS: Mapping[str, Callable[[Talk, Deed], Told]] = {
    "add": changing.add,
    "move": changing.move,
    "replace": changing.replace_with,
    "remove": changing.remove,
    "keep": changing.keep,
    "clear": changing.clear,
    "undo": changing.undo,
    "none": changing.leave,
    "day": one_day.change_day,
    "rest": resting.rest,
    "home": at_home.home,
    "alone": at_home.nobody,
    "spend": money.spend,
    "label": purposes.label,
    "look": with_place(looking.look_again),
    "ideas": with_place(suggesting.suggest),
    "fill": with_place(suggesting.suggest),
}
_WISHES: Mapping[str, Callable[[Talk, Wish], Told]] = {
    "add": adding.add_wish,
    "remove": taking.remove_wish,
    "keep": taking.keep_wish,
    "clear": taking.clear_wish,
    "move": moving.move_wish,
    "swap": moving.swap_wish,
    "undo": taking.undo_wish,
    "show": showing.show_wish,
    "print": showing.print_wish,
    "change": one_day.change_wish,
    "rest": resting.rest_wish,
    "home": at_home.home_wish,
    "hours": at_home.hours_wish,
    "money": money.money_wish,
    "check": checking.check_wish,
    "going": going.going_wish,
    "purpose": purposes.purpose_wish,
    "suggest": suggesting.suggest_wish,
    "plan": suggesting.suggest_wish,
}
FIXED: Mapping[str, Callable[[Talk], Told]] = {
    "undo": lambda talk: changing.undo(talk, Deed("undo")),
    "show": showing.show,
    "change": one_day.ask_day,
    "fill": suggesting.fill_week,
    "ideas": suggesting.give_ideas,
    "cheaper": suggesting.cheaper,
    "first": adding.add_first,
    "it": adding.add_it,
    "budget": money.ask,
}


def fixed_choice(text: str) -> Callable[[Talk], Told] | None:
    """What the standing choice does whose text was sent; None for other texts."""
    said = bare(text)
    found = (do for name, do in FIXED.items() if bare(fixed(name)[0].text) == said)
    return next(found, None)


def chosen_done(talk: Talk, options: Sequence[Option]) -> Told:
    """Do what was chosen; ``options`` must not be empty."""
    told = done(talk, options[0].deed)
    for option in options[1:]:
        told = told.then(done(talk.after(told), option.deed))
    return told


def done(talk: Talk, deed: Deed) -> Told:
    """Do a deed; what it was is remembered for "and the choir"."""
    told = _DEEDS[deed.kind](talk, deed)
    return replace(told, kept=replace(told.kept, last=deed.kind))


def heard(talk: Talk) -> tuple[Wish, ...]:
    """The wishes; "Monday farm, Friday dance" puts in what it names."""
    found, text = wishes_in(talk.turn.text), talk.turn.text
    if any(wish.sure for wish in found) or "?" in text:
        return found
    named = any(m.field == "categories" for m in things(talk, talk.turn.mentions))
    pieces = pieces_of(text)
    if named and when_in(pieces, talk.today.weekday()).days:
        return (Wish("add", pieces, sure=False),)
    return found or continued(talk)


def wished(talk: Talk, wishes: Sequence[Wish]) -> Told:
    """Do what is wanted, up to the first question; for nothing that is known, show the week."""
    told: Told | None = None
    for wish in wishes:
        do = _WISHES.get(wish.kind)
        if do is None or (told is not None and told.question is not None):
            break
        told = do(talk, wish) if told is None else told.then(do(talk.after(told), wish))
        told = replace(told, kept=replace(told.kept, last=wish.kind))
    if told is not None:
        return told
    if not talk.plan.items:
        return showing.empty(talk)
    return showing.show(talk, say("week.talk.unheard"))
