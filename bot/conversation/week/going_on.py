"""Which wishes go on with a week, right after an answer about it, whatever the model heard.

What it takes for advice, or for small talk, is about the week only where that can hardly be
otherwise: where something in it is named, a sum is told, or hours of the day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.conversation.week.amounts import sum_in
from bot.conversation.week.at_home import is_told
from bot.conversation.week.talk import Talk
from bot.conversation.week.things import Said, is_named, items_meant, names_something
from bot.conversation.week.wishes import Wish
from bot.vocabulary import TOPICS

_SHORT, _VERY_SHORT = 12, 8
_SURE = 0.8
"""From here on the model is sure of an advice topic (0 to 1)."""
_OF_MONEY = (
    "personal_budget", "direct_payments", "individual_service_funds", "out_of_scope",
    "what_will_i_pay",
)  # fmt: skip
_AFFORD = (
    "afford all ",
    "afford it ",
    "afford that ",
    "afford this ",
    "afford them ",
    "the budget ",
)
_PUT = ("put ", "add ", "stick ", "pop ", "include ", "pencil ")
_LOOKED_FOR = ("find_activity", "find_respite", "unclear", "my_week")
Rule = Callable[[Talk, Wish, Said], bool]


def goes_on(talk: Talk, wish: Wish, said: Said) -> bool:
    """Whether a wish of a message that was taken for something else is about the week."""
    rule = _RULES.get(wish.kind)
    return rule is not None and rule(talk, wish, said)


def _taking(talk: Talk, wish: Wish, said: Said) -> bool:
    """To take out, to keep, to move, to exchange: what is named must be there."""
    if names_something(talk, said):
        return bool(items_meant(talk, said, ())) or bool(said.places and wish.sure)
    told = wish.sure or bool(said.when.days)
    return _is_open(talk) and told and bool(talk.plan.items) and _words(talk) <= _SHORT


def _adding(talk: Talk, wish: Wish, said: Said) -> bool:
    if not _is_open(talk):
        return False
    told = bool(said.when.days) and (wish.sure or bool(said.kinds or said.places))
    outright = wish.sure and wish.pieces[0].plain.startswith(_PUT)
    return told or outright or (wish.sure and not said.kinds and (said.points or bool(said.places)))


def _undoing(talk: Talk, wish: Wish, _said: Said) -> bool:
    if talk.turn.intent in TOPICS["advice"]:
        return wish.sure and _words(talk) <= _VERY_SHORT
    return _words(talk) <= _SHORT


def _emptying(talk: Talk, wish: Wish, _said: Said) -> bool:
    return wish.sure and _words(talk) <= _VERY_SHORT and _is_open(talk)


def _suggesting(talk: Talk, wish: Wish, said: Said) -> bool:
    if talk.turn.intent == "more_results":
        return wish.sure and "fill " in said.words
    if talk.turn.intent not in _LOOKED_FOR:
        return False
    return not said.kinds or bool(said.when.days) or "good days" in said.words


def _of_money(talk: Talk, _wish: Wish, said: Said) -> bool:
    intent = talk.turn.intent
    if intent == "activity_details" or (intent in TOPICS["advice"] and intent not in _OF_MONEY):
        return False
    if any(words in said.words for words in _AFFORD):
        return True
    told = sum_in(said.text) is not None
    if intent in _OF_MONEY:
        return told and "?" not in talk.turn.text
    return told or _words(talk) <= _SHORT


def _resting(talk: Talk, wish: Wish, said: Said) -> bool:
    if talk.turn.intent in TOPICS["advice"]:
        return wish.sure and bool(said.when.days) and "?" not in talk.turn.text
    return True


def _at_home(talk: Talk, _wish: Wish, said: Said) -> bool:
    when = said.when
    if talk.turn.intent in TOPICS["advice"]:
        return bool(when.days and when.ranges) and "?" not in talk.turn.text
    return bool(when.days or when.ranges) or is_told(said) or _words(talk) <= _SHORT


def _of_hours(talk: Talk, wish: Wish, _said: Said) -> bool:
    turn = talk.turn
    if wish.sure and _words(talk) <= _VERY_SHORT:
        return True
    is_advice = turn.intent in TOPICS["advice"] and turn.confidence >= _SURE
    return not is_advice and _words(talk) <= _SHORT


def _checking(talk: Talk, wish: Wish, said: Said) -> bool:
    named = sum(is_named(item, said) for item in talk.plan.items)
    return named == 2 or (_is_open(talk) and wish.sure and _words(talk) <= _SHORT)


def _going(talk: Talk, _wish: Wish, _said: Said) -> bool:
    return _words(talk) <= _VERY_SHORT and "?" not in talk.turn.text


def _purpose(talk: Talk, _wish: Wish, said: Said) -> bool:
    return any(is_named(item, said) for item in talk.plan.items)


def _printing(talk: Talk, _wish: Wish, _said: Said) -> bool:
    return _is_open(talk) and _words(talk) <= _SHORT


def _changing(talk: Talk, _wish: Wish, said: Said) -> bool:
    return _is_open(talk) and _words(talk) <= (_SHORT if said.when.days else _VERY_SHORT)


def _is_open(talk: Talk) -> bool:
    """Whether the model heard neither advice nor small talk that says something of its own."""
    intent = talk.turn.intent
    return intent not in TOPICS["advice"] and intent not in ("start_over", "repeat", "more_results")


def _words(talk: Talk) -> int:
    return len(talk.turn.text.split())


_RULES: Mapping[str, Rule] = {
    "remove": _taking,
    "keep": _taking,
    "move": _taking,
    "swap": _taking,
    "add": _adding,
    "undo": _undoing,
    "clear": _emptying,
    "suggest": _suggesting,
    "money": _of_money,
    "rest": _resting,
    "home": _at_home,
    "hours": _of_hours,
    "check": _checking,
    "going": _going,
    "purpose": _purpose,
    "print": _printing,
    "change": _changing,
}
