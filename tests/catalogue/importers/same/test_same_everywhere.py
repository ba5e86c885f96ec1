"""One catalogue in four formats: the same sessions, and the same facts as far as each can say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue.importers.report import Report
from bot.catalogue.importers.run import Import, run_import
from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.recurrence import next_sessions
from bot.catalogue.search import search
from bot.catalogue.store import Catalogue
from bot.settings import LONDON
from tests.catalogue.importers.conftest import POSTCODES
from tests.catalogue.importers.same.clubs import CLUBS, LABELS, LAST, NOW, TERMS, Club
from tests.catalogue.importers.same.writing import as_csv, as_oruk
from tests.catalogue.importers.same.writing_events import as_calendar, as_rpde

FORMATS: dict[str, Callable[[tuple[Club, ...]], bytes]] = {
    "oruk": as_oruk, "csv": as_csv, "ical": as_calendar, "openactive": as_rpde,
}  # fmt: skip
ALL = frozenset(
    {
        "summary", "categories", "provider", "place", "point", "formats", "price", "access", "for",
        "transport", "funding", "phone", "email", "website", "checked_on",
    }
)  # fmt: skip
CANNOT = {
    "oruk": frozenset[str](),
    "csv": frozenset[str](),
    # The summary holds what calendars have no field for; the tests below look at it.
    "ical": frozenset({"summary", "provider", "checked_on"}),
    "openactive": frozenset({"transport", "funding", "checked_on"}),
}
"""What a format has no place for."""


def bring_in(name: str, folder: Path, catalogue: Catalogue) -> Report:
    file = folder / f"{name}.feed"
    file.write_bytes(FORMATS[name](CLUBS))
    order = Import(str(file), NOW, POSTCODES.get, LABELS, source=name, term_dates=TERMS)
    return run_import(order, catalogue)


def told(catalogue: Catalogue, source: str) -> dict[str, Activity]:
    return {one.name: one for one in catalogue.listed(1000) if one.source == source}


def facts_of(activity: Activity) -> dict[str, object]:
    venue = activity.venue
    return {
        "summary": activity.summary, "categories": activity.categories,
        "provider": activity.provider,
        "place": venue and (venue.name, venue.address, venue.postcode),
        "point": venue and (venue.lat, venue.lon), "formats": activity.formats,
        "price": activity.price.lowest, "access": activity.access, "for": activity.for_,
        "transport": activity.transport, "funding": activity.funding, "phone": activity.phone,
        "email": activity.email, "website": activity.website, "checked_on": activity.checked_on,
    }  # fmt: skip


def meant(club: Club) -> dict[str, object]:
    return {
        "summary": club.description, "categories": club.categories, "provider": club.provider,
        "place": None if club.online
        else (club.venue, f"{club.street}, {club.town}", club.postcode),
        "point": club.point, "formats": ("online",) if club.online else ("in_person",),
        "price": club.lowest, "access": club.access, "for": club.for_,
        "transport": club.transport, "funding": club.funding, "phone": club.phone,
        "email": club.email, "website": club.url, "checked_on": club.checked_on,
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_sessions_are_those_that_were_meant(
    name: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    """A year of them, over both clock changes, beside a look at every single day."""
    report = bring_in(name, tmp_path, catalogue)
    assert (report.added, report.left_out) == (len(CLUBS), ())
    found = told(catalogue, name)
    end = NOW.replace(year=LAST.year, month=LAST.month, day=LAST.day, hour=23, minute=59)
    for club in CLUBS:
        sessions = list(next_sessions(found[club.name], NOW, until=end))
        expected = list(club.sessions())
        assert [(one.start, one.end) for one in sessions] == expected, club.name
        assert expected
        assert {start.tzinfo for start, _ in expected} == {LONDON}


@pytest.mark.parametrize("name", FORMATS)
def test_the_facts_are_those_that_were_meant(
    name: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    bring_in(name, tmp_path, catalogue)
    found = told(catalogue, name)
    for club in CLUBS:
        facts, expected = facts_of(found[club.name]), meant(club)
        if name == "openactive" and not club.support:
            expected["for"] = ()  # its list has five groups; dementia is none of them
        for fact in sorted(ALL - CANNOT[name]):
            assert facts[fact] == expected[fact], (club.name, fact)
        if name == "ical":
            assert str(facts["summary"]).startswith(club.description)
            assert facts["provider"] == ""


def test_what_a_format_cannot_say_stays_unknown(tmp_path: Path, catalogue: Catalogue) -> None:
    bring_in("openactive", tmp_path, catalogue)
    tea = told(catalogue, "openactive")["Tea and chat"]
    assert (tea.transport, tea.funding, tea.checked_on) == ((), (), None)


@pytest.mark.parametrize("name", FORMATS)
def test_a_second_import_changes_nothing(name: str, tmp_path: Path, catalogue: Catalogue) -> None:
    bring_in(name, tmp_path, catalogue)
    report = bring_in(name, tmp_path, catalogue)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert report.unchanged == len(CLUBS)


def test_the_same_from_all_four_is_shown_once(tmp_path: Path, catalogue: Catalogue) -> None:
    reports = [bring_in(name, tmp_path, catalogue) for name in FORMATS]
    assert [len(report.doubled) for report in reports] == [
        number * len(CLUBS) for number in range(4)
    ]
    assert len(reports[1].stale) == 1
    found = search(catalogue, Search(), NOW, limit=100)
    assert sorted(match.activity.name for match in found.matches) == sorted(
        club.name for club in CLUBS
    )
    assert catalogue.count() == 4 * len(CLUBS)
