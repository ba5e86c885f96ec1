"""A PostgreSQL that does not let us in, or is not there, is a sentence without the password."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import text

from bot.catalogue.database import Database
from bot.catalogue.query import Near, Search
from bot.catalogue.search import search
from bot.catalogue.store import CatalogueError, migrate, open_catalogue
from tests.catalogue.making import NOW, activity


def said(address: str) -> str:
    with closing(open_catalogue(address)) as catalogue, pytest.raises(CatalogueError) as refused:
        catalogue.count()
    assert "secret" not in str(refused.value)
    return str(refused.value)


def test_a_server_that_does_not_answer_is_said() -> None:
    sentence = said("postgresql://user:secret@127.0.0.1:1/catalogue?password=secret")
    assert "catalogue on 127.0.0.1 cannot be reached" in sentence
    assert "DAYWISE_DATABASE_URL" in sentence


def test_a_database_that_is_missing_is_said(server) -> None:
    assert "Make it first, such as with createdb" in said(server.url("nowhere"))


def test_a_user_who_may_make_no_tables_is_told_which_right_is_missing(make_url_of) -> None:
    url = make_url_of("postgresql", False)
    with closing(Database(url)) as database, database.writing() as connection:
        connection.execute(text("DROP ROLE IF EXISTS guest"))
        connection.execute(text("CREATE ROLE guest LOGIN"))
        connection.execute(text("REVOKE CREATE ON SCHEMA public FROM public"))
    try:
        with pytest.raises(CatalogueError, match="GRANT CREATE, USAGE ON SCHEMA public"):
            migrate(url.replace("daywise@", "guest:secret@"))
    finally:
        with closing(Database(url)) as database, database.writing() as connection:
            connection.execute(text("DROP ROLE guest"))


def test_hosts_that_write_postgres_are_understood(make_url_of) -> None:
    url = make_url_of("postgresql", True).replace("postgresql:", "postgres:")
    with closing(open_catalogue(url)) as catalogue:
        assert catalogue.count() == 0


def test_a_catalogue_goes_on_when_the_server_dropped_its_connections(make_url_of) -> None:
    url = make_url_of("postgresql", True)
    with closing(open_catalogue(url)) as catalogue, closing(Database(url)) as other:
        catalogue.replace_source("feed", [activity("1")], imported_at=NOW)
        with other.reading() as connection:
            connection.execute(text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ))  # fmt: skip
        assert catalogue.count() == 1


def test_a_search_at_the_edge_of_the_world_is_no_error(catalogue) -> None:
    for lat, lon in ((90, 180), (-90, -180), (0, 0)):
        assert search(catalogue, Search(near=Near("there", lat, lon)), NOW).total == 0
