"""The shortlist without JavaScript: save, ring, print, send, take off."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Watch
from tests.browser.keyboard import tab_to

pytestmark = pytest.mark.browser


def save(page: Page, stack: str, count: int) -> str:
    """Saves the first ``count`` near Weymouth; gives the address of the list."""
    page.goto(f"{stack}/activities?near=Weymouth#results")
    for number in range(count):
        if number:
            page.get_by_role("link", name="Find more for this list").click()
            page.get_by_label("Where?").fill("Weymouth")
            page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("link", name=re.compile("^Save ")).first.click()
    return page.url


def test_by_keyboard_alone_from_the_search_to_the_card_for_ringing(
    open_page: Any, stack: str
) -> None:
    page = open_page(java_script_enabled=False)
    watch = Watch(page)
    address = save(page, stack, 2)
    expect(page.locator(".results > li")).to_have_count(2)
    names = page.locator(".results h2").all_inner_texts()

    ring = page.get_by_role("link", name="What to say when you ring").first
    tab_to(page, ring, most=15)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Ring about {names[0]}")
    expect(page.locator(".number").get_by_role("link")).to_be_visible()

    page.goto(address)
    tab_to(page, page.get_by_role("link", name=f"Take off the list {names[0]}"), most=16)
    page.keyboard.press("Enter")
    expect(page.locator(".results h2")).to_have_text(names[1:])
    page.go_back()
    expect(page.locator(".results h2")).to_have_text(names)
    assert page.context.cookies() == []
    assert [url for url in watch.requests if not url.startswith(stack)] == []
    assert watch.errors == []


def test_by_touch_a_list_is_saved_and_taken_along(open_page: Any, stack: str) -> None:
    page = open_page(
        java_script_enabled=False, has_touch=True, viewport={"width": 320, "height": 640}
    )
    page.goto(f"{stack}/ask")
    page.set_default_timeout(30_000)
    page.get_by_label("Your question").fill("swimming in Weymouth")
    page.get_by_role("button", name="Send").tap()
    page.get_by_role("link", name="Save all of these").tap()
    expect(page.locator(".results > li")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("link", name="Put them in your calendar").tap()
    assert download.value.path().read_text("utf-8").count("BEGIN:VEVENT") >= 2
    page.get_by_role("link", name="Easy Read sheet, to print").tap()
    expect(page.locator("section h2")).to_have_count(2)
    expect(page.locator(".ideas img").first).to_be_visible()


def test_paper_has_the_list_and_its_address(open_page: Any, stack: str) -> None:
    page = open_page(color_scheme="dark")
    address = save(page, stack, 1)
    page.emulate_media(media="print")
    expect(page.get_by_text(address)).to_be_visible()
    expect(page.get_by_role("link", name="E-mail this list")).to_be_hidden()
    expect(page.get_by_text("Take off the list")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="What to say when you ring").click()
    page.emulate_media(media="print")
    expect(page.locator(".blank").first).to_be_visible()
    expect(page.get_by_role("link", name="Back to the activity")).to_be_hidden()
