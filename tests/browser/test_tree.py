"""What a screen reader is given of a whole conversation, kept as a text that can be read.

``./daywise test tests/browser/test_tree.py --renew`` writes it anew. Read what changed before it is
taken in: each line is what somebody hears.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.assistant import ask, open_assistant
from tests.browser.tree import lines_of

pytestmark = pytest.mark.browser

KEPT = Path(__file__).with_name("conversation.tree.txt")
CONVERSATION = (
    "swimming near me",
    "Weymouth",
    "what is a review",
    "x" * 501,
)


def test_the_tree_of_a_whole_conversation_is_as_kept(
    page: Page, stack: str, pytestconfig: pytest.Config
) -> None:
    page.goto(stack)
    open_assistant(page)
    for words in CONVERSATION[:-1]:
        ask(page, words)
    page.get_by_label("Your question").fill(CONVERSATION[-1])
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Forget this conversation").click()
    found = "\n".join(lines_of(page, "dialog", "Day activities assistant")) + "\n"
    found = re.sub(r"x{400,}", "x…", found)
    if pytestconfig.getoption("renew"):
        KEPT.write_text(found, encoding="utf-8")
    assert found == KEPT.read_text(encoding="utf-8")
