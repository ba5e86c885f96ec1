"""The tables are made and brought up to date step by step."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from bot.catalogue.schema import FOLDER, migrations
from bot.catalogue.store import CatalogueError, UnmigratedError, migrate, open_catalogue


def address(folder: Path) -> str:
    return f"sqlite:///{folder / 'new' / 'catalogue.db'}"


def steps(folder: Path, *scripts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts, start=1):
        (folder / f"{number:04}_step.sql").write_text(script)
    return folder


def tables(folder: Path) -> set[str]:
    connection = sqlite3.connect(folder / "new" / "catalogue.db")
    try:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    finally:
        connection.close()


def test_a_new_catalogue_gets_every_step_and_a_second_time_none(tmp_path):
    expected = [step.name for step in migrations(FOLDER / "sqlite")]
    assert migrate(address(tmp_path)) == expected
    assert migrate(address(tmp_path)) == []
    assert open_catalogue(address(tmp_path)).count() == 0


def test_a_catalogue_without_tables_says_what_to_do_and_makes_no_file(tmp_path):
    with pytest.raises(UnmigratedError, match=r"no tables yet\. Run \./daywise setup"):
        open_catalogue(address(tmp_path)).count()
    assert not (tmp_path / "new").exists()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "catalogue.db").touch()
    with pytest.raises(UnmigratedError, match="no tables yet"):
        open_catalogue(address(tmp_path)).replace_source("feed", [], imported_at=None)


def test_a_catalogue_of_a_newer_version_is_left_alone(tmp_path):
    migrate(address(tmp_path))
    connection = sqlite3.connect(tmp_path / "new" / "catalogue.db")
    connection.execute("INSERT INTO migration VALUES (99, '0099_future', '2030-01-01')")
    connection.commit()
    connection.close()
    with pytest.raises(UnmigratedError, match="newer Daywise"):
        open_catalogue(address(tmp_path)).count()


def test_a_catalogue_of_an_older_version_is_not_read(tmp_path):
    migrate(address(tmp_path), steps(tmp_path / "none"))
    migrate(address(tmp_path))
    connection = sqlite3.connect(tmp_path / "new" / "catalogue.db")
    connection.execute("DELETE FROM migration")
    connection.commit()
    connection.close()
    with pytest.raises(UnmigratedError, match=r"Run \./daywise setup"):
        open_catalogue(address(tmp_path)).count()


def test_a_step_that_fails_leaves_no_trace_and_those_before_it_stay(tmp_path):
    folder = steps(
        tmp_path / "steps", "CREATE TABLE one (a);", "CREATE TABLE two (a);\nCREATE TABLE one (a);"
    )
    with pytest.raises(CatalogueError, match="one already exists"):
        migrate(address(tmp_path), folder)
    assert tables(tmp_path) == {"migration", "one"}
    (folder / "0002_step.sql").write_text("CREATE TABLE two (a);")
    assert migrate(address(tmp_path), folder) == ["0002_step"]
    assert tables(tmp_path) == {"migration", "one", "two"}


def test_two_that_migrate_at_once_do_each_step_once(tmp_path):
    done: list[str] = []
    threads = [
        threading.Thread(target=lambda: done.extend(migrate(address(tmp_path)))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [step.name for step in migrations(FOLDER / "sqlite")]


def test_a_gap_in_the_numbers_is_refused(tmp_path):
    folder = steps(tmp_path / "steps", "CREATE TABLE one (a);")
    (folder / "0003_late.sql").write_text("CREATE TABLE three (a);")
    with pytest.raises(CatalogueError, match="not numbered"):
        migrate(address(tmp_path), folder)


def test_a_step_that_ends_half_way_through_a_statement_is_refused(tmp_path):
    folder = steps(tmp_path / "steps", "CREATE TABLE one (a);\nCREATE TABLE two (")
    with pytest.raises(CatalogueError, match="middle of a statement"):
        migrate(address(tmp_path), folder)
    assert tables(tmp_path) == {"migration"}


def test_a_file_that_is_no_catalogue_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "catalogue.db").write_text("a shopping list, and a long one " * 100)
    with pytest.raises(CatalogueError, match="not a database"):
        migrate(address(tmp_path))


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "new").write_text("a file, not a folder")
    with pytest.raises(CatalogueError, match="folder"):
        migrate(address(tmp_path))
