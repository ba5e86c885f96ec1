"""The way from a message about a week to what is done and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.catalogue.pricing import lowest_price
from bot.catalogue.query import Search
from bot.conversation import naming
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Reply, Turn
from bot.conversation.week import (
    at_home,
    changing,
    correcting,
    flow,
    kept,
    money,
    showing,
    suggesting,
    taking,
)
from bot.conversation.week.amounts import sum_in
from bot.conversation.week.doing import chosen_done, done, fixed_choice, heard, wished
from bot.conversation.week.known import place_named
from bot.conversation.week.living import home_told
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
from bot.conversation.week.times import when_in
from bot.week.errors import PlanError
from bot.wording import say

_LONGEST_CHOICE = 10
"""Words of a message that chooses one of what was offered."""
_LONGEST_YES = 3


def plan_week(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Answer a message about a plan of the week; whatever is refused, the plan stays."""
    return _answered(turn, memory, services, lambda talk: wished(talk, heard(talk)))


def given(turn: Turn, memory: Memory, services: Services) -> Reply | None:
    """Do what a choice about a week says, what answers a question about it, or goes on with it.

    However the model takes the words: a choice does what it says. None for all else, and for what
    may be a danger.
    """
    pending = memory.pending
    asked = Question.from_dict(pending.week) if pending and pending.week else None
    option = chosen_word_for_word(asked, turn.text) if asked else None
    if option is not None:
        return _chosen(turn, memory, services, option)
    do = fixed_choice(turn.text)
    if do is not None:
        return _answered(turn, memory, services, do)
    if asked is not None and turn.intent in (YES, NO) and len(turn.text.split()) <= _LONGEST_YES:
        return _yes_or_no(turn, memory, services, asked)
    if asked is not None and not turn.may_be_urgent:
        options = _in_other_words(asked, turn, services)
        if options:
            return _chosen(turn, memory, services, *options)
    return _going_on(turn, memory, services, asked)


def _yes_or_no(turn: Turn, memory: Memory, services: Services, asked: Question) -> Reply:
    if turn.intent == NO or asked.saying(YES):
        option = asked.saying(turn.intent) or changing.no_option()
        return _chosen(turn, memory, services, option)
    key = "week.talk.which_question" if asked.kind == "choose" else "week.talk.tell_question"

    def again(talk: Talk) -> Told:
        return Told.of(talk, say(key), question=asked)

    return _answered(turn, memory, services, again)


def _in_other_words(asked: Question, turn: Turn, services: Services) -> tuple[Option, ...]:
    """What is chosen in other words: "the second one", "Thursday", "the bingo".

    A new search chooses nothing.
    """
    if asked.kind != "choose" or len(turn.text.split()) > _LONGEST_CHOICE:
        return ()
    if any(mention.field in ("near", "near_me", "max_price") for mention in turn.mentions):
        return ()
    if _names_another(asked, turn, services):
        return ()
    by_words = chosen(asked, turn.text, turn.mentions, turn.now.weekday())
    return by_words or _of_a_kind(asked, turn, services) or _cheapest(asked, turn, services)


def _of_a_kind(asked: Question, turn: Turn, services: Services) -> tuple[Option, ...]:
    """The only option of the kind that is named."""
    found = _alike(asked, turn, services)
    return tuple(found) if len(found) == 1 else ()


def _names_another(asked: Question, turn: Turn, services: Services) -> bool:
    """ "And a choir on Thursday" answers no question about painting."""
    named = {option.deed.name or option.label for option in asked.options}
    held = any(naming.holds(turn.text, name) for name in named)
    return bool(_kinds(turn)) and not held and not _alike(asked, turn, services)


def _alike(asked: Question, turn: Turn, services: Services) -> list[Option]:
    found = []
    for option in asked.options:
        match = services.catalogue.match(option.deed.activity, Search(), turn.now)
        if match and _kinds(turn) & {*match.activity.categories}:
            found.append(option)
    return found


def _kinds(turn: Turn) -> set[str]:
    return {
        m.value
        for m in turn.mentions
        if m.field == "categories"
        and not m.negated
        and not sayings().is_no_thing(turn.text[m.start : m.end])
    }


def _cheapest(asked: Question, turn: Turn, services: Services) -> tuple[Option, ...]:
    """ "The cheapest one": the option of the lowest price that is known."""
    if not any(m.field == "compare" and m.value == "cheaper" for m in turn.mentions):
        return ()
    prices = []
    for option in asked.options:
        match = services.catalogue.match(option.deed.activity, Search(), turn.now)
        price = lowest_price(match.activity.price) if match else None
        if price is not None:
            prices.append((price, option))
    return (min(prices, key=lambda one: one[0])[1],) if prices else ()


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
        calm = not talk.turn.may_be_urgent
        if asked is not None and calm and (told := _answer_in_words(talk, asked)):
            return told
        if calm and flow.is_in_flow(talk) and (told := correcting.correct(talk, asked)):
            return told
        wishes = () if talk.turn.intent == "my_week" else flow.wishes_of(talk)
        return wished(talk, wishes) if wishes else None
    except PlanError as error:
        return _refused(talk, error) if flow.is_in_flow(talk) else None


def _answer_in_words(talk: Talk, asked: Question) -> Told | None:
    """What answers a question for hours, money, a place or likes in the person's own words."""
    if asked.kind == "money":
        found = sum_in(talk.turn.text)
        return money.told_sum(talk, found, sayings().plain(talk.turn.text)) if found else None
    if asked.kind == "hours":
        return at_home.hours_told(talk, when_in(pieces_of(talk.turn.text), talk.today.weekday()))
    again = asked.then is not None and asked.then.kind == "look" and place_named(talk)
    if asked.then is not None and (asked.kind == "place" or again):
        return home_told(talk, asked.then, done)
    if asked.kind == "likes" and asked.then is not None:
        return suggesting.likes_told(talk, asked.then)
    return None


def _refused(talk: Talk, error: PlanError) -> Told:
    return Told.of(talk, str(error), choices=fixed("show", "find"))


def _started_over(talk: Talk) -> Reply:
    """Forget what was looked for; the week is kept until it is said that it goes, too."""
    forgotten = replace(talk, memory=Memory(week=talk.memory.week))
    told = taking.ask_to_clear(forgotten, say("week.talk.start_over_question"))
    return reply(forgotten, told, "start_over")


def _chosen(turn: Turn, memory: Memory, services: Services, *options: Option) -> Reply:
    plain_no = turn.intent == NO and options[0].says == NO
    return _answered(
        turn,
        memory,
        services,
        lambda talk: chosen_done(talk, options),
        NO if plain_no else "my_week",
    )


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
