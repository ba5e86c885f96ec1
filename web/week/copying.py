"""The copy of a plan that is kept for its forms: the plan, and nothing of how it came to be."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.query import Near
from bot.conversation.describe import SHARED_LOCATION
from bot.safety.personal import mask
from bot.week.plan import Item, Plan
from bot.week.preferences import Hours

_ABOUT = 2
"""Decimals of a degree that are left of where a device says that somebody is: half a mile."""


def copy_of(plan: Plan) -> Plan:
    """What others may see of ``plan``.

    What can be taken back and what was taken out are left behind: nobody shared them. So are the
    name of home, who is there when, and where exactly a device is; the person's own words are
    masked.
    """
    wishes = plan.preferences
    return replace(
        plan,
        items=tuple(map(_masked, plan.items)),
        preferences=replace(
            wishes,
            home=_unnamed(wishes.home) if wishes.home else None,
            quiet=tuple(map(_nobody, wishes.quiet)),
            somebody_at_home=tuple(map(_nobody, wishes.somebody_at_home)),
        ),
        past=(),
        gone=(),
    )


def following(copy: Plan, before: Plan) -> Plan:
    """``copy`` in the place of ``before``, an earlier copy that was shared.

    Calendars have what that showed, and must hear what of it is off.
    """
    if before.id != copy.id:
        return copy
    left = {item.number for item in copy.items}
    shown = (*before.gone, *before.items)
    return replace(copy, gone=tuple(item for item in shown if item.number not in left))


def _masked(item: Item) -> Item:
    return replace(item, words=mask(item.words))


def _unnamed(home: Near) -> Near:
    if home.name != SHARED_LOCATION:
        return replace(home, name="")
    return replace(home, name="", lat=round(home.lat, _ABOUT), lon=round(home.lon, _ABOUT))


def _nobody(hours: Hours) -> Hours:
    return replace(hours, who="")
