"""A person at Chromium, which Playwright drives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import Watch
from tests.views.looks import FIRST, Look


class ChromiumPage:
    """What a page is looked through with; also one of a test of its own."""

    browser = "chromium"

    def __init__(self, page: Page) -> None:
        self.page = page

    def look(self, look: Look) -> None:
        forced = look.scheme == "forced"
        self.page.emulate_media(
            media="print" if look.scheme == "paper" else "screen",
            color_scheme="dark" if look.scheme == "dark" else "light",
            forced_colors="active" if forced else "none",
        )
        self.page.set_viewport_size({"width": look.width, "height": look.height})

    def run(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)


class ChromiumVisitor(ChromiumPage):
    """A :class:`tests.views.visitor.Visitor` with a context of their own."""

    def __init__(self, browser: Browser, *, touch: bool = False, javascript: bool = True) -> None:
        self._touch = touch
        self._context = browser.new_context(
            locale="en-GB",
            reduced_motion="reduce",
            has_touch=touch,
            java_script_enabled=javascript,
            viewport={"width": FIRST.width, "height": FIRST.height},
            permissions=["microphone"],
        )
        super().__init__(self._context.new_page())
        self.page.set_default_timeout(15_000)
        self._watch = Watch(self.page)

    def visit(self, address: str, status: int = 200) -> None:
        response = self.page.goto(address)
        assert response is None or response.status == status, response.status

    def press(self, name: str, role: str = "button") -> None:
        found = self.page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        self._press(found.last)

    def point_at(self, words: str) -> None:
        self._press(self.page.get_by_text(words, exact=True).last)

    def _press(self, target: Locator) -> None:
        if self._touch:
            target.tap()
        else:
            target.click()

    def type(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).filter(visible=True).last).to_be_visible(timeout=15_000)

    def go_offline(self) -> None:
        self._context.set_offline(True)

    def errors(self) -> list[str]:
        return self._watch.errors

    def picture(self, file: Path, *, whole: bool) -> None:
        self.page.screenshot(path=file, full_page=whole)

    def leave(self) -> None:
        self._context.close()
