"""A source can be taken away with all that it brought."""

from __future__ import annotations

import pytest

from bot.catalogue.query import Search
from bot.catalogue.refreshing import Refresh
from bot.catalogue.search import search
from bot.catalogue.store import Catalogue, UnknownSourceError
from tests.catalogue.making import NOW, activity


def test_what_a_source_brought_is_gone_and_the_rest_stays(catalogue: Catalogue) -> None:
    old = [activity("a", categories=("music",)), activity("b")]
    catalogue.replace_source("old", old, imported_at=NOW)
    catalogue.replace_source("new", [activity("c")], imported_at=NOW)
    assert catalogue.remove_source("old") == 2
    assert [one.name for one in catalogue.sources()] == ["new"]
    assert catalogue.get("a") is None
    assert catalogue.named("Activity a", 1) == catalogue.named("Activity c", 1)
    assert [match.activity.id for match in search(catalogue, Search(), NOW).matches] == ["c"]
    assert search(catalogue, Search(categories=("music",)), NOW).total == 0


def test_what_was_removed_can_be_imported_again(catalogue: Catalogue) -> None:
    catalogue.replace_source("feed", [activity("a")], imported_at=NOW)
    catalogue.note_refresh(Refresh("feed", NOW, NOW))
    catalogue.remove_source("feed")
    assert catalogue.refreshes() == []
    assert catalogue.replace_source("feed", [activity("a")], imported_at=NOW).added == 1


def test_a_feed_that_never_brought_anything_can_be_removed_too(catalogue: Catalogue) -> None:
    catalogue.note_refresh(Refresh("gone", NOW, None, "It does not answer."))
    assert catalogue.remove_source("gone") == 0
    assert catalogue.refreshes() == []


def test_a_name_that_is_not_known_is_said(catalogue: Catalogue) -> None:
    catalogue.replace_source("feed", [activity("a")], imported_at=NOW)
    with pytest.raises(UnknownSourceError, match="no source called 'fed'"):
        catalogue.remove_source("fed")
    assert catalogue.count() == 1
