"""Holds a page against what everyone can count on: every look and every size."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.views.axe import problems
from tests.views.chromium import ChromiumPage
from tests.views.looks import FIRST


def is_for_everyone(page: Page, state: str) -> None:
    """Fails, naming ``state``, where axe finds something, it scrolls sideways or hides the focus.

    Leaves the page light and 1280 pixels wide. What stands in tests/views has this in Firefox too.
    """
    page.wait_for_load_state()
    assert problems(ChromiumPage(page)) == [], state
    ChromiumPage(page).look(FIRST)
