"""A week in the conversation leads to its pages: to print, to share, for the calendar."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import ask, open_assistant
from tests.widget.fake_server import WEEK_LINK, FakeServer, message

pytestmark = pytest.mark.browser

SHARE = "Print or share this week"


@pytest.fixture
def week(page: Page, server: FakeServer) -> Locator:
    """An answer with a week."""
    server.replies["week"] = [message("Here is your week.", week={"items": [{"day": "tue"}]})]
    server.replies["empty"] = [message("There is nothing in it.", week={"items": []})]
    page.goto(server.address)
    open_assistant(page)
    return ask(page, "week")


def test_its_pages_are_made_when_they_are_asked_for(
    week: Locator, page: Page, server: FakeServer
) -> None:
    assert not [call for call in server.api_calls if "week" in call]
    week.get_by_role("button", name=SHARE).press("Enter")
    links = week.get_by_role("link")
    expect(links).to_have_count(4)
    expect(links.first).to_be_focused()
    assert [link.get_attribute("href") for link in links.all()] == [
        WEEK_LINK["url"],
        f"{WEEK_LINK['url']}/easy",
        WEEK_LINK["calendar_url"],
        WEEK_LINK["own_url"],
    ]
    expect(week.get_by_role("button", name=SHARE)).to_have_count(0)


def test_where_they_cannot_be_made_it_says_so_and_can_be_pressed_again(
    week: Locator, page: Page, server: FakeServer
) -> None:
    server.problems.append((409, {"status": 409, "detail": "There is no week to share yet."}, {}))
    week.get_by_role("button", name=SHARE).click()
    expect(page.get_by_text("There is no week to share yet.")).to_be_visible()
    week.get_by_role("button", name=SHARE).click()
    expect(week.get_by_role("link")).to_have_count(4)
    expect(page.get_by_text("There is no week to share yet.")).to_have_count(0)


def test_an_empty_week_and_an_old_one_are_not_shared(week: Locator, page: Page) -> None:
    empty = ask(page, "empty")
    expect(empty.get_by_role("button", name=SHARE)).to_have_count(0)
    expect(week.get_by_role("button", name=SHARE)).to_have_attribute("aria-disabled", "true")
