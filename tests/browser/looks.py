"""Holds a page against what everyone can count on: every look and every size."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.assistant import axe_findings, scrolls_sideways
from tests.browser.keyboard import is_focus_in_view

LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
]
SIZES = [(320, 256), (320, 640), (1280, 900)]  # the first is what 400 % leaves of 1280 by 1024


def is_for_everyone(page: Page, state: str) -> None:
    """Fails, naming ``state``, where axe finds something, it scrolls sideways or hides the focus.

    Leaves the page light and 1280 pixels wide.
    """
    page.wait_for_load_state()
    for look in reversed(LOOKS):
        page.emulate_media(**look)
        assert axe_findings(page) == [], (state, look)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert not scrolls_sideways(page), (state, width)
        page.keyboard.press("Tab")
        assert is_focus_in_view(page), (state, width)
