"""The form that asks what people think, as a person uses it: it needs no JavaScript."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import tab_to
from web.feedback.store import Feedback, FeedbackStore, Kept

pytestmark = pytest.mark.browser

WORDS = "The number is old.\n\nAnd the words are too hard."


def kept(stack_state: Path, words: str) -> list[Kept]:
    store = FeedbackStore(stack_state / "conversations.db")
    return [one for one in store.since(date(2000, 1, 1)) if words in one.feedback.text]


def with_mistakes(page: Page, stack: str) -> None:
    page.goto(f"{stack}/feedback")
    page.get_by_label("Your email address").fill("mary at home")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("region", name="Something needs to be put right")).to_be_visible()
    page.wait_for_load_state()  # with its styles


def test_by_keyboard_alone_from_any_page_to_the_thanks(
    open_page: Any, stack: str, stack_state: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{stack}/advice/privacy")
    tab_to(page, page.get_by_role("link", name="Tell us what you think"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Yes, it was right"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("No, something was wrong")).to_be_checked()
    tab_to(page, page.get_by_label("What would you like to tell us?"), most=1)
    page.keyboard.type(WORDS)
    tab_to(page, page.get_by_label("Your email address"), most=1)
    page.keyboard.type("mary at home")
    page.keyboard.press("Enter")

    mistake = "This is not an email address. Write it like name@example.org, or leave it empty."
    expect(page.get_by_label("Your email address")).to_have_accessible_description(
        f"You can leave this empty. We use it only to write back. We delete it after 90 days."
        f" {mistake}"
    )
    expect(page.get_by_label("What would you like to tell us?")).to_have_value(WORDS)
    expect(page.get_by_label("No, something was wrong")).to_be_checked()
    expect(page.get_by_role("region", name="Something needs to be put right")).to_be_focused()
    tab_to(page, page.get_by_role("link", name=mistake), most=1)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your email address")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("mary@example.org")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    expect(page.get_by_role("main")).to_contain_text("We have kept your email address")
    page.reload()
    (one,) = kept(stack_state, "The number is old.")
    assert one.email == "mary@example.org"
    assert one.feedback == Feedback(False, WORDS, "/advice/privacy")


def test_a_double_click_counts_once(open_page: Any, stack: str, stack_state: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{stack}/feedback")
    page.get_by_label("What would you like to tell us?").fill("Clicked two times")
    page.get_by_role("button", name="Send").dblclick(no_wait_after=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert len(kept(stack_state, "Clicked two times")) == 1


@pytest.mark.parametrize("width", [320, 1280])  # 320: also what 400 % leaves of 1280
def test_what_is_pressed_is_large(open_page: Any, stack: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 256 if width == 320 else 900})
    with_mistakes(page, stack)
    for control in page.locator("form :is(button, textarea, input[type=email], .tick)").all():
        box = control.bounding_box()
        assert box
        assert box["height"] >= 44
