"""An import that is killed, at whatever moment, leaves the old catalogue whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli
from bot.catalogue.store import open_catalogue
from bot.settings import PROJECT

ACTIVITIES = 1000
Ready = Callable[[], bool]


def feed(folder: Path, era: str) -> Path:
    """So many activities; another era changes every one, and takes some for others."""
    file = folder / f"{era}.csv"
    first = 0 if era == "old" else ACTIVITIES // 10
    rows = (
        f"{n},Club {n} {era},Meets in the {era} hall. {'Words. ' * 40},mon;thu,10:00,DT1 1XJ\n"
        for n in range(first, first + ACTIVITIES)
    )
    file.write_text("id,name,description,days,start_time,postcode\n" + "".join(rows))
    return file


def start(file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "import", str(file), "--source", "clubs"],
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def killed_when(ready: Ready, file: Path) -> bool:
    """Import ``file`` and kill it as soon as ``ready``; whether it was still at it."""
    process = start(file)
    while process.poll() is None and not ready():
        time.sleep(0.002)
    process.kill()
    return process.wait() == -9


def era_of(state: Path) -> str:
    """The era of the catalogue, in which everything of it must be."""
    database = state / "catalogue.db"
    with closing(open_catalogue(f"sqlite:///{database}")) as catalogue:
        activities = catalogue.listed(10 * ACTIVITIES)
        era = activities[0].name.split()[-1]
        assert len(activities) == catalogue.count() == ACTIVITIES
        assert {one.name.split()[-1] for one in activities} == {era}
        assert all(f"the {era} hall" in one.summary for one in activities)
        assert [one.name for one in catalogue.named(f"Club 777 {era}", 1)] == [f"Club 777 {era}"]
        assert [(s.name, s.count) for s in catalogue.sources()] == [("clubs", ACTIVITIES)]
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        held = set(connection.execute("SELECT pk FROM activity"))
        for index in ("spot", "slot", "word_use"):
            assert set(connection.execute(f"SELECT DISTINCT activity FROM {index}")) == held
    return era


@pytest.fixture
def old(empty_state: Path, tmp_path: Path) -> Path:
    """A state that holds the old catalogue."""
    assert cli.main(["import", str(feed(tmp_path, "old")), "--source", "clubs"]) == 0
    assert era_of(empty_state) == "old"
    return empty_state


def test_a_killed_import_leaves_the_old_catalogue_and_the_next_one_works(
    old: Path, tmp_path: Path
) -> None:
    """Killed at random moments, and as its writing has reached the disk so far and so far."""
    new, journal = feed(tmp_path, "new"), old / "catalogue.db-wal"
    copy = tmp_path / "whole"
    shutil.copytree(old, copy, symlinks=True)
    begun = time.monotonic()
    assert start(new).wait() == 0  # as long as it takes when nobody kills it
    whole_seconds = time.monotonic() - begun
    assert era_of(old) == "new"
    shutil.rmtree(old)
    shutil.copytree(copy, old, symlinks=True)

    def after(seconds: float) -> Ready:
        end = time.monotonic() + seconds
        return lambda: time.monotonic() >= end

    def written(kilobytes: int) -> Ready:
        return lambda: journal.exists() and journal.stat().st_size > kilobytes * 1024

    chance = random.Random(20261127)
    parts = [chance.uniform(0.3, 1) for _ in range(4)]
    moments: list[Callable[[], Ready]] = [
        *(lambda part=part: after(part * whole_seconds) for part in parts),
        *(lambda size=size: written(size) for size in (0, 100, 1000)),
    ]
    cut_short = 0
    for moment in moments:
        if killed_when(moment(), new) and era_of(old) == "old":
            cut_short += 1
        elif era_of(old) == "new":  # the kill came too late: begin again
            shutil.rmtree(old)
            shutil.copytree(copy, old, symlinks=True)
    assert cut_short >= len(moments) // 2
    assert start(new).wait() == 0
    assert era_of(old) == "new"
