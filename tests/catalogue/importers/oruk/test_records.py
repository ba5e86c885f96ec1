from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.oruk.records import Page, read_page

SERVICE = {"id": "1", "name": "Tea", "status": "active"}


@pytest.mark.parametrize("key", ["contents", "content", "services", "items"])
def test_a_page_object_holds_its_services_under_many_names(key: str) -> None:
    assert read_page({key: [SERVICE, "odd"]}).entries == (SERVICE, "odd")


@pytest.mark.parametrize(
    "numbers",
    [
        {"total_pages": 4, "page_number": 2, "last_page": False},
        {"totalPages": 4, "number": 2, "last": False},
        {"totalpages": "4", "number": "2", "last": False},
    ],
)
def test_page_numbers_are_read_in_every_spelling(numbers: dict[str, Any]) -> None:
    page = read_page({"contents": [], **numbers})
    assert (page.number, page.pages, page.last) == (2, 4, False)


def test_a_bare_list_and_one_service_are_pages_too() -> None:
    assert read_page([SERVICE]) == Page((SERVICE,))
    assert read_page(SERVICE) == Page((SERVICE,))
    assert read_page({**SERVICE, "services": []}).entries == ({**SERVICE, "services": []},)


def test_a_page_may_name_the_next() -> None:
    assert read_page({"items": [], "next_url": "/feed?after=2"}).next_url == "/feed?after=2"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("text", "holds a text"),
        (5, "holds a number"),
        (None, "holds nothing"),
        (True, "holds true"),
        ({}, "holds no services"),
        ({"contents": "none"}, "holds no services"),
        ({"version": "HSDS-UK-3.0", "openapi_url": "x"}, "a description of an API"),
        ({"id": "1", "name": "Org", "organization_identifiers": []}, "an organisation"),
        ({"id": "1", "name": "x", "term_uri": "y"}, "a taxonomy term"),
        ({"id": "1", "location": {}, "service": SERVICE}, "a service at a location"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_is(document: Any, reason: str) -> None:
    with pytest.raises(NotAFeedError, match=reason):
        read_page(document)
