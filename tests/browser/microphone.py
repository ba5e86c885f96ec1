"""A browser whose microphone hears a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page


@contextmanager
def page_that_hears(launch: Any, sound: Path) -> Iterator[Page]:
    """A page of a Chromium of its own: what it hears is said when it is started."""
    arguments = (
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={sound}%noloop",
    )
    with closing(launch(*arguments)) as browser, listening_page(browser) as page:
        yield page


@contextmanager
def listening_page(browser: Browser) -> Iterator[Page]:
    """A page that may use the microphone of ``browser``."""
    context = browser.new_context(
        locale="en-GB",
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 900},
        permissions=["microphone"],
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()
