from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.errors import NotAFeedError, SourceUnreadableError
from bot.catalogue.importers.fetch import NotFoundError
from bot.catalogue.importers.oruk.feed import read_api

API = "https://example.org/api"


class FakeApi:
    """Answers from a table of addresses, and keeps what it was asked."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def get(self, url: str) -> Any:
        self.asked.append(url)
        answer = self.answers.get(url.removeprefix(API))
        if answer is None:
            raise NotFoundError(f"{url} leads nowhere")
        if isinstance(answer, Exception):
            raise answer
        return answer


def full(number: int) -> dict[str, Any]:
    return {"id": f"s{number}", "name": f"Club {number}", "schedules": []}


def shallow(number: int) -> dict[str, Any]:
    return {"id": f"s{number}", "name": f"Club {number}", "status": "active"}


def ids(entries: list[Any]) -> list[str]:
    return [entry["id"] for entry in entries]


def page(number: int, pages: int, *entries: Any) -> dict[str, Any]:
    return {"page_number": number, "total_pages": pages, "contents": list(entries)}


def test_every_page_is_read_one_after_the_other() -> None:
    api = FakeApi({
        "/services": page(1, 3, full(1)),
        "/services?page=2": page(2, 3, full(2)),
        "/services?page=3": page(3, 3, full(3)),
    })  # fmt: skip
    assert ids(read_api(f"{API}/services", api, print)) == ["s1", "s2", "s3"]
    assert len(api.asked) == 3


def test_what_the_operator_asked_for_stays_in_the_address() -> None:
    api = FakeApi({
        "/services?per_page=1": page(1, 2, full(1)),
        "/services?per_page=1&page=2": page(2, 2, full(2)),
    })  # fmt: skip
    assert ids(read_api(f"{API}/services?per_page=1", api, print)) == ["s1", "s2"]


def test_a_feed_that_names_its_next_page_is_followed() -> None:
    api = FakeApi({
        "/feed": {"items": [full(1)], "next_url": "/api/feed?after=1"},
        "/feed?after=1": {"items": [full(2)], "next_url": "/api/feed?after=2"},
        "/feed?after=2": {"items": []},
    })  # fmt: skip
    assert ids(read_api(f"{API}/feed", api, print)) == ["s1", "s2"]


@pytest.mark.parametrize("base", [API, f"{API}/"])
@pytest.mark.parametrize("at_base", [None, {"version": "3.0", "openapi_url": "x"}])
def test_the_base_of_an_api_leads_to_its_services(base: str, at_base: Any) -> None:
    api = FakeApi({"": at_base, "/": at_base, "/services": page(1, 1, full(1))})
    assert ids(read_api(base, api, print)) == ["s1"]


def test_a_shallow_list_is_filled_from_each_service() -> None:
    api = FakeApi({
        "/services": page(1, 1, shallow(1), shallow(2)),
        "/services/s1": {**full(1), "fees": "£2"},
        "/services/s2": full(2),
    })  # fmt: skip
    first, _ = read_api(f"{API}/services", api, print)
    assert (first["fees"], first["status"]) == ("£2", "active")


def test_a_service_without_a_page_of_its_own_keeps_what_the_list_says() -> None:
    api = FakeApi({"/services": page(1, 1, shallow(1))})
    assert read_api(f"{API}/services", api, print) == [shallow(1)]


def test_another_service_than_the_one_asked_for_is_not_taken() -> None:
    api = FakeApi({"/services": page(1, 1, shallow(1)), "/services/s1": full(9)})
    assert read_api(f"{API}/services", api, print) == [shallow(1)]


def test_withdrawn_services_and_odd_entries_are_not_asked_for() -> None:
    odd = {**shallow(1), "status": "inactive"}
    api = FakeApi({"/services": page(1, 1, odd, "text", {"name": "No id", "status": "active"})})
    read_api(f"{API}/services", api, print)
    assert api.asked == [f"{API}/services"]


def test_an_id_cannot_lead_elsewhere() -> None:
    api = FakeApi({"/services": page(1, 1, {**shallow(1), "id": "../admin?x"})})
    read_api(f"{API}/services", api, print)
    assert api.asked[1] == f"{API}/services/..%2Fadmin%3Fx"


def test_a_full_list_is_not_asked_for_again() -> None:
    api = FakeApi({"/services": page(1, 1, full(1), shallow(2))})
    read_api(f"{API}/services", api, print)
    assert len(api.asked) == 1


def test_half_a_feed_is_no_feed() -> None:
    trouble = SourceUnreadableError("does not answer")
    api = FakeApi({"/services": page(1, 2, full(1)), "/services?page=2": trouble})
    with pytest.raises(SourceUnreadableError):
        read_api(f"{API}/services", api, print)


def test_an_empty_page_in_the_middle_is_a_failure() -> None:
    api = FakeApi({"/services": page(1, 3, full(1)), "/services?page=2": page(2, 3)})
    with pytest.raises(SourceUnreadableError, match="there should be 3 pages"):
        read_api(f"{API}/services", api, print)


def test_a_feed_that_gives_the_same_page_for_ever_is_refused() -> None:
    api = FakeApi({"/services": page(1, 9, full(1)), "/services?page=2": page(1, 9, full(1))})
    with pytest.raises(NotAFeedError, match="page by page"):
        read_api(f"{API}/services", api, print)


def test_a_failing_list_is_not_hidden_by_looking_elsewhere() -> None:
    with pytest.raises(NotFoundError):
        read_api(f"{API}/services", FakeApi({}), print)
    with pytest.raises(NotFoundError, match="/api leads nowhere"):
        read_api(API, FakeApi({}), print)
