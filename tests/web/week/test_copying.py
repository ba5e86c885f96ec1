"""What others may see of a plan."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.query import Near
from bot.conversation.describe import SHARED_LOCATION
from bot.week.editing import move, remove
from bot.week.plan import Plan
from tests.web.week.making import ART, CHAT, FARM, NOW, PLAN, SWIM, planned
from web.week.copying import copy_of, following


def test_what_was_changed_or_taken_out_is_left_behind() -> None:
    copy = copy_of(remove(PLAN, "swim").plan)
    assert copy.past == copy.gone == ()
    assert "swim" not in {item.activity for item in copy.items}


def test_their_own_words_stay_without_personal_details() -> None:
    (farm,) = copy_of(PLAN).of("farm")
    assert farm.words == "I miss the goats. Ring me on [phone number]."


def test_nobody_reads_who_is_at_home_or_where_home_is() -> None:
    wishes = copy_of(PLAN).preferences
    assert {hours.who for hours in wishes.somebody_at_home} == {""}
    assert wishes.home is not None
    assert wishes.home.name == ""
    assert copy_of(replace(PLAN, preferences=replace(wishes, home=None))).preferences.home is None


def test_where_a_device_is_is_kept_roughly() -> None:
    here = Near(SHARED_LOCATION, 50.6112, -2.4543)
    copy = copy_of(Plan("a", preferences=replace(PLAN.preferences, home=here)))
    assert copy.preferences.home == Near("", 50.61, -2.45)


def test_calendars_hear_what_is_off_of_all_that_was_ever_shared() -> None:
    first = copy_of(planned((ART, "tue"), (SWIM, "tue")))
    second = following(copy_of(remove(first, "swim").plan), first)
    assert [item.activity for item in second.gone] == ["swim"]
    third = following(copy_of(remove(second, "art").plan), second)
    assert [item.activity for item in third.gone] == ["swim", "art"]


def test_what_was_never_shared_is_not_told_as_off() -> None:
    first = copy_of(planned((ART, "tue")))
    plan = planned((ART, "tue"), (FARM, "fri"))
    assert following(copy_of(remove(plan, "farm").plan), first).gone == ()


def test_what_was_moved_is_not_off() -> None:
    first = copy_of(planned((ART, "tue")))
    moved = move(first, ART, NOW, "thu").plan
    assert following(copy_of(moved), first).gone == ()


def test_another_plan_has_nothing_to_do_with_the_old_one() -> None:
    old = copy_of(planned((ART, "tue")))
    assert following(copy_of(planned((CHAT, "mon"), id="another")), old).gone == ()
