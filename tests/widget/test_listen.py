"""Listen on every message."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import ask, in_shadow, log, open_assistant
from tests.widget.fake_server import FakeServer, message

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def opened(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)


def test_it_plays_to_the_end_and_the_button_says_so(page: Page) -> None:
    in_shadow(
        page,
        """(root) => {
          window.ended = 0;
          root.querySelector("audio").addEventListener("ended", (event) => {
            window.ended = event.target.duration;
          });
        }""",
    )
    log(page).get_by_role("button", name="Listen").click()
    expect(log(page).get_by_role("button", name="Stop")).to_be_visible()
    page.wait_for_function("() => window.ended > 1")
    expect(log(page).get_by_role("button", name="Listen")).to_be_visible()


def test_pressed_again_it_stops(page: Page) -> None:
    log(page).get_by_role("button", name="Listen").click()
    log(page).get_by_role("button", name="Stop").click()
    expect(log(page).get_by_role("button", name="Listen")).to_be_visible()
    assert in_shadow(page, "(root) => root.querySelector('audio').paused") is True


def test_one_message_plays_at_a_time(page: Page) -> None:
    ask(page, "hello")
    log(page).get_by_role("button", name="Listen").first.click()
    log(page).get_by_role("button", name="Listen").click()  # the other one
    expect(log(page).get_by_role("button", name="Stop")).to_have_count(1)
    expect(log(page).locator(".answer").last.get_by_role("button", name="Stop")).to_be_visible()


def test_sound_that_fails_is_explained(page: Page, server: FakeServer) -> None:
    server.replies["broken"] = [message("Hello.", audio="/api/speech/broken")]
    answer = ask(page, "broken")
    answer.get_by_role("button", name="Listen").click()
    expect(answer.get_by_text("Sorry, the sound did not play.")).to_have_count(1)
    expect(answer.get_by_role("button", name="Listen")).to_be_visible()


def test_a_message_without_sound_has_no_button(page: Page, server: FakeServer) -> None:
    server.replies["silent"] = [message("Hello.")]
    expect(ask(page, "silent").get_by_role("button", name="Listen")).to_have_count(0)


def test_closing_stops_the_sound(page: Page) -> None:
    log(page).get_by_role("button", name="Listen").click()
    expect(log(page).get_by_role("button", name="Stop")).to_be_visible()
    page.keyboard.press("Escape")
    assert in_shadow(page, "(root) => root.querySelector('audio').paused") is True
