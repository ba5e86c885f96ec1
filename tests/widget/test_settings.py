"""How it looks and sounds: what a person can choose."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import (
    ask,
    choose,
    composer,
    in_shadow,
    log,
    open_assistant,
    scrolls_sideways,
)
from tests.browser.chromium import Watch
from tests.widget.fake_server import FakeServer, activity, message

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def opened(page: Page, server: FakeServer) -> None:
    server.replies["swim"] = [
        message(
            "You can swim there.\n- Take the bus\n- No swimming on Monday",
            activities=[activity(categories=["swimming"])],
        )
    ]
    page.goto(server.address)
    open_assistant(page)


def style(page: Page, part: str, name: str) -> str:
    return str(in_shadow(page, f"(root) => getComputedStyle(root.querySelector({part!r})).{name}"))


def contrast(page: Page) -> float:
    """Of the words of an answer on their ground, as WCAG counts."""
    ratio: float = in_shadow(
        page,
        """(root) => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map((one) => {
              const part = one / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const { backgroundColor } = getComputedStyle(root.querySelector(".panel"));
          const { color } = getComputedStyle(root.querySelector(".words p"));
          const [a, b] = [light(color), light(backgroundColor)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        }""".replace("\\\\", "\\"),
    )
    return ratio


def test_it_opens_in_place_of_the_conversation_and_gives_the_focus_back(page: Page) -> None:
    settings = page.get_by_role("button", name="Settings")
    settings.click()
    shown = page.get_by_role("region", name="How it looks and sounds")
    expect(shown).to_be_visible()
    expect(page.get_by_role("button", name="Back to the conversation")).to_be_focused()
    expect(composer(page)).to_be_hidden()
    expect(log(page)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(settings).to_be_focused()
    expect(log(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_closed_from_there_it_opens_with_the_conversation(page: Page) -> None:
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("button", name="Close the assistant").click()
    open_assistant(page)
    expect(composer(page)).to_be_focused()


def test_the_words_get_larger_and_stay_so(page: Page) -> None:
    choose(page, "Large")
    assert style(page, ".words p", "fontSize") == "20px"
    choose(page, "Largest")
    assert style(page, ".words p", "fontSize") == "24px"
    page.reload()
    expect(log(page)).to_be_visible()
    assert style(page, ".words p", "fontSize") == "24px"


def test_what_was_chosen_is_kept_on_the_device_and_nothing_before(page: Page) -> None:
    kept = "localStorage.getItem('daywise:preferences')"
    page.get_by_role("button", name="Settings").click()
    assert page.evaluate(kept) is None
    page.get_by_label("Strong colours").check()
    assert json.loads(page.evaluate(kept)) == {"contrast": True}
    page.get_by_label("Strong colours").uncheck()
    assert json.loads(page.evaluate(kept)) == {"contrast": False}


def test_strong_colours_are_strong_in_light_and_dark_and_space_is_that_of_wcag(page: Page) -> None:
    choose(page, "Strong colours", "More space between the words")
    assert style(page, ".words p", "letterSpacing") == "1.92px"
    assert style(page, ".words p", "wordSpacing") == "2.56px"
    assert style(page, ".words p", "lineHeight") == "32px"
    assert contrast(page) > 15
    page.emulate_media(color_scheme="dark")
    assert contrast(page) > 15


def test_the_ruler_goes_where_somebody_points_or_the_focus_is(page: Page) -> None:
    assert style(page, ".band", "display") == "none"
    choose(page, "A ruler to read with")
    words = log(page).get_by_text("I can also explain your letter.")
    words.hover()
    box, band = words.bounding_box(), page.locator(".band").bounding_box()
    assert box
    assert band
    assert band["y"] <= box["y"]
    assert band["y"] + band["height"] >= box["y"] + box["height"]
    # It is in nobody's way.
    assert style(page, ".band", "pointerEvents") == "none"
    composer(page).focus()
    box, band = composer(page).bounding_box(), page.locator(".band").bounding_box()
    assert box
    assert band
    assert band["y"] <= box["y"] + box["height"] / 2 <= band["y"] + band["height"]


def test_easy_words_are_asked_for(page: Page, server: FakeServer) -> None:
    ask(page, "one")
    choose(page, "Easier words in the next answers")
    ask(page, "two")
    assert [sent["easy"] for sent in server.sent] == [None, True]


def test_pictures_are_fetched_when_they_are_wanted_and_say_nothing_of_their_own(
    page: Page, server: FakeServer, watch: Watch
) -> None:
    answer = ask(page, "swim")
    expect(answer.locator(".picture")).to_have_count(0)
    assert server.pictures == []
    choose(page, "Pictures beside the words")
    pictures = answer.locator("img.picture")
    shown = [picture.get_attribute("src") for picture in pictures.all()]
    assert [str(one).rsplit("/", 1)[1] for one in shown][:3] == [
        "swimming.svg",
        "bus.svg",
        "swimming.svg",
    ]
    assert {picture.get_attribute("alt") for picture in pictures.all()} == {""}
    expect(answer.get_by_text("No swimming on Monday").locator("img")).to_have_count(0)
    page.wait_for_function(
        "() => [...document.querySelector('daywise-assistant').shadowRoot"
        ".querySelectorAll('.picture')].every((one) => one.naturalWidth)"
    )
    assert watch.errors == []
    # The next answer has them too, and they go when they are switched off.
    expect(ask(page, "swim").locator("img.picture").first).to_be_visible()
    choose(page, "Pictures beside the words", off=True)
    expect(pictures.first).to_be_hidden()


def test_with_everything_chosen_nothing_scrolls_sideways_and_all_can_be_read(
    page: Page, server: FakeServer
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    choose(page, "Largest", "More space between the words", "Pictures beside the words",
           "Strong colours", "A ruler to read with")  # fmt: skip
    answer = ask(page, "swim")
    assert not scrolls_sideways(page)
    # The panel scrolls as one: the field does not take the room of what is read.
    answer.get_by_text("You can swim there.").scroll_into_view_if_needed()
    expect(answer.get_by_text("You can swim there.")).to_be_in_viewport(ratio=1)
    assert style(page, ".log", "overflowY") == "visible"
