"""When and how much, in words: "Every Tuesday, 10am to 12 noon", "£3.50"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from bot.catalogue.model import Activity, Price, Schedule
from bot.catalogue.pricing import is_free_in_words, lowest_price
from bot.catalogue.recurrence import has_dates, last_day_of, next_sessions
from bot.catalogue.rules import RecurrenceError, Rule, read_rule
from bot.settings import LONDON

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last",
        -2: "second last"}  # fmt: skip
_DATES_SHOWN = 3


def clock(moment: time) -> str:
    """ "10am", "2:30pm", "12 noon", "12 midnight"."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "12 noon" if moment.hour else "12 midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{(moment.hour - 1) % 12 + 1}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def hours(start: time | None, end: time | None) -> str:
    """ "10am to 12 noon", "10am", or nothing where the start is not known."""
    if start is None:
        return ""
    return f"{clock(start)} to {clock(end)}" if end and end != start else clock(start)


def day_in_full(day: date) -> str:
    """ "Saturday 28 November 2026"."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def listed(items: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def shortened(words: str, longest: int) -> str:
    """At most ``longest`` characters, cut after a word, with "…" where something was cut."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return (cut.rsplit(None, 1)[0] if " " in cut else cut).rstrip(" ,;:-") + "…"


PRICE_UNKNOWN = "Price not known"


def price_words(price: Price) -> str:
    """What a person reads: the provider's words, "Free", "£3.50" or "Price not known"."""
    lowest = lowest_price(price)
    if price.words and not is_free_in_words(price.words):
        return price.words
    if lowest is None:
        return PRICE_UNKNOWN
    return "Free" if lowest == 0 else pounds(lowest)


def pounds(amount: Decimal) -> str:
    """ "£5", "£3.50", "£1,040"."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def when_words(activity: Activity, now: datetime) -> str:
    """When it is on: the provider's words, else ours from the schedules that are not over.

    Where neither says it, the next session's date or, at the last, that one has to ask.
    """
    today = now.astimezone(LONDON).date()
    current = [
        schedule
        for schedule in activity.schedules
        if (end := last_day_of(schedule)) is None or end >= today
    ]
    said = [*(schedule.words for schedule in current), *_derived(current, today)]
    if words := "; ".join(dict.fromkeys(filter(None, said))):
        return words
    for session in next_sessions(activity, now):
        times = hours(session.start.time(), session.end.time() if session.end else None)
        return f"Next on {day_in_full(session.start.date())}, {times}"
    return "Ring to ask when it is on" if activity.phone else "Ask when it is on"


def _derived(schedules: Sequence[Schedule], today: date) -> list[str]:
    """Our words of the schedules without the provider's; weekly ones at one time are joined."""
    weekly: dict[str, set[int]] = {}
    others: list[str] = []
    for schedule in schedules:
        if schedule.words or not has_dates(schedule):
            continue
        times = hours(schedule.start_time, schedule.end_time)
        rule = _rule(schedule)
        if rule and (days := _plain_weekdays(rule, schedule)):
            weekly.setdefault(times, set()).update(days)
        else:
            others.append(_with_times(_other_words(rule, schedule, today), times))
    return [*(_with_times(_weekly(days), times) for times, days in weekly.items()), *others]


def _with_times(days: str, times: str) -> str:
    return f"{days}, {times}" if days and times else days


def _rule(schedule: Schedule) -> Rule | None:
    try:
        return read_rule(schedule.rrule) if schedule.rrule else None
    except RecurrenceError:
        return None  # dates were added by hand to a rule that cannot be read


def _plain_weekdays(rule: Rule, schedule: Schedule) -> set[int]:
    """The weekdays of a rule that means the same every week; otherwise none."""
    if rule.interval != 1 or rule.months or rule.month_days or rule.positions:
        return set()
    if rule.frequency == "YEARLY" or any(nth for _, nth in rule.weekdays):
        return set()
    if rule.weekdays:
        return {weekday for weekday, _ in rule.weekdays}
    if rule.frequency == "DAILY":
        return set(range(7))
    by_start = rule.frequency == "WEEKLY" and schedule.start_date
    return {by_start.weekday()} if by_start else set()


def _weekly(days: set[int]) -> str:
    ordered = sorted(days)
    if len(ordered) == 7:
        return "Every day"
    if len(ordered) == 1:
        return f"Every {DAY_NAMES[ordered[0]]}"
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{DAY_NAMES[ordered[0]]} to {DAY_NAMES[ordered[-1]]}"
    return listed(f"{DAY_NAMES[day]}s" for day in ordered)


def _other_words(rule: Rule | None, schedule: Schedule, today: date) -> str:
    if rule is None:
        dates = sorted({*schedule.extra_dates, *filter(None, [schedule.start_date])})
        coming = [day for day in dates if day >= today and day not in schedule.excluded_dates]
        more = ["more dates"] if len(coming) > _DATES_SHOWN else []
        return listed([*map(day_in_full, coming[:_DATES_SHOWN]), *more]) if coming else ""
    if rule.months and len(rule.months) < 12:
        return ""
    if rule.frequency == "DAILY" and not rule.weekdays and not rule.month_days:
        return f"Every {'other day' if rule.interval == 2 else f'{rule.interval} days'}"
    if rule.frequency == "WEEKLY":
        return _some_weeks(rule, schedule)
    return _monthly(rule, schedule) if rule.frequency == "MONTHLY" else ""


def _some_weeks(rule: Rule, schedule: Schedule) -> str:
    start = schedule.start_date
    days = sorted({day for day, _ in rule.weekdays} or {start.weekday()} if start else set())
    if not days:
        return ""
    names = listed(DAY_NAMES[day] for day in days)
    return f"Every other {names}" if rule.interval == 2 else f"Every {rule.interval} weeks, {names}"


def _monthly(rule: Rule, schedule: Schedule) -> str:
    month = {1: "the month", 2: "every other month"}.get(
        rule.interval, f"every {rule.interval} months"
    )
    named = list(rule.weekdays)
    if len(named) == 1 and named[0][1] is None and rule.positions:
        named = [(named[0][0], position) for position in rule.positions]
    elif rule.positions or (named and rule.month_days):
        return ""
    if named:
        if any(nth not in _NTH for _, nth in named):
            return ""
        days = _nth_weekdays([(day, nth) for day, nth in named if nth is not None])
        return f"{days[0].upper()}{days[1:]} of {month}"
    numbers = rule.month_days or ((schedule.start_date.day,) if schedule.start_date else ())
    if not numbers or min(numbers) < 1:
        return ""
    return f"The {listed(_ordinal(number) for number in sorted(numbers))} of {month}"


def _nth_weekdays(named: Sequence[tuple[int, int]]) -> str:
    """ "first and third Saturday", "first Saturday and last Sunday"."""
    by_day: dict[int, list[str]] = {}
    for day, nth in named:
        by_day.setdefault(day, []).append(_NTH[nth])
    return listed(f"{listed(nths)} {DAY_NAMES[day]}" for day, nths in by_day.items())


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number in (11, 12, 13) else endings.get(number % 10, 'th')}"
