"""The page of questions and answers, with the assistant on it as a council would put it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import answers, launcher, log, open_assistant
from tests.browser.chromium import Watch

pytestmark = pytest.mark.browser


def test_the_page_keeps_to_its_own_policy_and_asks_nobody_else(
    page: Page, stack: str, watch: Watch
) -> None:
    response = page.goto(stack)
    assert response
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    open_assistant(page)
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith(stack)] == []


def test_the_tree_of_the_open_assistant_names_every_part(page: Page, stack: str) -> None:
    page.goto(stack)
    open_assistant(page)
    expect(page.get_by_role("dialog")).to_match_aria_snapshot(
        """
        - dialog "Day activities assistant":
          - heading "Day activities assistant" [level=2]
          - paragraph: Dorset Council
          - button "Close the assistant"
          - log "Conversation":
            - heading "Assistant said" [level=3]
            - button "Listen"
          - status
          - textbox "Your question"
          - button "Send"
          - button "Use my location"
          - button "Forget this conversation"
        """
    )


def test_a_question_of_the_page_is_asked_of_the_assistant(page: Page, stack: str) -> None:
    page.goto(stack)
    expect(launcher(page)).to_be_visible()
    page.get_by_role("link", name="Ask about this What is a review?").click()
    expect(log(page)).to_contain_text("What is a review?")
    expect(answers(page)).to_have_count(2)
    assert page.url.startswith(f"{stack}/")
    assert "ask" not in page.url


def test_without_javascript_every_question_leads_to_its_answer(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(stack)
    expect(page.get_by_role("heading", level=1)).to_have_text("Day services: questions and answers")
    links = page.locator(".questions a, .contact a[href^='/']")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert len(addresses) == 27
    for address in addresses:
        assert page.request.get(f"{stack}{address}").status == 200, address
