"""Whether a message is about the week, though the model took it for something else.

By themselves "not the bingo" and "swimming on Friday instead" sound like a search, "undo that" like
a wish to start again. After an answer about a week they are about the week, where they name
something in it or say outright what is to be done.
"""

from __future__ import annotations

from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.talk import Talk
from bot.conversation.week.things import Said, is_named, items_meant, names_something, said_of
from bot.conversation.week.wishes import Wish, wishes_in
from bot.vocabulary import TOPICS

_SEARCHED = ("near", "near_me", "within_miles", "max_price", "format", "compare", "drop")
_WEEK_WORDS = ("my week ", "my plan ", "my timetable ", "the week ", "the plan ", "my planner ",
               "in my diary ", "my list ")  # fmt: skip
_LONGEST_DENIAL = 12
"""Words of a message that the model takes for a danger, and that takes something out of a week."""
_ALWAYS = frozenset({"undo", "rest", "home", "hours", "money", "check", "change", "print"})


def wishes_of(talk: Talk) -> tuple[Wish, ...]:
    """What is wanted of the week; empty where the message is about something else."""
    if talk.memory.week is None and talk.turn.likely[:1] != ("my_week",):
        return ()
    found = wishes_in(talk.turn.text)
    if talk.turn.intent in TOPICS["urgent"]:
        return tuple(wish for wish in found if _is_denial(talk, wish))
    if talk.turn.intent in TOPICS["talk"] and talk.turn.intent not in (
        "unclear", "start_over", "repeat", "no", "out_of_scope",
    ):  # fmt: skip
        return ()
    return found if found and all(_is_about_it(talk, wish) for wish in found) else ()


def is_in_flow(talk: Talk) -> bool:
    """Whether the last answer was about the week, or asked back or thanked while one is made."""
    last = talk.turn.last_answer
    if last is None or talk.memory.week is None:
        return False
    return last.get("week") is not None or last["understood"]["topic"].startswith("talk/")


def _is_about_it(talk: Talk, wish: Wish) -> bool:
    said = said_of(talk, wish)
    named = any(words in said.words for words in _WEEK_WORDS)
    if talk.turn.intent == "unclear" and (named or talk.turn.likely[:1] == ("my_week",)):
        return wish.sure or named or is_in_flow(talk)
    if named and wish.sure and wish.kind in ("add", "remove", "move", "clear", "show", "suggest"):
        return talk.memory.week is not None
    if wish.kind == "add" and talk.plan.items and not is_in_flow(talk):
        return bool(said.places and said.when.days and wish.sure)
    if not is_in_flow(talk) or any(m.field in _SEARCHED for m in talk.turn.mentions):
        return wish.kind == "money" and is_in_flow(talk)
    return _goes_on(talk, wish, said)


def _goes_on(talk: Talk, wish: Wish, said: Said) -> bool:
    if wish.kind in ("remove", "move", "swap", "keep"):
        if names_something(talk, said):
            return bool(items_meant(talk, said, ())) or bool(said.places and wish.sure)
        return bool(talk.plan.items) and (wish.sure or bool(said.when.days))
    if wish.kind == "add":
        return bool(said.when.days and (said.kinds or said.places)) or (
            wish.sure and (said.points or bool(said.places)) and not said.kinds
        )
    if wish.kind == "suggest":
        return not said.kinds or bool(said.when.days) or "good days" in said.words
    if wish.kind == "purpose":
        return any(is_named(item, said) for item in talk.plan.items)
    if wish.kind == "money" and talk.turn.intent == "activity_details":
        return False
    return wish.kind in _ALWAYS


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
