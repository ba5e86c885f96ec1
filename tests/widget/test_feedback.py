"""Was this right? Yes, no, say more."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import answers, ask, log, open_assistant
from tests.widget.fake_server import FakeServer, message

pytestmark = pytest.mark.browser


@pytest.fixture
def asked(page: Page, server: FakeServer) -> Locator:
    """What is asked after an answer."""
    server.replies["review"] = [message("A review is a talk.", id="m_7")]
    page.goto(server.address)
    open_assistant(page)
    return ask(page, "review").get_by_role("group", name="Was this right?")


@pytest.mark.parametrize(("name", "right"), [("Yes", True), ("No", False)])
def test_one_press_says_it_and_is_thanked(
    asked: Locator, page: Page, server: FakeServer, name: str, right: bool
) -> None:
    asked.get_by_role("button", name=name, exact=True).click()
    expect(asked.get_by_text("Thank you. That helps us.")).to_be_visible()
    (given,) = server.feedback
    (conversation,) = server.conversations
    assert (given["conversation"], given["message"]) == (conversation, "m_7")
    assert (given["right"], given["text"]) == (right, "")
    assert given["key"]
    # It cannot be said twice, and the focus has not fallen out.
    expect(asked.get_by_role("button", name="Yes")).to_have_count(0)
    expect(asked.get_by_role("button", name="Say more")).to_be_focused()


def test_more_can_be_said_with_or_without_a_yes(
    asked: Locator, page: Page, server: FakeServer
) -> None:
    more = asked.get_by_role("button", name="Say more")
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    field = asked.get_by_label("What would you like to tell us?")
    expect(field).to_be_focused()
    asked.get_by_role("button", name="Send").click()
    expect(field).to_be_focused()  # nothing was written
    field.fill("The day is wrong.")
    asked.get_by_role("button", name="Send").click()
    expect(asked.get_by_text("Thank you. That helps us.")).to_be_visible()
    expect(more).to_be_focused()
    expect(field).to_be_hidden()
    (given,) = server.feedback
    assert (given["right"], given["text"]) == (None, "The day is wrong.")


def test_escape_closes_the_field_before_the_assistant(asked: Locator, page: Page) -> None:
    asked.get_by_role("button", name="Say more").click()
    page.keyboard.type("The day")
    page.keyboard.press("Escape")
    expect(asked.get_by_role("button", name="Say more")).to_be_focused()
    expect(page.get_by_role("dialog")).to_be_visible()
    # What was written is still there.
    asked.get_by_role("button", name="Say more").click()
    expect(asked.get_by_label("What would you like to tell us?")).to_have_value("The day")


def test_what_does_not_arrive_stays_and_counts_once(
    asked: Locator, page: Page, server: FakeServer
) -> None:
    server.lose_feedback = True
    asked.get_by_role("button", name="Yes").click()
    expect(asked.get_by_role("alert")).to_contain_text("I could not send that.")
    expect(asked.get_by_role("button", name="Yes")).to_be_focused()
    asked.get_by_role("button", name="Say more").click()
    field = asked.get_by_label("What would you like to tell us?")
    field.fill("The day is wrong.")
    asked.get_by_role("button", name="Send").click()
    expect(asked.get_by_role("alert")).to_have_text("I could not send that. Please try again.")
    expect(field).to_have_value("The day is wrong.")
    server.lose_feedback = False
    asked.get_by_role("button", name="Send").click()
    expect(asked.get_by_text("Thank you. That helps us.")).to_be_visible()
    expect(asked.locator(".trouble")).to_be_empty()
    yes, first, again = (given["key"] for given in server.feedback)
    assert first == again != yes


def test_it_stands_after_each_answer_but_the_greeting_and_urgent_help(
    asked: Locator, page: Page, server: FakeServer
) -> None:
    server.replies["help"] = [message("Call 999 now.", urgent=True)]
    ask(page, "help")
    expect(answers(page).first.get_by_role("group", name="Was this right?")).to_have_count(0)
    expect(answers(page).last.get_by_role("group", name="Was this right?")).to_have_count(0)
    page.reload()
    expect(answers(page)).to_have_count(3)
    expect(log(page).get_by_role("group", name="Was this right?")).to_have_count(1)
