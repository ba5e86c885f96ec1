"""The device's own voice, where it has a British one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import choose, log
from tests.widget.fake_server import FakeServer
from tests.widget.reading import SAID, opened, priced, watch_words

__all__ = ["opened", "priced"]

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened")]

DEVICE = """
  const spoken = (window.spoken = []);
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  let current = null;
  Object.assign(window, { SpeechSynthesisUtterance: Utterance });
  Object.defineProperty(window, "speechSynthesis", {
    value: {
      getVoices: () => [
        { lang: "en-US", localService: true, name: "us" },
        { lang: "en-GB", localService: false, name: "far away" },
        { lang: "en_GB", localService: true, name: "near" },
      ],
      speak(words) {
        current = words;
        spoken.push([words.text, words.voice.name, words.rate]);
        const starts = Array.from(words.text.matchAll(/\\S+/g), (word) => word.index);
        const next = () => {
          if (current !== words) return;
          const at = starts.shift();
          if (at === undefined) return words.onend?.();
          words.onboundary({ charIndex: at });
          setTimeout(next, 60);
        };
        next();
      },
      cancel() {
        const words = current;
        current = null;
        words?.onerror?.({ error: "interrupted" });
      },
    },
  });
"""


@pytest.fixture
def device(opened: None, page: Page) -> None:
    """A device with a British voice of its own."""
    page.add_init_script(DEVICE.replace("\\\\S", "\\S"))
    page.reload()
    expect(log(page).get_by_role("button", name="Listen")).to_be_visible()


@pytest.mark.usefixtures("device", "priced")
def test_the_device_s_own_british_voice_is_used_where_there_is_one(
    page: Page, server: FakeServer
) -> None:
    watch_words(page)
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    expect(answer.get_by_role("button", name="Listen")).to_be_visible(timeout=9000)
    assert page.evaluate("window.spoken") == [[text, "near", 1] for text in SAID]
    assert page.evaluate("window.marks")[:4] == ["Yes.", "It", "costs", "£3.50"]
    assert server.heard == []


@pytest.mark.usefixtures("device", "priced")
def test_a_pause_of_the_device_s_voice_says_the_sentence_again(page: Page) -> None:
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    answer.get_by_role("button", name="Pause").click()
    before = page.evaluate("window.spoken.length")
    page.wait_for_timeout(400)
    assert page.evaluate("window.spoken.length") == before
    answer.get_by_role("button", name="Play").click()
    expect(answer.get_by_role("button", name="Listen")).to_be_visible(timeout=9000)
    texts = [text for text, _, _ in page.evaluate("window.spoken")]
    assert texts[before] == texts[before - 1]
    assert texts[-1] == SAID[-1]


@pytest.mark.usefixtures("device", "priced")
def test_the_server_s_voice_can_be_chosen_instead(page: Page, server: FakeServer) -> None:
    choose(page, "Use the voice of my device", off=True)
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    expect(answer.get_by_role("button", name="Pause")).to_be_visible()
    page.wait_for_function("() => window.spoken.length === 0")
    assert "part0" in server.heard


def test_without_a_voice_of_its_own_there_is_none_to_choose(page: Page) -> None:
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_label("Read every answer to me")).to_be_visible()
    expect(page.get_by_label("Use the voice of my device")).to_have_count(0)
