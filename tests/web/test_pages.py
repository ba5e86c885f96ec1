"""What holds for every page: built for everyone, safe, and friendly where nothing is."""

from __future__ import annotations

import pytest

from tests.web.conftest import Site
from tests.web.outline import Outline
from web.headers import PAGE_POLICY

PAGES = [
    "/", "/advice", "/advice/what_is_a_review", "/activities", "/activities?what=art&page=2",
    "/activities/sample-art", "/nowhere", "/ask", "/ask?q=hello",
    "/advice/what_is_a_review/easy", "/feedback", "/feedback/thanks", "/saved",
    "/saved?ids=sample-art,gone", "/saved/easy?ids=sample-art", "/activities/sample-art/ring",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_built_for_everyone(site: Site, path: str) -> None:
    response = site.client.get(path)
    assert response.status_code == (404 if path == "/nowhere" else 200)
    outline = Outline(response.text)
    assert outline.named("html")[0]["lang"] == "en-GB"
    assert "initial-scale=1" in (outline.named("meta")[1]["content"] or "")
    assert len(outline.named("h1")) == 1
    assert len(outline.named("main")) == 1
    skip = outline.named("a")[0]["href"]
    assert skip == f"#{outline.named('main')[0]['id']}"
    assert "Dorset Council" in response.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_nothing_that_stands_in_it(site: Site, path: str) -> None:
    response = site.client.get(path)
    assert response.headers["Content-Security-Policy"] == PAGE_POLICY
    assert "unsafe" not in PAGE_POLICY
    outline = Outline(response.text)
    for script in outline.named("script"):
        assert "src" in script or script["type"] == "application/ld+json"
    assert not outline.named("style")
    for _, attributes in outline.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_carry_strict_headers(site: Site, path: str) -> None:
    headers = site.client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path", ["/nowhere", "/advice/bins", "/activities/none", "/widget/none.js"]
)
def test_what_is_not_there_gets_a_friendly_page(site: Site, path: str) -> None:
    response = site.client.get(path)
    assert response.status_code == 404
    assert "We cannot find that page" in response.text
    assert site.parts.council.contacts["adult_social_care"].phone in response.text


def test_a_page_can_only_be_read(site: Site) -> None:
    response = site.client.post("/advice")
    assert response.status_code == 405
    assert response.content_type.startswith("text/html")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("path", "type_"),
    [("/widget.js", "text/javascript"), ("/widget/assistant.js", "text/javascript"),
     ("/static/site.css", "text/css")],
)  # fmt: skip
def test_files_have_their_type_and_are_sent_once(site: Site, path: str, type_: str) -> None:
    with site.client.get(path) as response:
        assert response.status_code == 200
        assert response.content_type.startswith(type_)
        etag = {"If-None-Match": response.headers["ETag"]}
    with site.client.get(path, headers=etag) as again:
        assert again.status_code == 304


def test_the_widgets_folder_gives_nothing_from_outside_it(site: Site) -> None:
    for path in ("/widget/../app.py", "/widget/%2e%2e/app.py", "/widget/..%2fapp.py"):
        assert site.client.get(path).status_code == 404
