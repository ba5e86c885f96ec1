from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.catalogue.importers.errors import (
    FormatUnknownError,
    ImportFailedError,
    NotAFeedError,
    NothingToImportError,
)
from bot.catalogue.importers.fetch import Fetcher
from bot.catalogue.importers.report import Remark, Report
from bot.catalogue.importers.run import Import, run_import, source_name
from bot.catalogue.store import Catalogue, migrate, open_catalogue
from bot.settings import LONDON

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
TEA = {"id": "1", "name": "Tea", "status": "active", "schedules": []}
ART = {"id": "2", "name": "Art", "status": "active", "schedules": []}


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterable[Catalogue]:
    url = f"sqlite:///{tmp_path / 'catalogue.db'}"
    migrate(url)
    with closing(open_catalogue(url)) as found:
        yield found


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "club feed.json"


def order(where: Path | str, **more: Any) -> Import:
    return Import(str(where), NOW, lambda _: None, **more)


def write(feed: Path, *entries: Any) -> None:
    feed.write_text(json.dumps(list(entries)), encoding="utf-8")


def names(catalogue: Catalogue) -> list[tuple[str, int]]:
    return [(source.name, source.count) for source in catalogue.sources()]


def test_an_import_says_what_it_read_and_did(feed: Path, catalogue: Catalogue) -> None:
    write(feed, TEA, ART, "odd", {**ART, "id": "3", "status": "defunct"})
    report = run_import(order(feed), catalogue)
    assert (report.source, report.read, report.added) == ("club-feed", 4, 2)
    assert report.left_out == (
        Remark("entry 3", "it is 'odd', not an object"),
        Remark("Art (3)", "its status is 'defunct'"),
    )
    assert len(report.missing_coordinates) == 2


def test_a_second_import_of_the_same_thing_changes_nothing(
    feed: Path, catalogue: Catalogue
) -> None:
    write(feed, TEA, ART)
    run_import(order(feed), catalogue)
    report = run_import(order(feed), catalogue)
    assert (report.added, report.changed, report.unchanged, report.removed) == (0, 0, 2, 0)


