"""What a person does with the assistant on a page, for tests in a browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.views import axe

LAUNCHER = "Ask about day activities"


def launcher(page: Page) -> Locator:
    return page.get_by_role("button", name=LAUNCHER)


def composer(page: Page) -> Locator:
    return page.get_by_label("Your question")


def log(page: Page) -> Locator:
    return page.get_by_role("log", name="Conversation")


def answers(page: Page) -> Locator:
    return log(page).locator(".answer")


def open_assistant(page: Page) -> None:
    launcher(page).click()
    expect(answers(page).first).to_be_visible()


def choose(page: Page, *names: str, off: bool = False) -> None:
    """Switches settings on, or ``off``, by their words, and goes back to the conversation."""
    page.get_by_role("button", name="Settings").click()
    for name in names:
        page.get_by_label(name, exact=True).set_checked(not off)
    page.get_by_role("button", name="Back to the conversation").click()


def ask(page: Page, text: str) -> Locator:
    """Types and sends ``text``; gives the new answer."""
    before = answers(page).count()
    composer(page).fill(text)
    composer(page).press("Enter")
    return next_answer(page, before)


def next_answer(page: Page, before: int) -> Locator:
    """The answer that follows the first ``before`` ones, once it is there."""
    expect(answers(page)).to_have_count(before + 1)
    return answers(page).nth(before)


def axe_findings(page: Page) -> list[str]:
    """Each finding of axe-core; the states of tests/views are looked through in every look."""
    return axe.findings(page.evaluate)


def scrolls_sideways(page: Page) -> bool:
    """Whether the page or any part of it is wider than its box."""
    return bool(page.evaluate(axe.WIDE))


def in_shadow(page: Page, script: str) -> Any:
    """The value of ``script``, a function of the assistant's shadow root."""
    call = f"({script})(document.querySelector('daywise-assistant').shadowRoot)"
    return page.evaluate(call)


def focused(page: Page) -> str:
    """The class of what has the focus inside the assistant, or "" when it is elsewhere."""
    return str(in_shadow(page, "(root) => root.activeElement?.className ?? ''"))
