"""Random calendars read by Daywise and by ``recurring_ical_events``, which must agree."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import recurring_ical_events
from hypothesis import event, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.catalogue.importers.ical.events import read_events
from bot.catalogue.importers.ical.mapping import read_calendar
from bot.catalogue.importers.reading import Context
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NOW = datetime(2026, 11, 23, tzinfo=LONDON)
_UNTIL = datetime(2027, 11, 30, tzinfo=LONDON)


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


@st.composite
def _rules(draw: st.DrawFn, first: date) -> tuple[str, list[int]]:
    """A rule that fits its first date, and the hours of day that it names."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 3))}"]
    own = _DAYS[first.weekday()]
    if frequency == "WEEKLY":
        days = {own, *draw(st.sets(st.sampled_from(_DAYS), max_size=2))}
        parts.append(f"BYDAY={','.join(sorted(days))}")
    if frequency == "MONTHLY":
        parts.append(f"BYDAY={(first.day - 1) // 7 + 1}{own}")
    hours: list[int] = []
    end = draw(st.integers(0, 3))
    if end == 0:
        parts.append(f"UNTIL={draw(st.dates(date(2027, 1, 1), date(2027, 9, 1))):%Y%m%d}T235959Z")
    elif end == 1:
        parts.append(f"COUNT={draw(st.integers(20, 60))}")
    elif draw(st.booleans()):
        hours = sorted({10, *draw(st.sets(st.sampled_from([8, 13, 17]), min_size=1))})
        parts.append(f"BYHOUR={','.join(map(str, hours))};BYMINUTE=0")
    return ";".join(parts), hours


@st.composite
def _calendars(draw: st.DrawFn) -> str:
    first = draw(st.dates(date(2026, 9, 1), date(2027, 2, 1)))
    start = datetime.combine(first, time(10))
    length = timedelta(minutes=draw(st.sampled_from([30, 60, 90])))
    rule, hours = draw(_rules(first))
    zone = ";TZID=Europe/London"
    lines = [
        "BEGIN:VEVENT", "UID:1", "SUMMARY:Tea", "DTSTAMP:20260901T000000Z",
        f"DTSTART{zone}:{_stamp(start)}", f"DTEND{zone}:{_stamp(start + length)}", f"RRULE:{rule}",
    ]  # fmt: skip
    days = st.sets(st.integers(1, 300), max_size=4)
    met = _dates(start, rule)
    out = {met[n % len(met)] for n in draw(days) if met} - {start}
    lines += [f"EXDATE{zone}:{_stamp(one)}" for one in sorted(out)]
    lines.append("END:VEVENT")
    if not hours:
        for number in draw(st.sets(st.integers(1, 300), max_size=2)):
            at = met[number % len(met)] if met else start
            if at in out or at == start:
                continue
            out.add(at)
            to = at + timedelta(days=draw(st.sampled_from([0, 1, 4])), hours=3)
            lines += [
                "BEGIN:VEVENT", "UID:1", "SUMMARY:Tea", "DTSTAMP:20260901T000000Z", "SEQUENCE:1",
                f"RECURRENCE-ID{zone}:{_stamp(at)}", f"DTSTART{zone}:{_stamp(to)}",
                f"DTEND{zone}:{_stamp(to + length)}",
                f"STATUS:{draw(st.sampled_from(['CONFIRMED', 'CANCELLED']))}", "END:VEVENT",
            ]  # fmt: skip
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *lines, "END:VCALENDAR", ""]
    return "\r\n".join(whole)


def _dates(start: datetime, rule: str) -> list[datetime]:
    """Some starts of the rule, to take exceptions from."""
    text = (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:0\r\nDTSTART:{_stamp(start)}\r\nRRULE:{rule}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    found = recurring_ical_events.of(Calendar.from_ical(text.replace("T235959Z", "T235959")))
    return sorted(one["DTSTART"].dt for one in found.between(start, start + timedelta(days=200)))


@settings(max_examples=120, deadline=None)
@given(_calendars())
def test_a_calendar_gives_the_sessions_that_another_reader_finds(text: str) -> None:
    calendar = Calendar.from_ical(text)
    expected = sorted(
        (one["DTSTART"].dt.timestamp(), one["DTEND"].dt.timestamp())
        for one in recurring_ical_events.of(calendar).between(_NOW, _UNTIL)
        if one.get("STATUS") != "CANCELLED"
    )
    context = Context("hall", _NOW.date(), lambda _: None)
    read = read_calendar(read_events(text.encode(), "hall.ics"), context)
    assert read.findings.noted == []
    found = [
        (one.start.timestamp(), one.end.timestamp() if one.end else None)
        for activity in read.activities
        for one in next_sessions(activity, _NOW, until=_UNTIL)
    ]
    event(f"{min(len(expected) // 10, 3)} times ten sessions")
    assert found == expected
