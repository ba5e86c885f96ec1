"""What dialogues cannot show: a catalogue that changes, a memory that is broken, and dangers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.catalogue.model import Price
from bot.conversation.turn import URGENT_SHARE, Memory
from bot.conversation.week.kept import Kept, new, read, written
from bot.week.editing import add, remove
from tests.conversation.week.conftest import NOW, TOWN, Conversation, Town, items

BY_ID = {one.id: one for one in TOWN}


def test_an_activity_that_vanished_is_told_and_stays_until_it_is_taken_out(
    talked: Conversation, town: Town
) -> None:
    talked.say("put easy swim and hill farm in my week")
    town.gone.add("farm")
    answer = talked.say("show my week")
    assert "Not on the list any more: Hill Farm. Ring them to ask." in answer.text
    assert items(answer) == ["tue 12:10 Easy Swim", "fri 13:00 Hill Farm"]
    moved = talked.say("move the farm to Thursday")
    assert "Hill Farm is not on the list any more" in moved.text
    assert items(talked.say("take the farm out")) == ["tue 12:10 Easy Swim"]


def test_a_choice_of_something_that_vanished_says_so(talked: Conversation, town: Town) -> None:
    asked = talked.say("put paint pots in my week")
    town.gone.add("art")
    answer = talked.say(asked.choices[0].text)
    assert answer.text.startswith("Sorry, Paint Pots is not on the list any more.")
    assert items(answer) == []


def test_a_new_price_is_told(talked: Conversation, town: Town) -> None:
    talked.say("put easy swim in my week")
    town.changed["swim"] = replace(BY_ID["swim"], price=Price(Decimal("9")))
    answer = talked.say("show my week")
    assert "Something is new. Look again at Easy Swim." in answer.text
    assert "Your week costs about £9." in answer.text


def test_a_plan_that_cannot_be_read_is_begun_anew_and_said(talked: Conversation) -> None:
    talked.memory = Memory(week={"plan": {"version": 99}, "item": None})
    answer = talked.say("show my week")
    assert answer.text.startswith("Sorry, I cannot read that plan. Start a new one.")
    assert items(answer) == []
    assert talked.say("put easy swim in my week").week is not None


@pytest.mark.parametrize("intent", ["self_harm", "abuse", "carer_crisis", "emergency"])
def test_a_danger_in_the_middle_is_answered_as_one(intent: str, talked: Conversation) -> None:
    talked.say("put easy swim in my week")
    talked.say("someone has to be with Mum", "find_respite")
    answer = talked.say("I cannot go on, she fell on Monday at 9am and I want it to stop", intent)
    assert answer.urgent
    assert talked.say("show my week").week is not None


def test_a_danger_that_is_only_likely_answers_no_question(talked: Conversation) -> None:
    talked.say("put easy swim in my week")
    talked.say("someone has to be with Mum", "find_respite")
    talked.urgent_share = URGENT_SHARE
    answer = talked.say("it was bad on Monday", "unclear", ("abuse",))
    assert answer.urgent


def test_i_do_not_want_to_swim_with_more_beside_it_is_not_explained_away(
    talked: Conversation,
) -> None:
    talked.say("put easy swim in my week")
    answer = talked.say("I don't want to do the swimming any more, I want to drown", "self_harm")
    assert answer.urgent


def test_details_after_something_was_put_in_are_about_it(talked: Conversation) -> None:
    talked.say("put hill farm in my week")
    answer = talked.say("what time is it on", "activity_details")
    assert answer.understood.activity == "farm"


def test_what_is_kept_is_small_and_forgets_the_oldest_changes() -> None:
    plan = new().plan
    for _ in range(30):
        plan = add(plan, BY_ID["farm"], NOW).plan
        plan = remove(plan, "farm").plan
    again = read(written(Kept(plan, 4)))
    assert len(again.plan.past) == 8
    assert len(again.plan.gone) <= 12
    assert again.item == 4
