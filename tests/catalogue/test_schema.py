"""The tables are made and brought up to date step by step."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bot.catalogue import documents
from bot.catalogue.database import Database
from bot.catalogue.query import Search
from bot.catalogue.schema import FOLDER, migrations
from bot.catalogue.search import search
from bot.catalogue.store import CatalogueError, UnmigratedError, migrate, open_catalogue
from tests.catalogue.making import NOW, WEYMOUTH, activity, at


def steps(folder: Path, *scripts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts, start=1):
        (folder / f"{number:04}_step.sql").write_text(script)
    return folder


def tables(url: str) -> set[str]:
    with closing(Database(url)) as database, database.reading() as connection:
        return set(inspect(connection).get_table_names())


def run(url: str, statement: str) -> None:
    with closing(Database(url)) as database, database.writing() as connection:
        connection.execute(text(statement))


def count(url: str) -> int:
    with closing(open_catalogue(url)) as catalogue:
        return catalogue.count()


def test_a_new_catalogue_gets_every_step_and_a_second_time_none(bare_url, store):
    expected = [step.name for step in migrations(FOLDER / store)]
    assert migrate(bare_url) == expected
    assert migrate(bare_url) == []
    assert count(bare_url) == 0


def test_both_databases_have_the_same_steps_and_tables_with_the_same_columns(make_url_of):
    assert [step.name for step in migrations(FOLDER / "sqlite")] == [
        step.name for step in migrations(FOLDER / "postgresql")
    ]
    columns = []
    for store in ("sqlite", "postgresql"):
        url = make_url_of(store, True)
        with closing(Database(url)) as database, database.reading() as connection:
            looked_at = inspect(connection)
            columns.append(
                {
                    table: {column["name"] for column in looked_at.get_columns(table)}
                    for table in looked_at.get_table_names()
                }
            )
    assert columns[0] == columns[1]


def test_a_catalogue_without_tables_says_what_to_do(bare_url):
    with pytest.raises(UnmigratedError, match=r"no tables yet\. Run \./daywise setup"):
        count(bare_url)
    with (
        closing(open_catalogue(bare_url)) as catalogue,
        pytest.raises(UnmigratedError, match="no tables yet"),
    ):
        catalogue.replace_source("feed", [], imported_at=None)


@pytest.mark.parametrize("store", ["sqlite"])
def test_looking_for_a_file_makes_none(bare_url, tmp_path):
    with pytest.raises(UnmigratedError, match="no tables yet"):
        count(bare_url)
    assert not (tmp_path / "new").exists()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "catalogue.db").touch()
    with pytest.raises(UnmigratedError, match="no tables yet"):
        count(bare_url)


def test_a_catalogue_of_a_newer_version_is_left_alone(url):
    run(url, "INSERT INTO migration VALUES (99, '0099_future', '2030-01-01')")
    with pytest.raises(UnmigratedError, match="newer Daywise"):
        count(url)


def test_a_catalogue_of_an_older_version_is_not_read(url):
    run(url, "DELETE FROM migration")
    with pytest.raises(UnmigratedError, match=r"Run \./daywise setup"):
        count(url)
    run(url, "INSERT INTO migration VALUES (1, '0001_activities', '2026-01-01')")
    with pytest.raises(UnmigratedError, match=r"at step 1 of \d+\. Run \./daywise setup"):
        count(url)


def test_a_step_that_fails_leaves_no_trace_and_those_before_it_stay(bare_url, tmp_path):
    folder = steps(
        tmp_path / "steps",
        "CREATE TABLE one (a int);",
        "CREATE TABLE two (a int);\nCREATE TABLE one (a int);",
    )
    with pytest.raises(CatalogueError, match=r"one.* already exists"):
        migrate(bare_url, folder)
    assert tables(bare_url) == {"migration", "one"}
    (folder / "0002_step.sql").write_text("CREATE TABLE two (a int);")
    assert migrate(bare_url, folder) == ["0002_step"]
    assert tables(bare_url) == {"migration", "one", "two"}


def test_two_that_migrate_at_once_do_each_step_once(bare_url, store):
    done: list[str] = []
    threads = [threading.Thread(target=lambda: done.extend(migrate(bare_url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Who does which step, and tells of it first, is chance.
    assert sorted(done) == [step.name for step in migrations(FOLDER / store)]


def test_a_catalogue_of_before_is_searched_as_one_made_now(bare_url, store, tmp_path):
    """What follows from the documents is made when the tables are brought up to date."""
    before = tmp_path / "before"
    before.mkdir()
    for step in migrations(FOLDER / store)[:3]:
        (before / step.file.name).write_text(step.file.read_text())
    migrate(bare_url, before)
    swim = activity("1", name="Aqua Fit", categories=("swimming",), venue=at(1))
    row = {**documents.row(swim), "provider": "", "summary": "", "now": NOW.isoformat()}
    with closing(Database(bare_url)) as database, database.writing() as connection:
        connection.execute(text("INSERT INTO source VALUES ('feed', :now, false)"), row)
        connection.execute(
            text(
                "INSERT INTO activity (id, source, name, provider, summary, document, hash)"
                " VALUES (:id, :source, :name, :provider, :summary, :document, :hash)"
            ),
            row,
        )
    assert migrate(bare_url) == ["0004_spots", "0005_earlier_starts"]
    with closing(open_catalogue(bare_url)) as catalogue:
        found = search(catalogue, Search(categories=("swimming",), near=WEYMOUTH), NOW)
        assert [match.activity for match in found.matches] == [swim]
        assert catalogue.named("aqua fitt") == [swim]


def test_a_gap_in_the_numbers_is_refused(bare_url, tmp_path):
    folder = steps(tmp_path / "steps", "CREATE TABLE one (a int);")
    (folder / "0003_late.sql").write_text("CREATE TABLE three (a int);")
    with pytest.raises(CatalogueError, match="not numbered"):
        migrate(bare_url, folder)


def test_a_step_that_ends_half_way_through_a_statement_is_refused(bare_url, tmp_path):
    folder = steps(tmp_path / "steps", "CREATE TABLE one (a int);\nCREATE TABLE two (")
    with pytest.raises(CatalogueError, match=r"middle of a statement|syntax error at end of input"):
        migrate(bare_url, folder)
    assert tables(bare_url) == {"migration"}


def test_a_file_that_is_no_catalogue_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "catalogue.db").write_text("a shopping list, and a long one " * 100)
    with pytest.raises(CatalogueError, match="not a database"):
        migrate(f"sqlite:///{tmp_path / 'catalogue.db'}")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "new").write_text("a file, not a folder")
    with pytest.raises(CatalogueError, match="folder"):
        migrate(f"sqlite:///{tmp_path / 'new' / 'catalogue.db'}")
