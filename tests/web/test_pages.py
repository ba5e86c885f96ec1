from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot import council as councils
from bot.catalogue.model import Venue
from bot.settings import LONDON, PROJECT
from tests.web.conftest import Site
from tests.web.fakes import ART, card
from web.activity_facts import facts, ways
from web.headers import PAGE_POLICY
from web.prose import blocks, session


class Outline(HTMLParser):
    """The tags of a page, in order, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
PAGES = [
    "/", "/advice", "/advice/what_is_a_review", "/activities", "/activities?what=art&page=2",
    "/activities/sample-art", "/nowhere",
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


def test_an_advice_page_has_everything_that_its_file_says(site: Site) -> None:
    text = site.client.get("/advice/what_is_a_review").text
    page = site.parts.advice.get("what_is_a_review")
    assert page is not None
    assert page.title in text
    assert "In easy words" in text
    assert "<li>What is good?</li>" in text
    assert "What was said then" in text
    assert site.parts.council.contacts["adult_social_care"].phone in page.next_step
    assert page.next_step in text
    assert page.sources[0].title in text
    assert "Checked on 21 November 2026" in text


def test_the_advice_index_leads_to_every_page(site: Site) -> None:
    text = site.client.get("/advice").text
    for page in site.parts.advice:
        assert f'href="/advice/{page.topic}"' in text
        assert site.client.get(f"/advice/{page.topic}").status_code == 200


def test_markup_in_an_activity_is_shown_as_text(site: Site) -> None:
    for path in ("/activities/sample-art", "/activities/real-art"):
        text = site.client.get(path).text
        assert "<script>alert" not in text
        assert "Art for all &lt;script&gt;" in text
        assert "Paint &amp; draw." in text


def test_an_activity_page_says_what_is_known_and_what_is_not(site: Site) -> None:
    text = site.client.get("/activities/sample-art").text
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
    assert "When Saturdays, 10am to midday" in words
    assert "Next time Saturday 28 November, 10am to 12 noon" in words
    assert "Where The Hut 1 Quay, Weymouth DT4 7AB" in words
    assert "Price £3.50 with a drink" in words
    assert "Access Wheelchair access" in words
    assert "Getting there Not known" in words
    assert "Meal Not known" in words
    assert 'href="tel:01632960123"' in text
    assert "Facts checked 1 November 2026" in words


def test_an_activity_of_which_little_is_known_has_a_page(site: Site) -> None:
    text = site.client.get("/activities/bare").text
    assert text.count("Not known") >= 10
    assert "javascript:alert" not in re.findall(r'href="([^"]*)"', text)
    assert "Ask them before you go." in text


def test_a_made_up_activity_is_marked_and_not_told_to_search_engines(site: Site) -> None:
    sample = site.client.get("/activities/sample-art").text
    assert "This is a made-up example" in sample
    assert "ld+json" not in sample
    assert "made-up" not in site.client.get("/activities/real-art").text


def test_a_real_activity_carries_event_data_that_cannot_end_its_element(site: Site) -> None:
    text = site.client.get("/activities/real-art").text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    event = json.loads(data)
    assert event["@type"] == "Event"
    assert event["name"] == "Art for all <script>alert('x')</script>"
    assert event["startDate"] == "2026-11-28T10:00:00+00:00"
    assert "<" not in data


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


def test_the_councils_colour_is_in_a_stylesheet(site: Site) -> None:
    response = site.client.get("/council.css")
    assert response.content_type.startswith("text/css")
    assert site.parts.council.colour in response.text


@pytest.mark.parametrize(
    ("path", "type_"),
    [("/widget.js", "text/javascript"), ("/widget/register.js", "text/javascript"),
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


@pytest.mark.parametrize("name", ["dorset", "nottinghamshire"])
def test_white_on_the_councils_colour_can_be_read(name: str) -> None:
    council = councils.read(PROJECT / "data" / "councils" / name)
    assert contrast(council.colour, "#ffffff") >= 4.5


def test_the_stylesheets_colours_can_be_read() -> None:
    css = (Path(__file__).parents[2] / "web" / "static" / "site.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#\w{6});", css))
    for ink in ("ink", "quiet", "link", "council"):
        for paper in ("paper", "soft"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    assert contrast(colours["ink"], colours["focus"]) >= 4.5
    assert contrast(colours["line"], colours["paper"]) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two "#rrggbb"."""

    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_becomes_paragraphs_and_lists() -> None:
    assert blocks("One\ntwo.\n\nWe ask:\n- a\n- b") == [
        ("paragraph", ("One two.",)),
        ("paragraph", ("We ask:",)),
        ("list", ("a", "b")),
    ]
    assert blocks("") == []


def test_times_are_written_as_people_say_them() -> None:
    assert session("2026-11-28T10:00:00+00:00", "2026-11-28T12:30:00+00:00") == (
        "Saturday 28 November, 10am to 12:30pm"
    )
    assert session("2026-11-28T00:00:00+00:00", None) == "Saturday 28 November, 12 midnight"


def test_the_search_page_shows_the_form_again_with_what_was_asked(site: Site) -> None:
    text = site.client.get("/activities?what=%22art%22&near=Poole&access=hoist&for=autism").text
    outline = Outline(text)
    values = {one.get("name"): one.get("value") for one in outline.named("input")}
    assert (values["what"], values["near"]) == ('"art"', "Poole")
    chosen = [one["value"] for one in outline.named("input") if "checked" in one]
    assert chosen == ["hoist"]
    assert [one["value"] for one in outline.named("option") if "selected" in one] == ["autism"]
    assert "Art for all &lt;script&gt;" in text


def test_every_field_of_the_search_page_has_a_label(site: Site) -> None:
    outline = Outline(site.client.get("/activities").text)
    labelled = {one["for"] for one in outline.named("label") if "for" in one}
    fields = [*outline.named("input"), *outline.named("select")]
    assert {one["id"] for one in fields if one.get("type") != "checkbox"} <= labelled


def test_an_activity_says_how_long_ago_it_was_checked_and_how_to_get_there(site: Site) -> None:
    text = site.client.get("/activities/sample-art").text
    assert "1 November 2026 (22 days ago)" in text
    links = {one["href"]: one for one in Outline(text).named("a")}
    assert "https://www.openstreetmap.org/directions?to=50.61000%2C-2.45000" in links
    assert "https://www.traveline.info/" in links
    assert any(href and href.startswith("tel:") for href in links)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 23), "23 November 2026 (today)"),
        (date(2026, 11, 22), "22 November 2026 (yesterday)"),
        (date(2026, 11, 20), "20 November 2026 (3 days ago)"),
        (date(2025, 11, 20), "20 November 2025 (about 12 months ago)"),
        (None, None),
    ],
)
def test_the_day_of_the_check_is_told_as_people_count(on: date | None, said: str | None) -> None:
    made = replace(ART, checked_on=on)
    rows = {one.label: one.lines for one in facts(made, card(made, NOW), NOW.date())}
    assert rows["Facts checked"] == ((said,) if said else ())


def test_nothing_leads_to_a_place_that_is_not_known() -> None:
    assert ways(replace(ART, venue=None)) == []
    assert ways(replace(ART, formats=("online",))) == []
    placed = replace(ART, venue=Venue(postcode="DT4 7AB"))
    assert "DT4%207AB" in ways(placed)[0].address
