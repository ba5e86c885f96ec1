"""The widget in a real Chromium, against a server with set answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import Watch, open_page
from tests.widget.fake_server import FakeServer, running

__all__ = ["open_page"]


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with running(FakeServer()) as fake:
        yield fake


@pytest.fixture
def page(open_page: Any) -> Page:
    made: Page = open_page(reduced_motion="reduce")
    return made


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)
