"""What the catalogue keeps, and how an import changes it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
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


def load(catalogue, *activities, source="feed", at_=NOW, **more):
    return catalogue.replace_source(source, activities, imported_at=at_, **more)


def ids(catalogue):
    found = search(catalogue, Search(), NOW, limit=1000)
    return sorted(match.activity.id for match in found.matches)


def numbers(changes):
    return (changes.added, changes.changed, changes.unchanged, changes.removed)


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


def test_a_reader_during_an_import_sees_the_whole_old_or_the_whole_new(catalogue, url):
    def crowd(generation):
        return [activity(str(n), name=f"Generation {generation}") for n in range(300)]

    load(catalogue, *crowd(0))
    seen, stop = [], threading.Event()

    def read():
        mine = open_catalogue(url)
        while not stop.is_set():
            found = search(mine, Search(), NOW, limit=1000)
            seen.append((len(found.matches), {m.activity.name for m in found.matches}))
        mine.close()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for generation in range(1, 6):
        load(catalogue, *crowd(generation))
    stop.set()
    for reader in readers:
        reader.join()
    assert {count for count, _ in seen} == {300}
    assert all(len(names) == 1 for _, names in seen)
    assert ids(catalogue) == sorted(str(n) for n in range(300))


def test_an_import_beside_another_says_so(catalogue, url, monkeypatch):
    monkeypatch.setattr("bot.catalogue.dialects.dialect.BUSY_SECONDS", 0.1)
    with (
        closing(Database(url)) as database,
        database.writing(),
        pytest.raises(CatalogueError, match="Another import is writing to"),
    ):
        load(catalogue, activity("1"))
    load(catalogue, activity("1"))


def test_an_import_waits_for_another_that_is_nearly_done(catalogue, url):
    started, done = threading.Event(), []

    def slowly():
        yield activity("1")
        started.set()
        yield activity("2")
        done.append("first")

    with closing(open_catalogue(url)) as other:
        first = threading.Thread(
            target=lambda: other.replace_source("slow", slowly(), imported_at=NOW)
        )
        first.start()
        assert started.wait(30)
        load(catalogue, activity("3"))
        done.append("second")
        first.join()
    assert done == ["first", "second"]
    assert ids(catalogue) == ["1", "2", "3"]


_IMPORT_FOR_EVER = """
import itertools, sys
from bot.catalogue.store import open_catalogue
from tests.catalogue.making import NOW, activity

def endless():
    for number in itertools.count():
        if number == 2000:
            print("under way", flush=True)
        yield activity(str(number))

open_catalogue(sys.argv[1]).replace_source("feed", endless(), imported_at=NOW)
"""


def test_an_import_that_is_killed_leaves_the_old_catalogue_and_no_lock(catalogue, url):
    load(catalogue, activity("old"))
    command = [sys.executable, "-c", _IMPORT_FOR_EVER, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "under way\n"
        os.kill(process.pid, signal.SIGKILL)
    assert ids(catalogue) == ["old"]
    assert numbers(load(catalogue, activity("new"))) == (1, 0, 0, 1)


def test_an_open_catalogue_shows_a_new_import_at_once(catalogue, url):
    load(catalogue, activity("1"))
    running = open_catalogue(url)
    assert running.count() == 1
    load(catalogue, activity("1"), activity("2"))
    assert running.count() == 2
    running.close()


def test_threads_share_one_catalogue(catalogue):
    load(catalogue, *(activity(str(n)) for n in range(50)))
    counts = []

    def read():
        counts.extend(catalogue.count() for _ in range(20))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [50] * 160


def _driver_connection(database):
    with database.reading() as connection:
        return connection.connection.dbapi_connection


def _look_after_the_fork(database, before, answers):
    answers.put(_driver_connection(database) is before)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # other tests' threads
def test_after_a_fork_no_connection_is_shared(url):
    database = Database(url)
    before = _driver_connection(database)
    assert _driver_connection(database) is before
    forks = multiprocessing.get_context("fork")
    answers = forks.SimpleQueue()
    child = forks.Process(target=_look_after_the_fork, args=(database, before, answers))
    child.start()
    child.join(30)
    assert child.exitcode == 0
    assert answers.get() is False
    assert _driver_connection(database) is before
    database.close()


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
