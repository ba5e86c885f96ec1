"""Requests that do not fit: each is a problem that says what to do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Site
from tests.web.contract import is_problem


def test_a_conversation_does_not_begin_with_a_broken_body(site: Site) -> None:
    is_problem(
        site.client.post("/api/conversations", data="{", content_type="application/json"), 400
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "empty"),
        ({"text": None}, "empty"),
        ({"text": ""}, "empty"),
        ({"text": " \n\t "}, "empty"),
        ({"text": "\u200b\u200b"}, "empty"),
        ({"text": "\x00"}, "empty"),
        ({"text": "a" * 501}, "501 characters"),
        ({"text": 7}, "words"),
        ({"text": ["a"]}, "words"),
        ([], "JSON object"),
        ("text", "JSON object"),
        ({"text": "a", "location": "Weymouth"}, "lat and a lon"),
        ({"text": "a", "location": {"lat": 50.6}}, "lat and a lon"),
        ({"text": "a", "location": {"lat": "50.6", "lon": "-2.4"}}, "lat and a lon"),
        ({"text": "a", "location": {"lat": True, "lon": 0}}, "lat and a lon"),
        ({"text": "a", "location": {"lat": 100, "lon": 0}}, "latitude must be from -90 to 90"),
        ({"text": "a", "location": {"lat": 0, "lon": -181}}, "longitude must be from -180"),
        ({"text": "a", "location": {"lat": 10**400, "lon": 0}}, "latitude"),
        ({"text": "a", "location": {"lat": float("nan"), "lon": 0}}, "latitude"),
    ],
)
def test_a_body_that_does_not_fit_is_422_and_says_why(site: Site, body: Any, told: str) -> None:
    response = site.client.post(f"/api/conversations/{site.begin()}/messages", json=body)
    assert told in is_problem(response, 422)["detail"]
    assert site.assistant.heard == []


@pytest.mark.parametrize("data", [b"{", b"hello", b"", b"\xff\xfe\xfd", b"[" * 15000])
def test_what_is_not_json_is_400(site: Site, data: bytes) -> None:
    path = f"/api/conversations/{site.begin()}/messages"
    is_problem(site.client.post(path, data=data, content_type="application/json"), 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", None])
def test_another_type_is_415(site: Site, content_type: str | None) -> None:
    path = f"/api/conversations/{site.begin()}/messages"
    is_problem(site.client.post(path, data='{"text": "a"}', content_type=content_type), 415)


def test_too_large_a_body_is_413(site: Site) -> None:
    detail = is_problem(site.say(site.begin(), "a" * 20_000), 413)["detail"]
    assert "16 kilobytes" in detail


@pytest.mark.parametrize("conversation", ["nobody", "..%2F..", "'; DROP TABLE turn; --", "é"])
def test_an_unknown_conversation_is_404(site: Site, conversation: str) -> None:
    path = f"/api/conversations/{conversation}"
    is_problem(site.client.get(path), 404)
    is_problem(site.client.delete(path), 404)
    is_problem(site.client.post(f"{path}/messages", json={"text": "hello"}), 404)


def test_an_unknown_address_of_the_api_is_404(site: Site) -> None:
    assert "openapi.json" in is_problem(site.client.get("/api/nothing"), 404)["detail"]


def test_a_wrong_method_is_405_and_says_which_are_right(site: Site) -> None:
    response = site.client.get("/api/conversations")
    assert "POST" in is_problem(response, 405)["detail"]
    assert "POST" in response.headers["Allow"]
