"""Speaking to the assistant, with a microphone that hears a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import choose, composer, in_shadow, log, open_assistant
from tests.browser.microphone import listening_page, page_that_hears
from tests.widget.fake_server import FakeServer

pytestmark = pytest.mark.browser


@pytest.fixture
def hearing(launch: Any, said_aloud: Any, server: FakeServer) -> Iterator[Page]:
    with page_that_hears(launch, said_aloud("Is there swimming near Weymouth?")) as page:
        page.goto(server.address)
        open_assistant(page)
        yield page


@pytest.fixture
def beeping(beeping_chromium: Any, server: FakeServer) -> Iterator[Page]:
    with listening_page(beeping_chromium) as page:
        page.goto(server.address)
        open_assistant(page)
        yield page


def speak(page: Page) -> None:
    page.get_by_role("button", name="Ask by voice").click()


def status(page: Page) -> Any:
    return page.get_by_role("status")


def test_it_ends_by_itself_and_shows_what_was_heard(hearing: Page, server: FakeServer) -> None:
    speak(hearing)
    expect(status(hearing)).to_have_text("Speak now. I am listening…")
    expect(hearing.get_by_role("button", name="I am done")).to_be_visible()
    expect(status(hearing)).to_have_text(
        "I heard this. Change it if it is wrong. Then press Send.", timeout=15_000
    )
    expect(composer(hearing)).to_have_value("swimming")
    expect(composer(hearing)).to_be_focused()
    ((kind, sound),) = server.recordings
    assert kind.startswith("audio/webm")
    assert len(sound) > 5_000
    # It is shown first, and can be changed.
    assert server.sent == []
    composer(hearing).press("End")
    hearing.keyboard.type(" in Poole")
    composer(hearing).press("Enter")
    expect(log(hearing).get_by_text("You asked: swimming in Poole")).to_be_visible()


def test_pressed_again_it_ends_at_once(beeping: Page, server: FakeServer) -> None:
    speak(beeping)
    beeping.wait_for_timeout(900)
    beeping.get_by_role("button", name="I am done").click()
    expect(composer(beeping)).to_have_value("swimming")
    assert len(server.recordings) == 1


def test_held_it_ends_when_it_is_let_go(beeping: Page, server: FakeServer) -> None:
    beeping.get_by_role("button", name="Ask by voice").hover()
    beeping.mouse.down()
    expect(beeping.get_by_role("button", name="I am done")).to_be_visible()
    beeping.wait_for_timeout(900)
    assert server.recordings == []
    beeping.mouse.up()
    expect(composer(beeping)).to_have_value("swimming")


def test_by_keyboard_alone(beeping: Page) -> None:
    beeping.get_by_role("button", name="Ask by voice").focus()
    beeping.keyboard.press("Enter")
    expect(beeping.get_by_role("button", name="I am done")).to_be_focused()
    beeping.wait_for_timeout(700)
    beeping.keyboard.press("Space")
    expect(composer(beeping)).to_have_value("swimming")


def test_it_can_be_sent_at_once(beeping: Page, server: FakeServer) -> None:
    choose(beeping, "Send what I say at once")
    speak(beeping)
    beeping.wait_for_timeout(700)
    beeping.get_by_role("button", name="I am done").click()
    expect(log(beeping).get_by_text("You asked: swimming")).to_be_visible()
    expect(composer(beeping)).to_have_value("")


def test_what_could_not_be_heard_is_told(beeping: Page, server: FakeServer) -> None:
    server.transcription = (422, {"title": "t", "status": 422, "detail": "I heard no words."})
    speak(beeping)
    beeping.wait_for_timeout(700)
    beeping.get_by_role("button", name="I am done").click()
    expect(beeping.get_by_role("alert").get_by_text("I heard no words.")).to_be_visible()
    expect(beeping.get_by_role("button", name="Ask by voice")).to_be_visible()


def test_a_sound_that_plays_is_silent_while_one_speaks(beeping: Page) -> None:
    log(beeping).get_by_role("button", name="Listen").click()
    expect(log(beeping).get_by_role("button", name="Pause")).to_be_visible()
    speak(beeping)
    expect(log(beeping).get_by_role("button", name="Listen")).to_be_visible()
    assert in_shadow(beeping, "(root) => root.querySelector('audio').paused") is True


def test_closing_lets_the_microphone_go_and_sends_nothing(
    beeping: Page, server: FakeServer
) -> None:
    beeping.evaluate(
        """() => {
          const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = async (wishes) => {
            window.stream = await ask(wishes);
            return window.stream;
          };
        }"""
    )
    speak(beeping)
    beeping.wait_for_function("() => window.stream?.active")
    beeping.keyboard.press("Escape")
    beeping.wait_for_function("() => !window.stream.active")
    beeping.wait_for_timeout(300)
    # Nobody asked for an answer: what was said stays unheard.
    assert server.recordings == []


def test_without_a_microphone_it_says_so(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    speak(page)
    expect(page.get_by_role("alert").get_by_text("I cannot hear you.")).to_be_visible()
    expect(page.get_by_role("button", name="Ask by voice")).to_be_visible()


def test_where_nothing_can_be_recorded_there_is_no_button(page: Page, server: FakeServer) -> None:
    page.add_init_script("delete window.MediaRecorder;")
    page.goto(server.address)
    open_assistant(page)
    expect(page.get_by_role("button", name="Ask by voice")).to_be_hidden()
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_label("Read every answer to me")).to_be_visible()
    expect(page.get_by_label("Send what I say at once")).to_have_count(0)
