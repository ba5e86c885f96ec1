"""A question that is spoken, from the microphone to its answer."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.assistant import composer, log, open_assistant
from tests.browser.microphone import page_that_hears

pytestmark = pytest.mark.browser


def test_a_spoken_question_is_shown_and_answered(launch: Any, said_aloud: Any, stack: str) -> None:
    with page_that_hears(launch, said_aloud("What happens in a review?")) as page:
        page.goto(stack)
        open_assistant(page)
        page.get_by_role("button", name="Ask by voice").click()
        expect(page.get_by_role("status")).to_have_text(re.compile("^I heard this"), timeout=60_000)
        expect(composer(page)).to_have_value(re.compile("what happens in a review", re.I))
        composer(page).press("Enter")
        expect(log(page).locator(".answer")).to_have_count(2, timeout=30_000)
        expect(log(page).locator(".answer").last).to_contain_text("review")
