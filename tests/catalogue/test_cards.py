"""An activity as people see it."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal

import pytest

from bot.catalogue.cards import card
from bot.catalogue.model import Activity, Price, Schedule, Venue
from bot.catalogue.query import Search
from bot.catalogue.search import match_one
from bot.catalogue.words import clock, price_words, shortened, when_words
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, once, weekly

FIELDS = {
    "id", "name", "summary", "categories", "provider", "place", "distance_miles", "next_session",
    "when", "price", "price_from", "access", "transport", "funding", "for", "meal", "phone",
    "email", "website", "url", "checked_on", "why", "sample", "online", "stale",
}  # fmt: skip


def shown(one: Activity, query: Search | None = None) -> dict:
    return card(match_one(one, query or Search(), NOW), NOW)


def when(*schedules: Schedule, **more) -> str:
    return when_words(activity(schedules=schedules, **more), NOW)


def monthly(rule: str, **more) -> Schedule:
    return Schedule(start_time=time(10), rrule=rule, **more)


def test_all_fields_are_present_and_lists_are_never_null():
    bare = shown(activity())
    assert set(bare) == FIELDS
    for field in ("categories", "access", "transport", "funding", "for", "why"):
        assert bare[field] == []
    assert bare["place"] is bare["distance_miles"] is bare["next_session"] is None
    assert (bare["price"], bare["price_from"]) == ("Price not known", None)
    json.dumps(bare)


def test_a_full_card():
    one = activity(
        "oruk:1/2",
        venue=at(1.26),
        schedules=(weekly("TU"),),
        price=Price(Decimal("3.50")),
        access=("wheelchair",),
        for_=("everyone",),
        checked_on=date(2026, 11, 1),
        sample=True,
    )
    full = shown(one, Search(near=WEYMOUTH, access=("wheelchair", "hoist")))
    assert full["place"]["name"] == "Hall"
    assert full["place"]["postcode"] == "DT4 7AB"
    assert full["distance_miles"] == 1.3
    assert full["next_session"] == {
        "start": "2026-11-24T10:00:00+00:00",
        "end": "2026-11-24T12:00:00+00:00",
    }
    assert (full["price"], full["price_from"]) == ("£3.50", 3.5)
    assert full["url"] == "/activities/oruk%3A1%2F2"
    assert full["checked_on"] == "2026-11-01"
    assert full["sample"] is True
    assert full["stale"] is None
    assert full["why"] == [
        {"need": "access:wheelchair", "met": "yes", "instead": None},
        {"need": "access:hoist", "met": "unknown", "instead": None},
    ]


def test_an_end_that_is_not_known_is_null():
    card_ = shown(activity(schedules=(weekly("TU", end=None),)))
    assert card_["next_session"] == {"start": "2026-11-24T10:00:00+00:00", "end": None}


def test_what_is_online_alone_has_no_place():
    assert shown(activity(formats=("online",), venue=Venue("Zoom")))["place"] is None
    assert shown(activity(formats=("online", "in_person"), venue=at(1)))["place"] is not None


def test_a_script_in_a_name_stays_text():
    assert shown(activity(name="<script>alert(1)</script>"))["name"] == "<script>alert(1)</script>"


def test_a_long_name_is_cut_after_a_word():
    name = "A very long name " * 10
    short = shown(activity(name=name))["name"]
    assert 100 < len(short) <= 120
    assert short.endswith("…")
    assert name.startswith(f"{short[:-1]} ")
    assert len(shortened("x" * 130, 120)) == 120
    assert shortened("x" * 120, 120) == "x" * 120


@pytest.mark.parametrize(
    ("checked_on", "stale"),
    [
        (None, None),
        (date(2025, 11, 23), None),
        (date(2025, 11, 22), "Ring first. These details were last checked in November 2025."),
    ],
)
def test_facts_older_than_a_year_ask_to_ring_first(checked_on, stale):
    assert shown(activity(checked_on=checked_on))["stale"] == stale


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (Price(), "Price not known"),
        (Price(Decimal(0)), "Free"),
        (Price(words="No charge."), "Free"),
        (Price(Decimal(0), "Free of charge"), "Free"),
        (Price(Decimal(0), "Free for carers, £4 for others"), "Free for carers, £4 for others"),
        (Price(Decimal("3.5")), "£3.50"),
        (Price(Decimal(5)), "£5"),
        (Price(Decimal(3), "From £3"), "From £3"),
        (Price(words="Donations welcome"), "Donations welcome"),
    ],
)
def test_a_price_is_words(price, words):
    assert price_words(price) == words


@pytest.mark.parametrize(
    "words", ["free parking, £3 a class", "first session free", "donation", "sugar free", "", "£10"]
)
def test_words_that_may_mean_something_else_are_not_free(words):
    assert shown(activity(price=Price(words=words)))["price_from"] is None


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("00:00", "12 midnight"),
        ("00:30", "12:30am"),
        ("09:05", "9:05am"),
        ("12:00", "12 noon"),
        ("12:30", "12:30pm"),
        ("17:00", "5pm"),
    ],
)
def test_a_time_as_people_say_it(moment, words):
    assert clock(time.fromisoformat(moment)) == words


@pytest.mark.parametrize(
    ("schedules", "words"),
    [
        ((weekly("TU"),), "Every Tuesday, 10am to 12 noon"),
        ((weekly("TU,TH", "14:00", "16:00"),), "Tuesdays and Thursdays, 2pm to 4pm"),
        ((weekly("TU"), weekly("TH")), "Tuesdays and Thursdays, 10am to 12 noon"),
        ((weekly("MO,TU,WE,TH,FR", "09:00", "15:30"),), "Monday to Friday, 9am to 3:30pm"),
        ((weekly("TU"), weekly("SA", "14:00", None)),
         "Every Tuesday, 10am to 12 noon; Every Saturday, 2pm"),
        ((Schedule(rrule="FREQ=DAILY"),), "Every day"),
        ((monthly("FREQ=WEEKLY", start_date=date(2026, 9, 2)),), "Every Wednesday, 10am"),
        ((monthly("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", start_date=date(2026, 9, 7)),),
         "Every other Monday, 10am"),
        ((monthly("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", start_date=date(2026, 9, 7)),),
         "Every 3 weeks, Monday, 10am"),
        ((monthly("FREQ=MONTHLY;BYDAY=1SA"),), "First Saturday of the month, 10am"),
        ((monthly("FREQ=MONTHLY;BYDAY=1SA,3SA"),), "First and third Saturday of the month, 10am"),
        ((monthly("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"),), "Last Friday of the month, 10am"),
        ((monthly("FREQ=MONTHLY", start_date=date(2026, 9, 22)),), "The 22nd of the month, 10am"),
        ((monthly("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", start_date=date(2026, 9, 8)),),
         "Second Tuesday of every other month, 10am"),
        ((once("2026-11-28", "10:00", "16:00"),), "Saturday 28 November 2026, 10am to 4pm"),
        ((monthly("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"),),
         "Next on Thursday 24 December 2026, 10am"),
        ((), "Ask when it is on"),
        ((Schedule(start_time=time(10), rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),),
         "Ask when it is on"),
    ],
)  # fmt: skip
def test_when_is_said_from_the_schedule(schedules, words):
    assert when(*schedules) == words


def test_the_providers_own_words_come_first():
    assert when(weekly("TU", words="Tuesdays in term time")) == "Tuesdays in term time"


def test_windows_of_one_series_are_said_once_and_those_past_not_at_all():
    past = weekly("MO", valid_to=date(2026, 10, 31))
    autumn = weekly("TU", valid_from=date(2026, 11, 1), valid_to=date(2026, 12, 18))
    spring = weekly("TU", valid_from=date(2027, 1, 5), valid_to=date(2027, 3, 26))
    assert when(past, autumn, spring) == "Every Tuesday, 10am to 12 noon"


def test_a_telephone_number_is_there_to_be_rung():
    assert when(phone="01632 960001") == "Ring to ask when it is on"
