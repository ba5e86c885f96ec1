"""Every filter of a search, one at a time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.catalogue.model import Price, Schedule, Venue
from bot.catalogue.query import DateRange, Excluded, Search
from bot.catalogue.search import match_one, search
from tests.catalogue.looking import found, why
from tests.catalogue.making import NOW, activity, listed, london, weekly


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
