"""What a week costs, and a year, beside the money there is.

All of it is in pounds and exact to the penny. A price that is not known is told as such and counted
nowhere: it is never reckoned as nothing. A week is one in which everything takes place; a year is
what takes place on the dates of the coming 52 weeks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.vocabulary import FUNDING
from bot.week.dates import years
from bot.week.plan import Item, Plan
from bot.week.preferences import Budget
from bot.week.remarks import Remark, counted

_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class ItemCost:
    """What one item costs; None where it is not known."""

    item: Item
    session: Decimal | None
    """The person's own ticket and, where somebody goes along, theirs."""
    companion: Decimal | None
    """Of that, the companion's; 0 where nobody goes along."""
    times_a_year: int

    @property
    def year(self) -> Decimal | None:
        """For all of its dates in the coming year."""
        return None if self.session is None else self.session * self.times_a_year


@dataclass(frozen=True)
class Costs:
    """The money of a plan. ``week`` and ``year`` are of what is known, an estimate."""

    each: tuple[ItemCost, ...]
    budget: Budget | None
    companion_reckoned: tuple[Item, ...] = ()
    """Those where no feed tells what a companion pays, and the same ticket is counted."""

    @property
    def week(self) -> Decimal:
        """For one week in which everything takes place."""
        return sum((one.session for one in self.each if one.session is not None), _NOTHING)

    @property
    def year(self) -> Decimal:
        """For the coming 52 weeks."""
        return sum((one.year for one in self.each if one.year is not None), _NOTHING)

    @property
    def companion_week(self) -> Decimal:
        """What of the week is for tickets of who goes along."""
        known = (one.companion for one in self.each if one.session is not None)
        return sum((amount for amount in known if amount is not None), _NOTHING)

    @property
    def unknown(self) -> tuple[Item, ...]:
        """The items whose price is not known."""
        return tuple(one.item for one in self.each if one.session is None)

    @property
    def left_week(self) -> Decimal | None:
        """What is left of a week's money; less than 0 where it is not enough. None: no budget."""
        return None if self.budget is None else self.budget.a_week - self.week

    @property
    def left_year(self) -> Decimal | None:
        """What is left of a year's money."""
        return None if self.budget is None else self.budget.a_year - self.year

    @property
    def taking(self) -> dict[str, tuple[Item, ...]]:
        """Which items say that they take each way to pay; ways that none takes are left out."""
        items = [one.item for one in self.each]
        found = {way: tuple(item for item in items if way in item.funding) for way in FUNDING}
        return {way: takers for way, takers in found.items() if takers}

    @property
    def not_said(self) -> tuple[Item, ...]:
        """What costs something, or may, and does not say that it takes the budget's way to pay.

        Feeds list what there is, so this is something to ask, not a no.
        """
        way = self.budget.funding if self.budget else None
        if way is None:
            return ()
        return tuple(
            one.item for one in self.each if one.session != 0 and way not in one.item.funding
        )

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What to say of the money; the last is always that it is an estimate."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterable[Remark]:
        if self.week or len(self.unknown) < len(self.each):
            facts = {"week": self.week, "year": self.year}
            yield Remark("week.cost" if self.week else "week.cost_free", facts)
        if self.unknown:
            yield counted("week.cost_unknown", len(self.unknown), names=_names(self.unknown))
        if self.companion_week:
            yield Remark("week.companion", {"amount": self.companion_week})
        if self.companion_reckoned:
            yield Remark("week.companion_reckoned", {"names": _names(self.companion_reckoned)})
        yield from self._of_the_budget()
        yield Remark("week.estimate")

    def _of_the_budget(self) -> Iterable[Remark]:
        if self.budget is None:
            return
        left = self.left_year if self.budget.per == "year" else self.left_week
        if left is None:
            return
        key = f"week.left.{self.budget.per}" if left >= 0 else f"week.over.{self.budget.per}"
        yield Remark(key, {"amount": abs(left)})
        if self.not_said:
            kind = Remark(f"week.money.{self.budget.kind}").text
            yield Remark("week.funding_ask", {"kind": kind, "names": _names(self.not_said)})


def costs(plan: Plan, today: date) -> Costs:
    """What the plan costs; ``today``, a London date, is where the year begins."""
    going_along = plan.preferences.companion is not None
    each = tuple(_cost(year.item, year.weeks, going_along) for year in years(plan, today))
    reckoned = tuple(
        one.item for one in each if going_along and one.companion and not one.item.companion_told
    )
    return Costs(each, plan.budget, reckoned)


def _cost(item: Item, times: int, going_along: bool) -> ItemCost:
    companion = item.companion_cost if going_along else _NOTHING
    known = item.cost is not None and companion is not None
    session = item.cost + companion if known else None  # type: ignore[operator]
    return ItemCost(item, session, companion, times)


def _names(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.name for item in items))
