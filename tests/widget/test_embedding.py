"""What a council's page can do with the tag: links that ask, colours, a place of its own."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import (
    answers,
    composer,
    in_shadow,
    launcher,
    log,
    next_answer,
    open_assistant,
)
from tests.browser.chromium import Watch
from tests.widget.fake_server import FakeServer

pytestmark = pytest.mark.browser

QUESTION = "What is a review? Is it £5 & more?"


@pytest.fixture
def faq(server: FakeServer) -> FakeServer:
    """A page of questions whose heading is a link that asks."""
    server.body = (
        f"<h1>Questions</h1><h2><a href='#ask={quote(QUESTION)}'>What is a review?</a></h2>"
        "<p><a href='#ask='>Empty</a> <a href='#ask=%20%20'>Blank</a> <a href='#other'>Other</a>"
        f"<a href='#ask={'x' * 501}'>Long</a></p>"
    )
    return server


def asked(server: FakeServer) -> list[str]:
    return [sent["text"] for sent in server.sent]


def test_a_link_on_the_page_opens_it_and_asks_its_question(page: Page, faq: FakeServer) -> None:
    page.goto(faq.address)
    expect(launcher(page)).to_be_visible()
    page.get_by_role("link", name="What is a review?").click()
    expect(answers(page)).to_have_count(2)
    assert asked(faq) == [QUESTION]
    expect(log(page).locator(".said")).to_contain_text(QUESTION)
    # The greeting says first that it is a computer.
    expect(log(page).locator(".turn").first).to_contain_text("Hello.")
    expect(composer(page)).to_be_focused()
    assert page.url == f"{faq.address}/"


def test_a_reload_does_not_ask_again_and_another_press_does(page: Page, faq: FakeServer) -> None:
    page.goto(faq.address)
    expect(launcher(page)).to_be_visible()
    page.get_by_role("link", name="What is a review?").click()
    expect(answers(page)).to_have_count(2)
    page.reload()
    expect(answers(page)).to_have_count(2)
    assert asked(faq) == [QUESTION]
    page.get_by_role("link", name="What is a review?").click()
    next_answer(page, 2)
    assert asked(faq) == [QUESTION] * 2


def test_an_address_that_somebody_was_given_asks_when_the_page_opens(
    page: Page, faq: FakeServer
) -> None:
    page.goto(f"{faq.address}/?page=1#ask={quote(QUESTION)}")
    expect(answers(page)).to_have_count(2)
    assert asked(faq) == [QUESTION]
    assert page.url == f"{faq.address}/?page=1"


def test_it_waits_for_the_answer_before(page: Page, faq: FakeServer) -> None:
    faq.delay_seconds = 0.6
    page.goto(faq.address)
    open_assistant(page)
    composer(page).fill("first")
    composer(page).press("Enter")
    expect(log(page).locator(".said")).to_have_count(1)
    composer(page).fill("half a question")
    page.get_by_role("link", name="What is a review?").click()
    expect(answers(page)).to_have_count(3)
    assert asked(faq) == ["first", QUESTION]
    expect(composer(page)).to_have_value("half a question")


def test_what_is_no_question_is_left_alone(page: Page, faq: FakeServer) -> None:
    page.goto(faq.address)
    expect(launcher(page)).to_be_visible()
    for name in ("Empty", "Blank", "Other", "Long"):
        page.get_by_role("link", name=name).click()
    page.wait_for_timeout(100)
    expect(launcher(page)).to_be_visible()
    assert faq.api_calls == []


def test_of_two_on_a_page_the_first_answers_and_both_work(page: Page, faq: FakeServer) -> None:
    faq.tag = (
        "<daywise-assistant heading='First'></daywise-assistant>"
        "<daywise-assistant heading='Second' position='in-page'>"
    )
    page.goto(f"{faq.address}/#ask=swimming")
    first = page.get_by_role("dialog", name="First")
    expect(first.locator(".answer")).to_have_count(2)
    expect(page.get_by_role("region", name="Second")).to_be_hidden()
    launcher(page).click()
    second = page.get_by_role("region", name="Second")
    expect(second.locator(".answer").first).to_be_visible()
    assert asked(faq) == ["swimming"]


def test_the_page_sets_its_colours_and_type(page: Page, server: FakeServer) -> None:
    server.head = f"<link rel='stylesheet' href='{server.address}/theme.css'>"
    page.route("**/theme.css", lambda route: route.fulfill(
        body="daywise-assistant { --daywise-colour: #1f5c3a; --daywise-font: monospace;"
        " --daywise-radius: 1px }",
        content_type="text/css",
    ))  # fmt: skip
    page.goto(server.address)
    open_assistant(page)
    look = in_shadow(
        page,
        """(root) => {
          const style = (part) => getComputedStyle(root.querySelector(part));
          return [style(".header").backgroundColor, style(".panel").fontFamily,
            style(".send").borderTopLeftRadius];
        }""",
    )
    assert look == ["rgb(31, 92, 58)", "monospace", "1px"]


def test_nothing_on_the_page_moves_when_it_comes_or_opens(
    page: Page, server: FakeServer, watch: Watch
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts.push(entry.value);
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(server.address)
    open_assistant(page)
    page.keyboard.press("Escape")
    page.reload()
    expect(launcher(page)).to_be_visible()
    page.wait_for_timeout(100)
    assert page.evaluate("() => window.shifts") == []
    assert watch.errors == []
