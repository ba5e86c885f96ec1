"""Use my location: only when pressed, and never closer than it needs to be."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import composer, next_answer, open_assistant
from tests.widget.fake_server import FakeServer

pytestmark = pytest.mark.browser

WEYMOUTH = {"latitude": 50.61441234, "longitude": -2.45759876}


@pytest.fixture
def located(open_page: Any, server: FakeServer) -> Page:
    page: Page = open_page(geolocation=WEYMOUTH, permissions=["geolocation"])
    page.goto(server.address)
    open_assistant(page)
    return page


def test_it_sends_the_place_to_about_a_hundred_metres(located: Page, server: FakeServer) -> None:
    located.get_by_role("button", name="Use my location").click()
    next_answer(located, 1)
    (sent,) = server.sent
    assert sent["text"] == "Near me"
    assert sent["location"] == {"lat": 50.614, "lon": -2.458}


def test_it_goes_with_what_was_typed(located: Page, server: FakeServer) -> None:
    composer(located).fill("swimming near me")
    located.get_by_role("button", name="Use my location").click()
    next_answer(located, 1)
    assert server.sent[0]["text"] == "swimming near me"
    assert server.sent[0]["location"]


def test_no_place_is_sent_without_a_press(located: Page, server: FakeServer) -> None:
    composer(located).fill("swimming near me")
    composer(located).press("Enter")
    next_answer(located, 1)
    assert server.sent[0]["location"] is None


def test_a_refusal_is_answered_with_another_way(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_role("alert").get_by_text("Please type a town or postcode.")).to_be_visible()
    assert server.sent == []
