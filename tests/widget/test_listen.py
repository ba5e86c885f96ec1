"""Listen on every message."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import ask, choose, in_shadow, log
from tests.widget.fake_server import FakeServer, message
from tests.widget.reading import MARKED, opened, priced, quiet, tell, watch_words

__all__ = ["opened", "priced"]

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened")]


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
    assert quiet(page)


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
    assert quiet(page)


@pytest.mark.usefixtures("priced")
def test_the_word_that_is_said_lights_up_and_moves(page: Page) -> None:
    watch_words(page)
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    expect(answer.get_by_role("button", name="Listen")).to_be_visible(timeout=9000)
    marks = page.evaluate("window.marks")
    assert marks == ["Yes.", "It", "costs", "£3.50", "in", "all.", "Ring", "us."]
    assert in_shadow(page, "(root) => root.querySelector('.spoken').hidden") is True


def test_a_long_answer_scrolls_along(page: Page, server: FakeServer) -> None:
    page.set_viewport_size({"width": 320, "height": 320})
    lines = [f"Line{number}." for number in range(10, 25)]
    text = "\n\n".join(lines)  # too long for the view
    tell(server, "long", text, [(one, [[text.index(one), text.index(one) + 7]]) for one in lines])
    answer = ask(page, "long")
    answer.get_by_role("button", name="Listen").click()
    answer.get_by_label("Speed").select_option("Fastest")
    last = answer.get_by_text("Line24.")
    answer.get_by_text("Line10.").evaluate("(line) => line.scrollIntoView({ block: 'start' })")
    expect(last).not_to_be_in_viewport()
    host = "document.querySelector('daywise-assistant').shadowRoot"
    page.wait_for_function(f"() => ({MARKED})({host}) === 'Line24.'", timeout=30_000)
    expect(last).to_be_in_viewport()


@pytest.mark.usefixtures("priced")
def test_it_pauses_and_goes_on(page: Page) -> None:
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    answer.get_by_role("button", name="Pause").click()
    assert quiet(page)
    expect(answer.get_by_role("button", name="Play")).to_be_focused()
    page.wait_for_timeout(300)
    assert quiet(page)
    answer.get_by_role("button", name="Play").click()
    expect(answer.get_by_role("button", name="Listen")).to_be_visible(timeout=9000)


@pytest.mark.usefixtures("priced")
def test_back_says_the_sentence_before_again(page: Page, server: FakeServer) -> None:
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    sound = "(root) => root.querySelector('audio').src"
    page.wait_for_function(
        "() => document.querySelector('daywise-assistant').shadowRoot"
        ".querySelector('audio').src.endsWith('part1')"
    )
    answer.get_by_role("button", name="Back a sentence").click()
    assert in_shadow(page, sound).endswith("part0")
    expect(answer.get_by_role("button", name="Pause")).to_be_visible()
    answer.get_by_role("button", name="Back a sentence").click()
    assert in_shadow(page, sound).endswith("part0")


@pytest.mark.usefixtures("priced")
def test_the_next_sentence_is_made_while_this_one_plays(page: Page, server: FakeServer) -> None:
    with page.expect_request("**/part1"):
        log(page).locator(".answer").last.get_by_role("button", name="Listen").click()
    assert in_shadow(page, "(root) => root.querySelector('audio').src").endswith("part0")


@pytest.mark.usefixtures("priced")
def test_the_pace_is_chosen_and_kept(page: Page) -> None:
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    answer.get_by_label("Speed").select_option("Slower")
    assert in_shadow(page, "(root) => root.querySelector('audio').playbackRate") == 0.75
    page.reload()
    first = log(page).locator(".answer").first
    first.get_by_role("button", name="Listen").click()
    expect(first.get_by_label("Speed")).to_have_value("0.75")
    assert in_shadow(page, "(root) => root.querySelector('audio').playbackRate") == 0.75


@pytest.mark.usefixtures("priced")
def test_it_can_be_saved(page: Page) -> None:
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    with page.expect_download() as saved:
        answer.get_by_role("link", name="Save as MP3").click()
    assert saved.value.url.endswith("/api/speech/whole?save")


def test_nothing_plays_by_itself(page: Page, server: FakeServer) -> None:
    ask(page, "hello")
    page.wait_for_timeout(300)
    assert server.heard == []
    assert page.evaluate("localStorage.getItem('daywise:preferences')") is None


@pytest.mark.usefixtures("priced")
def test_every_answer_is_read_once_that_was_chosen(page: Page, server: FakeServer) -> None:
    choose(page, "Read every answer to me")
    answer = ask(page, "cost")
    expect(answer.get_by_role("button", name="Pause")).to_be_visible()
    expect(answer.get_by_role("button", name="Listen")).to_be_visible(timeout=9000)
    assert {"part0", "part1", "part2"} <= set(server.heard)
    page.reload()
    expect(log(page).locator(".answer")).to_have_count(3)
    page.wait_for_timeout(300)
    # An answer of before is no new one.
    expect(log(page).get_by_role("button", name="Pause")).to_have_count(0)


@pytest.mark.usefixtures("priced")
def test_the_controls_are_large_and_keep_the_focus(page: Page) -> None:
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    answer.get_by_role("button", name="Pause").click()
    small = """(root) => Array.from(root.querySelectorAll(".player > *"))
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
      .map((one) => one.outerHTML)"""
    assert in_shadow(page, small) == []
    answer.get_by_role("button", name="Stop").focus()
    page.keyboard.press("Enter")
    expect(answer.get_by_role("button", name="Listen")).to_be_focused()
