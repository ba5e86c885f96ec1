"""Whether an activity meets each need that a search states, and how that is said.

``why`` has an entry for each need, written ``field:id``. Three rules decide it:

* Silence is ``unknown``. Feeds list what is there, so a list of access, transport or funding
  that lacks an id is silent on it; the groups that an activity is for are the whole list, and
  so are its categories.
* Of wishes that any one fulfils (categories, days, part of day, funding, transport), the entries
  are those that are fulfilled. Where none is, there is one for each, "no" or ``unknown``.
* An id that says nearly the same (:data:`bot.vocabulary.NEARLY_THE_SAME`) meets the need:
  "yes", with ``instead`` naming what the activity really has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from bot.catalogue.model import Activity
from bot.catalogue.pricing import lowest_price
from bot.catalogue.query import DateRange, Search
from bot.catalogue.results import Met, Need
from bot.catalogue.when import Fit, asks_when, has_words_only
from bot.vocabulary import DAYS, NEARLY_THE_SAME


def stated_needs(
    activity: Activity, query: Search, fit: Fit | None, now: datetime
) -> tuple[Need, ...]:
    """Every need of the search but distance, in the order of the search's fields.

    ``fit`` is the session that fits (:func:`bot.catalogue.when.next_fit`); an activity does not
    fit the search where any of the needs is "no".
    """
    return (
        *_categories(activity, query),
        *_when(activity, query, fit, now),
        *_price(activity, query),
        *_each("access", query.access, activity.access),
        *_audiences(activity, query),
        *_any("funding", query.funding, activity.funding),
        *_any("transport", query.transport, activity.transport),
        *_format(activity, query),
        *_meal(activity, query),
    )


def nearly_the_same(field: str, wanted: str) -> tuple[str, ...]:
    """The other ids of a field that a search for ``wanted`` is content with."""
    return tuple(
        other
        for group in NEARLY_THE_SAME.get(field, ())
        if wanted in group
        for other in group
        if other != wanted
    )


def number(value: float) -> str:
    """A number as a need is written: "5", "2.5"."""
    return f"{value:g}"


def in_person(activity: Activity) -> bool:
    """Whether it is said or plain (it has a place) that people meet in person."""
    return "in_person" in activity.formats or (not activity.formats and activity.venue is not None)


def _has(field: str, label: str, wanted: str, stated: Sequence[str]) -> Need | None:
    if wanted in stated:
        return Need(f"{label}:{wanted}", "yes")
    for other in nearly_the_same(field, wanted):
        if other in stated:
            return Need(f"{label}:{wanted}", "yes", instead=f"{label}:{other}")
    return None


def _each(field: str, wanted: Sequence[str], stated: Sequence[str]) -> Iterator[Need]:
    for id_ in wanted:
        yield _has(field, field, id_, stated) or Need(f"{field}:{id_}", "unknown")


def _any(field: str, wanted: Sequence[str], stated: Sequence[str]) -> list[Need]:
    met = [need for id_ in wanted if (need := _has(field, field, id_, stated))]
    return met or [Need(f"{field}:{id_}", "unknown") for id_ in wanted]


def _categories(activity: Activity, query: Search) -> Iterator[Need]:
    met = [
        need
        for id_ in query.categories
        if (need := _has("categories", "category", id_, activity.categories))
    ]
    if "lunch_club" in query.categories and "lunch_club" not in activity.categories:
        met += [Need("category:lunch_club", "yes", instead="meal:true")] * (activity.meal is True)
    yield from met or [Need(f"category:{id_}", "no") for id_ in query.categories]
    for id_ in query.excluded.categories:
        silent: Met = "yes" if activity.categories else "unknown"
        yield Need(f"not_category:{id_}", "no" if id_ in activity.categories else silent)


def _when(activity: Activity, query: Search, fit: Fit | None, now: datetime) -> Iterator[Need]:
    if not asks_when(query):
        return
    if fit is None:
        met: Met = "unknown" if has_words_only(activity, now) else "no"
        yield from (Need(need, met) for need in _when_stated(query))
        return
    day = DAYS[fit.occurrence.day.weekday()]
    timed: Met = "unknown" if fit.closeness == "time_unknown" else "yes"
    if query.days:
        yield Need(f"day:{day}", "yes")
    if fit.part_of_day:
        yield Need(f"part_of_day:{fit.part_of_day}", "yes")
    else:
        yield from (Need(f"part_of_day:{part}", "unknown") for part in query.part_of_day)
    if query.dates:
        yield Need(f"date:{_dates(query.dates)}", "yes")
    yield from (Need(f"not_day:{id_}", "yes") for id_ in query.excluded.days)
    yield from (Need(f"not_part_of_day:{id_}", timed) for id_ in query.excluded.part_of_day)


def _when_stated(query: Search) -> list[str]:
    return [
        *(f"day:{id_}" for id_ in query.days),
        *(f"part_of_day:{id_}" for id_ in query.part_of_day),
        *([f"date:{_dates(query.dates)}"] if query.dates else []),
        *(f"not_day:{id_}" for id_ in query.excluded.days),
        *(f"not_part_of_day:{id_}" for id_ in query.excluded.part_of_day),
    ]


def _dates(dates: DateRange) -> str:
    """One day, or an ISO 8601 interval."""
    if dates.start == dates.end:
        return dates.start.isoformat()
    return f"{dates.start.isoformat()}/{dates.end.isoformat()}"


def _price(activity: Activity, query: Search) -> Iterator[Need]:
    if query.max_price is None:
        return
    lowest = lowest_price(activity.price)
    need = f"max_price:{number(query.max_price)}"
    if lowest is None:
        yield Need(need, "unknown")
    else:
        yield Need(need, "yes" if lowest <= Decimal(str(query.max_price)) else "no")


def _audiences(activity: Activity, query: Search) -> Iterator[Need]:
    groups = activity.for_
    silent: Met = "no" if groups else "unknown"
    for id_ in query.for_:
        yield Need(f"for:{id_}", "yes" if id_ in groups or "everyone" in groups else silent)
    for id_ in query.excluded.for_:
        if id_ in groups and "everyone" not in groups:
            yield Need(f"not_for:{id_}", "no")
        else:
            yield Need(f"not_for:{id_}", "yes" if groups else "unknown")


def _format(activity: Activity, query: Search) -> Iterator[Need]:
    if query.format is None:
        return
    stated = activity.formats or (("in_person",) if in_person(activity) else ())
    silent: Met = "no" if stated else "unknown"
    yield Need(f"format:{query.format}", "yes" if query.format in stated else silent)


def _meal(activity: Activity, query: Search) -> Iterator[Need]:
    if query.meal is None:
        return
    need = f"meal:{str(query.meal).lower()}"
    if activity.meal is not None:
        yield Need(need, "yes" if activity.meal == query.meal else "no")
    elif query.meal and "lunch_club" in activity.categories:
        yield Need(need, "yes", instead="category:lunch_club")
    else:
        yield Need(need, "unknown")
