"""Every filter of a search, alone and together, and the order of what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from bot.catalogue.model import Price, Schedule, Venue
from bot.catalogue.query import DateRange, Excluded, Search
from bot.catalogue.search import match_one, search
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, listed, london, once, weekly


def found(query, *activities, **more):
    return [m.activity.id for m in search(listed(*activities), query, NOW, **more).matches]


def why(query, one):
    return {need.need: need.met for need in match_one(one, query, NOW).why}


# --- one filter at a time ----------------------------------------------------------------------


def test_any_of_the_categories_fits_and_silence_does_not():
    query = Search(categories=("swimming", "music"))
    assert found(
        query,
        activity("both", categories=("swimming", "music")),
        activity("music", categories=("music",)),
        activity("other", categories=("cooking",)),
        activity("silent"),
    ) == ["both", "music"]
    assert why(query, activity(categories=("music",))) == {"category:music": "yes"}


def test_days_are_met_by_a_session_and_the_next_that_fits_is_shown():
    tuesdays_and_saturdays = activity(schedules=(weekly("TU,SA"),))
    query = Search(days=("sat", "sun"))
    (match,) = search(listed(tuesdays_and_saturdays), query, NOW).matches
    assert match.next_session is not None
    assert match.next_session.start == london("2026-11-28T10:00")
    assert why(query, tuesdays_and_saturdays) == {"day:sat": "yes"}
    assert found(query, activity(schedules=(weekly("TU"),))) == []


@pytest.mark.parametrize(
    ("start", "part"),
    [("11:59", "morning"), ("12:00", "afternoon"), ("16:59", "afternoon"), ("17:00", "evening")],
)
def test_a_part_of_day_is_decided_by_the_start(start, part):
    one = activity(schedules=(weekly("TU", start, None),))
    for asked in ("morning", "afternoon", "evening"):
        assert found(Search(part_of_day=(asked,)), one) == (["a"] if asked == part else [])


def test_a_session_that_covers_an_hour_of_the_part_comes_after_those_that_start_in_it():
    query = Search(part_of_day=("afternoon",))
    long = activity("long", schedules=(weekly("TU", "10:00", "13:00"),))
    short = activity("short", schedules=(weekly("TU", "10:00", "12:59"),))
    exact = activity("exact", schedules=(weekly("SU", "14:00", "15:00"),))
    assert found(query, short, long, exact) == ["exact", "long"]
    assert why(query, long) == {"part_of_day:afternoon": "yes"}


def test_an_activity_with_both_shows_the_session_that_starts_in_the_part():
    both = activity(schedules=(weekly("TU", "10:00", "14:00"), weekly("TH", "14:00")))
    (match,) = search(listed(both), Search(part_of_day=("afternoon",)), NOW).matches
    assert match.next_session is not None
    assert match.next_session.start == london("2026-11-26T14:00")


def test_dates_are_inclusive_and_what_has_begun_today_is_over():
    def on(first, last):
        return Search(dates=DateRange(date.fromisoformat(first), date.fromisoformat(last)))

    one = activity(schedules=(weekly("MO,SA", "09:30"),))
    assert found(on("2026-11-28", "2026-11-28"), one) == ["a"]
    assert found(on("2026-11-23", "2026-11-28"), one) == ["a"]
    assert found(on("2026-11-23", "2026-11-23"), one) == []
    assert found(on("2028-11-25", "2028-11-25"), one) == ["a"]
    assert why(on("2026-11-28", "2026-11-28"), one) == {"date:2026-11-28": "yes"}
    assert why(on("2026-11-28", "2026-11-29"), one) == {"date:2026-11-28/2026-11-29": "yes"}


def test_days_part_and_dates_must_be_met_by_one_session():
    query = Search(
        days=("sat",),
        part_of_day=("evening",),
        dates=DateRange(date(2026, 11, 23), date(2026, 11, 29)),
    )
    apart = activity("apart", schedules=(weekly("SA", "10:00"), weekly("TU", "19:00")))
    together = activity("together", schedules=(weekly("SA", "19:00", "21:00"),))
    assert found(query, apart, together) == ["together"]


def test_times_in_words_alone_are_unknown_and_come_after_what_is_met():
    query = Search(days=("tue",))
    words = activity("words", schedules=(Schedule(words="Most Tuesdays"),))
    assert found(query, words, activity("dated", schedules=(weekly("TU"),))) == ["dated", "words"]
    assert why(query, words) == {"day:tue": "unknown"}
    assert why(query, activity()) == {"day:tue": "unknown"}
    (match,) = search(listed(words), query, NOW).matches
    assert match.next_session is None


def test_a_day_without_a_time_meets_the_day_and_leaves_the_part_of_day_unknown():
    all_day = activity(schedules=(Schedule(rrule="FREQ=WEEKLY;BYDAY=TU"),))
    query = Search(days=("tue",), part_of_day=("morning",))
    assert why(query, all_day) == {"day:tue": "yes", "part_of_day:morning": "unknown"}
    assert found(query, all_day) == ["a"]


@pytest.mark.parametrize(
    ("price", "met"),
    [
        (Price(Decimal("5.00")), "yes"),
        (Price(Decimal("5.01")), "no"),
        (Price(Decimal(0)), "yes"),
        (Price(words="No charge"), "yes"),
        (Price(words="donations welcome"), "unknown"),
        (Price(), "unknown"),
    ],
)
def test_a_price_above_the_most_is_left_out_and_an_unknown_one_stays(price, met):
    one = activity(price=price)
    assert why(Search(max_price=5), one) == {"max_price:5": met}
    assert found(Search(max_price=5), one) == ([] if met == "no" else ["a"])


def test_free_is_a_price_of_nothing():
    query = Search(max_price=0)
    free = activity("free", price=Price(Decimal(0)))
    cheap = activity("cheap", price=Price(Decimal("0.50")))
    assert found(query, cheap, activity("silent"), free) == ["free", "silent"]


def test_every_access_need_counts_and_silence_comes_after():
    query = Search(access=("wheelchair", "hearing_loop"))
    both = activity("both", access=("hearing_loop", "wheelchair"))
    one = activity("one", access=("wheelchair",))
    assert found(query, activity("none"), one, both) == ["both", "one", "none"]
    assert why(query, one) == {"access:wheelchair": "yes", "access:hearing_loop": "unknown"}


def test_everyone_is_each_group_and_another_group_is_not():
    query = Search(for_=("autism", "carers"))
    everyone = activity("everyone", for_=("everyone",))
    both = activity("both", for_=("carers", "autism"))
    one = activity("one", for_=("autism",))
    silent = activity("silent")
    assert found(query, silent, one, both, everyone) == ["both", "everyone", "silent"]
    assert why(query, one) == {"for:autism": "yes", "for:carers": "no"}


def test_any_funding_and_any_transport_will_do():
    query = Search(funding=("direct_payment", "pay_yourself"), transport=("bus", "parking"))
    fits = activity("fits", funding=("pay_yourself",), transport=("bus",))
    assert found(query, activity("silent"), fits) == ["fits", "silent"]
    assert why(query, fits) == {"funding:pay_yourself": "yes", "transport:bus": "yes"}
    assert set(why(query, activity()).values()) == {"unknown"}


@pytest.mark.parametrize(
    ("fields", "in_person", "online"),
    [
        ({"formats": ("online",)}, "no", "yes"),
        ({"formats": ("in_person", "online")}, "yes", "yes"),
        ({"venue": Venue("Hall")}, "yes", "no"),
        ({}, "unknown", "unknown"),
    ],
)
def test_the_format_is_what_is_said_or_follows_from_a_place(fields, in_person, online):
    assert why(Search(format="in_person"), activity(**fields)) == {"format:in_person": in_person}
    assert why(Search(format="online"), activity(**fields)) == {"format:online": online}


def test_a_meal_is_met_unknown_or_not():
    met = {"yes": {"meal": True}, "no": {"meal": False}, "unknown": {}}
    for answer, fields in met.items():
        assert why(Search(meal=True), activity(**fields)) == {"meal:true": answer}


@pytest.mark.parametrize(
    ("excluded", "kept", "dropped"),
    [
        (Excluded(categories=("swimming",)), {"categories": ("music",)},
         {"categories": ("sensory", "swimming")}),
        (Excluded(days=("tue",)), {"schedules": (weekly("TU,WE"),)},
         {"schedules": (weekly("TU"),)}),
        (Excluded(part_of_day=("evening",)), {"schedules": (weekly("TU"),)},
         {"schedules": (weekly("TU", "19:00", "20:00"),)}),
        (Excluded(for_=("men",)), {"for_": ("everyone", "men")}, {"for_": ("men", "carers")}),
    ],
)  # fmt: skip
def test_what_is_not_wanted_is_left_out_and_silence_comes_last(excluded, kept, dropped):
    query = Search(excluded=excluded)
    found_ids = found(query, activity("s"), activity("dropped", **dropped), activity("k", **kept))
    assert found_ids == ["k", "s"]
    (need,) = match_one(activity(**dropped), query, NOW).why
    assert need.need.startswith("not_")
    assert need.met == "no"


def test_a_session_on_another_day_is_shown_where_one_day_is_not_wanted():
    one = activity(schedules=(weekly("TU,WE"),))
    (match,) = search(listed(one), Search(excluded=Excluded(days=("tue",))), NOW).matches
    assert match.next_session is not None
    assert match.next_session.start == london("2026-11-25T10:00")


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
