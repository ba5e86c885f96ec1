from __future__ import annotations

import pytest

from tests.web.conftest import MakeSite, Site

COUNCIL = "https://www.dorsetcouncil.gov.uk"


@pytest.mark.parametrize(
    "path",
    ["/api/openapi.json", "/widget.js", "/widget/assistant.js", "/symbols/index.json"],
)
def test_the_councils_own_pages_may_use_the_assistant(site: Site, path: str) -> None:
    with site.client.get(path, headers={"Origin": COUNCIL}) as response:
        headers = response.headers
    assert headers["Access-Control-Allow-Origin"] == COUNCIL
    assert "Origin" in headers["Vary"]
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_origin_from_the_settings_may_too(make_site: MakeSite) -> None:
    site = make_site(origins=("https://example.gov.uk",))
    for origin in ("https://example.gov.uk", COUNCIL):
        response = site.client.post("/api/conversations", headers={"Origin": origin})
        assert response.headers["Access-Control-Allow-Origin"] == origin


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://www.dorsetcouncil.gov.uk"]
)
def test_no_other_origin_may(site: Site, origin: str) -> None:
    response = site.client.post("/api/conversations", headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Origin" in response.headers["Vary"]


def test_a_browser_that_asks_first_is_told_what_it_may_send(site: Site) -> None:
    response = site.client.options(
        f"/api/conversations/{site.begin()}/messages",
        headers={"Origin": COUNCIL, "Access-Control-Request-Method": "POST"},
    )
    assert response.status_code == 200
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]
    assert "Idempotency-Key" in response.headers["Access-Control-Allow-Headers"]


def test_errors_can_be_read_by_the_councils_pages_too(site: Site) -> None:
    response = site.client.get("/api/conversations/nobody", headers={"Origin": COUNCIL})
    assert response.status_code == 404
    assert response.headers["Access-Control-Allow-Origin"] == COUNCIL
    assert "Retry-After" in response.headers["Access-Control-Expose-Headers"]


def test_conversations_are_never_cached(site: Site) -> None:
    response = site.client.get(f"/api/conversations/{site.begin()}")
    assert response.headers["Cache-Control"] == "no-store"


def test_data_is_not_sniffed_and_runs_nothing(site: Site) -> None:
    headers = site.client.get("/api/openapi.json").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
