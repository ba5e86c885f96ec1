"""Random schedules expanded by Daywise and by ``dateutil`` on its own, which must agree.

``dateutil`` is given the rule as it is written, from its own start date, with its own zone and its
own way over the clock changes; Daywise moves the start nearer, takes parts out of the rule and
clips. Its bank holidays are worked out from Easter and from rules, not from a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from dateutil import easter, rrule, zoneinfo
from dateutil.tz import resolve_imaginary
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bot.bank_holidays import bank_holidays
from bot.catalogue.importers.calendar_words import with_the_year
from bot.catalogue.model import Schedule
from bot.catalogue.recurrence import check_rule, last_day, next_sessions, sessions
from bot.catalogue.rules import RecurrenceError
from bot.settings import LONDON
from tests.catalogue.making import activity

_ZONE = zoneinfo.get_zonefile_instance().get("Europe/London")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST, _LAST = date(2026, 1, 1), date(2028, 6, 30)


# --- random schedules -------------------------------------------------------------------------


def _numbers(least: int, most: int, at_most: int = 3) -> st.SearchStrategy[str]:
    return st.sets(st.integers(least, most), min_size=1, max_size=at_most).map(
        lambda found: ",".join(map(str, sorted(found)))
    )


@st.composite
def _byday(draw: st.DrawFn, nth: bool) -> str:
    days = draw(st.sets(st.sampled_from(_DAYS), min_size=1, max_size=3))
    numbers = draw(st.sampled_from(["", "", "1", "2", "3", "4", "-1", "5"])) if nth else ""
    return ",".join(f"{numbers}{day}" for day in sorted(days))


@st.composite
def _rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY"]))
    by_month = frequency in ("MONTHLY", "YEARLY")
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(_DAYS))}")
    if draw(st.integers(0, 3)):
        parts.append(f"BYDAY={draw(_byday(nth=by_month))}")
    if by_month and draw(st.integers(0, 2)) == 0:
        parts.append(f"BYMONTHDAY={draw(_numbers(1, 31) | _numbers(-5, -1))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"BYMONTH={draw(_numbers(1, 12))}")
    if by_month and any(part.startswith("BYDAY") for part in parts) and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '2', '-1', '1,3']))}")
    end = draw(st.integers(0, 5))
    if end == 0:
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    elif end == 1:
        until = draw(st.dates(date(2026, 6, 1), _LAST))
        form = draw(st.sampled_from(["%Y%m%d", "%Y%m%dT120000", "%Y%m%dT120000Z"]))
        parts.append(f"UNTIL={until.strftime(form)}")
    return ";".join(parts)


@st.composite
def _schedules(draw: st.DrawFn) -> Schedule:
    opens, closes = sorted(draw(st.tuples(*[_times()] * 2)))
    window = sorted(draw(st.tuples(*[st.dates(_FIRST, _LAST)] * 2)))
    some_dates = st.sets(st.dates(date(2026, 2, 1), date(2027, 12, 31)), max_size=6)
    return Schedule(
        start_date=draw(st.dates(date(2023, 1, 1), date(2026, 12, 31))),
        start_time=opens,
        end_time=closes if closes > opens else None,
        rrule=draw(_rules()),
        valid_from=draw(st.sampled_from([None, None, window[0]])),
        valid_to=draw(st.sampled_from([None, None, window[1]])),
        excluded_dates=tuple(sorted(draw(some_dates))),
        extra_dates=tuple(sorted(draw(some_dates))),
    )


def _times() -> st.SearchStrategy[time]:
    """Times of day; often those that a clock change skips or gives twice."""
    near_the_change = st.sampled_from([time(0, 30), time(1), time(1, 30), time(2), time(2, 30)])
    return near_the_change | st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


@st.composite
def _spans(draw: st.DrawFn) -> tuple[datetime, datetime]:
    """From any moment, often just before a clock change, for up to eight months."""
    change = st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28),
                              date(2027, 10, 31)])  # fmt: skip
    day = draw(change.map(lambda day: day - timedelta(days=2)) | st.dates(_FIRST, date(2027, 6, 1)))
    after = datetime.combine(day, draw(_times()), LONDON)
    return after, after + timedelta(days=draw(st.integers(3, 240)))


# --- the second opinion -----------------------------------------------------------------------


def _second_opinion(schedule: Schedule, after: datetime, until: datetime) -> list[datetime]:
    """The starts that ``dateutil`` finds, aware, in its own zone."""
    found = []
    for moment in _moments(schedule, until.date() + timedelta(days=1)):
        if (
            not (schedule.valid_from or date.min)
            <= moment.date()
            <= (schedule.valid_to or date.max)
        ):
            continue
        start = resolve_imaginary(moment.replace(tzinfo=_ZONE))
        if after.timestamp() <= start.timestamp() < until.timestamp():
            found.append(start)
    return found


def _moments(schedule: Schedule, last: date) -> Iterator[datetime]:
    at = schedule.start_time or time()
    together = rrule.rruleset()
    for moment in _of_the_rule(schedule, last):
        together.rdate(moment)
    for day in schedule.extra_dates:
        together.rdate(datetime.combine(day, at))
    for day in schedule.excluded_dates:
        together.exdate(datetime.combine(day, at))
    return iter(together)


def _of_the_rule(schedule: Schedule, last: date) -> Iterable[datetime]:
    """The rule's own dates as far as ``last``: it would look for a date that never comes until the
    year 9999, so an end is always given, and a count is taken from what it finds."""
    assert schedule.start_date
    assert schedule.rrule
    start = datetime.combine(schedule.start_date, schedule.start_time or time())
    bare = re.sub(r";(COUNT|UNTIL)=[^;]*", "", schedule.rrule)
    end = datetime.combine(last, time.max)
    if until := re.search(r"UNTIL=(\d{8})(T\d{6})?(Z)?", schedule.rrule):
        day = datetime.strptime(until[1], "%Y%m%d")
        end = min(
            end, datetime.combine(day, time.max) if not until[2] else _exactly(*until.groups())
        )
    found = rrule.rrulestr(bare, dtstart=start).replace(until=end)
    count = re.search(r"COUNT=(\d+)", schedule.rrule)
    return islice(found, int(count[1])) if count else found


def _exactly(day: str, clock: str, utc: str | None) -> datetime:
    moment = datetime.strptime(day + clock, "%Y%m%dT%H%M%S")
    if utc:
        moment = moment + _ZONE.utcoffset(moment)  # midday is far from any clock change
    return moment


def _usable(schedule: Schedule) -> bool:
    try:
        check_rule(schedule.rrule or "", schedule.start_date)
    except RecurrenceError:
        event("a rule that is refused")
        return False
    return True


# --- what must agree --------------------------------------------------------------------------


@settings(max_examples=400, deadline=None)
@given(_schedules(), _spans())
def test_every_schedule_meets_when_dateutil_says(
    schedule: Schedule, span: tuple[datetime, datetime]
) -> None:
    usable = _usable(schedule)
    found = [session.start for session in sessions(schedule, *span)]
    if not usable:
        schedule = replace(schedule, rrule="FREQ=DAILY;UNTIL=19000101")  # its extra dates alone
    expected = _second_opinion(schedule, *span)
    event(f"{min(len(expected), 3)} sessions or more")
    assert [start.isoformat() for start in found] == [start.isoformat() for start in expected]


@settings(max_examples=100, deadline=None)
@given(_schedules(), _times(), _spans())
def test_several_times_a_day_are_several_schedules(
    schedule: Schedule, again: time, span: tuple[datetime, datetime]
) -> None:
    both = (schedule, replace(schedule, start_time=again, end_time=None))
    found = next_sessions(activity(schedules=both), span[0], until=span[1])
    if not all(map(_usable, both)):
        return
    expected = {s.timestamp() for one in both for s in _second_opinion(one, *span)}
    assert sorted({session.start.timestamp() for session in found}) == sorted(expected)


@settings(max_examples=150, deadline=None)
@given(_schedules())
def test_nothing_meets_after_the_last_day(schedule: Schedule) -> None:
    end = last_day(activity(schedules=(schedule,)))
    if end is None or not _usable(schedule):
        return
    span = datetime(2023, 1, 1, tzinfo=LONDON), datetime(2029, 1, 1, tzinfo=LONDON)
    assert all(start.date() <= end for start in _second_opinion(schedule, *span))


@st.composite
def _terms(draw: st.DrawFn) -> tuple[tuple[date, date], ...]:
    days = sorted(draw(st.sets(st.dates(_FIRST, _LAST), min_size=2, max_size=8)))
    return tuple(zip(days[::2], days[1::2], strict=False))


@settings(max_examples=200, deadline=None)
@given(_schedules(), _terms(), _spans(), st.sampled_from(["term", "holidays", "both"]))
def test_term_time_only_and_no_bank_holidays(
    schedule: Schedule,
    terms: tuple[tuple[date, date], ...],
    span: tuple[datetime, datetime],
    said: str,
) -> None:
    """The cut schedules give just the days in a term that are no bank holiday."""
    schedule = replace(schedule, extra_dates=())
    if not _usable(schedule):
        return
    words = {"term": "Term time only.", "holidays": "Closed on bank holidays.",
             "both": "Term time only. Not on bank holidays."}[said]  # fmt: skip
    after = datetime.combine(span[0].date(), time(), LONDON)
    cut = with_the_year(activity(summary=words, schedules=(schedule,)), terms, after.date())
    found = {session.start.timestamp() for session in next_sessions(cut, after, until=span[1])}
    holidays = bank_holidays_by_rule(after.year, span[1].year)
    known = any(last >= after.date() for _, last in terms)

    def is_on(day: date) -> bool:
        if said != "term" and day in holidays:
            return False
        if said == "holidays" or known:
            return said == "holidays" or any(first <= day <= last for first, last in terms)
        shut = (day.month, day.day) >= (12, 25) or (day.month == 8 and 8 <= day.day <= 24)
        return day not in holidays and not shut

    expected = {
        start.timestamp()
        for start in _second_opinion(schedule, after, span[1])
        if is_on(start.date())
    }
    assert found == expected


def test_the_list_of_bank_holidays_is_what_the_rules_give() -> None:
    listed = bank_holidays(date(2026, 1, 1), date(2030, 12, 31))
    assert set(listed) == bank_holidays_by_rule(2026, 2030)


def bank_holidays_by_rule(first_year: int, last_year: int) -> set[date]:
    """England's, from the Banking and Financial Dealings Act 1971 and proclamation, with the days
    in lieu; https://www.gov.uk/bank-holidays. Holds for 2026 to 2030."""
    found: set[date] = set()
    for year in range(first_year, last_year + 1):
        sunday = easter.easter(year)
        found |= {sunday - timedelta(days=2), sunday + timedelta(days=1)}
        for month, nth in ((5, 1), (5, -1), (8, -1)):
            day = rrule.rrule(
                rrule.MONTHLY, datetime(year, month, 1), byweekday=rrule.MO(nth), count=1
            )[0]
            found.add(day.date())
        taken: set[date] = set()
        for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
            taken.add(fixed)
            instead = fixed
            while fixed.weekday() >= 5 and (instead.weekday() >= 5 or instead in taken):
                instead += timedelta(days=1)
            taken.add(instead)
        found |= taken
    return found
