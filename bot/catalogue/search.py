"""Search: what people ask for, found in the catalogue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from itertools import islice

from bot.catalogue.alternatives import alternatives
from bot.catalogue.finding import COUNTED, DEFAULT_RADIUS_MILES, Finding, find
from bot.catalogue.query import Search
from bot.catalogue.ranking import match_one
from bot.catalogue.reading import CatalogueReader
from bot.catalogue.results import Found

__all__ = ["DEFAULT_RADIUS_MILES", "PAGE", "CatalogueReader", "match_one", "search"]

PAGE = 5
"""So many activities are shown in a message."""


def search(
    catalogue: CatalogueReader,
    query: Search,
    now: datetime,
    *,
    limit: int = PAGE,
    skip: Collection[str] = (),
) -> Found:
    """Find activities by every filter of ``query`` together.

    Those not checked for two years come last. Before that: fewer unknown needs first, in person
    before online where a place was told, a session that starts in the part of day before one
    that only covers it, then the nearest, or the soonest where no place was told.

    ``now`` is aware. ``skip`` holds ids that were shown already; ``Found.total`` counts them too.
    At most :data:`~bot.catalogue.finding.COUNTED`, or the page that is asked for, are counted.
    ``alternatives`` are worked out only where nothing fits at all.
    """
    most = max(COUNTED, limit + len(skip))
    with catalogue.one_moment() as moment:

        def finding(changed: Search, so_many: int) -> Finding:
            return find(moment, changed, now, so_many)

        found = find(moment, query, now, most)
        if not found.weighed:
            return Found(matches=(), total=0, alternatives=alternatives(query, finding))
    unseen = (w.match for w in found.weighed if w.match.activity.id not in skip)
    return Found(
        matches=tuple(islice(unseen, limit)),
        total=len(found.weighed),
        more=found.more,
        beyond_default=found.beyond_default,
    )
