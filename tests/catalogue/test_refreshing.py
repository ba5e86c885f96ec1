"""Feeds are asked when their time has come; one that fails keeps what it held and says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.catalogue.feeds import FeedSource
from bot.catalogue.refreshing import Refresh, due, listed, refresh
from bot.catalogue.store import Catalogue
from bot.errors import DaywiseError
from tests.catalogue.making import NOW

HOUR = timedelta(hours=1)
DAILY = FeedSource("daily", "https://feeds.example.org/1", 24 * HOUR)
HOURLY = FeedSource("hourly", "https://feeds.example.org/2", HOUR)


class Feeds:
    """Takes orders to import, and fails those that it is told to."""

    def __init__(self, *failing: FeedSource) -> None:
        self.failing = failing
        self.imported: list[str] = []

    def __call__(self, source: FeedSource) -> None:
        self.imported.append(source.name)
        if source in self.failing:
            raise DaywiseError(f"{source.where} does not answer.")


def names(sources: list[FeedSource]) -> list[str]:
    return [source.name for source in sources]


def test_a_feed_that_was_never_read_is_due(catalogue: Catalogue) -> None:
    assert names(due((DAILY, HOURLY), catalogue, NOW)) == ["daily", "hourly"]


def test_a_feed_is_due_again_when_its_time_has_passed(catalogue: Catalogue) -> None:
    refresh((DAILY, HOURLY), catalogue, Feeds(), lambda: NOW)
    assert names(due((DAILY, HOURLY), catalogue, NOW + HOUR / 2)) == []
    assert names(due((DAILY, HOURLY), catalogue, NOW + HOUR)) == ["hourly"]
    assert names(due((DAILY, HOURLY), catalogue, NOW + 24 * HOUR)) == ["daily", "hourly"]


def test_one_that_fails_never_stops_the_rest_and_is_due_at_once(catalogue: Catalogue) -> None:
    feeds = Feeds(DAILY)
    outcomes = refresh((DAILY, HOURLY), catalogue, feeds, lambda: NOW)
    assert feeds.imported == ["daily", "hourly"]
    assert outcomes[0] == Refresh(
        "daily", NOW, None, "https://feeds.example.org/1 does not answer."
    )
    assert names(due((DAILY, HOURLY), catalogue, NOW)) == ["daily"]


def test_what_went_wrong_and_when_it_last_went_well_are_kept(catalogue: Catalogue) -> None:
    refresh((DAILY,), catalogue, Feeds(), lambda: NOW)
    refresh((DAILY,), catalogue, Feeds(DAILY), lambda: NOW + HOUR)
    (kept,) = catalogue.refreshes()
    assert (kept.tried_at, kept.succeeded_at) == (NOW + HOUR, NOW)
    assert "does not answer" in kept.failure
    refresh((DAILY,), catalogue, Feeds(), lambda: NOW + 2 * HOUR)
    assert catalogue.refreshes() == [Refresh("daily", NOW + 2 * HOUR, NOW + 2 * HOUR)]


def test_a_fault_of_ours_is_not_taken_for_a_failing_feed(catalogue: Catalogue) -> None:
    def broken(source: FeedSource) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        refresh((DAILY,), catalogue, broken, lambda: NOW)


def test_only_feeds_that_are_still_listed_are_told(catalogue: Catalogue) -> None:
    for source in (DAILY, HOURLY):
        catalogue.note_refresh(Refresh(source.name, NOW, NOW))
    assert [one.source for one in listed((HOURLY,), catalogue)] == ["hourly"]
    assert listed((), catalogue) == []
