"""What speaks for a session and against it: the points of ``scoring`` given to one activity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.catalogue.ranking import STALE_MONTHS, is_unchecked_for
from bot.catalogue.results import Match
from bot.week.preferences import Preferences
from bot.week.purposes import goal_of
from bot.week.suggesting import scoring
from bot.week.suggesting.scoring import Reason


def reasons_of(
    wishes: Preferences, match: Match, minutes_home: int, pence: int | None, now: datetime
) -> Iterator[Reason]:
    """Every reason that an activity has by itself, whenever it is.

    ``minutes_home`` is one way; ``pence`` is what everybody who goes pays, None where it is not
    known. ``now`` is aware.
    """
    activity = match.activity
    yield Reason("to_do", scoring.SOMETHING_TO_DO)
    liked = next((like for like in wishes.likes if like in activity.categories), None)
    if liked is not None:
        yield Reason("liked", scoring.LIKED, liked)
    goal = goal_of(activity.categories)
    if goal in wishes.goals:
        yield Reason("goal", scoring.FOR_A_GOAL, goal)
    for need in match.why:
        if need.need.startswith(("access:", "for:")):
            if need.met == "yes":
                yield Reason("need_met", scoring.NEED_MET, need.need)
            else:
                yield Reason("need_unknown", scoring.NEED_UNKNOWN, need.need)
    yield Reason("way", 2 * minutes_home * scoring.MINUTE)
    if minutes_home > scoring.FAR_MINUTES:
        yield Reason("far", 2 * (minutes_home - scoring.FAR_MINUTES) * scoring.FAR_MINUTE)
    if pence is None:
        yield Reason("price_unknown", scoring.PRICE_UNKNOWN)
    else:
        yield Reason("price", pence * scoring.POUND // 100)
    if not wishes.groups and activity.for_ and "everyone" not in activity.for_:
        yield Reason("for_others", scoring.ONLY_FOR_OTHERS)
    if is_unchecked_for(activity, STALE_MONTHS, now):
        yield Reason("unchecked", scoring.UNCHECKED)
