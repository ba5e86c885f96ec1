"""Going through a page by keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

_UNCOVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const below = Math.min(box.height, 40) / 2;
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + below);
  return document.activeElement.contains(top);
}"""


def tab_to(page: Page, target: Locator, most: int = 40) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{target} was not reached.")


def is_focus_in_view(page: Page) -> bool:
    """Whether nothing lies over what has the focus, and it is in view."""
    return bool(page.evaluate(_UNCOVERED))
