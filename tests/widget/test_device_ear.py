"""The browser's own recogniser, where it hears on the device itself."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import axe_findings, choose, composer, log, open_assistant
from tests.widget.fake_server import FakeServer

pytestmark = pytest.mark.browser

EAR = """
  window.found = "available";
  window.ears = [];
  window.asked = [];
  class Ear {
    static async available(options) {
      window.asked.push(options);
      if (window.found === "forbidden") throw new DOMException("policy", "NotAllowedError");
      return window.found;
    }
    static install() {
      window.installed = true;
    }
    constructor() {
      window.ears.push(this);
      this.calls = [];
      this.results = [];
    }
    start() {
      this.calls.push("start");
      this.results = [];
    }
    stop() {
      this.calls.push("stop");
      this.last?.();
      this.onend();
    }
    abort() {
      this.calls.push("abort");
      this.last?.();
      this.onend();
    }
    hears(number, transcript) {
      this.results[number] = [{ transcript }];
      this.onresult({ results: this.results });
    }
  }
  for (const name of ["SpeechRecognition", "webkitSpeechRecognition"]) {
    Object.defineProperty(window, name, { value: Ear });
  }
  navigator.mediaDevices.getUserMedia = async () => {
    window.recorded = true;
    throw new DOMException("no", "NotAllowedError");
  };
