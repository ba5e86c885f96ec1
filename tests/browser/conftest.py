"""The whole of Daywise in a real Chromium."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Watch, open_page

__all__ = ["open_page"]

# An answer passes three processes on a machine that may be busy.
expect.set_options(timeout=30_000)


@pytest.fixture
def page(open_page: Any) -> Page:
    made: Page = open_page(reduced_motion="reduce")
    made.set_default_timeout(30_000)
    return made


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)
