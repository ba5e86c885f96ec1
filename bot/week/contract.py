"""A plan as the ``Week`` object of the HTTP contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from bot.week.carer import carer_week
from bot.week.clashes import clashes
from bot.week.costs import ItemCost, costs
from bot.week.plan import Item, Plan


def week(plan: Plan, today: date, wanted: Iterable[Item] = ()) -> dict[str, Any]:
    """Every field of the contract's ``Week``, and some of ours.

    Amounts are in pounds; null is not known, and not among the sums. A ``cost`` is of one session,
    with a companion's ticket; ``weekly_cost`` of a week in which everything takes place; ``budget``
    is a week's share. ``wanted`` did not fit into the plan: what it would overlap is among the
    clashes. ``today`` is a London date.
    """
    money, carer = costs(plan, today), carer_week(plan)
    return {
        "items": [_item(one) for one in money.each],
        "weekly_cost": float(money.week),
        "budget": _number(plan.budget.a_week if plan.budget else None),
        "clashes": [
            {"a": clash.a.activity, "b": clash.b.activity, "reason": clash.remark.text}
            for clash in clashes(plan, wanted)
        ],
        "carer_free_hours": round(carer.free_minutes / 60, 2),
        "yearly_cost": float(money.year),
        "left": _number(money.left_week),
        "costs_unknown": [item.activity for item in money.unknown],
    }


def _item(one: ItemCost) -> dict[str, Any]:
    item, venue = one.item, one.item.venue
    return {
        "activity": {"id": item.activity, "name": item.name},
        "day": item.day,
        "start": f"{item.start:%H:%M}",
        "end": f"{item.end:%H:%M}",
        "cost": _number(one.session),
        "end_known": item.end_known,
        "place": venue and {
            "name": venue.name, "address": venue.address, "postcode": venue.postcode,
            "lat": venue.lat, "lon": venue.lon,
        },
        "online": item.online,
        "times_a_year": one.times_a_year,
        "funding": list(item.funding),
        "level": item.level,
        "goal": item.goal,
        "words": item.words,
    }  # fmt: skip


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)