def test_what_is_gone_or_changed_is_told(feed: Path, catalogue: Catalogue) -> None:
    write(feed, TEA, ART)
    run_import(order(feed), catalogue)
    write(feed, {**TEA, "description": "With cake"})
    report = run_import(order(feed), catalogue)
    assert (report.added, report.changed, report.unchanged, report.removed) == (0, 1, 0, 1)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("[]", NothingToImportError),
        ('{"contents": [], "total_pages": 0}', NothingToImportError),
        ('[{"id": "1"}, 5]', NothingToImportError),
        ('[{"id": "1", "name": "Te', NotAFeedError),
        ("<html>", NotAFeedError),
    ],
)
def test_a_feed_that_fails_or_is_empty_changes_nothing(
    feed: Path, catalogue: Catalogue, content: str, error: type[Exception]
) -> None:
    write(feed, TEA)
    run_import(order(feed), catalogue)
    feed.write_text(content)
    with pytest.raises(error):
        run_import(order(feed), catalogue)
    assert names(catalogue) == [("club-feed", 1)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"# Notes\n\nSome words about the feed.\n", "is not JSON, CSV or a calendar"),
        (b"PK\x03\x04" + b"\0" * 40, "a zip archive or a workbook"),
        (b"\x1f\x8b\x08" + b"\0" * 40, "packed with gzip"),
        (b"%PDF-1.7", "a PDF"),
        (b'{"$schema": "x", "properties": {}}', "This is a schema"),
        (b'{"openapi": "3.0.0", "paths": {}}', "a description of an API"),
        (b'{"@context": "x", "concept": [], "id": "c"}', "a list of concepts"),
        (b'[{"id": "1"}, {"id": "2"}, 5]', r"it has no name \(2\), it is '5'.* The first is 1\."),
        (b'{"next": "x", "items": [{"state": "deleted", "kind": "Slot", "id": 1}]}',
         "Nothing of what .* lists is on"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused_for_what_it_is(
    tmp_path: Path, catalogue: Catalogue, content: bytes, sentence: str
) -> None:
    file = tmp_path / "feed.csv"
    file.write_bytes(content)
    with pytest.raises(ImportFailedError, match=sentence):
        run_import(order(file), catalogue)
    assert catalogue.count() == 0


def test_a_feed_is_imported_from_an_address(catalogue: Catalogue) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/services/1":
            return httpx.Response(200, json={**TEA, "description": "With cake"})
        return httpx.Response(200, json={"contents": [{"id": "1", "name": "Tea"}]})

    def fetcher(hosts: Iterable[str]) -> Fetcher:
        return Fetcher(
            allowed_hosts=hosts,
            transport=httpx.MockTransport(serve),
            resolve=lambda host, port: ["93.184.215.14"],
        )

    report = run_import(order("https://feeds.example.org/services"), catalogue, fetcher=fetcher)
    assert (report.source, report.added) == ("feeds.example.org", 1)
    assert catalogue.named("Tea")[0].summary == "With cake"


def test_what_another_source_tells_too_is_told_as_doubled(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """By name, place and times, however either feed writes them."""
    csv = tmp_path / "groups.csv"
    csv.write_text("id,name,days,start_time\n7,TEA,mon,10:00\n8,Art,wed,10:00\n", encoding="utf-8")
    once_a_week = {"dtstart": "2026-01-05", "freq": "WEEKLY", "opens_at": "10:00"}
    feed = tmp_path / "club.json"
    write(feed, {**TEA, "schedules": [once_a_week]}, {**ART, "schedules": [once_a_week]})
    assert run_import(order(feed), catalogue).doubled == ()
    report = run_import(order(csv), catalogue)
    assert [remark.reason for remark in report.doubled] == [
        "club tells of it too, so it is shown once"
    ]
    assert report.doubled[0].record.startswith("TEA (")
    assert "Doubled: 1" in report.to_text()
    assert [(s.name, s.count) for s in catalogue.sources()] == [("club", 2), ("groups", 2)]


def test_what_was_not_checked_for_a_year_is_told_as_stale(feed: Path, catalogue: Catalogue) -> None:
    write(
        feed,
        {**TEA, "assured_date": "2025-11-22"},
        {**ART, "assured_date": "2025-11-24", "last_modified": "2020-01-01"},
        {**ART, "id": "3", "last_modified": "2020-01-01"},
    )
    report = run_import(order(feed), catalogue)
    assert [remark.reason for remark in report.stale] == [
        "its facts were last checked on 2025-11-22"
    ]
    assert report.to_dict()["stale"][0]["record"].startswith("Tea (")
    assert "Not checked for a year: 1" in report.to_text()


def test_one_page_of_many_is_noted(feed: Path, catalogue: Catalogue) -> None:
    feed.write_text(json.dumps({"contents": [TEA], "total_pages": 141, "page_number": 1}))
    report = run_import(order(feed), catalogue)
    assert report.noted[0] == Remark("club feed.json", "it holds page 1 of 141 only")


def test_the_first_real_import_replaces_the_sample(feed: Path, catalogue: Catalogue) -> None:
    write(feed, TEA)
    run_import(order(feed, source="sample-dorset", sample=True), catalogue)
    assert catalogue.named("Tea")[0].sample
    report = run_import(order(feed, source="real"), catalogue)
    assert names(catalogue) == [("real", 1)]
    assert report.dropped_sources == ("sample-dorset",)
    assert "Sources that were dropped: sample-dorset." in report.to_text()


def test_replace_drops_every_other_source(feed: Path, catalogue: Catalogue) -> None:
    write(feed, TEA)
    run_import(order(feed, source="one"), catalogue)
    run_import(order(feed, source="two"), catalogue)
    assert names(catalogue) == [("one", 1), ("two", 1)]
    run_import(order(feed, source="three", drop_others=True), catalogue)
    assert names(catalogue) == [("three", 1)]


def test_an_unknown_format_is_refused(feed: Path, catalogue: Catalogue) -> None:
    with pytest.raises(FormatUnknownError, match="Use one of: auto, oruk"):
        run_import(order(feed, format="xml"), catalogue)


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("https://feeds.example.org:8443/services?x=1", "feeds.example.org"),
        ("data/My feed.json", "My-feed"),
        ("/", "import"),
    ],
)
def test_a_source_without_a_name_takes_its_place_of_origin(where: str, name: str) -> None:
    assert source_name(where) == name


def test_a_report_for_people_counts_what_repeats_itself_and_keeps_short() -> None:
    many = tuple(Remark(f"Club {n}", "it has no id") for n in range(25))
    same = (Remark("Tea (1)", "its id was used earlier in the feed"),) * 3
    report = Report("feed", 1, left_out=same, noted=many, unmapped={"esd:a": 2, "esd:b": 5})
    assert report.to_text().splitlines() == [
        "Imported feed: 1 record read.",
        "Activities: 0 added, 0 changed, 0 unchanged, 0 removed.",
        "Left out: 3",
        "  Tea (1): its id was used earlier in the feed (3 times)",
        "Noted: 25",
        "  it has no id: 25 records, such as Club 0",
        "Terms that no table maps: 2",
        "  esd:b (5)",
        "  esd:a (2)",
    ]
    assert len(report.to_dict()["noted"]) == 25
    assert json.loads(json.dumps(report.to_dict()))["unmapped"] == {"esd:a": 2, "esd:b": 5}
    assert replace(report, left_out=()).to_dict()["left_out"] == []


CSV = "id,name,days,start_time,postcode\n1,Tea,mon,10:00,\n2,Art,tue,14:00,\n"


def test_a_csv_file_is_known_by_its_header(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "groups.csv"
    file.write_text(CSV, encoding="utf-8")
    report = run_import(order(file), catalogue)
    assert (report.source, report.read, report.added) == ("groups", 2, 2)
    assert run_import(order(file, format="csv"), catalogue).unchanged == 2


def test_a_csv_at_an_address_is_fetched_once(catalogue: Catalogue) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, text=CSV)

    report = run_import(
        order("https://feeds.example.org/groups.csv"),
        catalogue,
        fetcher=lambda hosts: Fetcher(
            transport=httpx.MockTransport(answer), resolve=lambda *_: ["93.184.215.14"]
        ),
    )
    assert (report.added, len(asked)) == (2, 1)
