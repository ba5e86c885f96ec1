"""Listen on every message."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import ask, axe_findings, in_shadow, log, open_assistant
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


COST = "Yes.\n\nIt costs £3.50 in all.\n- Ring us."
SAID = ("Yes.", "It costs three pounds fifty in all.", "Ring us.")


def part(number: int, text: str, written: list[Any] | None = None) -> dict[str, Any]:
    url = f"/api/speech/part{number}"
    return {"url": url, "words_url": f"{url}/words", "text": text, "written": written or []}


@pytest.fixture
def priced(page: Page, server: FakeServer) -> None:
    """An answer of three sentences, whose words last 0.15 seconds each."""
    at = COST.index
    price = [at("£"), at("£") + 5]
    spans = [[at(w), at(w) + len(w)] for w in ("It", "costs")] + [price] * 3
    spans += [[at(w), at(w) + len(w)] for w in ("in all", "all.")]
    spans[5][1] -= 4
    written = [[[0, 4]], spans, [[at("Ring"), at("Ring") + 4], [at("us."), at("us.") + 3]]]
    parts = [part(n, text, written[n]) for n, text in enumerate(SAID)]
    server.replies["cost"] = [message(COST, audio="/api/speech/whole", audio_parts=parts)]
    for number, text in enumerate(SAID):
        begin, words = 0, []
        for place, word in enumerate(text.split()):
            begin = text.index(word, begin)
            words.append({"start_char": begin, "end": 0.15 * (place + 1)})
        server.words[f"part{number}"] = {"text": text, "words": words}
    ask(page, "cost")


def quiet(page: Page) -> bool:
    return bool(in_shadow(page, "(root) => root.querySelector('audio').paused"))


MARKED = """(root) => {
  // What stands under the middle of the mark.
  const mark = root.querySelector(".spoken");
  if (!mark || mark.hidden) return "";
  const box = mark.getBoundingClientRect();
  const walker = document.createTreeWalker(mark.parentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const one = range.getBoundingClientRect();
      const middle = box.left + box.width / 2;
      if (one.left <= middle && middle <= one.right && Math.abs(one.top - box.top) < 4) {
        return word[0];
      }
    }
  }
  return "?";
}"""


def watch_words(page: Page) -> None:
    """Notes each word that the mark comes to stand on."""
    in_shadow(
        page,
        """(root) => {
          const marked = """
        + MARKED
        + """;
          window.marks = [];
          const look = () => {
            const word = marked(root);
            if (word && word !== window.marks[window.marks.length - 1]) window.marks.push(word);
            requestAnimationFrame(look);
          };
          look();
        }""",
    )


@pytest.mark.usefixtures("priced")
def test_the_word_that_is_said_lights_up_and_moves(page: Page) -> None:
    watch_words(page)
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    expect(answer.get_by_role("button", name="Listen")).to_be_visible(timeout=9000)
    marks = page.evaluate("window.marks")
    assert marks == ["Yes.", "It", "costs", "£3.50", "in", "all.", "Ring", "us."]
    assert in_shadow(page, "(root) => root.querySelector('.spoken').hidden") is True


@pytest.mark.usefixtures("priced")
def test_a_long_answer_scrolls_along(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 300})
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    page.wait_for_function("() => true")
    in_view = """(root) => {
      const mark = root.querySelector(".spoken");
      if (!mark || mark.hidden) return true;
      const { top, bottom } = mark.getBoundingClientRect();
      return top >= -4 && bottom <= innerHeight + 4;
    }"""
    for _ in range(20):
        page.wait_for_timeout(100)
        assert in_shadow(page, in_view) is True


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
    page.get_by_text("Sound", exact=True).click()
    page.get_by_label("Read every answer to me").check()
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
def test_the_controls_keep_to_the_rules(page: Page) -> None:
    page.get_by_text("Sound", exact=True).click()
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    answer.get_by_role("button", name="Pause").click()
    assert axe_findings(page) == []
    small = """(root) => Array.from(root.querySelectorAll(".player > *, .sound label, summary"))
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
      .map((one) => one.outerHTML)"""
    assert in_shadow(page, small) == []
    answer.get_by_role("button", name="Stop").focus()
    page.keyboard.press("Enter")
    expect(answer.get_by_role("button", name="Listen")).to_be_focused()


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
def device(page: Page, server: FakeServer) -> None:
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
    page.get_by_text("Sound", exact=True).click()
    page.get_by_label("Use the voice of my device").uncheck()
    answer = log(page).locator(".answer").last
    answer.get_by_role("button", name="Listen").click()
    expect(answer.get_by_role("button", name="Pause")).to_be_visible()
    page.wait_for_function("() => window.spoken.length === 0")
    assert "part0" in server.heard


def test_without_a_voice_of_its_own_there_is_none_to_choose(page: Page) -> None:
    page.get_by_text("Sound", exact=True).click()
    expect(page.get_by_label("Use the voice of my device")).to_be_hidden()
