"""What is taken out of a week, or taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.week.changing import add, keep, no_option, not_there, remove, undo
from bot.conversation.week.deeds import Deed
from bot.conversation.week.questions import YES, Option, Question
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import (
    Said,
    each_said,
    is_named,
    items_meant,
    names_something,
    said_of,
)
from bot.conversation.week.wishes import Wish
from bot.week.plan import Item
from bot.week.remarks import Remark
from bot.wording import listed, say

_DEAR = re.compile(r"\b(?:dearest|most expensive|priciest|costs? (?:the )?most|dear one) ")


def remove_wish(talk: Talk, wish: Wish) -> Told:
    """Take out what is named, on the days that are told."""
    said = said_of(talk, wish)
    items = _dearest(talk) if _DEAR.search(said.words) else _all_meant(talk, wish)
    if not items:
        return none_there(talk, said)
    alike = len({item.activity for item in items}) == 1
    if len(items) > 1 and alike and not said.when.days and not said.many:
        deeds = [Deed("remove", name=i.name, items=(i.number,)) for i in items]
        return which_of_them(talk, list(zip(items, deeds, strict=True)))
    return remove(talk, Deed("remove", items=tuple(item.number for item in items)))


def keep_wish(talk: Talk, wish: Wish) -> Told:
    """Take out all but what is named."""
    return keep(talk, Deed("keep", items=tuple(i.number for i in _all_meant(talk, wish))))


def clear_wish(talk: Talk, _wish: Wish) -> Told:
    """Empty the week, once it was asked whether that is meant."""
    if not talk.plan.items:
        return Told.of(talk, Remark("week.empty"), choices=fixed("fill", "find"))
    names = listed(list(dict.fromkeys(item.name for item in talk.plan.items)))
    return ask_to_clear(talk, say("week.talk.clear_question", names=names))


def ask_to_clear(talk: Talk, text: str) -> Told:
    """Ask in the words of ``text`` whether to empty the week."""
    yes, no = say("week.choice.yes_clear"), say("week.choice.no_keep")
    options = (Option(yes, yes, Deed("clear"), YES), replace(no_option(), label=no, text=no))
    return Told.of(talk, text, question=Question("choose", options))


def undo_wish(talk: Talk, wish: Wish) -> Told:
    """Take the latest change back; or put back what is named and is gone since."""
    said = said_of(talk, wish)
    gone = next((item for item in reversed(talk.plan.gone) if is_named(item, said)), None)
    latest = talk.plan.past[-1].change if talk.plan.past else None
    if gone is not None and latest is not None and gone.name not in latest.name:
        deed = Deed("add", gone.activity, gone.name, gone.day, f"{gone.start:%H:%M}")
        return add(talk, replace(deed, words=gone.words))
    return undo(talk, Deed("undo"))


def which_of_them(talk: Talk, options: Sequence[tuple[Item, Deed]]) -> Told:
    """Ask which is meant of an activity that stands in the week more than once."""
    days = [say(f"week.day.{item.day}") for item, _ in options]
    facts = {
        "name": options[0][0].name,
        "days": tuple(dict.fromkeys(item.day for item, _ in options)),
    }
    return Told.of(
        talk,
        Remark("week.which_day_question", facts),
        question=Question(
            "choose",
            tuple(
                Option(day, day, deed, day=item.day)
                for day, (item, deed) in zip(days, options, strict=True)
            ),
        ),
    )


def none_there(talk: Talk, said: Said) -> Told:
    """What is named is not in the week, or nothing is on that day."""
    if said.when.days and not names_something(talk, said) and talk.plan.items:
        text = say("week.talk.nothing_then", days=say(f"week.day.{said.when.days[0]}"))
        return Told.of(talk, text, choices=fixed("show", "find"))
    return not_there(talk)


def _dearest(talk: Talk) -> tuple[Item, ...]:
    known = [item for item in talk.plan.items if item.cost]
    return (max(known, key=lambda item: item.cost or 0),) if known else ()


def _all_meant(talk: Talk, wish: Wish) -> tuple[Item, ...]:
    found = {
        item.number: item
        for said in each_said(talk, wish)
        for item in items_meant(talk, said, said.when.days)
    }
    return tuple(found.values())
