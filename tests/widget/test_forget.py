"""Forget this conversation."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import answers, ask, composer, log, open_assistant
from tests.widget.fake_server import FakeServer

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def opened(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    ask(page, "I am Ann")
    page.get_by_role("button", name="Forget this conversation").click()


def test_it_asks_once_before_it_forgets(page: Page, server: FakeServer) -> None:
    question = page.get_by_role("group", name="Forget this conversation? You cannot get it back.")
    expect(question).to_be_visible()
    expect(question.get_by_role("button", name="No, keep it")).to_be_focused()
    page.get_by_role("button", name="No, keep it").click()
    expect(question).to_be_hidden()
    expect(page.get_by_role("button", name="Forget this conversation")).to_be_focused()
    assert len(server.conversations) == 1
    expect(answers(page)).to_have_count(2)


def test_nothing_is_left_on_the_device_the_screen_or_the_server(
    page: Page, server: FakeServer
) -> None:
    page.get_by_role("button", name="Yes, forget it").click()
    expect(log(page)).to_have_text(
        "I have forgotten our conversation. You can ask me something new."
    )
    expect(composer(page)).to_be_focused()
    assert server.conversations == {}
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0


def test_the_next_question_starts_a_new_conversation(page: Page, server: FakeServer) -> None:
    page.get_by_role("button", name="Yes, forget it").click()
    expect(log(page)).not_to_contain_text("Ann")
    composer(page).fill("hello")
    composer(page).press("Enter")
    expect(answers(page)).to_have_count(1)
    assert len(server.conversations) == 1


def test_what_was_on_its_way_is_forgotten_too(page: Page, server: FakeServer) -> None:
    page.get_by_role("button", name="No, keep it").click()
    server.delay_seconds = 1.5
    composer(page).fill("my secret")
    composer(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text("Thinking…")
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(log(page)).to_contain_text("I have forgotten our conversation.")
    expect(page.get_by_role("status")).to_have_text("")
    expect(log(page)).not_to_contain_text("secret")
    expect(composer(page)).to_have_value("")
    assert server.conversations == {}
    assert [sent["text"] for sent in server.sent] == ["I am Ann"]


def test_what_could_not_be_forgotten_is_kept_and_said(page: Page, server: FakeServer) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Yes, forget it").click()
    expect(page.get_by_role("alert").get_by_text("I could not forget it just now.")).to_be_visible()
    expect(answers(page)).to_have_count(2)
    assert len(server.conversations) == 1
