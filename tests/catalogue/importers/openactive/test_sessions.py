"""When an OpenActive programme meets: listed sessions, and schedules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.catalogue.importers.openactive.schedules import duration
from bot.catalogue.importers.reading import Context
from tests.catalogue.importers.openactive.making import (
    SERIES,
    WEEKLY,
    item,
    one,
    read,
    session,
    starts,
)


def test_sessions_go_to_their_series_and_their_dates_win(context: Context) -> None:
    made = one(
        context,
        item({**SERIES, "eventSchedule": [WEEKLY]}),
        item(session("2026-12-01T10:00:00Z"), 2),
        item(session("2026-12-08T10:00:00Z"), 3),
        item(session("2026-12-15T10:00:00Z", eventStatus="https://schema.org/EventCancelled"), 4),
    )
    assert starts(made) == ["Tue 01 Dec 10:00", "Tue 08 Dec 10:00"]


@pytest.mark.parametrize("inside", [True, False])
def test_a_session_inherits_from_the_series_inside_it_or_in_the_feed(
    context: Context, inside: bool
) -> None:
    alone = session("2026-12-01T10:00:00Z", **({"superEvent": SERIES} if inside else {}))
    items = [item(alone, 2)] if inside else [item(alone, 2), item(SERIES)]
    made = one(context, *items)
    assert (made.name, made.provider, starts(made)) == (
        "Chair yoga", "Leisure Trust", ["Tue 01 Dec 10:00"],
    )  # fmt: skip


def test_sessions_of_a_series_in_another_feed_stay_together(context: Context) -> None:
    named = {"name": "Aqua aerobics", "superEvent": "https://other.example.org/9"}
    items = [item(session(f"2026-12-0{n}T10:00:00Z", **named), n) for n in (1, 2)]
    assert len(one(context, *items).schedules) == 2


def test_sessions_inside_a_series_are_its_dates(context: Context) -> None:
    inside = [session("2026-12-01T18:00:00+00:00"), session("2027-06-01T18:00:00Z")]
    made = one(context, item({**SERIES, "subEvent": inside}))
    assert starts(made) == ["Tue 01 Dec 18:00", "Tue 01 Jun 19:00"]


def test_slots_that_are_full_are_no_dates(context: Context) -> None:
    facility = {
        "@type": "FacilityUse",
        "@id": "https://f.example.org/1",
        "name": "Table tennis",
        "location": {"name": "Table 1", "containedInPlace": SERIES["location"]},
    }
    slots = [
        {"@type": "Slot", "@id": f"s{n}", "facilityUse": facility["@id"], "duration": "PT30M",
         "startDate": f"2026-12-0{n}T10:00:00Z", "remainingUses": left}
        for n, left in ((1, 0), (2, 3))
    ]  # fmt: skip
    made = one(context, item(facility), *(item(slot, slot["@id"]) for slot in slots))
    assert starts(made) == ["Wed 02 Dec 10:00"]
    assert made.venue is not None
    assert (made.venue.name, made.venue.postcode) == ("Table 1", "DT4 7AB")


@pytest.mark.parametrize(
    ("schedule", "rule"),
    [
        ({"repeatFrequency": "P2W", "startDate": "2026-11-03"}, "FREQ=WEEKLY;INTERVAL=2"),
        ({"repeatFrequency": "P1D", "startDate": "2026-11-03"}, "FREQ=DAILY"),
        ({"byDay": ["http://schema.org/Monday"]}, "FREQ=WEEKLY;BYDAY=MO"),
        ({"repeatFrequency": "P1M", "byDay": ["schema:Tuesday"], "byMonthWeek": 1},
         "FREQ=MONTHLY;BYDAY=1TU"),
        ({"repeatFrequency": "P1M", "byMonthDay": [15]}, "FREQ=MONTHLY;BYMONTHDAY=15"),
        ({"repeatFrequency": "P1W", "startDate": "2026-11-03", "repeatCount": 9},
         "FREQ=WEEKLY;COUNT=9"),
    ],
)  # fmt: skip
def test_schedules_become_rules(context: Context, schedule: dict[str, Any], rule: str) -> None:
    data = {**SERIES, "eventSchedule": [{"startTime": "10:00", **schedule}]}
    assert one(context, item(data)).schedules[0].rrule == rule


def test_a_schedule_that_is_not_certain_is_noted_and_the_activity_stays(context: Context) -> None:
    found = read(context, item({**SERIES, "eventSchedule": [{"repeatFrequency": "P2W"}]}))
    assert found.activities[0].schedules == ()
    assert "no start date" in found.findings.noted[0].reason


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PT1H30M", timedelta(minutes=90)), ("PT45M", timedelta(minutes=45)),
        ("P1D", timedelta(days=1)), ("P1DT2H", timedelta(hours=26)), ("P1W", timedelta(weeks=1)),
        ("P", None), ("90", None), (None, None), ("P1M", None),
    ],
)  # fmt: skip
def test_durations_are_read(text: Any, length: timedelta | None) -> None:
    assert duration(text) == length


def test_a_schedule_without_an_end_ends_with_its_course(context: Context) -> None:
    schedule = {k: v for k, v in WEEKLY.items() if k != "endDate"}
    course = {**SERIES, "@type": "CourseInstance", "eventSchedule": [schedule]}
    spring = one(context, item({**course, "startDate": "2026-09-03", "endDate": "2026-12-10"}))
    assert spring.schedules[0].valid_to == date(2026, 12, 10)
    over = read(context, item({**course, "startDate": "2026-09-03", "endDate": "2026-11-12"}))
    assert [remark.reason for remark in over.findings.left_out] == ["it is over"]
    a_session = session("2026-11-05T11:00:00Z", endDate="2026-11-05T12:00:00Z")
    assert one(context, item({**course, "subEvent": [a_session]})).schedules[0].valid_to is None
