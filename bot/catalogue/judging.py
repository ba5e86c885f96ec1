"""What a search asks of the facts of an activity, as SQL that every database here understands.

The database may let pass what does not fit and may think too well of what does; it never leaves
out what fits, and never thinks worse of it than :func:`bot.catalogue.ranking.weigh` does. So what
it reads in its own order can be put right as it comes. All numbers stand in the text: they are
ours, not people's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import reduce
from operator import or_

from dateutil.relativedelta import relativedelta

from bot.catalogue.facts import (
    ANYTHING,
    CATEGORY_BITS,
    IN_WORDS,
    KINDS,
    ONLINE,
    SLOTS,
    TAGS,
    UNTIMED,
)
from bot.catalogue.needs import nearly_the_same
from bot.catalogue.query import Search
from bot.catalogue.ranking import VERY_STALE_MONTHS
from bot.catalogue.when import asks_when
from bot.vocabulary import DAYS, FOR, FORMATS, PARTS_OF_DAY

_GROUPS = reduce(or_, (TAGS["for", id_] for id_ in FOR))
_FORMATS = reduce(or_, (TAGS["format", id_] for id_ in FORMATS))
_PART_BEGINS = (0, 12, 17)


@dataclass(frozen=True)
class Judgement:
    """SQL over the columns of ``spot``. Each is an expression; ``fits`` is true or false."""

    kinds: tuple[int, ...]
    """The kinds under which all that may fit is listed."""
    starting: str
    """Whether a start, a row of ``slot``, is of those kinds."""
    fits: str
    stale: str
    """1 for what comes last, as nobody checked it for long; else 0."""
    unknown: str
    """How many needs are unknown, at the least."""
    closeness: str
    """0, 1 or 2: how close its session comes to the part of day, at the best."""
    first_minute: int
    """Nothing whose closeness is 0 starts earlier in the day."""
    soonest: str
    """The day of its next session as an ordinal, at the soonest."""


def judge(query: Search, today: date) -> Judgement:
    """What ``query`` asks; ``today`` is a London date."""
    kinds = _kinds(query)
    fits: list[str] = [f"(last_day IS NULL OR last_day >= {today.toordinal()})"]
    unknown: list[str] = []
    for part in (_categories, _price, _access, _audiences, _format, _meal):
        part(query, fits, unknown)
    closeness, soonest = _when(query, today, fits, unknown)
    stale = (today - relativedelta(months=VERY_STALE_MONTHS)).toordinal()
    return Judgement(
        kinds=kinds,
        starting=_starting(kinds),
        fits=" AND ".join(fits),
        stale=f"(CASE WHEN checked_on < {stale} THEN 1 ELSE 0 END)",
        unknown=f"({' + '.join(unknown) or '0'})",
        closeness=closeness,
        soonest=soonest,
        first_minute=_first_minute(query),
    )


def _kinds(query: Search) -> tuple[int, ...]:
    if query.categories:
        return tuple(sorted({KINDS[id_] for id_ in _with_near("categories", query.categories)}))
    return (ONLINE,) if query.format == "online" else (ANYTHING,)


def _starting(kinds: Iterable[int]) -> str:
    return f"kinds & {reduce(or_, (1 << kind for kind in kinds))} <> 0"


def _with_near(field: str, ids: Iterable[str]) -> list[str]:
    """The ids with those that say nearly the same."""
    return [other for id_ in ids for other in (id_, *nearly_the_same(field, id_))]


def _tags(field: str, ids: Iterable[str]) -> int:
    return reduce(or_, (TAGS[field, id_] for id_ in ids), 0)


def _lacks(bits: int, column: str = "tags", count: int = 1) -> str:
    return f"(CASE WHEN {column} & {bits} = 0 THEN {count} ELSE 0 END)"


def _categories(query: Search, fits: list[str], unknown: list[str]) -> None:
    for id_ in query.excluded.categories:
        fits.append(f"categories & {CATEGORY_BITS[id_]} = 0")
        unknown.append("(CASE WHEN categories = 0 THEN 1 ELSE 0 END)")


def _price(query: Search, fits: list[str], unknown: list[str]) -> None:
    if query.max_price is not None:
        pence = int((Decimal(str(query.max_price)) * 100).to_integral_value(ROUND_CEILING))
        fits.append(f"(price_pence IS NULL OR price_pence <= {pence})")
        unknown.append("(CASE WHEN price_pence IS NULL THEN 1 ELSE 0 END)")


def _access(query: Search, fits: list[str], unknown: list[str]) -> None:  # noqa: ARG001 (silence is no "no")
    for id_ in query.access:
        unknown.append(_lacks(_tags("access", _with_near("access", (id_,)))))
    for field, wanted in (("funding", query.funding), ("transport", query.transport)):
        if wanted:
            unknown.append(_lacks(_tags(field, _with_near(field, wanted)), count=len(wanted)))


def _audiences(query: Search, fits: list[str], unknown: list[str]) -> None:
    everyone = TAGS["for", "everyone"]
    for id_ in query.for_:
        fits.append(f"(tags & {TAGS['for', id_] | everyone} <> 0 OR tags & {_GROUPS} = 0)")
        unknown.append(_lacks(_GROUPS))
    for id_ in query.excluded.for_:
        fits.append(f"(tags & {TAGS['for', id_]} = 0 OR tags & {everyone} <> 0)")
        unknown.append(_lacks(_GROUPS))


def _format(query: Search, fits: list[str], unknown: list[str]) -> None:
    if query.format is not None:
        fits.append(f"(tags & {TAGS['format', query.format]} <> 0 OR tags & {_FORMATS} = 0)")
        unknown.append(_lacks(_FORMATS))


def _meal(query: Search, fits: list[str], unknown: list[str]) -> None:
    if query.meal is None:
        return
    fits.append(f"(meal IS NULL OR meal = {int(query.meal)})")
    lunch = CATEGORY_BITS["lunch_club"]
    silent = f"meal IS NULL AND categories & {lunch} = 0" if query.meal else "meal IS NULL"
    unknown.append(f"(CASE WHEN {silent} THEN 1 ELSE 0 END)")


def _when(query: Search, today: date, fits: list[str], unknown: list[str]) -> tuple[str, str]:
    first = max(today, query.dates.start) if query.dates else today
    days = _days(query, first)
    soonest = _soonest(first, days)
    if not asks_when(query):
        return "0", soonest
    starting = _slots(days, [p for p in PARTS_OF_DAY if p not in query.excluded.part_of_day])
    exact = _slots(days, query.part_of_day) & starting if query.part_of_day else starting
    possible = exact
    closeness = "0"
    if query.part_of_day:
        possible |= _slots(days, query.part_of_day) << SLOTS
    # Of what is untimed every part counts as possible, so that no more has to be asked.
    dated = [f"(times & {possible} <> 0 OR times & {UNTIMED} <> 0)"]
    if query.dates:
        dated.append(f"(first_day IS NULL OR first_day <= {query.dates.end.toordinal()})")
        dated.append(f"(last_day IS NULL OR last_day >= {first.toordinal()})")
    meets = " AND ".join(dated)
    fits.append(f"(times & {IN_WORDS} <> 0 OR ({meets}))")
    if query.part_of_day:
        # Times in words alone come to no part of day, and so are not far from it either.
        closeness = f"(CASE WHEN times & {exact} <> 0 THEN 0 WHEN {meets} THEN 1 ELSE 0 END)"
    stated = (
        len(query.days)
        + len(query.part_of_day)
        + bool(query.dates)
        + len(query.excluded.days)
        + len(query.excluded.part_of_day)
    )
    unknown.append(f"(CASE WHEN {meets} THEN 0 ELSE {stated} END)")
    return closeness, soonest


def _first_minute(query: Search) -> int:
    wanted = [
        60 * hour
        for part, hour in zip(PARTS_OF_DAY, _PART_BEGINS, strict=True)
        if (not query.part_of_day or part in query.part_of_day)
        and part not in query.excluded.part_of_day
    ]
    return min(wanted, default=0)


def _days(query: Search, first: date) -> list[int]:
    """The weekdays asked for, Monday is 0."""
    span = min(6, (query.dates.end - first).days) if query.dates else 6
    return [
        day
        for day in ((first + timedelta(ahead)).weekday() for ahead in range(span + 1))
        if (not query.days or DAYS[day] in query.days) and DAYS[day] not in query.excluded.days
    ]


def _slots(days: Sequence[int], parts: Sequence[str]) -> int:
    numbers = [PARTS_OF_DAY.index(part) for part in parts]
    return reduce(or_, (1 << (3 * day + part) for day in days for part in numbers), 0)


def _soonest(first: date, days: Sequence[int]) -> str:
    """The first day from ``first`` on whose weekday is asked for and met on."""
    ordinal = first.toordinal()
    cases = []
    for ahead in range(7):
        day = (first + timedelta(ahead)).weekday()
        if day in days:
            bits = _slots([day], PARTS_OF_DAY)
            cases.append(f"WHEN times & {bits | bits << SLOTS} <> 0 THEN {ordinal + ahead}")
    if not cases:
        return f"{date.max.toordinal()}"
    nearest = f"(CASE {' '.join(cases)} ELSE {date.max.toordinal()} END)"
    return f"(CASE WHEN first_day > {nearest} THEN first_day ELSE {nearest} END)"
