"""A browser whose microphone hears a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page


@contextmanager
def page_that_hears(launch: Any, sound: Path | None, **options: Any) -> Iterator[Page]:
    """A page of a Chromium of its own. Without ``sound`` the microphone beeps."""
    arguments = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    if sound:
        arguments.append(f"--use-file-for-fake-audio-capture={sound}%noloop")
    browser = launch(*arguments)
    try:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        page = browser.new_context(locale="en-GB", reduced_motion="reduce", **options).new_page()
        page.set_default_timeout(30_000)
        yield page
    finally:
        browser.close()
