"""The database leaves out only what the search would leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.catalogue.alternatives import alternatives
from bot.catalogue.finding import find
from bot.catalogue.model import Price, Schedule
from bot.catalogue.query import DateRange, Excluded, Search
from bot.catalogue.search import search
from bot.vocabulary import DAYS
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, listed, once, weekly

_CATEGORIES = ("swimming", "days_out", "museums_and_heritage", "lunch_club")
_GROUPS = ("everyone", "autism", "carers")
_SCHEDULES = (
    weekly("TU"),
    weekly("SA", "19:00", "21:00", valid_to=date(2026, 11, 30)),
    weekly("MO", valid_to=date(2026, 11, 1)),
    once("2026-11-28", "10:00", "14:00"),
    once("2026-11-01"),
    Schedule(words="Ask"),
    Schedule(words="Ask", valid_to=date(2026, 1, 1)),
)


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


def maybe(strategy):
    return st.one_of(st.none(), strategy)


activities = st.builds(
    activity,
    categories=some(_CATEGORIES),
    venue=maybe(st.floats(0, 40).map(at)),
    formats=some(("in_person", "online")),
    schedules=some(_SCHEDULES),
    price=st.builds(
        Price,
        maybe(st.decimals(0, 20, places=2)),
        st.sampled_from(["", "No charge", "donations"]),
    ),
    for_=some(_GROUPS),
    meal=st.sampled_from([None, True, False]),
    checked_on=maybe(st.dates(date(2023, 1, 1), date(2026, 11, 1))),
)
queries = st.builds(
    Search,
    categories=some(_CATEGORIES),
    near=st.sampled_from([None, WEYMOUTH]),
    within_miles=maybe(st.floats(1, 40)),
    days=some(("tue", "sat", "sun")),
    part_of_day=some(("morning", "afternoon", "evening")),
    dates=maybe(st.just(DateRange(date(2026, 11, 27), date(2026, 11, 29)))),
    max_price=maybe(st.sampled_from([0, 2.5, 5, 9.99])),
    for_=some(_GROUPS),
    format=st.sampled_from([None, "online", "in_person"]),
    meal=st.sampled_from([None, True]),
    excluded=st.builds(Excluded, some(_CATEGORIES), some(("tue",)), some(("evening",)),
                       some(_GROUPS)),
)  # fmt: skip


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(activities, min_size=1, max_size=12),
    st.lists(queries, min_size=1, max_size=5),
)
def test_a_search_of_the_store_finds_what_a_search_of_the_plain_list_finds(catalogue, drawn, asked):
    numbered = [replace(one, id=str(n), name=f"Activity {n}") for n, one in enumerate(drawn)]
    catalogue.replace_source("feed", numbered, imported_at=NOW)
    for query in asked:
        stored = search(catalogue, query, NOW, limit=100)
        assert stored == search(listed(*numbered), query, NOW, limit=100)
        assert all(need.met != "no" for match in stored.matches for need in match.why)


@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(activities, min_size=10, max_size=30),
    st.lists(queries, min_size=1, max_size=5),
    st.integers(1, 4),
)
def test_the_best_few_are_those_of_the_plain_list_however_little_is_read_at_once(
    catalogue, monkeypatch, drawn, asked, most
):
    """With batches of three and pages of two, every way of reading on is taken."""
    monkeypatch.setattr("bot.catalogue.retrieval._READ", 3)
    monkeypatch.setattr("bot.catalogue.retrieval._WINDOWS", (2, 5, 9))
    monkeypatch.setattr("bot.catalogue.retrieval._WINDOWS_OF_A_KIND", (1, 4))
    monkeypatch.setattr("bot.catalogue.search.COUNTED", most)
    numbered = [replace(one, id=str(n), name=f"Activity {n}") for n, one in enumerate(drawn)]
    catalogue.replace_source("feed", numbered, imported_at=NOW)
    for query in asked:
        stored = search(catalogue, query, NOW, limit=2)
        assert stored == search(listed(*numbered), query, NOW, limit=2)


def test_more_than_are_counted_are_told_as_more(catalogue):
    many = [activity(str(n), venue=at(n / 10), schedules=(weekly("TU"),)) for n in range(60)]
    catalogue.replace_source("feed", many, imported_at=NOW)
    for query in (Search(), Search(near=WEYMOUTH), Search(near=WEYMOUTH, within_miles=20)):
        found = search(catalogue, query, NOW)
        assert (found.total, found.more, len(found.matches)) == (30, True, 5)
        further = search(catalogue, query, NOW, limit=55)
        assert (further.total, further.more, len(further.matches)) == (55, True, 55)
        everything = search(catalogue, query, NOW, limit=60)
        assert (everything.total, everything.more) == (60, False)


def test_a_price_of_a_fraction_of_a_penny_less_is_still_found(catalogue):
    one = activity(price=Price(Decimal("3.335")))
    catalogue.replace_source("feed", [one], imported_at=NOW)
    assert search(catalogue, Search(max_price=3.335), NOW).total == 1


@pytest.mark.parametrize("second", [0, 30])
def test_what_began_within_this_very_minute_comes_last(catalogue, second):
    """At half a minute past ten those that start at ten have begun, and meet again in a week."""
    now = NOW.replace(hour=10, minute=0, second=second, microsecond=0)
    today = DAYS[now.weekday()][:2].upper()
    begun = [activity(f"a{n}", name=f"A {n}", schedules=(weekly(today),)) for n in range(40)]
    later = activity("z", name="Z", schedules=(weekly(today, "11:00"),))
    catalogue.replace_source("feed", [*begun, later], imported_at=NOW)
    found = search(catalogue, Search(), now, limit=3)
    assert found == search(listed(*begun, later), Search(), now, limit=3)
    assert (found.matches[0].activity == later) is (second > 0)


def test_a_search_and_what_it_offers_instead_are_of_one_moment(catalogue):
    """However often it asks: an import that ends meanwhile is for the next search."""
    catalogue.replace_source("feed", [activity("old", venue=at(1))], imported_at=NOW)
    with catalogue.one_moment() as moment:
        assert [w.match.activity.id for w in find(moment, Search(), NOW).weighed] == ["old"]
        catalogue.replace_source("feed", [activity("new", venue=at(1))], imported_at=NOW)
        near = Search(near=WEYMOUTH)
        assert [w.match.activity.id for w in find(moment, near, NOW).weighed] == ["old"]
    assert [match.activity.id for match in search(catalogue, near, NOW).matches] == ["new"]


def test_how_far_and_how_dear_are_found_in_few_questions():
    """The steps of distance, and of price, are halved rather than gone through."""
    asked = []
    pool = activity(venue=at(45), price=Price(Decimal(40)))

    def counting(query, most):
        asked.append(query)
        return find(listed(pool), query, NOW, most)

    offered = alternatives(Search(near=WEYMOUTH, within_miles=1), counting)
    assert [one.search.within_miles for one in offered] == [50]
    assert len(asked) == 4
    asked.clear()
    offered = alternatives(Search(max_price=Decimal(1)), counting)
    assert [one.search.max_price for one in offered] == [50]
    assert len(asked) == 5  # and first whether a price alone stands in the way
