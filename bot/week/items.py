"""An activity at a slot, as an item of a plan: what it costs, what it is for."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.catalogue.cards import LONGEST_NAME
from bot.catalogue.model import Activity
from bot.catalogue.pricing import lowest_price
from bot.catalogue.words import shortened
from bot.week.plan import Item
from bot.week.purposes import goal_of, level_of
from bot.week.slots import Slot

LONGEST_WORDS = 300
"""Characters of a person's own words about a part of their week."""

_WITH = r"(?:carers?|companions?|personal assistants?|PAs?|support(?:ers?| workers?)|helpers?)"
_COMPANION_FREE = re.compile(
    rf"\b{_WITH} (?:can )?(?:(?:go|get in|come|attend|enter|are|is) )?(?:in )?(?:for )?free\b"
    rf"|\bfree(?: entry| admission| places?| tickets?)? (?:for|to) (?:your |a |one )?{_WITH}\b",
    re.I,
)


def item_of(activity: Activity, slot: Slot, number: int, words: str = "") -> Item:
    """The item; ``words`` are the person's own."""
    cost = lowest_price(activity.price)
    companion, told = companion_price(activity, cost)
    return Item(
        number=number,
        activity=activity.id,
        name=shortened(activity.name, LONGEST_NAME),
        day=slot.day,
        start=slot.start,
        end=slot.end,
        end_known=slot.end_known,
        schedules=slot.schedules,
        venue=None if activity.formats == ("online",) else activity.venue,
        online=activity.formats == ("online",),
        cost=cost,
        companion_cost=companion,
        companion_told=told,
        funding=activity.funding,
        categories=activity.categories,
        transport=activity.transport,
        phone=activity.phone,
        level=level_of(activity.categories, activity.access),
        goal=goal_of(activity.categories),
        words=shortened(words, LONGEST_WORDS),
    )


def again(item: Item, activity: Activity, slot: Slot) -> Item:
    """The item at another slot, with the facts of today; number, labels and words stay."""
    made = item_of(activity, slot, item.number, item.words)
    return replace(made, level=item.level, goal=item.goal)


def companion_price(activity: Activity, cost: Decimal | None) -> tuple[Decimal | None, bool]:
    """What somebody pays who goes along, and whether the feed tells it.

    Feeds have no field for it. "Carers go free" in the words is free; where nothing is told, the
    same ticket is reckoned, which is the most that it should cost.
    """
    if _COMPANION_FREE.search(f"{activity.price.words}\n{activity.summary}"):
        return Decimal(0), True
    return cost, False
