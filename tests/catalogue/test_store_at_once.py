"""One catalogue, used by several threads and processes at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from bot.catalogue.database import Database
from bot.catalogue.query import Search
from bot.catalogue.search import search
from bot.catalogue.store import (
    CatalogueError,
    open_catalogue,
)
from tests.catalogue.looking import ids, load, numbers
from tests.catalogue.making import NOW, activity


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
