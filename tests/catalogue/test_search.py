"""Where it is, the order of what is found, what will nearly do, and all filters together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from bot.catalogue.model import Price, Venue
from bot.catalogue.query import DateRange, Excluded, Search
from bot.catalogue.search import match_one, search
from tests.catalogue.looking import found, why
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, listed, once, weekly

# --- near ---------------------------------------------------------------------------------------


def test_near_is_within_ten_miles_nearest_first():
    query = Search(near=WEYMOUTH)
    places = [activity("far", venue=at(10.2)), activity("b", venue=at(9.8)),
              activity("a", venue=at(1))]  # fmt: skip
    result = search(listed(*places), query, NOW)
    assert [(m.activity.id, round(m.distance_miles, 1)) for m in result.matches] == [
        ("a", 1.0),
        ("b", 9.8),
    ]
    assert not result.beyond_default


def test_a_stated_distance_is_kept_to():
    query = Search(near=WEYMOUTH, within_miles=5)
    assert found(query, activity("b", venue=at(5.1)), activity("a", venue=at(4.9))) == ["a"]
    assert why(query, activity(venue=at(4.9))) == {"within_miles:5": "yes"}
    assert found(replace(query, within_miles=20), activity("b", venue=at(15))) == ["b"]


def test_with_nothing_within_ten_miles_the_nearest_beyond_are_given():
    result = search(
        listed(activity("c", venue=at(80)), activity("b", venue=at(12))),
        Search(near=WEYMOUTH),
        NOW,
    )
    assert result.beyond_default
    assert [m.activity.id for m in result.matches] == ["b", "c"]


def test_what_is_online_comes_after_what_is_near_unless_online_was_asked():
    online = activity("online", formats=("online",), schedules=(weekly("TU"),))
    near = activity("near", venue=at(9))
    far = activity("far", venue=at(30))
    assert found(Search(near=WEYMOUTH), online, near, far) == ["near", "online"]
    assert found(Search(near=WEYMOUTH, format="online"), near, online) == ["online"]
    assert found(Search(near=WEYMOUTH, within_miles=5), online) == []
    only = search(listed(online), Search(near=WEYMOUTH), NOW)
    assert (only.total, only.beyond_default) == (1, False)
    assert only.matches[0].distance_miles is None


def test_the_office_of_what_is_online_is_no_place_but_a_place_to_meet_is():
    office = activity("office", formats=("online",), venue=at(30))
    both = activity("both", formats=("in_person", "online"), venue=at(30))
    near = activity("near", venue=at(1))
    assert found(Search(near=WEYMOUTH), office, both, near) == ["near", "office"]


def test_a_place_that_cannot_be_measured_to_is_near_nothing():
    nowhere = activity(venue=Venue("Somewhere Hall"))
    assert found(Search(near=WEYMOUTH), nowhere) == []
    assert found(Search(), nowhere) == ["a"]


# --- order, pages and doubles -------------------------------------------------------------------


def test_without_a_place_the_soonest_comes_first_and_undated_last():
    activities = [
        activity("undated"),
        activity("late", schedules=(weekly("SA"),)),
        activity("soon", schedules=(weekly("TU"),)),
    ]
    assert found(Search(), *activities) == ["soon", "late", "undated"]


def test_fewer_unknown_needs_come_before_a_shorter_way():
    query = Search(near=WEYMOUTH, access=("hoist",))
    close = activity("close", venue=at(1))
    known = activity("known", venue=at(8), access=("hoist",))
    assert found(query, close, known) == ["known", "close"]


def test_what_nobody_checked_for_two_years_comes_last():
    old = activity("old", checked_on=date(2024, 11, 22), venue=at(1))
    stale = activity("stale", checked_on=date(2024, 11, 24), venue=at(2))
    unchecked = activity("unchecked", venue=at(3))
    assert found(Search(near=WEYMOUTH), old, unchecked, stale) == ["stale", "unchecked", "old"]


def test_equal_ones_keep_one_order():
    twins = [activity("2", name="Choir"), activity("1", name="choir"), activity("3", name="Bingo")]
    assert found(Search(), *twins) == found(Search(), *reversed(twins)) == ["3", "1", "2"]


def test_an_ended_activity_is_never_shown():
    ended = activity(schedules=(once("2026-11-23", "09:00"),))
    assert found(Search(), ended) == []
    assert search(listed(ended), Search(days=("mon",)), NOW).alternatives == ()


def test_a_page_holds_so_many_and_the_next_skips_those_seen():
    many = [activity(str(n)) for n in range(7)]
    first = search(listed(*many), Search(), NOW)
    rest = search(listed(*many), Search(), NOW, skip={m.activity.id for m in first.matches})
    assert [len(first.matches), first.total] == [5, 7]
    assert [[m.activity.id for m in rest.matches], rest.total] == [["5", "6"], 7]


def test_the_same_activity_from_two_sources_is_shown_once():
    fields = {"name": "Knit and Natter", "venue": at(1), "schedules": (weekly("TU"),)}
    here, there = activity("1", **fields), activity("2", source="other", **fields)
    another_time = activity("3", source="other", **{**fields, "schedules": (weekly("WE"),)})
    assert found(Search(), here, there, another_time) == ["1", "3"]
    assert found(Search(), here, there, another_time, skip={"1"}) == ["3"]


def test_two_sources_may_write_the_same_times_in_different_ways():
    rule = activity("1", name="Choir", venue=at(1), schedules=(weekly("TU"),))
    dates = [once(f"2026-{day}") for day in ("11-24", "12-01", "12-08")]
    listed_ = activity("2", source="other", name="choir", venue=at(1), schedules=tuple(dates))
    later = [once(f"2026-{day}", "18:00") for day in ("11-24", "12-01")]
    evening = activity("3", source="other", name="Choir", venue=at(1), schedules=tuple(later))
    assert found(Search(), rule, listed_, evening) == ["1", "3"]


# --- nearly the same ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "fields", "need", "instead"),
    [
        (Search(categories=("days_out",)), {"categories": ("museums_and_heritage",)},
         "category:days_out", "category:museums_and_heritage"),
        (Search(categories=("coffee_and_chat",)), {"categories": ("friendship",)},
         "category:coffee_and_chat", "category:friendship"),
        (Search(categories=("learning",)), {"categories": ("money_and_home_skills",)},
         "category:learning", "category:money_and_home_skills"),
        (Search(categories=("lunch_club",)), {"meal": True}, "category:lunch_club", "meal:true"),
        (Search(meal=True), {"categories": ("lunch_club",)}, "meal:true", "category:lunch_club"),
        (Search(access=("quiet_space",)), {"access": ("autism_friendly",)},
         "access:quiet_space", "access:autism_friendly"),
        (Search(transport=("pick_up",)), {"transport": ("community_transport",)},
         "transport:pick_up", "transport:community_transport"),
    ],
)  # fmt: skip
def test_nearly_the_same_will_do_and_is_said_as_such(query, fields, need, instead):
    assert found(query, activity(**fields)) == ["a"]
    (given,) = match_one(activity(**fields), query, NOW).why
    assert (given.need, given.met, given.instead) == (need, "yes", instead)


def test_what_is_really_there_is_not_said_as_a_substitute():
    one = activity(access=("quiet_space", "autism_friendly"))
    (need,) = match_one(one, Search(access=("quiet_space",)), NOW).why
    assert need.instead is None


# --- all together -------------------------------------------------------------------------------


def test_all_filters_hold_together():
    fits = activity(
        "fits",
        categories=("music",),
        venue=at(3),
        schedules=(weekly("SA", "14:00", "16:00"),),
        price=Price(Decimal("2")),
        access=("wheelchair",),
        for_=("dementia",),
        funding=("direct_payment",),
        transport=("bus",),
        meal=True,
    )
    query = Search(
        categories=("music",),
        near=WEYMOUTH,
        within_miles=5,
        days=("sat",),
        part_of_day=("afternoon",),
        dates=DateRange(date(2026, 11, 23), date(2026, 11, 30)),
        max_price=2,
        access=("wheelchair",),
        for_=("dementia",),
        funding=("direct_payment",),
        transport=("bus",),
        format="in_person",
        meal=True,
        excluded=Excluded(("swimming",), ("mon",), ("evening",), ("men",)),
    )
    spoilt = {
        "category": {"categories": ("dance",)},
        "place": {"venue": at(6)},
        "day": {"schedules": (weekly("SU", "14:00", "16:00"),)},
        "part": {"schedules": (weekly("SA", "09:00", "11:00"),)},
        "date": {"schedules": (once("2026-12-05", "14:00", "16:00"),)},
        "price": {"price": Price(Decimal("2.50"))},
        "for": {"for_": ("carers",)},
        "format": {"formats": ("online",)},
        "meal": {"meal": False},
        "not": {"categories": ("music", "swimming")},
    }
    others = [replace(fits, id=name, **change) for name, change in spoilt.items()]
    assert found(query, *others, fits) == ["fits"]
    (match,) = search(listed(fits), query, NOW).matches
    assert {need.met for need in match.why} == {"yes"}
    assert len(match.why) == 16


def test_one_activity_can_be_shown_beside_a_search_that_it_does_not_fit():
    one = activity(schedules=(weekly("TU"),), venue=at(12))
    match = match_one(one, Search(near=WEYMOUTH, days=("sat",)), NOW)
    assert [(need.need, need.met) for need in match.why] == [("day:sat", "no")]
    assert match.next_session is not None
    assert match.next_session.start.time() == time(10)
    assert round(match.distance_miles or 0) == 12
