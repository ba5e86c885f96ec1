"""What somebody wants of a week, and the money there is for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

from bot.catalogue.query import Near
from bot.vocabulary import ACCESS, CATEGORIES, DAYS, FOR, FUNDING, PARTS_OF_DAY
from bot.week.errors import BudgetError, PlanError, choice_error, shown
from bot.week.purposes import GOALS
from bot.week.spans import Span, read_day, span_of
from bot.wording import say

Per = Literal["week", "year"]
BudgetKind = Literal["personal_budget", "direct_payment", "individual_service_fund"]
Way = Literal["walk", "bus", "car"]
Companion = Literal["carer", "assistant"]

WEEKS_A_YEAR = 52
_MOST_MONEY = Decimal(1_000_000)
_PENNY = Decimal("0.01")
_MIDNIGHT = time()


@dataclass(frozen=True)
class Hours:
    """Some hours of one day, every week, London wall-clock time.

    An ``end`` that is not after ``start`` is on the next day; midnight to midnight is a whole day.
    """

    day: str
    start: time = _MIDNIGHT
    end: time = _MIDNIGHT
    who: str = ""
    """Who they are about, in the person's own words ("my sister"); may be empty."""

    def __post_init__(self) -> None:
        read_day(self.day)

    @property
    def span(self) -> Span:
        """The same as minutes of the week."""
        return span_of(self.day, self.start, self.end)

    @property
    def is_whole_day(self) -> bool:
        """Whether it is a day from midnight to midnight."""
        return self.start == self.end == _MIDNIGHT


@dataclass(frozen=True)
class Budget:
    """The money there is, in pounds, a week or a year."""

    amount: Decimal
    per: Per = "week"
    kind: BudgetKind = "personal_budget"

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", read_amount(self.amount))
        _one_of(self.per, get_args(Per))
        _one_of(self.kind, get_args(BudgetKind))

    @property
    def a_year(self) -> Decimal:
        """For 52 weeks."""
        return self.amount if self.per == "year" else self.amount * WEEKS_A_YEAR

    @property
    def a_week(self) -> Decimal:
        """For one of 52 weeks; whole pennies, rounded down."""
        if self.per == "week":
            return self.amount
        return (self.amount / WEEKS_A_YEAR).quantize(_PENNY, rounding="ROUND_DOWN")

    @property
    def funding(self) -> str | None:
        """The way to pay that an activity has to take for it; None where it can be any."""
        return None if self.kind == "personal_budget" else self.kind


@dataclass(frozen=True)
class Preferences:
    """What somebody wants of their week. Ids are those of :mod:`bot.vocabulary`; empty is not told.

    Raises:
        PlanError: a value that is none of the ids, or a number that makes no sense.
    """

    likes: tuple[str, ...] = ()
    """Categories."""
    dislikes: tuple[str, ...] = ()
    """Categories that are left out of suggestions."""
    goals: tuple[str, ...] = ()
    """What the week is for, of :data:`bot.week.purposes.GOALS`."""
    needs: tuple[str, ...] = ()
    """Access that has to be there."""
    groups: tuple[str, ...] = ()
    """Who the activities have to be for."""
    parts_of_day: tuple[str, ...] = ()
    quiet: tuple[Hours, ...] = ()
    """Kept free for rest."""
    good_days: int = 3
    """On so many days at the most is something suggested: people asked for two or three good days
    a week rather than five (Dorset Council, July 2024)."""
    home: Near | None = None
    within_miles: float | None = None
    """How far from home at the most; None is :data:`bot.catalogue.search.DEFAULT_RADIUS_MILES`."""
    way: Way | None = None
    """How they get about; None is on foot where it is near and by bus where it is not."""
    companion: Companion | None = None
    """Who goes along and needs a ticket: the carer, who is not free then, or a paid assistant."""
    carer_takes: bool = True
    """Whether the carer takes them there and fetches them; their free hours are shorter by that."""
    somebody_at_home: tuple[Hours, ...] = ()
    """When they cannot be at home alone; empty is not told, and then counted as always."""

    def __post_init__(self) -> None:
        for values, known in (
            (self.likes, CATEGORIES), (self.dislikes, CATEGORIES), (self.goals, GOALS),
            (self.needs, ACCESS), (self.groups, FOR), (self.parts_of_day, PARTS_OF_DAY),
        ):  # fmt: skip
            for value in values:
                _one_of(value, known)
        _one_of(self.way, (None, *get_args(Way)))
        _one_of(self.companion, (None, *get_args(Companion)))
        if not 1 <= self.good_days <= len(DAYS):
            raise PlanError(say("week.error.days", value=shown(self.good_days)))
        if self.within_miles is not None and not 0 < self.within_miles <= 1000:
            raise PlanError(say("week.error.miles", value=shown(self.within_miles)))

    @property
    def quiet_days(self) -> tuple[str, ...]:
        """The days that are kept free from morning to night."""
        return tuple(hours.day for hours in self.quiet if hours.is_whole_day)


def read_amount(value: Any) -> Decimal:
    """Pounds, to the penny.

    Raises:
        BudgetError: it is less than nothing, more than a million, no number, or has half pennies.
    """
    try:
        amount = Decimal(str(value).strip().removeprefix("£").replace(",", ""))
    except InvalidOperation:
        raise BudgetError(say("week.error.money", value=shown(value))) from None
    if not amount.is_finite() or amount > _MOST_MONEY:
        raise BudgetError(say("week.error.money", value=shown(value)))
    if amount < 0:
        raise BudgetError(say("week.error.negative", value=shown(value)))
    if amount != amount.quantize(_PENNY):
        raise BudgetError(say("week.error.pennies", value=shown(value)))
    return amount.quantize(_PENNY)


def check_funding(ways: Iterable[str]) -> None:
    """Refuse what is no way to pay.

    Raises:
        PlanError: naming it.
    """
    for way in ways:
        _one_of(way, FUNDING)


def _one_of(value: Any, known: Iterable[Any]) -> None:
    if value not in tuple(known):
        raise choice_error(value)
