"""The whole conversation without JavaScript, as a person has it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Watch
from tests.browser.keyboard import tab_to

pytestmark = pytest.mark.browser


def begin(page: Page, stack: str) -> None:
    page.set_default_timeout(30_000)
    page.goto(f"{stack}/ask")


def field(page: Page) -> Locator:
    return page.get_by_label("Your question")


def ask(page: Page, text: str) -> None:
    field(page).fill(text)
    page.get_by_role("button", name="Send").click()


def newest(page: Page) -> Locator:
    return page.locator(".answer").last


def test_by_keyboard_alone_a_question_its_answer_and_a_choice(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    watch = Watch(page)
    begin(page, stack)
    tab_to(page, field(page), most=12)
    page.keyboard.type("what's on near me")
    tab_to(page, page.get_by_role("button", name="Send"), most=2)
    page.keyboard.press("Enter")

    expect(newest(page)).to_contain_text("?")
    expect(newest(page).get_by_role("heading", name="Assistant said")).to_be_focused()
    expect(page.get_by_text("what's on near me")).to_be_attached()
    expect(page.get_by_role("link", name="01305 221016").first).to_be_in_viewport()
    tab_to(page, field(page), most=12)
    page.keyboard.type("Weymouth")
    tab_to(page, page.get_by_role("button", name="Send"), most=2)
    page.keyboard.press("Enter")

    expect(newest(page).locator(".results > li")).to_have_count(5)
    more = page.get_by_role("button", name="Show me more")
    tab_to(page, more, most=20)
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("more.")
    expect(newest(page).get_by_role("heading", name="Assistant said")).to_be_focused()
    assert [url for url in watch.requests if not url.startswith(stack)] == []
    assert watch.errors == []
    assert page.context.cookies() == []


def test_by_touch_on_a_small_telephone(open_page: Any, stack: str) -> None:
    page = open_page(
        java_script_enabled=False, has_touch=True, viewport={"width": 320, "height": 640}
    )
    begin(page, stack)
    page.get_by_role("button", name="I got a letter").tap()
    expect(newest(page)).to_contain_text("letter")
    expect(newest(page).get_by_role("heading", name="Assistant said")).to_be_in_viewport()
    answer = newest(page).inner_text()
    page.get_by_role("button", name="Say it in easier words").tap()
    expect(page.locator(".answer")).to_have_count(3)
    assert newest(page).inner_text() != answer

    page.reload()
    expect(page.locator(".answer")).to_have_count(3)
    address = page.url
    page.get_by_role("button", name="Forget this conversation").tap()
    page.get_by_role("link", name="No, keep it").tap()
    expect(page.locator(".answer")).to_have_count(3)
    page.get_by_role("button", name="Forget this conversation").tap()
    page.get_by_role("button", name="Yes, forget it").tap()
    expect(page.get_by_text("I have forgotten our conversation.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("This conversation is closed.")).to_be_visible()
    expect(page.locator(".answer")).to_have_count(1)


def test_what_is_too_long_stays_in_the_field(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    begin(page, stack)
    ask(page, "What is on? " * 60)
    expect(page.get_by_text("It has 719 characters.")).to_be_in_viewport()
    expect(field(page)).to_have_value("What is on? " * 60)
    expect(field(page)).to_have_accessible_description(re.compile("The message is too long"))
