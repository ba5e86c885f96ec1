"""The same activity told by two sources: the same name, place and times."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, time, timedelta

from bot.catalogue.model import Activity
from bot.catalogue.recurrence import upcoming
from bot.catalogue.when import next_at_all
from bot.settings import LONDON

_LOOKED_AT = timedelta(days=35)
"""Long enough for what meets once a month."""


def name_and_place(activity: Activity) -> Hashable:
    """Equal for what may be one activity; cheap."""
    venue = activity.venue
    place = (venue.postcode or venue.name.casefold()) if venue else ""
    return " ".join(activity.name.casefold().split()), place


def times(activity: Activity, now: datetime) -> Hashable:
    """Equal for what meets at the same times: on which weekdays, and when.

    By what takes place in the coming five weeks, not by how it is written: one feed gives a rule,
    another lists every session as far as it knows them. ``now`` is aware.
    """
    today = datetime.combine(now.astimezone(LONDON).date(), time(), LONDON)
    coming = list(upcoming(activity, today, today + _LOOKED_AT))
    if not coming and (later := next_at_all(activity, today)):
        return later.day, later.start
    return frozenset((one.day.weekday(), one.start and one.start.time()) for one in coming)


def is_same(one: Activity, other: Activity, now: datetime) -> bool:
    """Whether two activities, each of its own source, are one as people see it."""
    return name_and_place(one) == name_and_place(other) and times(one, now) == times(other, now)
