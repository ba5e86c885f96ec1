"""The criteria of docs/accessibility-criteria.md, seen in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import (
    ask,
    composer,
    in_shadow,
    launcher,
    log,
    open_assistant,
    scrolls_sideways,
)
from tests.widget.fake_server import FakeServer, activity, message

pytestmark = pytest.mark.browser

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.fixture
def full(server: FakeServer) -> FakeServer:
    """A server whose answer to "all" shows every part that an answer can have."""
    server.replies["all"] = [
        message(
            f"Ring 01305 221016 about {LONG}.\n- one\n- two",
            audio="/api/speech/x",
            activities=[activity(), activity(id="b", name=LONG, place=None)],
            choices=[{"label": "Show me more", "text": "more"}],
            sources=[{"title": "The letter", "url": "/advice/why_this_letter"}],
        ),
        message("Call 999 now.", urgent=True),
    ]
    return server


def answered(page: Page) -> None:
    open_assistant(page)
    ask(page, "all")


def test_on_a_small_view_the_panel_fills_it_and_the_page_behind_is_out_of_reach(
    open_page: Any, full: FakeServer
) -> None:
    full.body = "<h1>Page</h1><button>Behind</button>"
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(full.address)
    open_assistant(page)
    assert page.get_by_role("dialog").bounding_box() == {
        "x": 0, "y": 0, "width": 320, "height": 640,
    }  # fmt: skip
    expect(composer(page)).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.textContent") != "Behind"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Behind")).to_be_visible()


def test_zooming_while_it_is_open_keeps_the_focus_and_the_words(
    page: Page, full: FakeServer
) -> None:
    page.goto(full.address)
    open_assistant(page)
    composer(page).fill("half a question")
    page.set_viewport_size({"width": 320, "height": 640})
    expect(composer(page)).to_be_focused()
    expect(composer(page)).to_have_value("half a question")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(composer(page)).to_be_focused()
    assert page.evaluate("() => document.querySelector('h1').checkVisibility()")


def test_targets_are_44_pixels_high_and_text_is_16(page: Page, full: FakeServer) -> None:
    # A page with a small root size must not make the assistant small.
    full.head = f"<link rel='stylesheet' href='{full.address}/small.css'>"
    page.route("**/small.css", lambda route: route.fulfill(
        body="html { font-size: 62.5% } daywise-assistant { font-size: 8px }",
        content_type="text/css",
    ))  # fmt: skip
    page.goto(full.address)
    answered(page)
    small = in_shadow(
        page,
        """(root) => {
          const targets = root.querySelectorAll("button, textarea, a:not(.words a)");
          const low = [...targets].filter((target) => target.checkVisibility()
            && (target.getBoundingClientRect().height < 43.9
              || target.getBoundingClientRect().width < 43.9));
          const texts = [...root.querySelectorAll("*")].filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
            && element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 16);
          return [...low, ...texts].map((element) => element.outerHTML);
        }""",
    )
    assert small == []


def test_the_tree_names_every_part(page: Page, full: FakeServer) -> None:
    page.goto(full.address)
    answered(page)
    expect(page.get_by_role("dialog")).to_match_aria_snapshot(
        """
        - dialog "Day activities assistant":
          - heading "Day activities assistant" [level=2]
          - paragraph: Fairshire Council
          - button "Close the assistant"
          - log "Conversation":
            - heading "Assistant said" [level=3]
            - heading "You said" [level=3]
            - heading "Assistant said" [level=3]
            - button "Listen"
            - list "2 activities":
              - listitem:
                - heading "Saturday singers" [level=4]
              - listitem
            - group "Choose an answer":
              - button "Show me more"
            - list:
              - listitem:
                - link "The letter"
          - status
          - text: Your question
          - textbox "Your question"
          - button "Send"
          - button "Use my location"
          - button "Ask by voice"
          - button "Settings"
          - button "Forget this conversation"
        """
    )


def test_a_whole_conversation_by_keyboard_alone(page: Page, full: FakeServer) -> None:
    page.goto(full.address)
    expect(launcher(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(launcher(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(composer(page)).to_be_focused()
    page.keyboard.type("all")
    page.keyboard.press("Enter")
    expect(log(page).get_by_role("button", name="Show me more")).to_be_visible()
    for name in ("Send", "Use my location", "Ask by voice", "Settings", "Forget this conversation"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=name)).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
    # Backwards from the question comes what was answered last.
    expect(log(page).get_by_role("link", name="The letter")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(log(page).get_by_role("button", name="Show me more")).to_be_focused()
    page.keyboard.press("Enter")
    expect(log(page).locator(".answer")).to_have_count(3)
    expect(log(page).get_by_role("button", name="Show me more")).to_be_focused()
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()


def test_focus_can_be_seen(page: Page, full: FakeServer) -> None:
    page.goto(full.address)
    answered(page)
    invisible = []
    for _ in range(12):
        page.keyboard.press("Tab")
        style = in_shadow(
            page,
            """(root) => root.activeElement && [root.activeElement.outerHTML,
              getComputedStyle(root.activeElement).outlineStyle,
              parseFloat(getComputedStyle(root.activeElement).outlineWidth)]""",
        )
        if style and (style[1] == "none" or style[2] < 2):
            invisible.append(style)
    assert invisible == []


def test_nothing_moves_for_those_who_asked_for_less_motion(page: Page, server: FakeServer) -> None:
    server.delay_seconds = 1.0
    page.goto(server.address)
    open_assistant(page)
    composer(page).fill("swimming")
    composer(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text("Thinking…")
    assert in_shadow(page, "(root) => root.getAnimations().length") == 0


def test_the_pages_own_styles_do_not_reach_in(page: Page, full: FakeServer) -> None:
    full.head = f"<link rel='stylesheet' href='{full.address}/hostile.css'>"
    page.route("**/hostile.css", lambda route: route.fulfill(
        body="body * { color: red !important; font-size: 40px } button { display: none !important }"
        "body { line-height: 4; letter-spacing: 1em; text-transform: uppercase }",
        content_type="text/css",
    ))  # fmt: skip
    page.goto(full.address)
    answered(page)
    style = in_shadow(
        page,
        """(root) => {
          const { color, fontSize, letterSpacing, textTransform } =
            getComputedStyle(root.querySelector(".words p"));
          return [color, fontSize, letterSpacing, textTransform];
        }""",
    )
    assert style[1:] == ["16px", "normal", "none"]
    assert style[0] != "rgb(255, 0, 0)"


def test_right_to_left_pages_have_it_at_the_other_side(page: Page, full: FakeServer) -> None:
    full.tag = "<daywise-assistant dir='rtl'>"
    page.goto(full.address)
    answered(page)
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] < 100
    # Its words are English, and are read and said so.
    told = log(page).get_by_text("1.24 miles away").first
    assert told.evaluate("(words) => getComputedStyle(words).direction") == "ltr"
    assert told.evaluate("(words) => words.closest('[lang]').lang") == "en-GB"
    assert not scrolls_sideways(page)


def test_forced_colours_keep_the_edges_of_buttons(open_page: Any, full: FakeServer) -> None:
    page = open_page(forced_colors="active", reduced_motion="reduce")
    page.goto(full.address)
    answered(page)
    bare = in_shadow(
        page,
        """(root) => [...root.querySelectorAll("button")].filter((button) =>
          parseFloat(getComputedStyle(button).borderTopWidth) < 1).length""",
    )
    assert bare == 0
