"""The carer's side of a week: which hours are theirs.

Somebody has to be with the person in the hours that were told, or always where none were told. In
these the carer is busy, unless the person is away at something in the plan, or a sitting service is
with them. Where the carer takes the person there, the carer's ways are taken off: there, back, out
again to fetch them and home. Where the carer goes along, the hours are not free either. Free and
busy hours make the 168 of the week.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.vocabulary import DAYS
from bot.week.clashes import followers, way_home
from bot.week.plan import Item, Plan
from bot.week.remarks import Remark
from bot.week.spans import DAY, WEEK, Span, joined, minutes_in, span_of, unbroken, without

EVENING = (time(18), time(22))
STAYING_MINUTES = 120
"""For so long somebody stays out between two activities, rather than go home."""
_SITTING = "sitting_service"


@dataclass(frozen=True)
class CarerWeek:
    """The carer's week. Spans are in order, and cut at the end of Sunday."""

    free: tuple[Span, ...]
    busy: tuple[Span, ...]
    uncovered: tuple[Span, ...]
    """When somebody must be at home, and the person is: only the carer can be there."""
    hours_told: bool
    """Whether it was told when somebody must be there; else it is reckoned as always."""

    @property
    def free_minutes(self) -> int:
        """Minutes of the week that are the carer's own."""
        return minutes_in(self.free)

    @property
    def busy_minutes(self) -> int:
        """The others."""
        return minutes_in(self.busy)

    @property
    def longest(self) -> Span | None:
        """The longest unbroken break; None where there is none."""
        return max(unbroken(self.free), key=lambda span: span.minutes, default=None)

    @property
    def free_evenings(self) -> tuple[str, ...]:
        """The days whose evening, 6pm to 10pm, is all theirs."""
        return tuple(day for day in DAYS if not without([span_of(day, *EVENING)], self.free))

    @property
    def weekend_minutes(self) -> int:
        """How much of Saturday and Sunday is theirs."""
        weekend = Span(5 * DAY, WEEK)
        return weekend.minutes - minutes_in(without([weekend], self.free))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What to tell the carer of their hours."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[Remark]:
        longest = self.longest
        if longest is None:
            yield Remark("week.carer.none")
        elif longest.minutes == WEEK:
            yield Remark("week.carer.all")
        else:
            yield Remark("week.carer.free", {"minutes": self.free_minutes})
            facts = {"minutes": longest.minutes, "day": longest.day, "start": longest.starts}
            yield Remark("week.carer.longest", facts)
            if self.free_evenings:
                yield Remark("week.carer.evenings", {"days": self.free_evenings})
            if self.weekend_minutes:
                yield Remark("week.carer.weekend", {"minutes": self.weekend_minutes})
        if not self.hours_told:
            yield Remark("week.carer.hours_question")


def carer_week(plan: Plan) -> CarerWeek:
    """The carer's week beside a plan."""
    told = plan.preferences.somebody_at_home
    needed = [hours.span for hours in told] if told else [Span(0, WEEK)]
    uncovered = without(needed, _covered(plan))
    busy = joined([*uncovered, *_with_carer(plan)])
    return CarerWeek(without([Span(0, WEEK)], busy), busy, uncovered, bool(told))


@dataclass(frozen=True)
class _Outing:
    """Something away from home, and the ways to it and from it in minutes."""

    span: Span
    home: int
    """The way between it and home; 0 where that is not known: no way was reckoned then."""
    from_home: bool
    """They come from home; else straight from what was before."""
    to_home: bool

    @property
    def away(self) -> Span:
        """From the door at home and back to it, or straight on."""
        return Span(
            self.span.start - self.from_home * self.home, self.span.end + self.to_home * self.home
        )


def _covered(plan: Plan) -> Iterator[Span]:
    """When the person is away, ways included, or somebody sits with them at home."""
    yield from (item.span for item in plan.items if _SITTING in item.categories)
    yield from (outing.away for outing in _outings(plan))
    yield from _staying_out(plan).values()


def _with_carer(plan: Plan) -> Iterator[Span]:
    """When the carer is on the way, or goes along."""
    wishes = plan.preferences
    goes_along = wishes.companion == "carer"
    if not goes_along and (wishes.companion == "assistant" or not wishes.carer_takes):
        return
    for outing in _outings(plan):
        span, away, minutes = outing.span, outing.away, outing.home
        if goes_along or 2 * minutes >= span.minutes:
            yield away
        else:
            yield Span(away.start, span.start + minutes)
            yield Span(span.end - minutes, away.end)
    yield from _staying_out(plan).values()


def _outings(plan: Plan) -> Iterator[_Outing]:
    staying = _staying_out(plan)
    onwards = {before for before, _ in staying}
    from_there = {after for _, after in staying}
    for item in filter(_is_out, plan.items):
        yield _Outing(
            item.span,
            _minutes_home(plan, item),
            from_home=item.number not in from_there,
            to_home=item.number not in onwards,
        )


def _staying_out(plan: Plan) -> dict[tuple[int, int], Span]:
    """Between two activities with no time to go home, by the numbers of the two."""
    found = {}
    for before, after in followers(plan.items):
        if not (_is_out(before) and _is_out(after)):
            continue
        there_are = (after.span.start - before.span.end) % WEEK
        by_home = _minutes_home(plan, before) + _minutes_home(plan, after)
        if there_are <= max(STAYING_MINUTES, by_home):
            start = before.span.end
            found[before.number, after.number] = Span(start, start + there_are)
    return found


def _is_out(item: Item) -> bool:
    return not item.online and _SITTING not in item.categories


def _minutes_home(plan: Plan, item: Item) -> int:
    way = way_home(plan, item)
    return way.minutes if way else 0
