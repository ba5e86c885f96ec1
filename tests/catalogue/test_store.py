"""What the catalogue keeps, and how an import changes it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text

from bot.catalogue.database import Database
from bot.catalogue.model import Price
from bot.catalogue.query import Search
from bot.catalogue.search import search
from bot.catalogue.store import (
    CatalogueError,
    DuplicateIdError,
    EmptyImportError,
    SampleError,
    SourceState,
    open_catalogue,
)
from tests.catalogue.looking import ids, load, numbers
from tests.catalogue.making import NOW, activity, at, once, weekly

FULL = activity(
    "feed:1",
    name="<script>alert('Bingo & tea')</script>",
    summary='Tea; "cake" -- DROP TABLE activity; ünïcode',
    categories=("games_and_bingo", "coffee_and_chat"),
    provider="Age Concern",
    venue=at(1),
    formats=("in_person",),
    schedules=(weekly("TU", excluded_dates=(date(2026, 12, 29),)), once("2026-12-30")),
    price=Price(Decimal("3.50"), "£3.50 with a drink"),
    access=("wheelchair",),
    transport=("bus",),
    funding=("pay_yourself",),
    for_=("everyone",),
    meal=False,
    phone="01632 960001",
    email="bingo@example.org",
    website="https://example.org/bingo",
    checked_on=date(2026, 11, 1),
)


def test_an_activity_comes_back_as_it_went_in(catalogue):
    load(catalogue, FULL)
    assert catalogue.get("feed:1") == FULL
    assert catalogue.get("feed:2") is None


def test_an_import_adds_changes_leaves_and_removes(catalogue):
    one, two, three = activity("1"), activity("2"), activity("3")
    assert numbers(load(catalogue, one, two)) == (2, 0, 0, 0)
    renamed = replace(two, name="Skittles", categories=("sports",))
    assert numbers(load(catalogue, three, renamed)) == (1, 1, 0, 1)
    assert ids(catalogue) == ["2", "3"]
    assert catalogue.get("2") == renamed
    found = search(catalogue, Search(categories=("sports",)), NOW)
    assert [match.activity.id for match in found.matches] == ["2"]


def test_a_second_import_of_the_same_changes_nothing(catalogue, url):
    def rows():
        with closing(Database(url)) as database, database.reading() as connection:
            return connection.execute(text("SELECT * FROM activity ORDER BY pk")).all()

    load(catalogue, FULL, activity("2"))
    before = rows()
    later = NOW + timedelta(days=1)
    assert numbers(load(catalogue, FULL, activity("2"), at_=later)) == (0, 0, 2, 0)
    assert rows() == before
    assert catalogue.sources() == [SourceState("feed", later, 2, False)]


def test_sources_live_side_by_side_and_replace_drops_the_others(catalogue):
    load(catalogue, activity("1"))
    load(catalogue, activity("2"), activity("3"), source="other")
    assert [(s.name, s.count) for s in catalogue.sources()] == [("feed", 1), ("other", 2)]
    changes = load(catalogue, activity("4"), source="third", drop_others=True)
    assert (changes.dropped_sources, changes.removed) == (("feed", "other"), 3)
    assert ids(catalogue) == ["4"]


def test_the_first_real_import_replaces_the_sample_for_good(catalogue):
    load(catalogue, activity("s1"), source="sample", sample=True)
    assert not catalogue.ever_imported()
    stored = catalogue.get("s1")
    assert stored is not None
    assert stored.sample
    load(catalogue, activity("1"))
    assert catalogue.ever_imported()
    assert ids(catalogue) == ["1"]
    with pytest.raises(SampleError, match="something real was imported"):
        load(catalogue, activity("s1"), source="sample", sample=True)
    assert ids(catalogue) == ["1"]


def test_that_something_was_imported_is_known_after_its_source_is_gone(catalogue):
    load(catalogue, activity("1"))
    load(catalogue, activity("2"), source="other", drop_others=True)
    assert catalogue.ever_imported()


def test_an_empty_feed_changes_nothing(catalogue):
    load(catalogue, activity("1"))
    with pytest.raises(EmptyImportError, match="without any activity"):
        load(catalogue, drop_others=True)
    assert ids(catalogue) == ["1"]
    assert catalogue.sources()[0].imported_at == NOW


def test_an_import_that_fails_half_way_leaves_the_catalogue_as_it_was(catalogue):
    load(catalogue, activity("s"), source="sample", sample=True)

    def broken():
        for number in range(1200):
            yield activity(str(number))
        raise CatalogueError("the line went dead")

    with pytest.raises(CatalogueError, match="line went dead"):
        catalogue.replace_source("feed", broken(), imported_at=NOW)
    assert ids(catalogue) == ["s"]
    assert not catalogue.ever_imported()


def test_two_activities_with_one_id_are_refused(catalogue):
    with pytest.raises(DuplicateIdError, match="id '1'"):
        load(catalogue, activity("1"), activity("1"))
    load(catalogue, activity("1"))
    with pytest.raises(DuplicateIdError, match="belongs to the source 'feed'"):
        load(catalogue, activity("1"), source="other")
    assert catalogue.count() == 1


def test_removed_activities_leave_nothing_behind(catalogue, url):
    load(catalogue, FULL, activity("2"))
    load(catalogue, activity("3", name="Chess"))
    with closing(Database(url)) as database, database.reading() as connection:
        left = {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()
            for table in ("activity", "spot", "slot", "word", "word_use")
        }
    # under "anything" and "may be online"
    assert left == {"activity": 1, "spot": 2, "slot": 0, "word": 1, "word_use": 1}
    assert catalogue.named("bingo tea") == []


@pytest.mark.parametrize(
    "address",
    [
        "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://user:secret@host/db",
        "postgresql://user:secret@host", "postgres:/user:secret@host/db",
        "postgresql://user:secret@host:port/db",
    ],
)  # fmt: skip
def test_another_address_is_refused_without_repeating_it(address):
    with pytest.raises(CatalogueError, match="Write it like") as refused:
        open_catalogue(address)
    assert "secret" not in str(refused.value)


def test_the_catalogue_can_be_gone_through_page_by_page_without_samples(catalogue):
    load(catalogue, activity("s1"), source="sample", sample=True)
    assert (catalogue.listed(10), catalogue.count_listed()) == ([], 0)
    load(catalogue, *(activity(f"a{n}") for n in range(5)))
    pages = [[one.id for one in catalogue.listed(2, offset)] for offset in (0, 2, 4, 6)]
    assert pages == [["a0", "a1"], ["a2", "a3"], ["a4"], []]
    assert catalogue.count_listed() == 5
