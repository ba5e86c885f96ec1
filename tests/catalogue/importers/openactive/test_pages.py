"""The pages of a feed are followed to the end; the last state of an item holds."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.formats import recognise
from bot.catalogue.importers.openactive.pages import latest, looks_like_rpde, read_pages
from bot.catalogue.importers.reading import Context
from tests.catalogue.importers.openactive.making import (
    SERIES,
    WEEKLY,
    item,
    one,
)


class Pages:
    """A feed of three pages; the last is empty and leads to itself."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, url: str) -> Any:
        self.asked.append(url)
        number = int(url[-1])
        items = [item({**SERIES, "@id": f"{number}"}, number)] if number < 3 else []
        return {"next": f"/feed/{min(number + 1, 3)}", "items": items}


def test_pages_are_followed_to_the_one_that_leads_to_itself() -> None:
    pages, url = Pages(), "https://feeds.example.org/feed/1"
    entries = read_pages(pages.get(url), url, pages, lambda _: None)
    assert [entry["id"] for entry in entries] == [1, 2]
    assert [asked[-1] for asked in pages.asked] == ["1", "2", "3"]


def test_a_page_that_is_none_stops_the_import() -> None:
    class Broken:
        def get(self, url: str) -> Any:
            return {"error": "busy"}

    document = {"next": "/2", "items": [item(SERIES)]}
    with pytest.raises(NotAFeedError, match="no page of a feed"):
        read_pages(document, "https://feeds.example.org/1", Broken(), lambda _: None)
    with pytest.raises(NotAFeedError, match="no OpenActive feed"):
        read_pages({"dataset": []}, "x", None, lambda _: None)


def test_a_page_in_a_file_is_read_alone() -> None:
    document = {"next": "https://feeds.example.org/2", "items": [item(SERIES)]}
    assert len(read_pages(document, "page.json", None, lambda _: None)) == 1


def test_items_are_known_from_services() -> None:
    assert looks_like_rpde({"next": "x", "items": [item(SERIES)]})
    assert (
        recognise(b'{"items": [{"state": "updated", "kind": "X", "id": 1, "data": {}}]}')
        == "openactive"
    )
    assert recognise(b'[{"id": "1", "name": "Tea", "status": "active"}]') == "oruk"
    assert recognise(b'{"items": [{"id": "1", "name": "Tea"}]}') == "oruk"
    assert latest([{"data": {"@id": "a"}}])[0][0].id == "a"


def test_what_is_deleted_is_gone_and_what_comes_again_replaces(context: Context) -> None:
    made = one(
        context,
        item({**SERIES, "eventSchedule": [WEEKLY]}),
        item({**SERIES, "@id": "x", "name": "Gone"}, 2),
        {"state": "deleted", "kind": "SessionSeries", "id": 2, "modified": 3},
        item({**SERIES, "name": "New name", "eventSchedule": [WEEKLY]}),
    )
    assert made.name == "New name"


def test_one_opportunity_as_web_pages_have_it_is_read(context: Context) -> None:
    bare = {**SERIES, "@context": ["https://openactive.io/"], "eventSchedule": [WEEKLY]}
    assert looks_like_rpde(bare)
    assert one(context, bare).name == "Chair yoga"
    assert not looks_like_rpde({"@context": "https://openactive.io/", "@type": "ConceptScheme"})
