"""A plan as the contract has it, as it is kept, and as a calendar file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from bot.catalogue.model import Activity, Schedule
from bot.settings import LONDON
from bot.week.calendar import calendar_of, uid
from bot.week.contract import week
from bot.week.dates import year_of
from bot.week.editing import move, remove, spend, undo
from bot.week.errors import BudgetError, ClockError, KeptPlanError, OverlapError, PlanError
from bot.week.keeping import from_json, to_json
from bot.week.plan import Plan
from bot.week.preferences import Budget
from tests.catalogue.making import NOW, activity, once, weekly
from tests.week.making import ART, FARM, SWIM, TODAY, empty, item, planned, plans

PROJECT = Path(__file__).resolve().parent.parent.parent
PAGES = "https://example.org/activities/"
PLAN = planned((ART, "tue"), (SWIM, "tue"), (FARM, "fri"), budget=Budget(Decimal(520), "year"))


# --- the contract -----------------------------------------------------------------------------


def week_schema() -> Draft202012Validator:
    document = yaml.safe_load((PROJECT / "web" / "openapi.yml").read_text(encoding="utf-8"))
    return Draft202012Validator(document["components"]["schemas"]["Week"])


def test_the_week_of_the_contract() -> None:
    made = week(PLAN, TODAY)
    assert [(one["activity"]["id"], one["day"], one["start"], one["end"], one["cost"])
            for one in made["items"]] == [
        ("art", "tue", "10:00", "12:00", 3.5),
        ("swim", "tue", "12:10", "13:00", 4.2),
        ("farm", "fri", "13:00", "16:00", None),
    ]  # fmt: skip
    assert (made["weekly_cost"], made["yearly_cost"], made["budget"]) == (7.7, 400.4, 10.0)
    assert (made["left"], made["costs_unknown"]) == (2.3, ["farm"])
    (clash,) = made["clashes"]
    assert (clash["a"], clash["b"]) == ("art", "swim")
    assert clash["reason"].startswith("There is little time")
    assert made["carer_free_hours"] == 3.2


def test_an_empty_week_has_every_field() -> None:
    assert week(empty(), TODAY) == {
        "items": [], "weekly_cost": 0.0, "budget": None, "clashes": [], "carer_free_hours": 0.0,
        "yearly_cost": 0.0, "left": None, "costs_unknown": [],
    }  # fmt: skip


def test_what_did_not_fit_is_among_the_clashes() -> None:
    made = week(PLAN, TODAY, [item(9, "tue", "11:00", "12:05")])
    assert [(clash["a"], clash["b"]) for clash in made["clashes"]] == [
        ("art", "a9"), ("art", "swim"),
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_week_is_as_the_schema_of_the_server_says(
    made: tuple[Plan, dict[str, Activity]],
) -> None:
    document = json.loads(json.dumps(week(made[0], TODAY)))
    assert list(week_schema().iter_errors(document)) == []


# --- kept -------------------------------------------------------------------------------------


def test_a_kept_plan_with_its_past_is_small() -> None:
    """It travels with every message, so the past is not written out each time."""
    plan = PLAN
    for _ in range(12):
        plan = undo(remove(plan, "art").plan).plan
    for amount in range(20):
        plan = spend(plan, Budget(Decimal(amount)))
    written = json.dumps(to_json(plan))
    assert from_json(json.loads(written)) == plan
    assert len(written) < 6000


def changed(**fields: Any) -> dict[str, Any]:
    made = to_json(PLAN)
    made["items"][0] = made["items"][0] | fields
    return made


@pytest.mark.parametrize(
    ("data", "error", "sentence"),
    [
        (changed(end="26:00"), ClockError, "There is no 26:00 in a day."),
        (changed(start="10:99:00"), ClockError, "There is no 10:99:00 in a day."),
        (changed(end="12:40:00"), OverlapError, "Art group and Easy swim are at the same time."),
        (changed(cost="-3"), BudgetError, "Money cannot be less than nothing."),
        (changed(day="someday"), PlanError, "I do not know someday."),
        (to_json(PLAN) | {"budgets": [{"amount": "-1"}]}, BudgetError, "less than nothing"),
        (to_json(PLAN) | {"version": 99}, KeptPlanError, "I cannot read that plan."),
        (to_json(PLAN) | {"states": []}, KeptPlanError, "I cannot read that plan."),
        (to_json(PLAN) | {"gone": [77]}, KeptPlanError, "I cannot read that plan."),
        ({}, KeptPlanError, "I cannot read that plan."),
        ([], KeptPlanError, "I cannot read that plan."),
    ],
)
def test_what_is_no_plan_is_an_error_with_a_sentence(
    data: Any, error: type[PlanError], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        from_json(data)


# --- a calendar -------------------------------------------------------------------------------


def events(plan: Plan, now: datetime = NOW) -> dict[str, Any]:
    file = icalendar.Calendar.from_ical(calendar_of(plan, now, PAGES))
    return {str(event["UID"]): event for event in file.walk("VEVENT")}


@pytest.mark.parametrize(
    "schedule",
    [
        weekly("TU"),
        weekly("TU,FR", excluded_dates=(date(2026, 12, 25), date(2026, 12, 29))),
        weekly("TU", valid_from=date(2026, 12, 5), valid_to=date(2027, 4, 30)),
        Schedule(rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start_date=date(2026, 11, 17),
                 start_time=weekly("TU").start_time),
        Schedule(rrule="FREQ=MONTHLY;BYDAY=2WE", start_time=weekly("TU").start_time),
        Schedule(rrule="FREQ=MONTHLY;BYDAY=-1FR", start_time=weekly("TU").start_time),
        weekly("SU", "23:00", "01:30"),
        once("2027-02-06"),
        Schedule(extra_dates=(date(2026, 12, 1), date(2026, 12, 8), date(2027, 5, 4)),
                 start_time=weekly("TU").start_time),
    ],
)  # fmt: skip
def test_the_dates_of_the_file_are_those_of_the_plan(schedule: Schedule) -> None:
    """``recurring_ical_events`` is the second opinion."""
    from bot.week.slots import slots_of

    one = activity(schedules=(schedule,))
    plan = planned(*((one, slot.day) for slot in slots_of(one, NOW)))
    file = icalendar.Calendar.from_ical(calendar_of(plan, NOW, PAGES))
    until = datetime.combine(TODAY + timedelta(days=364), NOW.time(), LONDON)
    found = recurring_ical_events.of(file).between(NOW.replace(hour=0), until)
    assert sorted(event["DTSTART"].dt for event in found) == sorted(
        datetime.combine(day, each.start, LONDON)
        for each in plan.items
        for day in year_of(each, TODAY).on
    )
    assert all(event["DTEND"].dt - event["DTSTART"].dt <= timedelta(hours=3) for event in found)
    assert len(file.walk("VEVENT")) == len(plan.items)


def test_a_second_import_changes_what_is_there_and_doubles_nothing() -> None:
    """A calendar keeps one event a UID, the one with the highest SEQUENCE (RFC 5546)."""
    moved = move(PLAN, ART, NOW, "thu").plan
    taken = remove(moved, "farm").plan
    first, second = events(PLAN), events(taken, NOW + timedelta(days=1))
    assert set(second) == set(first)
    assert all(second[one]["SEQUENCE"] > first[one]["SEQUENCE"] for one in first)
    art, farm = uid(PLAN, PLAN.items[0]), uid(PLAN, PLAN.items[2])
    assert f"{second[art]['DTSTART'].dt:%a}" == "Thu"
    assert str(second[farm]["STATUS"]) == "CANCELLED"
    back = events(undo(taken).plan)
    assert "STATUS" not in back[farm]
    assert back[farm]["SEQUENCE"] > second[farm]["SEQUENCE"]


def test_two_peoples_plans_share_no_event_and_the_file_does_not_give_the_plan_away() -> None:
    other = replace(PLAN, id="another")
    assert not events(PLAN).keys() & events(other).keys()
    assert PLAN.id.encode() not in calendar_of(PLAN, NOW, PAGES)


def test_an_event_has_the_place_the_price_and_the_persons_own_words() -> None:
    plan = replace(PLAN, items=(replace(PLAN.items[0], words="To draw\nhorses; and cats"),))
    (event,) = events(plan).values()
    assert str(event["DESCRIPTION"]) == (
        f"To draw\nhorses; and cats\nCost: £3.50\nPhone: 01305 000111\n{PAGES}art"
    )
    assert str(event["LOCATION"]) == "Hall, Weymouth, DT4 7AB"
    assert event["DTSTART"].dt.utcoffset() == timedelta(0)
    file = calendar_of(plan, NOW, PAGES)
    assert b"BEGIN:VTIMEZONE" in file
    assert b"TZID=Europe/London" in file
    assert b"DESCRIPTION" in calendar_of(plan, NOW)


def test_a_week_of_nothing_is_a_file_of_nothing() -> None:
    assert events(empty()) == {}
