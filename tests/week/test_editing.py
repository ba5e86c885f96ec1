"""Adding, taking out, moving, clearing and undoing, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from bot.vocabulary import DAYS
from bot.week.editing import add, clear, label, listed, move, remove, spend, undo, want
from bot.week.errors import BudgetError, ClockError, OverlapError, PlanError, VanishedError
from bot.week.plan import KEPT_CHANGES, MOST_ITEMS, Plan
from bot.week.preferences import Budget, Hours, Preferences
from bot.week.remarks import Remark
from bot.week.spans import read_clock
from bot.wording import sentences
from tests.catalogue.making import NOW, activity, once, weekly
from tests.week.making import ART, FARM, HOME, SWIM, empty, item, planned, text


def test_an_activity_on_one_day_goes_in_and_is_told_with_its_time() -> None:
    outcome = add(empty(), FARM, NOW, words="I like the goats")
    assert outcome.done
    (farm,) = outcome.plan.items
    assert (farm.day, farm.start, farm.end) == ("fri", time(13), time(16))
    assert (farm.goal, farm.level, farm.words) == ("enjoyment", "early_help", "I like the goats")
    assert text(outcome.remarks).startswith(
        "I put Community farm in your week. It is on Friday, 1pm to 4pm."
    )


def test_of_several_sessions_it_is_asked_which() -> None:
    outcome = add(empty(), ART, NOW)
    assert not outcome.done
    assert outcome.plan == empty()
    assert [slot.day for slot in outcome.slots] == ["tue", "thu"]
    assert text(outcome.remarks) == (
        "Art group is on at these times: Tuesday, 10am to 12 noon and Thursday, 10am to 12 noon. "
        "Which one do you want?"
    )


def test_the_only_session_that_is_free_is_taken() -> None:
    """Tuesday morning is taken by something else, and then it is kept for rest."""
    busy = activity("busy", schedules=(weekly("TU", "09:00", "11:00"),))
    assert add(planned((busy, "tue")), ART, NOW).items[0].day == "thu"
    resting = empty(preferences=replace(HOME, quiet=(Hours("tue"),)))
    assert add(resting, ART, NOW).items[0].day == "thu"
    assert add(resting, ART, NOW, "tue").done, "who says Tuesday means Tuesday"


def test_a_day_without_a_session_is_refused_with_the_days_that_have_one() -> None:
    outcome = add(empty(), ART, NOW, "wed")
    assert not outcome.done
    assert text(outcome.remarks) == (
        "Art group is not on Wednesday. It is on Tuesday and Thursday."
    )
    late = add(empty(), ART, NOW, "tue", time(15))
    assert text(late.remarks) == ("Art group is not on at 3pm. It is on Tuesday, 10am to 12 noon.")


def test_what_has_no_session_is_refused_with_what_to_do() -> None:
    ring = replace(ART, schedules=())
    assert text(add(empty(), ring, NOW).remarks) == (
        "Sorry, I do not know when Art group is on. Ring them on 01305 000111."
    )
    assert "Ask them first" in text(add(empty(), replace(ring, phone=""), NOW).remarks)
    over = replace(ART, schedules=(once("2026-01-06"),))
    assert text(add(empty(), over, NOW).remarks) == (
        "Sorry, Art group is over. It has no more dates."
    )


def test_two_things_at_one_time_are_refused_and_what_is_in_the_way_is_named() -> None:
    dance = activity("dance", name="Dance", schedules=(weekly("TU", "11:30", "13:00"),))
    plan = planned((ART, "tue"))
    outcome = add(plan, dance, NOW)
    assert (outcome.done, outcome.plan) == (False, plan)
    assert [one.name for one in outcome.items] == ["Art group"]
    assert "You have Art group at that time." in text(outcome.remarks)
    with pytest.raises(OverlapError, match="Art group and Dance are at the same time"):
        replace(plan, items=(*plan.items, replace(plan.items[0], number=9, name="Dance")))


def test_what_is_in_the_plan_already_is_not_put_in_twice_without_a_day() -> None:
    plan = planned((ART, "tue"))
    again = add(plan, ART, NOW)
    assert text(again.remarks) == "Art group is in your week already, on Tuesday."
    assert [slot.day for slot in again.slots] == ["thu"]
    assert not add(plan, ART, NOW, "tue").done
    assert add(plan, ART, NOW, "thu").done


def test_taking_out_asks_which_where_it_is_there_twice() -> None:
    plan = planned((ART, "tue"), (ART, "thu"))
    asked = remove(plan, "art")
    assert not asked.done
    assert text(asked.remarks) == (
        "Art group is in your week on Tuesday and Thursday. Which day do you mean?"
    )
    left = remove(plan, "art", "tue")
    assert [one.day for one in left.plan.items] == ["thu"]
    assert text(left.remarks) == "I took Art group out of your week. It was on Tuesday."
    assert text(remove(plan, "swim").remarks) == "That is not in your week. What shall I change?"


def test_moving_keeps_the_number_the_labels_and_the_words() -> None:
    plan = label(planned((ART, "tue")), "art", goal="friends", words="My friend goes").plan
    moved = move(plan, ART, NOW)
    (was,), (now,) = plan.items, moved.plan.items
    assert (now.day, now.number, now.goal, now.words) == ("thu", was.number, "friends", was.words)
    assert text(moved.remarks).startswith("I moved Art group. It is on Thursday now, 10am")
    assert not move(moved.plan, ART, NOW, "thu").done


def test_undo_brings_back_everything_in_turn_and_says_what() -> None:
    plan = spend(want(planned((ART, "tue"), (FARM, "fri")), Preferences()), Budget(Decimal(20)))
    plan = clear(plan).plan
    said = []
    while (back := undo(plan)).done:
        said.append(text(back.remarks))
        plan = back.plan
    assert said == [
        "Your week is back as it was.",
        "I took back the change to your money.",
        "I took back what you wished for.",
        "I took Community farm out again.",
        "I took Art group out again.",
    ]
    assert (plan.items, plan.preferences, plan.budget) == ((), HOME, None)
    assert text(undo(plan).remarks) == "There is nothing to undo."
    assert not clear(plan).done


def test_every_change_has_words_for_undoing_it() -> None:
    kinds = {key.rsplit(".", 1)[1] for key in sentences() if key.startswith("week.undone.")}
    assert {"added", "removed", "moved", "cleared", "labelled", "wishes", "money"} <= kinds


def test_the_oldest_changes_are_forgotten() -> None:
    plan = empty()
    for number in range(KEPT_CHANGES + 5):
        plan = spend(plan, Budget(Decimal(number)))
    assert len(plan.past) == KEPT_CHANGES
    assert plan.revision == KEPT_CHANGES + 5


def test_a_short_change_of_places_is_told_at_once() -> None:
    outcome = add(planned((ART, "tue")), SWIM, NOW)
    assert outcome.done
    assert "There is little time between Art group and Easy swim on Tuesday." in text(
        outcome.remarks
    )


def test_an_activity_that_vanished_is_an_error_with_a_sentence() -> None:
    plan = planned((ART, "tue"))
    with pytest.raises(VanishedError, match="Sorry, Art group is not on the list any more"):
        listed({}.get, "art", plan.items[0].name)
    with pytest.raises(VanishedError, match="Choose something else"):
        listed({}.get, "nothing")
    assert listed({"art": ART}.get, "art") is ART


@pytest.mark.parametrize("clock", ["26:00", "12:75", "-1:00", "noon", "", None, 26])
def test_a_time_that_no_day_has_is_an_error_with_a_sentence(clock: object) -> None:
    with pytest.raises(ClockError, match="Say a time from 00:00 to 23:59"):
        read_clock(clock)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (-20, "You said -20. Say an amount such as £40."),
        ("lots", "I do not understand lots as money"),
        (float("nan"), "as money"),
        ("1e9", "as money"),
        ("3.505", "There is no half penny in 3.505"),
    ],
)
def test_money_that_nobody_has_is_an_error_with_a_sentence(amount: object, sentence: str) -> None:
    plan = planned((ART, "tue"))
    with pytest.raises(BudgetError, match=sentence):
        spend(plan, Budget(amount))  # type: ignore[arg-type]
    assert Budget("£1,040.50").amount == Decimal("1040.50")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wish",
    [
        {"likes": ("flying",)},
        {"needs": ("wings",)},
        {"good_days": 8},
        {"within_miles": -3},
        {"way": "balloon"},
        {"companion": "dog"},
        {"goals": ("fame",)},
    ],
)
def test_wishes_that_make_no_sense_are_errors(wish: dict[str, object]) -> None:
    with pytest.raises(PlanError):
        Preferences(**wish)  # type: ignore[arg-type]


def test_hours_of_a_day_that_there_is_not_are_an_error() -> None:
    with pytest.raises(PlanError, match="I do not know someday"):
        Hours("someday")
    with pytest.raises(PlanError, match="I do not know fame"):
        label(planned((ART, "tue")), "art", goal="fame")


def test_a_week_is_full_at_last() -> None:
    every = [
        item(number, DAYS[number % 7], f"{number // 7:02}:00", f"{number // 7:02}:30")
        for number in range(MOST_ITEMS + 1)
    ]
    assert len(Plan("x", tuple(every[:-1])).items) == MOST_ITEMS
    with pytest.raises(PlanError, match="Your week is full"):
        Plan("x", tuple(every))


def test_facts_become_words() -> None:
    assert Remark("week.over.week", {"amount": Decimal("1234.5")}).text == (
        "That is £1,234.50 a week more than you have."
    )
    facts = {"name": "Farm", "day": "wed", "minutes": 61}
    assert Remark("week.home.long", facts).text == (
        "The way home from Farm on Wednesday takes about 1 hour 1 minute."
    )
