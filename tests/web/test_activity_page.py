"""The page of one activity: what is known, what is not, and how to get there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.catalogue.model import Venue
from bot.settings import LONDON
from tests.web.conftest import Site
from tests.web.fakes import ART, card
from tests.web.outline import Outline
from web.activity_facts import facts, ways

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)


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
    assert "Told to us by" not in sample
    assert "made-up" not in site.client.get("/activities/real-art").text


def test_a_real_activity_carries_event_data_that_cannot_end_its_element(site: Site) -> None:
    text = site.client.get("/activities/real-art").text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    event = json.loads(data)
    assert event["@type"] == "Event"
    assert event["name"] == "Art for all <script>alert('x')</script>"
    assert event["startDate"] == "2026-11-28T10:00:00+00:00"
    assert "<" not in data


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
