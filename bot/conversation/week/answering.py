"""The way from a message about a week to what is done and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.conversation.alike import bare
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Reply, Turn
from bot.conversation.week import (
    adding,
    at_home,
    changing,
    checking,
    correcting,
    flow,
    kept,
    money,
    moving,
    one_day,
    purposes,
    resting,
    showing,
    suggesting,
    taking,
)
from bot.conversation.week.amounts import sum_in
from bot.conversation.week.deeds import Deed
from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.questions import (
    NO,
    YES,
    Option,
    Question,
    chosen,
    chosen_word_for_word,
)
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk, Told, fixed, reply
from bot.conversation.week.things import things
from bot.conversation.week.times import when_in
from bot.conversation.week.wishes import Wish, wishes_in
from bot.week.errors import PlanError
from bot.wording import say

_LONGEST_CHOICE = 10
"""Words of a message that chooses one of what was offered."""
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
    "ideas": suggesting.ideas_on,
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
    "purpose": purposes.purpose_wish,
    "suggest": suggesting.suggest_wish,
    "plan": suggesting.suggest_wish,
}


def plan_week(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Answer a message about a plan of the week; whatever is refused, the plan stays."""
    return _answered(turn, memory, services, lambda talk: _wished(talk, _heard(talk)))


def _heard(talk: Talk) -> tuple[Wish, ...]:
    """The wishes; "Monday farm, Friday dance" puts in what it names."""
    found, text = wishes_in(talk.turn.text), talk.turn.text
    if any(wish.sure for wish in found) or "?" in text:
        return found
    named = any(m.field == "categories" for m in things(talk, talk.turn.mentions))
    pieces = pieces_of(text)
    if named and when_in(pieces, talk.today.weekday()).days:
        return (Wish("add", pieces, sure=False),)
    return found


def given(turn: Turn, memory: Memory, services: Services) -> Reply | None:
    """Do what a choice about a week says, what answers a question about it, or goes on with it.

    However the model takes the words: a choice does what it says. None for all else.
    """
    pending = memory.pending
    asked = Question.from_dict(pending.week) if pending and pending.week else None
    option = chosen_word_for_word(asked, turn.text) if asked else None
    if option is None and asked and turn.intent in (YES, NO) and len(turn.text.split()) <= 3:
        option = asked.saying(turn.intent)
    if option is not None:
        return _do(turn, memory, services, option)
    name = _fixed(turn.text)
    if name is not None:
        return _answered(turn, memory, services, lambda talk: FIXED[name](talk))
    if asked is not None and (free := _free(asked, turn)):
        return _do(turn, memory, services, *free)
    return _going_on(turn, memory, services, asked)


def _free(asked: Question, turn: Turn) -> tuple[Option, ...]:
    """What is chosen in other words: "the second one", "Thursday". A new search chooses nothing."""
    if asked.kind != "choose":
        return ()
    fields = {mention.field for mention in turn.mentions}
    if len(turn.text.split()) > _LONGEST_CHOICE or fields & {"near", "near_me", "max_price"}:
        return ()
    return chosen(asked, turn.text, turn.mentions, turn.now.weekday())


def _going_on(
    turn: Turn, memory: Memory, services: Services, asked: Question | None
) -> Reply | None:
    """Answer what is about the week though the model took it for something else."""
    try:
        talk = Talk(turn, memory, services, kept.read(memory.week))
    except PlanError:
        return None
    if told := _told(talk, asked):
        return reply(talk, told)
    if turn.intent == "start_over" and talk.plan.items:
        return _started_over(talk)
    if turn.intent == "simpler" and flow.is_in_flow(talk) and talk.plan.items:
        return _answered(turn, memory, services, showing.show_plainly, "simpler")
    return None


def _told(talk: Talk, asked: Question | None) -> Told | None:
    """What a message tells that was asked for, corrects, or wants of the week."""
    try:
        if asked is not None and (told := _answer_in_words(talk, asked)):
            return told
        if flow.is_in_flow(talk) and (told := correcting.correct(talk, asked)):
            return told
        wishes = () if talk.turn.intent == "my_week" else flow.wishes_of(talk)
        return _wished(talk, wishes) if wishes else None
    except PlanError as error:
        return _refused(talk, error) if flow.is_in_flow(talk) else None


def _answer_in_words(talk: Talk, asked: Question) -> Told | None:
    """What answers a question for hours or money in the person's own words."""
    if asked.kind == "money":
        found = sum_in(talk.turn.text)
        return money.told_sum(talk, found, sayings().plain(talk.turn.text)) if found else None
    if asked.kind == "hours":
        return at_home.hours_told(talk, when_in(pieces_of(talk.turn.text), talk.today.weekday()))
    return None


def _refused(talk: Talk, error: PlanError) -> Told:
    return Told.of(talk, str(error), choices=fixed("show", "find"))


def _started_over(talk: Talk) -> Reply:
    """Forget what was looked for; the week is kept until it is said that it goes, too."""
    forgotten = replace(talk, memory=Memory(week=talk.memory.week))
    told = taking.ask_to_clear(forgotten, say("week.talk.start_over_question"))
    return reply(forgotten, told, "start_over")


def _do(turn: Turn, memory: Memory, services: Services, *options: Option) -> Reply:
    def done(talk: Talk) -> Told:
        told: Told | None = None
        for option in options:
            now = talk if told is None else talk.after(told)
            one = _DEEDS[option.deed.kind](now, option.deed)
            told = one if told is None else replace(one, text=(*told.text, *one.text))
        return told or showing.show(talk)

    plain_no = turn.intent == "no" and options[0].says == NO
    return _answered(turn, memory, services, done, "no" if plain_no else "my_week")


def _answered(
    turn: Turn,
    memory: Memory,
    services: Services,
    tell: Callable[[Talk], Told],
    intent: str = "my_week",
) -> Reply:
    opening = ""
    try:
        there = kept.read(memory.week)
    except PlanError as error:
        there, opening = kept.new(), str(error)
    talk = Talk(turn, memory, services, there)
    try:
        told = tell(talk)
    except PlanError as error:
        told = _refused(talk, error)
    if opening:
        told = replace(told, text=(opening, *told.text))
    return reply(talk, told, intent)


def _wished(talk: Talk, wishes: tuple[Wish, ...]) -> Told:
    told: Told | None = None
    for wish in wishes:
        now = talk if told is None else talk.after(told)
        one = _WISHES.get(wish.kind, _unknown)(now, wish)
        if told is not None:
            question = one.question or told.question
            one = replace(one, text=(*told.text, *one.text), question=question)
        told = one
        if told.question is not None:
            break
    return told or _unheard(talk)


def _unheard(talk: Talk) -> Told:
    """It is about a week, and what is wanted was not heard."""
    if not talk.plan.items:
        return showing.empty(talk)
    return showing.show(talk, say("week.talk.unheard"))


def _unknown(talk: Talk, _wish: Wish) -> Told:
    return _unheard(talk)


def _fixed(text: str) -> str | None:
    """The name of the choice whose text was sent."""
    said = bare(text)
    return next((name for name in FIXED if bare(fixed(name)[0].text) == said), None)


FIXED: Mapping[str, Callable[[Talk], Told]] = {
    "undo": lambda talk: changing.undo(talk, Deed("undo")),
    "show": showing.show,
    "change": one_day.ask_day,
    "print": showing.print_week,
    "fill": suggesting.ask_day,
    "ideas": suggesting.ask_day,
    "budget": money.ask,
}
