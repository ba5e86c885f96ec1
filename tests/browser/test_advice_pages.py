"""The pages of advice and their sheets to print."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_a_question_to_its_sheet_without_javascript(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(stack)
    page.get_by_role("link", name="What is a review?", exact=True).click()
    page.get_by_role("link", name="Easy Read sheet, to print").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is a review?")
    expect(page.locator(".ideas img").first).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_text("You can print this sheet.")).to_be_hidden()
    for line in page.locator(".ideas p, .made, .foot p").all():
        size = line.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")
        assert size * 72 / 96 >= 14, line.inner_text()


def test_the_question_on_the_page_is_asked_without_javascript(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(stack)
    page.get_by_role("link", name="Ask about this What is a review?").click()
    expect(page.get_by_label("Your question")).to_have_value("What is a review?")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".answer").last).to_contain_text("every year", timeout=30_000)
