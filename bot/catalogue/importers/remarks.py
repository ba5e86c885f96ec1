"""What is said of activities that were imported: told twice, or not checked for long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.catalogue.doubles import is_same
from bot.catalogue.importers.report import Remark
from bot.catalogue.model import Activity
from bot.catalogue.ranking import STALE_MONTHS, is_unchecked_for


def doubled(pairs: Iterable[tuple[Activity, Activity]], now: datetime) -> tuple[Remark, ...]:
    """Of pairs from two sources, those that are one activity as people see it."""
    found = (
        Remark(_named(mine), f"{theirs.source} tells of it too, so it is shown once")
        for mine, theirs in pairs
        if is_same(mine, theirs, now)
    )
    return tuple(dict.fromkeys(found))


def stale(activities: Iterable[Activity], now: datetime) -> tuple[Remark, ...]:
    """Those whose facts were last checked more than a year ago."""
    return tuple(
        Remark(_named(one), f"its facts were last checked on {one.checked_on}")
        for one in activities
        if is_unchecked_for(one, STALE_MONTHS, now)
    )


def _named(activity: Activity) -> str:
    return f"{activity.name[:60]} ({activity.id})"