"""


def hear_with(page: Page, server: FakeServer) -> None:
    """Opens the assistant in a browser that can hear on the device."""
    page.add_init_script(EAR)
    page.goto(server.address)
    open_assistant(page)


def ear(page: Page, script: str) -> Any:
    return page.evaluate(f"() => {{ const ear = window.ears.at(-1); return {script}; }}")


def speak(page: Page) -> None:
    page.get_by_role("button", name="Ask by voice").click()
    expect(page.get_by_role("status")).to_have_text("Speak now. I am listening…")


@pytest.fixture
def hearing(page: Page, server: FakeServer) -> Page:
    hear_with(page, server)
    speak(page)
    return page


def test_it_hears_on_the_device_and_shows_the_words_as_they_come(
    hearing: Page, server: FakeServer
) -> None:
    assert hearing.evaluate("window.asked") == [{"langs": ["en-GB"], "processLocally": True}]
    assert ear(hearing, "[ear.lang, ear.processLocally, ear.continuous, ear.interimResults]") == [
        "en-GB", True, True, True,
    ]  # fmt: skip
    ear(hearing, "ear.hears(0, 'is there')")
    expect(composer(hearing)).to_have_value("is there")
    ear(hearing, "ear.hears(0, 'is there swimming')")
    ear(hearing, "ear.hears(1, ' near Weymouth')")
    expect(composer(hearing)).to_have_value("is there swimming near Weymouth")
    assert axe_findings(hearing) == []
    # Its last words come when it is told to stop.
    ear(hearing, "(ear.last = () => ear.hears(1, ' near Weymouth today'), 0)")
    hearing.get_by_role("button", name="I am done").click()
    expect(composer(hearing)).to_have_value("is there swimming near Weymouth today")
    expect(hearing.get_by_role("status")).to_have_text(
        "I heard this. Change it if it is wrong. Then press Send."
    )
    expect(composer(hearing)).to_be_focused()
    expect(hearing.get_by_role("button", name="Ask by voice")).to_be_visible()
    # Nothing left the device, and nothing was asked yet.
    assert hearing.evaluate("window.recorded ?? window.installed") is None
    assert server.recordings == []
    assert server.sent == []


def test_a_pause_of_less_than_three_seconds_does_not_end_it(page: Page, server: FakeServer) -> None:
    page.clock.install()
    hear_with(page, server)
    page.get_by_role("button", name="Ask by voice").click()
    page.wait_for_function("() => window.ears.length")
    ear(page, "ear.hears(0, 'swimming')")
    ear(page, "ear.onend()")  # the browser has heard enough, the person has not said it yet
    page.clock.fast_forward(2900)
    ear(page, "ear.hears(0, 'in Poole')")
    page.clock.fast_forward(2900)
    assert ear(page, "ear.calls") == ["start", "start"]
    page.clock.fast_forward(200)
    assert ear(page, "ear.calls") == ["start", "start", "stop"]
    expect(composer(page)).to_have_value("swimming in Poole")
    expect(page.get_by_role("status")).to_contain_text("I heard this.")


def test_it_comes_after_what_was_typed_and_can_be_changed(page: Page, server: FakeServer) -> None:
    hear_with(page, server)
    composer(page).fill("please:")
    speak(page)
    ear(page, "ear.hears(0, 'swimming')")
    page.get_by_role("button", name="I am done").click()
    expect(composer(page)).to_have_value("please: swimming")
    composer(page).press("End")
    page.keyboard.type(" in Poole")
    page.keyboard.press("Enter")
    expect(log(page).get_by_text("You asked: please: swimming in Poole")).to_be_visible()


def test_it_can_be_sent_at_once(page: Page, server: FakeServer) -> None:
    hear_with(page, server)
    choose(page, "Send what I say at once")
    speak(page)
    ear(page, "ear.hears(0, 'swimming')")
    page.get_by_role("button", name="I am done").click()
    expect(log(page).get_by_text("You asked: swimming")).to_be_visible()
    expect(composer(page)).to_have_value("")


def test_closing_drops_what_was_heard(hearing: Page, server: FakeServer) -> None:
    ear(hearing, "ear.hears(0, 'something private')")
    ear(hearing, "(ear.last = () => ear.hears(0, 'something more'), 0)")
    hearing.keyboard.press("Escape")
    hearing.wait_for_function("() => window.ears.at(-1).calls.at(-1) === 'abort'")
    open_assistant(hearing)
    expect(composer(hearing)).to_have_value("")
    assert server.sent == []


def test_held_it_ends_when_it_is_let_go(page: Page, server: FakeServer) -> None:
    hear_with(page, server)
    page.get_by_role("button", name="Ask by voice").hover()
    page.mouse.down()
    expect(page.get_by_role("button", name="I am done")).to_be_visible()
    page.wait_for_timeout(700)
    ear(page, "ear.hears(0, 'swimming')")
    page.mouse.up()
    expect(page.get_by_role("status")).to_contain_text("I heard this.")
    expect(composer(page)).to_have_value("swimming")


def test_silence_and_a_microphone_that_may_not_be_used_are_told(hearing: Page) -> None:
    hearing.get_by_role("button", name="I am done").click()
    expect(hearing.get_by_role("alert").get_by_text("I could not hear that.")).to_be_visible()
    speak(hearing)
    ear(hearing, "(ear.onerror({ error: 'not-allowed' }), ear.onend(), 0)")
    expect(hearing.get_by_role("alert").get_by_text("I cannot hear you.")).to_be_visible()
    assert ear(hearing, "ear.calls") == ["start"]
    assert hearing.evaluate("window.recorded") is None


def test_one_that_would_need_the_network_is_left_alone(page: Page, server: FakeServer) -> None:
    hear_with(page, server)
    for found in ("downloadable", "downloading", "unavailable", "forbidden"):
        page.evaluate("(found) => Object.assign(window, { found, recorded: false })", found)
        page.get_by_role("button", name="Ask by voice").click()
        # The microphone is asked for instead: this test's says no.
        page.wait_for_function("() => window.recorded")
        expect(page.get_by_role("alert").get_by_text("I cannot hear you.")).to_be_visible()
    assert page.evaluate("window.ears.length") == 0
    assert page.evaluate("window.installed") is None


def test_one_that_cannot_hear_after_all_gives_way_to_the_server(hearing: Page) -> None:
    ear(hearing, "(ear.onerror({ error: 'service-not-allowed' }), ear.onend(), 0)")
    hearing.wait_for_function("() => window.recorded")
