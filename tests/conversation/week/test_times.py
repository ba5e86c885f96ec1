"""Days, times and sums as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.conversation.week.amounts import sum_in
from bot.conversation.week.clocks import clocks_in, ranges_in
from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.times import when_in
from bot.vocabulary import DAYS
from bot.week.errors import ClockError

MONDAY = 0


@pytest.mark.parametrize(
    ("text", "days", "to", "source"),
    [
        ("put it on wensday", ("wed",), ("wed",), ()),
        ("move it from Monday to Friday", DAYS[:5], ("fri",), ("mon",)),
        ("take Thursday's one out", ("thu",), (), ("thu",)),
        ("swimming on Fridays instead", ("fri",), ("fri",), ()),
        ("on Wednesday rather than Tuesday", ("wed",), ("wed",), ("tue",)),
        ("not friday, saturday", ("sat",), ("sat",), ("fri",)),
        ("my Monday thing to Thursday", ("mon", "thu"), ("thu",), ("mon",)),
        ("shift tomorrow's to the weekend", ("tue", "sat", "sun"), ("sat", "sun"), ("tue",)),
        ("today and Thurs", ("mon", "thu"), ("thu",), ("mon",)),
        ("we sat down in the sun", (), (), ()),
    ],
)  # fmt: skip
def test_days(
    text: str, days: tuple[str, ...], to: tuple[str, ...], source: tuple[str, ...]
) -> None:
    when = when_in(pieces_of(text), MONDAY)
    assert when.days == days
    assert (when.to, when.source) == (to, source)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 2", ["14:00", "02:00"]),
        ("2pm", ["14:00"]),
        ("half past ten", ["10:30", "22:30"]),
        ("quarter to three", ["14:45", "02:45"]),
        ("10.30am", ["10:30"]),
        ("at noon", ["12:00"]),
        ("two o'clock", ["14:00", "02:00"]),
        ("number 2", []),
        ("£3.50", []),
        ("2 to 3 good days", []),
        ("60 pounds a week", []),
    ],
)
def test_times_on_the_clock(text: str, found: list[str]) -> None:
    assert list(clocks_in(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9 to 3", ("09:00", "15:00")),
        ("from nine till five", ("09:00", "17:00")),
        ("1-4", ("13:00", "16:00")),
        ("8pm to 8am", ("20:00", "08:00")),
        ("10am until 12 noon", ("10:00", "12:00")),
        ("9 to 5.30pm", ("09:00", "17:30")),
    ],
)
def test_stretches_of_time(text: str, found: tuple[str, str]) -> None:
    (one,) = ranges_in(text)
    assert (one.start, one.end) == found


@pytest.mark.parametrize("text", ["at 26:00", "from 9 to 25", "at 10:75", "13pm"])
def test_a_time_that_no_day_has_is_refused(text: str) -> None:
    with pytest.raises(ClockError, match="in a day"):
        when_in(pieces_of(text), MONDAY)


@pytest.mark.parametrize(
    ("text", "amount", "per"),
    [
        ("I have £60 a week", "60", "week"),
        ("my direct payment is £3,000 a year", "3000", "year"),
        ("twenty five quid each month", "25", "month"),
        ("about 3k pounds per annum", "3000", "year"),
        ("40 a week", "40", "week"),
        ("minus £20 a week", "-20", "week"),
        ("-£5", "-5", ""),
        ("£12.50 a fortnight", "12.50", "fortnight"),
        ("every year I get £400", "400", "year"),
    ],
)
def test_sums(text: str, amount: str, per: str) -> None:
    found = sum_in(text)
    assert found is not None
    assert (found.amount, found.per) == (Decimal(amount), per)


def test_a_day_and_a_number_are_no_sum() -> None:
    assert sum_in("put number 3 on the 24th of November at 10.30") is None
