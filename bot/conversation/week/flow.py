"""Whether a message is about the week, though the model took it for something else.

By themselves "not the bingo" and "swimming on Friday instead" sound like a search, "undo that" like
a wish to start again. After an answer about a week they are about the week, where they name
something in it or say outright what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.turn import Turn
from bot.conversation.week.continuing import continued
from bot.conversation.week.going_on import goes_on
from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.sayings import sayings
from bot.conversation.week.talk import Talk
from bot.conversation.week.things import is_named, said_of
from bot.conversation.week.wishes import Wish, wishes_in
from bot.vocabulary import TOPICS

_SEARCHED = ("near", "near_me", "within_miles", "max_price", "format", "compare", "drop")
_WEEK_WORDS = (
    "my week ", "her week ", "his week ", "my plan ", "my timetable ", "my planner ", "my weekly ",
)  # fmt: skip
_BESIDE: dict[str, set[str]] = {"money": {"max_price"}, "suggest": {"compare"}}
"""What sounds like a search beside a wish and belongs to it: "something else for Thursday"."""
_DOUBTFUL = frozenset({"unclear", "start_over", "repeat", "no", "out_of_scope"})
"""Topics of small talk that what goes on with a week is often taken for."""
_SEARCHES = frozenset({"find_activity", "find_respite", "unclear"})
_PLANS = re.compile(
    r"\b(?:plan|fill|build|draw up|map out|set out) (?:my|her|his|our|their|the|a) (?:whole )?week "
    r"|\bhave a week (?!off|away|of |break|respite|holiday|or )"
)
_OUTRIGHT = frozenset({"add", "remove", "move", "swap", "clear", "print", "suggest", "plan"})
_LONGEST = 40
"""Words: a longer message that the model takes for something else is about something else."""
_LONGEST_UNDO = 4
_LONGEST_DENIAL = 12
"""Words of a message that the model takes for a danger, and that takes something out of a week."""
_OF_THE_WEEK = frozenset({"undo", "rest", "check", "change", "print", "hours"})


def wishes_of(talk: Talk) -> tuple[Wish, ...]:
    """What is wanted of the week; empty where the message is about something else.

    Raises:
        ClockError: for a time that no day has.
    """
    turn = talk.turn
    small_talk = turn.intent in TOPICS["talk"] and turn.intent not in _DOUBTFUL
    if small_talk or len(turn.text.split()) > _LONGEST:
        return ()
    found = wishes_in(turn.text)
    if turn.may_be_urgent:
        return tuple(wish for wish in found if _is_denial(talk, wish))
    if talk.memory.week is None:
        return found if _begins_one(turn, found) else ()
    if found and all(_is_about_it(talk, wish) for wish in found):
        return found
    searched = any(m.field in _SEARCHED for m in turn.mentions)
    return continued(talk) if is_in_flow(talk) and not searched else ()


def _begins_one(turn: Turn, found: Sequence[Wish]) -> bool:
    """Whether a message that the model is in doubt about begins a week: "plan a week for Mum"."""
    if turn.intent == "unclear" and "my_week" in turn.likely[:2]:
        return True
    named = _names_it(turn.text) and all(wish.sure for wish in found)
    return (
        turn.intent in _SEARCHES
        and bool(found)
        and (_plans_one(turn.text) or (named and all(wish.kind in _OUTRIGHT for wish in found)))
    )


def is_in_flow(talk: Talk) -> bool:
    """Whether the last answer was about the week, or asked back or thanked while one is made."""
    last = talk.turn.last_answer
    if last is None or talk.memory.week is None:
        return False
    return last.get("week") is not None or last["understood"]["topic"].startswith("talk/")


def _is_about_it(talk: Talk, wish: Wish) -> bool:
    said, named = said_of(talk, wish), _names_it(talk.turn.text)
    if talk.turn.intent == "unclear" and (named or talk.turn.likely[:1] == ("my_week",)):
        return wish.sure or named or is_in_flow(talk)
    if talk.turn.intent == "unclear" and wish.sure and wish.kind in _OF_THE_WEEK:
        return True
    if talk.turn.intent in _SEARCHES and _plans_one(talk.turn.text):
        return wish.kind in ("plan", "suggest")
    if named and (wish.sure or is_in_flow(talk)):
        # Advice is asked of a support plan, too; of a week only the week is meant.
        return talk.turn.intent not in TOPICS["advice"] or " week " in f" {said.words}"
    short = len(talk.turn.text.split()) <= _LONGEST_UNDO
    if wish.kind == "undo" and wish.sure and short and talk.plan.past:
        return True
    if wish.kind == "add" and talk.plan.items and not is_in_flow(talk):
        return bool(said.places and said.when.days and wish.sure)
    searched = {m.field for m in talk.turn.mentions if m.field in _SEARCHED}
    if not is_in_flow(talk) or searched - _BESIDE.get(wish.kind, set()):
        return False
    return goes_on(talk, wish, said)


def _plans_one(text: str) -> bool:
    """ "Help me plan a week for Mum near Weymouth" is no search for a break of a week."""
    return _PLANS.search(sayings().plain(text)) is not None


def _names_it(text: str) -> bool:
    plain = f" {sayings().plain(text)}"
    return any(f" {words}" in plain for words in _WEEK_WORDS)


def _is_denial(talk: Talk, wish: Wish) -> bool:
    """ "I don't want to do the farm any more" takes the farm out, where it is in the week.

    Only where nothing else is said beside it.
    """
    said = said_of(talk, wish)
    return (
        wish.kind in ("remove", "swap", "move")
        and len(pieces_of(talk.turn.text)) == 1
        and len(talk.turn.text.split()) <= _LONGEST_DENIAL
        and any(is_named(item, said) for item in talk.plan.items)
    )
