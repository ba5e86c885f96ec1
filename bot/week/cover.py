"""Hours of a carer that nothing covers, and the search for a break that could."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.catalogue.query import Search
from bot.vocabulary import RESPITE_CATEGORIES
from bot.week.carer import CarerWeek
from bot.week.plan import Plan
from bot.week.remarks import Remark
from bot.week.spans import DAY, WEEK, Span, joined, overlap, unbroken, without

SHORTEST_MINUTES = 60
"""Shorter gaps are no use to a service that sends somebody."""
TOLD = 3
"""So many gaps are told; more would be a lecture."""
_NIGHT_BEGINS, _NIGHT_ENDS = 22 * 60, 7 * 60
_OVERNIGHT = "respite_overnight"
_PARTS = {"morning": (7, 12), "afternoon": (12, 17), "evening": (17, 22)}


@dataclass(frozen=True)
class Gap:
    """Hours in which somebody must be at home and nothing is planned."""

    span: Span
    is_night: bool
    search: Search
    """For the breaks that could close it."""

    @property
    def remark(self) -> Remark:
        """What to say of it."""
        facts = {"day": self.span.day, "start": self.span.starts, "end": self.span.ends}
        return Remark("week.gap.night" if self.is_night else "week.gap.day", facts)


def gaps(plan: Plan, carer: CarerWeek) -> tuple[Gap, ...]:
    """Every gap of an hour or more, in the order of the week, nights apart from days.

    Empty where nobody told when somebody must be at home: then nobody asked for cover.
    """
    if not carer.hours_told:
        return ()
    nights = joined(_nights())
    days = without(carer.uncovered, nights)
    dark = without(carer.uncovered, without([Span(0, WEEK)], nights))
    found = [_gap(plan, span, is_night=False) for span in _long(days)]
    found += [_gap(plan, span, is_night=True) for span in _long(unbroken(dark))]
    return tuple(sorted(found, key=lambda gap: gap.span))


def remarks(found: Iterable[Gap]) -> tuple[Remark, ...]:
    """What to say of the longest gaps."""
    longest = sorted(found, key=lambda gap: gap.span.minutes, reverse=True)[:TOLD]
    return tuple(gap.remark for gap in sorted(longest, key=lambda gap: gap.span))


def _gap(plan: Plan, span: Span, *, is_night: bool) -> Gap:
    wishes = plan.preferences
    kinds = [kind for kind in RESPITE_CATEGORIES if (kind == _OVERNIGHT) == is_night]
    parts = () if is_night else tuple(part for part in _PARTS if _touches(span, part))
    search = Search(
        categories=tuple(kinds),
        near=wishes.home,
        days=(span.day,),
        part_of_day=parts,
        access=wishes.needs,
        for_=wishes.groups,
    )
    return Gap(span, is_night, search)


def _touches(span: Span, part: str) -> bool:
    first, last = (hour * 60 for hour in _PARTS[part])
    midnight = span.start // DAY * DAY
    return overlap(span, Span(midnight + first, midnight + last))


def _nights() -> Iterator[Span]:
    for at in range(7):
        yield Span(at * DAY + _NIGHT_BEGINS, (at + 1) * DAY + _NIGHT_ENDS)


def _long(spans: Iterable[Span]) -> Iterator[Span]:
    return (span for span in spans if span.minutes >= SHORTEST_MINUTES)
